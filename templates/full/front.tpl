{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1 class="hidden">{{SITE_NAME}}: the front page</h1>
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
</div>
{{>FOOT}}
