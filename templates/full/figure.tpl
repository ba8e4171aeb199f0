{{%AUTOESCAPE context="HTML"}}
<figure>
<picture><source type="image/webp" srcset="{{FIGURE_WEBP:U=html}}" sizes="(min-width: 46em) 42rem, 100vw"><img src="{{FIGURE_SRC}}" srcset="{{FIGURE_SRCSET:U=html}}" sizes="(min-width: 46em) 42rem, 100vw" width="{{FIGURE_WIDTH}}" height="{{FIGURE_HEIGHT}}" alt="{{FIGURE_ALT}}" decoding="async"></picture>
{{#FIGURE_CAPTIONED}}<figcaption>{{FIGURE_CAPTION}}{{#FIGURE_CREDITED}} <span class="credit">{{FIGURE_CREDIT}}</span>{{/FIGURE_CREDITED}}</figcaption>
{{/FIGURE_CAPTIONED}}
</figure>
