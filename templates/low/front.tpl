{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
{{#AS_IT_STANDS}}<h1>{{SITE_NAME}}: the front page</h1>
{{/AS_IT_STANDS}}
{{#AS_IT_STOOD}}
<h1>The front page as it stood on <time datetime="{{STOOD_ISO}}">{{STOOD_STAMP}}</time></h1>
<p>The headlines are those of then; they lead to the stories of now. What has been withdrawn since is left out.</p>
<nav aria-label="The front page at other times">
<p>{{#STOOD_BEFORE}}<a rel="prev" href="/low{{STOOD_URL}}">Before: {{STOOD_TIME}}</a> {{/STOOD_BEFORE}}<a href="/low/">The front page now</a>{{#STOOD_AFTER}} <a rel="next" href="/low{{STOOD_URL}}">After: {{STOOD_TIME}}</a>{{/STOOD_AFTER}}</p>
</nav>
{{/AS_IT_STOOD}}
{{#STOOD_EMPTY}}<p>None of its stories is here any more.</p>
{{/STOOD_EMPTY}}
{{#EMPTY}}<p>No stories have been published yet.</p>
{{/EMPTY}}
{{#LEAD}}{{>LEAD_CARD}}{{/LEAD}}
{{#SECOND}}{{>CARD}}{{/SECOND}}
{{#TOP_SHOWN}}
<h2>More top stories</h2>
<ul>
{{#TOP}}<li>{{>LINE}}</li>
{{/TOP}}
</ul>
{{/TOP_SHOWN}}
{{#BLOCK}}
<h2><a href="/low{{BLOCK_URL}}">{{BLOCK_NAME}}</a></h2>
{{#BLOCK_LEAD}}{{>CARD}}{{/BLOCK_LEAD}}
<ul>
{{#BLOCK_ITEM}}<li>{{>LINE}}</li>
{{/BLOCK_ITEM}}
</ul>
{{/BLOCK}}
{{#MOST_READ_SHOWN}}
<h2><a href="/low/most-read">Most read</a></h2>
<ol>
{{#MOST_READ}}<li>{{>LINE}}</li>
{{/MOST_READ}}
</ol>
{{/MOST_READ_SHOWN}}
{{>FOOT}}
