{{%AUTOESCAPE context="HTML"}}
{{#NARROW_SHOWN}}
<section class="narrow">
<h2>Narrow this search</h2>
<p>By section: {{#NARROW_SECTION}}<a href="{{NARROW_URL}}">{{NARROW_NAME}}</a> {{/NARROW_SECTION}}</p>
<p>By kind: {{#NARROW_KIND}}<a href="{{NARROW_URL}}">{{NARROW_NAME}}</a> {{/NARROW_KIND}}</p>
<p>By year: {{#NARROW_YEAR}}<a href="{{NARROW_URL}}">{{NARROW_NAME}}</a> {{/NARROW_YEAR}}</p>
</section>
{{/NARROW_SHOWN}}
