{{%AUTOESCAPE context="HTML"}}
{{#STANDFIRST_SHOWN}}<p{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}><b>{{STANDFIRST}}</b></p>
{{/STANDFIRST_SHOWN}}
{{>BYLINES}}
<p><time datetime="{{STAMP_ISO}}">{{STAMP}}</time></p>
{{#UPDATED_SHOWN}}<p>Updated: <time datetime="{{UPDATED_ISO}}">{{UPDATED}}</time></p>
{{/UPDATED_SHOWN}}
