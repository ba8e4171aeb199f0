{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{HEADLINE}}</h1>
{{#EMPTY}}<p>Nothing here yet.</p>
{{/EMPTY}}
{{#PACKAGE}}<h2><a href="/low{{PACKAGE_URL}}">{{PACKAGE_TITLE}}</a></h2>
{{#INTRO_SHOWN}}<p>{{INTRO}}</p>
{{/INTRO_SHOWN}}
<p>{{#PACKAGE_OPEN}}Last story: {{/PACKAGE_OPEN}}{{#PACKAGE_CLOSED}}Closed: {{/PACKAGE_CLOSED}}<time datetime="{{PACKAGE_ISO}}">{{PACKAGE_DATE}}</time></p>
{{/PACKAGE}}
{{#PAGER_SHOWN}}
<nav aria-label="More packages">
<p>{{#BACKWARD}}<a rel="prev" href="/low{{PAGER_URL}}">Packages before</a> {{/BACKWARD}}{{#ONWARD}}<a rel="next" href="/low{{PAGER_URL}}">More packages</a>{{/ONWARD}}</p>
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
