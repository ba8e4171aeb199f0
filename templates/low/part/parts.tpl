{{%AUTOESCAPE context="HTML"}}
{{#PARTS}}<p>Part {{PART}} of {{PARTS_LAST}}.{{#PART_BEFORE}} <a rel="prev" href="/low{{PART_URL}}">Part before</a>{{/PART_BEFORE}}{{#PART_AFTER}} <a rel="next" href="/low{{PART_URL}}">Next part</a>{{/PART_AFTER}} <a href="{{WHOLE_URL}}">The whole in the full version ({{WHOLE_KB}} kB of text)</a></p>
{{/PARTS}}
