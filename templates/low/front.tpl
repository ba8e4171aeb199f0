{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{SITE_NAME}}: the front page</h1>
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
{{>FOOT}}
