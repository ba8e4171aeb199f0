{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>{{HEADLINE}}</h1>
</header>
{{#EMPTY}}<p class="empty">Nothing here yet.</p>
{{/EMPTY}}
<div class="index">
{{#PACKAGE}}<article class="card">
<h2><a href="{{PACKAGE_URL}}">{{PACKAGE_TITLE}}</a></h2>
{{#INTRO_SHOWN}}<p>{{INTRO}}</p>
{{/INTRO_SHOWN}}
<p class="when">{{#PACKAGE_OPEN}}Last story: {{/PACKAGE_OPEN}}{{#PACKAGE_CLOSED}}Closed: {{/PACKAGE_CLOSED}}<time datetime="{{PACKAGE_ISO}}">{{PACKAGE_DATE}}</time></p>
</article>
{{/PACKAGE}}
</div>
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="More packages">
{{#BACKWARD}}<a rel="prev" href="{{PAGER_URL}}">Packages before</a>
{{/BACKWARD}}
{{#ONWARD}}<a rel="next" href="{{PAGER_URL}}">More packages</a>
{{/ONWARD}}
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
