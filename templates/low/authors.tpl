{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>Writers</h1>
{{#EMPTY}}<p>Nobody has written anything yet.</p>
{{/EMPTY}}
<ul>
{{#WRITER}}<li><a href="/low{{WRITER_URL}}">{{WRITER_NAME}}</a></li>
{{/WRITER}}
</ul>
{{#PAGER_SHOWN}}
<nav aria-label="More writers">
<p>{{#ONWARD}}<a rel="next" href="/low{{PAGER_URL}}">More writers</a>{{/ONWARD}}</p>
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
