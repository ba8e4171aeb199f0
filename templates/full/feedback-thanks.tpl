{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>Thank you</h1>
</header>
<p>What you wrote has reached us and is kept. The editors read it.</p>
{{#REFERENCE_SHOWN}}<p>Its number is <strong>{{REFERENCE}}</strong>: name it if you write again.</p>
{{/REFERENCE_SHOWN}}
{{#ABOUT_STORY}}<p>It was about <a href="{{STORY_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</a>.</p>
{{/ABOUT_STORY}}
{{#ABOUT_SITE}}<p><a href="/">To the front page</a></p>
{{/ABOUT_SITE}}
{{>FOOT}}
