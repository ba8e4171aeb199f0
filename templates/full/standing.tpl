{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article class="story standing"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>
<header>
<h1>{{HEADLINE}}</h1>
{{#STANDFIRST_SHOWN}}<p class="standfirst">{{STANDFIRST}}</p>
{{/STANDFIRST_SHOWN}}
</header>
<div class="body">
{{BODY:none}}
</div>
</article>
{{>FOOT}}
