{{%AUTOESCAPE context="HTML"}}
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="Before and after">
{{#EARLIER}}<a rel="prev" href="{{PAGER_URL}}">Before: {{PAGER_NAME}}</a>
{{/EARLIER}}
{{#LATER}}<a rel="next" href="{{PAGER_URL}}">After: {{PAGER_NAME}}</a>
{{/LATER}}
</nav>
{{/PAGER_SHOWN}}
