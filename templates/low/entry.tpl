{{%AUTOESCAPE context="HTML"}}
<article id="{{LIVE_ANCHOR}}">
<h2>{{LIVE_TITLE}}</h2>
<p><time datetime="{{LIVE_ISO}}">{{LIVE_STAMP}}</time>{{#LIVE_IS_KEY}} Key moment{{/LIVE_IS_KEY}}</p>
{{BODY:none}}
</article>
