{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>{{HEADLINE}}</h1>
</header>
<div class="day">
<section class="day-stories">
<h2>Stories published that day</h2>
{{#EMPTY}}<p class="empty">No more stories were published that day.</p>
{{/EMPTY}}
<ul>
{{#DAY_STORY}}<li>{{>LINE}}</li>
{{/DAY_STORY}}
</ul>
{{#MORE_PAGES}}
<nav class="pager" aria-label="More of this day">
{{#FIRST}}<a href="{{PAGER_URL}}">The day’s first stories</a>
{{/FIRST}}
{{#ONWARD}}<a href="{{PAGER_URL}}">Later stories of this day</a>
{{/ONWARD}}
</nav>
{{/MORE_PAGES}}
</section>
{{#FRONTS_SHOWN}}
<section class="day-fronts">
<h2>As it stood</h2>
{{#FRONTS_THINNED}}<p>The first front page of each hour; those between are reached from there.</p>
{{/FRONTS_THINNED}}
<ul>
{{#FRONT}}<li><a href="{{FRONT_URL}}">The front page at {{FRONT_TIME}}</a></li>
{{/FRONT}}
</ul>
</section>
{{/FRONTS_SHOWN}}
</div>
{{>ARCHIVE_PAGER}}
{{>FOOT}}
