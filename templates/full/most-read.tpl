{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>{{HEADLINE}}</h1>
<p class="intro">{{#BY_READING}}The stories that were read most in the last 24 hours. Pages are counted, not people: nothing is kept of who reads.{{/BY_READING}}{{#BY_EMAIL}}The stories that most readers e-mailed to friends in the last week. A sender counts once a story, an hour after confirming it.{{/BY_EMAIL}}</p>
</header>
{{#EMPTY}}<p class="empty">No story has been {{#BY_READING}}read{{/BY_READING}}{{#BY_EMAIL}}e-mailed{{/BY_EMAIL}} often enough to be named.</p>
{{/EMPTY}}
{{#MOST_READ_SHOWN}}
<section class="more most-read" aria-label="{{HEADLINE}}">
<ol>
{{#MOST_READ}}<li>{{>LINE}}</li>
{{/MOST_READ}}
</ol>
</section>
{{/MOST_READ_SHOWN}}
<p>{{#BY_READING}}<a href="/most-emailed">Most e-mailed</a>{{/BY_READING}}{{#BY_EMAIL}}<a href="/most-read">Most read</a>{{/BY_EMAIL}}</p>
{{>FOOT}}
