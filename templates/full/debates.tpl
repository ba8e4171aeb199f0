{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>Talking Point</h1>
<p class="intro">Questions of the town, and what readers say. All that is shown was read by the editors first.</p>
{{#IS_PAST}}<p class="past">Earlier debates. <a href="/talking-point/">The newest debates</a></p>
{{/IS_PAST}}
</header>
{{#EMPTY}}<p class="empty">No debate has been opened yet.</p>
{{/EMPTY}}
{{#OPEN_SHOWN}}
<section class="debates">
<h2>Open now</h2>
<ul>
{{#OPEN_ITEM}}<li>{{>DEBATE_LINE}}</li>
{{/OPEN_ITEM}}
</ul>
</section>
{{/OPEN_SHOWN}}
{{#CLOSED_SHOWN}}
<section class="debates">
<h2>Closed</h2>
<ul>
{{#CLOSED_ITEM}}<li>{{>DEBATE_LINE}}</li>
{{/CLOSED_ITEM}}
</ul>
</section>
{{/CLOSED_SHOWN}}
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="Earlier debates">
{{#OLDER}}<a rel="next" href="{{PAGER_URL}}">Earlier debates</a>
{{/OLDER}}
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
