{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>Corrections</h1>
<p class="intro">What was wrong in stories, and what is right. Nothing on this page is ever deleted.</p>
</header>
{{#EMPTY}}<p class="empty">Nothing has been corrected yet.</p>
{{/EMPTY}}
<ul class="record">
{{#CORRECTED}}
{{#CORRECTED_LIVE}}<li><p><a href="{{CARD_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{CARD_SHORT}}</a></p>
{{>NOTICE}}</li>
{{/CORRECTED_LIVE}}
{{#CORRECTED_GONE}}<li><p><time datetime="{{NOTICE_ISO}}">{{NOTICE_STAMP}}</time>: a story was corrected that has been withdrawn since.</p></li>
{{/CORRECTED_GONE}}
{{/CORRECTED}}
</ul>
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="Older and newer">
{{#NEWER}}<a rel="prev" href="{{PAGER_URL}}">Newer corrections</a>
{{/NEWER}}
{{#OLDER}}<a rel="next" href="{{PAGER_URL}}">Older corrections</a>
{{/OLDER}}
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
