{{%AUTOESCAPE context="HTML"}}
<article class="entry" id="{{LIVE_ANCHOR}}">
<h2>{{LIVE_TITLE}}</h2>
<p class="stamp"><time datetime="{{LIVE_ISO}}">{{LIVE_STAMP}}</time>{{#LIVE_IS_KEY}} <span class="kind">Key moment</span>{{/LIVE_IS_KEY}}</p>
{{BODY:none}}
</article>
