{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>{{#MODE_VERIFIED}}One more step{{/MODE_VERIFIED}}{{#MODE_OPEN}}Thank you{{/MODE_OPEN}}{{#MODE_SELF}}Thank you{{/MODE_SELF}}</h1>
</header>
{{#MODE_VERIFIED}}<p>A letter is on its way to you. <strong>Follow the link in it</strong>, within two days, and the story goes to your friend. If it does not come in some minutes, look among your unwanted mail.</p>
{{/MODE_VERIFIED}}
{{#MODE_OPEN}}<p>The story is on its way to your friend.</p>
{{/MODE_OPEN}}
{{#MODE_SELF}}<p>The story is on its way to you.</p>
{{/MODE_SELF}}
<p><a href="{{STORY_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</a></p>
<p><a href="{{FORM_URL}}">Send it to somebody else</a></p>
{{>FOOT}}
