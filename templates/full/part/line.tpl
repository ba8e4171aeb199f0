{{%AUTOESCAPE context="HTML"}}
<span class="when"><time datetime="{{CARD_ISO}}">{{CARD_DATE}}</time> | <span class="where">{{CARD_SECTION}}</span></span>
<a href="{{CARD_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{#KIND_SHOWN}}<span class="kind">{{KIND}}:</span> {{/KIND_SHOWN}}{{CARD_SHORT}}</a>
