{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
{{#AS_IT_STANDS}}<h1 class="hidden">{{SITE_NAME}}: the front page</h1>
{{/AS_IT_STANDS}}
{{#AS_IT_STOOD}}
<header class="index-head">
<h1>The front page as it stood on <time datetime="{{STOOD_ISO}}">{{STOOD_STAMP}}</time></h1>
<p class="past">The headlines are those of then; they lead to the stories of now. What has been withdrawn since is left out.</p>
<nav class="pager" aria-label="The front page at other times">
{{#STOOD_BEFORE}}<a rel="prev" href="{{STOOD_URL}}">Before: {{STOOD_TIME}}</a>
{{/STOOD_BEFORE}}
<a href="/">The front page now</a>
{{#STOOD_AFTER}}<a rel="next" href="{{STOOD_URL}}">After: {{STOOD_TIME}}</a>
{{/STOOD_AFTER}}
</nav>
</header>
{{/AS_IT_STOOD}}
{{#STOOD_EMPTY}}<p class="empty">None of its stories is here any more.</p>
{{/STOOD_EMPTY}}
{{#EMPTY}}<p class="empty">No stories have been published yet.</p>
{{/EMPTY}}
<section class="top" aria-label="Top stories">
{{#LEAD}}<article class="card lead">{{>LEAD_CARD}}</article>
{{/LEAD}}
{{#SECOND}}<article class="card second">{{>CARD}}</article>
{{/SECOND}}
{{#TOP_SHOWN}}
<div class="also">
<h2>More top stories</h2>
<ul>
{{#TOP}}<li>{{>LINE}}</li>
{{/TOP}}
</ul>
</div>
{{/TOP_SHOWN}}
</section>
<div class="blocks">
{{#BLOCK}}
<section class="block">
<h2><a href="{{BLOCK_URL}}">{{BLOCK_NAME}}</a></h2>
{{#BLOCK_LEAD}}<article class="card">{{>CARD}}</article>
{{/BLOCK_LEAD}}
<ul>
{{#BLOCK_ITEM}}<li>{{>LINE}}</li>
{{/BLOCK_ITEM}}
</ul>
</section>
{{/BLOCK}}
{{#MOST_READ_SHOWN}}
<section class="block most-read">
<h2><a href="/most-read">Most read</a></h2>
<ol>
{{#MOST_READ}}<li>{{>LINE}}</li>
{{/MOST_READ}}
</ol>
</section>
{{/MOST_READ_SHOWN}}
</div>
{{>FOOT}}
