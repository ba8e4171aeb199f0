{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>{{HEADLINE}}</h1>
<p class="intro">The stories that were read most in the last 24 hours. Pages are counted, not people: nothing is kept of who reads.</p>
</header>
{{#EMPTY}}<p class="empty">No story has been read often enough to be named.</p>
{{/EMPTY}}
{{#MOST_READ_SHOWN}}
<section class="more most-read" aria-label="Most read">
<ol>
{{#MOST_READ}}<li>{{>LINE}}</li>
{{/MOST_READ}}
</ol>
</section>
{{/MOST_READ_SHOWN}}
{{>FOOT}}
