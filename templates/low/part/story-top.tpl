{{%AUTOESCAPE context="HTML"}}
{{#STANDFIRST_SHOWN}}<p{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}><b>{{STANDFIRST}}</b></p>
{{/STANDFIRST_SHOWN}}
{{>BYLINES}}
<p><time datetime="{{STAMP_ISO}}">{{STAMP}}</time></p>
{{#UPDATED_SHOWN}}<p>Updated: <time datetime="{{UPDATED_ISO}}">{{UPDATED}}</time>{{#UPDATED_WHY_SHOWN}}: {{UPDATED_WHY}}{{/UPDATED_WHY_SHOWN}}</p>
{{/UPDATED_SHOWN}}
{{#PART_OF}}<p>Part of: <a href="/low{{PART_OF_URL}}">{{PART_OF_TITLE}}</a></p>
{{/PART_OF}}
{{#AGE_SHOWN}}<p>{{AGE}}</p>
{{/AGE_SHOWN}}
{{#NOTICE_TOP}}{{>NOTICE}}{{/NOTICE_TOP}}
