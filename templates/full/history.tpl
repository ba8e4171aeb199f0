{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>History of this story</h1>
<p class="intro"><a href="{{CARD_URL}}">{{CARD_SHORT}}</a></p>
</header>
<ul class="record">
{{#REVISION}}<li><p class="stamp">Revision {{REVISION_NUMBER}}, <time datetime="{{REVISION_ISO}}">{{REVISION_STAMP}}</time></p>
{{#REVISION_SHOWN}}<p>{{>CHANGE}}</p>
{{#REVISION_COMPARED}}<p><a href="{{DIFF_URL}}">What changed from revision {{REVISION_BEFORE}} to {{REVISION_NUMBER}}</a></p>
{{/REVISION_COMPARED}}
{{/REVISION_SHOWN}}
{{#REVISION_HIDDEN}}<p>This revision is not shown.</p>
{{/REVISION_HIDDEN}}
</li>
{{/REVISION}}
</ul>
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="Older">
{{#OLDER}}<a rel="next" href="{{PAGER_URL}}">Older revisions</a>
{{/OLDER}}
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
