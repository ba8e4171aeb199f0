{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>History of this story</h1>
<p><a href="/low{{CARD_URL}}">{{CARD_SHORT}}</a></p>
<ul>
{{#REVISION}}<li><p>Revision {{REVISION_NUMBER}}, <time datetime="{{REVISION_ISO}}">{{REVISION_STAMP}}</time></p>
{{#REVISION_SHOWN}}<p>{{>CHANGE}}</p>
{{#REVISION_COMPARED}}<p><a href="/low{{DIFF_URL}}">What changed from revision {{REVISION_BEFORE}} to {{REVISION_NUMBER}}</a></p>
{{/REVISION_COMPARED}}
{{/REVISION_SHOWN}}
{{#REVISION_HIDDEN}}<p>This revision is not shown.</p>
{{/REVISION_HIDDEN}}
</li>
{{/REVISION}}
</ul>
{{#PAGER_SHOWN}}
<nav aria-label="Older">
<p>{{#OLDER}}<a rel="next" href="/low{{PAGER_URL}}">Older revisions</a>{{/OLDER}}</p>
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
