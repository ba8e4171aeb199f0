{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>{{HEADLINE}}</h1>
{{#INTRO_SHOWN}}<p class="intro">{{INTRO}}</p>
{{/INTRO_SHOWN}}
{{#PACKAGE_OPEN}}<p class="past">Since <time datetime="{{PACKAGE_ISO}}">{{PACKAGE_DATE}}</time>.</p>
{{/PACKAGE_OPEN}}
{{#PACKAGE_CLOSED}}<p class="past">Closed on <time datetime="{{PACKAGE_ISO}}">{{PACKAGE_DATE}}</time>. It is kept as it was then.</p>
{{/PACKAGE_CLOSED}}
</header>
{{#EMPTY}}<p class="empty">Nothing here yet.</p>
{{/EMPTY}}
<div class="groups">
{{#GROUP}}<section class="group">
{{>GROUP_PART}}
</section>
{{/GROUP}}
{{#LATEST_SHOWN}}<section class="group" id="latest">
<h2>Latest in this story</h2>
<ul>
{{#LATEST}}<li>{{>LINE}}</li>
{{/LATEST}}
</ul>
{{#OLDER}}<p><a rel="next" href="{{PAGER_URL}}">Older stories</a></p>
{{/OLDER}}
</section>
{{/LATEST_SHOWN}}
</div>
{{#PACKAGE_PARTS}}
<nav class="pager" aria-label="Parts">
<p>Part {{PART}} of {{PARTS_LAST}}</p>
{{#PART_BEFORE}}<a rel="prev" href="{{PART_URL}}">Part before</a>
{{/PART_BEFORE}}
{{#PART_AFTER}}<a rel="next" href="{{PART_URL}}">Next part</a>
{{/PART_AFTER}}
</nav>
{{/PACKAGE_PARTS}}
{{>FOOT}}
