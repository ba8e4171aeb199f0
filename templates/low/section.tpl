{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
{{#IS_STRAND}}<p>Series</p>
{{/IS_STRAND}}
<h1>{{HEADLINE}}</h1>
{{#INTRO_SHOWN}}<p>{{INTRO}}</p>
{{/INTRO_SHOWN}}
{{#BIOGRAPHY}}<div>{{BODY:none}}</div>
{{/BIOGRAPHY}}
{{#IS_PAST}}<p>From the archive. <a href="/low{{SECTION_URL}}">The newest in {{HEADLINE}}</a></p>
{{/IS_PAST}}
{{#EMPTY}}<p>Nothing here yet.</p>
{{/EMPTY}}
{{#LEAD}}{{>LEAD_CARD}}{{/LEAD}}
{{#ITEM}}{{>INDEX_CARD}}{{/ITEM}}
{{#PAGER_SHOWN}}
<nav aria-label="Older and newer">
<p>{{#NEWER}}<a rel="prev" href="/low{{PAGER_URL}}">Newer stories</a> {{/NEWER}}{{#OLDER}}<a rel="next" href="/low{{PAGER_URL}}">Older stories</a>{{/OLDER}}</p>
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
