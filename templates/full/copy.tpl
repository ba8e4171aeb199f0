{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article class="story standing">
<header>
<h1>{{HEADLINE}}</h1>
</header>
<div class="body">
<p>These pages are a copy of {{SITE_NAME}} as files. Everything that was published is in them, and nothing that needs a program to answer: no search, no story by mail, no feedback, and no form to write to a talking point with.</p>
<p>To find a story, look through the <a href="/archive/">archive</a>, day by day, or start from the <a href="/">front page</a>.</p>
{{#CONTACT_SHOWN}}<p>You can write to <a href="mailto:{{CONTACT}}">{{CONTACT}}</a>.</p>
{{/CONTACT_SHOWN}}
</div>
</article>
{{>FOOT}}
