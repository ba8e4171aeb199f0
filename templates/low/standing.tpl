{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article>
<h1{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</h1>
{{#FIRST_PART}}{{#STANDFIRST_SHOWN}}<p{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}><b>{{STANDFIRST}}</b></p>{{/STANDFIRST_SHOWN}}{{/FIRST_PART}}
{{#LATER_PART}}<h2>Part {{PART}}</h2>{{/LATER_PART}}
{{>PARTS}}
<div{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{BODY:none}}</div>
{{>PARTS}}
{{>HELP_TEXT}}
</article>
{{>FOOT}}
