{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>Talking Point</h1>
<p>Questions of the town, and what readers say. All that is shown was read by the editors first.</p>
{{#IS_PAST}}<p>Earlier debates. <a href="/low/talking-point/">The newest debates</a></p>
{{/IS_PAST}}
{{#EMPTY}}<p>No debate has been opened yet.</p>
{{/EMPTY}}
{{#OPEN_SHOWN}}
<h2>Open now</h2>
<ul>
{{#OPEN_ITEM}}<li>{{>DEBATE_LINE}}</li>
{{/OPEN_ITEM}}
</ul>
{{/OPEN_SHOWN}}
{{#CLOSED_SHOWN}}
<h2>Closed</h2>
<ul>
{{#CLOSED_ITEM}}<li>{{>DEBATE_LINE}}</li>
{{/CLOSED_ITEM}}
</ul>
{{/CLOSED_SHOWN}}
{{#PAGER_SHOWN}}
<nav aria-label="Earlier debates">
<p>{{#OLDER}}<a rel="next" href="/low{{PAGER_URL}}">Earlier debates</a>{{/OLDER}}</p>
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
