{{%AUTOESCAPE context="HTML"}}
<h2{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{#KIND_SHOWN}}{{KIND}}: {{/KIND_SHOWN}}<a href="/low{{CARD_URL}}">{{CARD_HEADLINE}}</a></h2>
{{#CARD_STANDFIRST_SHOWN}}<p{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{CARD_STANDFIRST}}</p>
{{/CARD_STANDFIRST_SHOWN}}
<p><time datetime="{{CARD_ISO}}">{{CARD_DATE}}</time> | {{CARD_SECTION}}</p>
