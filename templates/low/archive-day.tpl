{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{HEADLINE}}</h1>
<h2>Stories published that day</h2>
{{#EMPTY}}<p>No more stories were published that day.</p>
{{/EMPTY}}
<ul>
{{#DAY_STORY}}<li>{{>LINE}}</li>
{{/DAY_STORY}}
</ul>
{{#MORE_PAGES}}
<nav aria-label="More of this day">
<p>{{#FIRST}}<a href="/low{{PAGER_URL}}">The day’s first stories</a> {{/FIRST}}{{#ONWARD}}<a href="/low{{PAGER_URL}}">Later stories of this day</a>{{/ONWARD}}</p>
</nav>
{{/MORE_PAGES}}
{{#FRONTS_SHOWN}}
<h2>As it stood</h2>
{{#FRONTS_THINNED}}<p>The first front page of each hour; those between are reached from there.</p>
{{/FRONTS_THINNED}}
<ul>
{{#FRONT}}<li><a href="/low{{FRONT_URL}}">The front page at {{FRONT_TIME}}</a></li>
{{/FRONT}}
</ul>
{{/FRONTS_SHOWN}}
{{>ARCHIVE_PAGER}}
{{>FOOT}}
