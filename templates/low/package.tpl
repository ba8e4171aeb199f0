{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{HEADLINE}}</h1>
{{#INTRO_SHOWN}}<p>{{INTRO}}</p>
{{/INTRO_SHOWN}}
{{#PACKAGE_OPEN}}<p>Since <time datetime="{{PACKAGE_ISO}}">{{PACKAGE_DATE}}</time>.</p>
{{/PACKAGE_OPEN}}
{{#PACKAGE_CLOSED}}<p>Closed on <time datetime="{{PACKAGE_ISO}}">{{PACKAGE_DATE}}</time>. It is kept as it was then.</p>
{{/PACKAGE_CLOSED}}
{{#EMPTY}}<p>Nothing here yet.</p>
{{/EMPTY}}
{{#GROUP}}{{>GROUP_PART}}{{/GROUP}}
{{#LATEST_SHOWN}}<h2 id="latest">Latest in this story</h2>
<ul>
{{#LATEST}}<li>{{>LINE}}</li>
{{/LATEST}}
</ul>
{{#OLDER}}<p><a rel="next" href="/low{{PAGER_URL}}">Older stories</a></p>
{{/OLDER}}
{{/LATEST_SHOWN}}
{{#PACKAGE_PARTS}}
<nav aria-label="Parts">
<p>Part {{PART}} of {{PARTS_LAST}} {{#PART_BEFORE}}<a rel="prev" href="/low{{PART_URL}}">Part before</a> {{/PART_BEFORE}}{{#PART_AFTER}}<a rel="next" href="/low{{PART_URL}}">Next part</a>{{/PART_AFTER}}</p>
</nav>
{{/PACKAGE_PARTS}}
{{>FOOT}}
