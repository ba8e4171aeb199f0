{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{HEADLINE}}</h1>
<p>The stories that were read most in the last 24 hours. Pages are counted, not people: nothing is kept of who reads.</p>
{{#EMPTY}}<p>No story has been read often enough to be named.</p>
{{/EMPTY}}
{{#MOST_READ_SHOWN}}
<ol>
{{#MOST_READ}}<li>{{>LINE}}</li>
{{/MOST_READ}}
</ol>
{{/MOST_READ_SHOWN}}
{{>FOOT}}
