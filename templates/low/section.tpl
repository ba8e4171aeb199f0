{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
{{#IS_PROGRAMME}}<p>Programme</p>
{{/IS_PROGRAMME}}
{{#IS_STRAND}}<p>Series</p>
{{/IS_STRAND}}
<h1>{{HEADLINE}}</h1>
{{#INTRO_SHOWN}}<p>{{INTRO}}</p>
{{/INTRO_SHOWN}}
{{#PODCAST}}<p>As a podcast: <a href="{{PODCAST_URL}}" type="application/rss+xml">RSS</a></p>
{{/PODCAST}}
{{#BIOGRAPHY}}<div>{{BODY:none}}</div>
{{/BIOGRAPHY}}
{{#IS_PAST}}<p>From the archive. <a href="/low{{SECTION_URL}}">The newest in {{HEADLINE}}</a></p>
{{/IS_PAST}}
{{#PROGRAMMES_SHOWN}}
<section>
<h2>Programmes</h2>
<ul>
{{#PROGRAMME}}<li><a href="/low{{PROGRAMME_URL}}">{{PROGRAMME_NAME}}</a>{{#PROGRAMME_INTRO_SHOWN}} {{PROGRAMME_INTRO}}{{/PROGRAMME_INTRO_SHOWN}}</li>
{{/PROGRAMME}}
</ul>
</section>
{{/PROGRAMMES_SHOWN}}
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
