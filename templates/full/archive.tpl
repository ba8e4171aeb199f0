{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>{{HEADLINE}}</h1>
</header>
{{#EMPTY}}<p class="empty">No stories have been published yet.</p>
{{/EMPTY}}
<ul class="dates">
{{#ARCHIVE_ITEM}}<li><a href="{{ARCHIVE_URL}}">{{ARCHIVE_NAME}}</a>{{#ARCHIVE_ONE}} <span class="count">1 story</span>{{/ARCHIVE_ONE}}{{#ARCHIVE_MANY}} <span class="count">{{COUNT}} stories</span>{{/ARCHIVE_MANY}}</li>
{{/ARCHIVE_ITEM}}
</ul>
{{>ARCHIVE_PAGER}}
{{>FOOT}}
