{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article class="story standing">
<header>
<h1{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</h1>
{{#STANDFIRST_SHOWN}}<p class="standfirst"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{STANDFIRST}}</p>
{{/STANDFIRST_SHOWN}}
</header>
<div class="body"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>
{{BODY:none}}
</div>
{{>HELP_TEXT}}
</article>
{{>FOOT}}
