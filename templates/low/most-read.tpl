{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{HEADLINE}}</h1>
<p>{{#BY_READING}}The stories that were read most in the last 24 hours. Pages are counted, not people: nothing is kept of who reads.{{/BY_READING}}{{#BY_EMAIL}}The stories that most readers e-mailed to friends in the last week. A sender counts once a story, an hour after confirming it.{{/BY_EMAIL}}</p>
{{#EMPTY}}<p>No story has been {{#BY_READING}}read{{/BY_READING}}{{#BY_EMAIL}}e-mailed{{/BY_EMAIL}} often enough to be named.</p>
{{/EMPTY}}
{{#MOST_READ_SHOWN}}
<ol>
{{#MOST_READ}}<li>{{>LINE}}</li>
{{/MOST_READ}}
</ol>
{{/MOST_READ_SHOWN}}
<p>{{#BY_READING}}<a href="/low/most-emailed">Most e-mailed</a>{{/BY_READING}}{{#BY_EMAIL}}<a href="/low/most-read">Most read</a>{{/BY_EMAIL}}</p>
{{>FOOT}}
