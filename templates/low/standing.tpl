{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>
<h1>{{HEADLINE}}</h1>
{{#FIRST_PART}}{{#STANDFIRST_SHOWN}}<p><b>{{STANDFIRST}}</b></p>{{/STANDFIRST_SHOWN}}{{/FIRST_PART}}
{{>PARTS}}
{{BODY:none}}
{{>PARTS}}
</article>
{{>FOOT}}
