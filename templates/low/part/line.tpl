{{%AUTOESCAPE context="HTML"}}
<time datetime="{{CARD_ISO}}">{{CARD_DATE}}</time> | {{CARD_SECTION}}<br><a href="/low{{CARD_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{#KIND_SHOWN}}{{KIND}}: {{/KIND_SHOWN}}{{CARD_SHORT}}</a>
