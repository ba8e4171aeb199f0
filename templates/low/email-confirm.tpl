{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{TITLE_HERE}}</h1>
{{#CONFIRM_ASK}}
<p>You asked us to mail this story. With this button it goes out:</p>
<p><a href="/low{{STORY_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</a></p>
<form method="post" action="/low{{FORM_URL}}">
<p><button>Yes, send it</button></p>
</form>
<p>If it was not you who asked, do nothing: nothing is sent then.</p>
{{/CONFIRM_ASK}}
{{#CONFIRM_DONE}}
<p>The story is on its way to your friend.</p>
<p><a href="/low{{STORY_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</a></p>
{{/CONFIRM_DONE}}
{{#CONFIRM_LATE}}
<p>This link is no longer good. It works for two days; nothing was sent. You can ask again:</p>
<p><a href="/low{{AGAIN_URL}}">E-mail the story</a></p>
{{/CONFIRM_LATE}}
{{#CONFIRM_GONE}}
<p>The story has been withdrawn since, so it is not sent to anybody.</p>
{{/CONFIRM_GONE}}
{{#CONFIRM_DOWN}}
<p>We cannot do this just now; the fault is ours. Please try again in a moment.</p>
<form method="post" action="/low{{FORM_URL}}">
<p><button>Yes, send it</button></p>
</form>
{{/CONFIRM_DOWN}}
{{>FOOT}}
