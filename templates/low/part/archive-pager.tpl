{{%AUTOESCAPE context="HTML"}}
{{#PAGER_SHOWN}}
<nav aria-label="Before and after">
<p>{{#EARLIER}}<a rel="prev" href="/low{{PAGER_URL}}">Before: {{PAGER_NAME}}</a> {{/EARLIER}}{{#LATER}}<a rel="next" href="/low{{PAGER_URL}}">After: {{PAGER_NAME}}</a>{{/LATER}}</p>
</nav>
{{/PAGER_SHOWN}}
