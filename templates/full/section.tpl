{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
{{#IS_PROGRAMME}}<p class="kind">Programme</p>
{{/IS_PROGRAMME}}
{{#IS_STRAND}}<p class="kind">Series</p>
{{/IS_STRAND}}
<h1>{{HEADLINE}}</h1>
{{#INTRO_SHOWN}}<p class="intro">{{INTRO}}</p>
{{/INTRO_SHOWN}}
{{#PODCAST}}<p class="podcast">As a podcast: <a href="{{PODCAST_URL}}" type="application/rss+xml">RSS</a></p>
{{/PODCAST}}
{{#BIOGRAPHY}}<div class="body">{{BODY:none}}</div>
{{/BIOGRAPHY}}
{{#IS_PAST}}<p class="past">From the archive. <a href="{{SECTION_URL}}">The newest in {{HEADLINE}}</a></p>
{{/IS_PAST}}
</header>
{{#PROGRAMMES_SHOWN}}
<section class="programmes">
<h2>Programmes</h2>
<ul>
{{#PROGRAMME}}<li><a href="{{PROGRAMME_URL}}">{{PROGRAMME_NAME}}</a>{{#PROGRAMME_INTRO_SHOWN}} {{PROGRAMME_INTRO}}{{/PROGRAMME_INTRO_SHOWN}}</li>
{{/PROGRAMME}}
</ul>
</section>
{{/PROGRAMMES_SHOWN}}
{{#EMPTY}}<p class="empty">Nothing here yet.</p>
{{/EMPTY}}
<div class="index">
{{#LEAD}}<article class="card lead">{{>LEAD_CARD}}</article>
{{/LEAD}}
{{#ITEM}}<article class="card">{{>INDEX_CARD}}</article>
{{/ITEM}}
</div>
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="Older and newer">
{{#NEWER}}<a rel="prev" href="{{PAGER_URL}}">Newer stories</a>
{{/NEWER}}
{{#OLDER}}<a rel="next" href="{{PAGER_URL}}">Older stories</a>
{{/OLDER}}
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
