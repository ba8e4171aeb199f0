{{%AUTOESCAPE context="HTML"}}
{{#NARROW_SHOWN}}
<h2>Narrow this search</h2>
<p>By section: {{#NARROW_SECTION}}<a href="/low{{NARROW_URL}}">{{NARROW_NAME}}</a> {{/NARROW_SECTION}}</p>
<p>By kind: {{#NARROW_KIND}}<a href="/low{{NARROW_URL}}">{{NARROW_NAME}}</a> {{/NARROW_KIND}}</p>
<p>By year: {{#NARROW_YEAR}}<a href="/low{{NARROW_URL}}">{{NARROW_NAME}}</a> {{/NARROW_YEAR}}</p>
{{/NARROW_SHOWN}}
