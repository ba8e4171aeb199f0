{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>Corrections</h1>
<p>What was wrong in stories, and what is right. Nothing on this page is ever deleted.</p>
{{#EMPTY}}<p>Nothing has been corrected yet.</p>
{{/EMPTY}}
<ul>
{{#CORRECTED}}
{{#CORRECTED_LIVE}}<li><p><a href="/low{{CARD_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{CARD_SHORT}}</a></p>
{{>NOTICE}}</li>
{{/CORRECTED_LIVE}}
{{#CORRECTED_GONE}}<li><p><time datetime="{{NOTICE_ISO}}">{{NOTICE_STAMP}}</time>: a story was corrected that has been withdrawn since.</p></li>
{{/CORRECTED_GONE}}
{{/CORRECTED}}
</ul>
{{#PAGER_SHOWN}}
<nav aria-label="Older and newer">
<p>{{#NEWER}}<a rel="prev" href="/low{{PAGER_URL}}">Newer corrections</a> {{/NEWER}}{{#OLDER}}<a rel="next" href="/low{{PAGER_URL}}">Older corrections</a>{{/OLDER}}</p>
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
