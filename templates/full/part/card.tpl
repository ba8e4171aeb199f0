{{%AUTOESCAPE context="HTML"}}
{{#CARD_PICTURE}}
<picture><source type="image/webp" srcset="{{PICTURE_WEBP:U=html}}" sizes="(min-width: 60em) 24rem, (min-width: 40em) 50vw, 100vw"><img{{#FOCUSED}} class="focus x{{FOCUS_X}} y{{FOCUS_Y}}"{{/FOCUSED}} src="{{PICTURE_SRC}}" srcset="{{PICTURE_SRCSET:U=html}}" sizes="(min-width: 60em) 24rem, (min-width: 40em) 50vw, 100vw" width="{{PICTURE_WIDTH}}" height="{{PICTURE_HEIGHT}}" alt="" loading="lazy" decoding="async"></picture>
{{/CARD_PICTURE}}
<h3{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{#KIND_SHOWN}}<span class="kind">{{KIND}}:</span> {{/KIND_SHOWN}}<a href="{{CARD_URL}}">{{CARD_HEADLINE}}</a></h3>
{{#CARD_STANDFIRST_SHOWN}}<p{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{CARD_STANDFIRST}}</p>
{{/CARD_STANDFIRST_SHOWN}}
<p class="when"><time datetime="{{CARD_ISO}}">{{CARD_DATE}}</time> | <span class="where">{{CARD_SECTION}}</span></p>
