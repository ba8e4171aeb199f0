{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{HEADLINE}}</h1>
{{#EMPTY}}<p>No stories have been published yet.</p>
{{/EMPTY}}
<ul>
{{#ARCHIVE_ITEM}}<li><a href="/low{{ARCHIVE_URL}}">{{ARCHIVE_NAME}}</a>{{#ARCHIVE_ONE}} 1 story{{/ARCHIVE_ONE}}{{#ARCHIVE_MANY}} {{COUNT}} stories{{/ARCHIVE_MANY}}</li>
{{/ARCHIVE_ITEM}}
</ul>
{{>ARCHIVE_PAGER}}
{{>FOOT}}
