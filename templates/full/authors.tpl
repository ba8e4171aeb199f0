{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>Writers</h1>
</header>
{{#EMPTY}}<p class="empty">Nobody has written anything yet.</p>
{{/EMPTY}}
<ul class="plain-list">
{{#WRITER}}<li><a href="{{WRITER_URL}}">{{WRITER_NAME}}</a></li>
{{/WRITER}}
</ul>
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="More writers">
{{#ONWARD}}<a rel="next" href="{{PAGER_URL}}">More writers</a>
{{/ONWARD}}
</nav>
{{/PAGER_SHOWN}}
{{>FOOT}}
