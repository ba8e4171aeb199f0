{{%AUTOESCAPE context="HTML"}}
{{>LETTER_HEAD}}
<p>Somebody, we think you, asked <b>{{SITE_NAME}}</b> to mail this story to {{FRIENDS}}:</p>
<blockquote><p><a href="{{STORY_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</a></p></blockquote>
<p>If it was you, <a href="{{CONFIRM_URL}}"><b>confirm it</b></a>, and the story goes out. The link is good for two days.</p>
<p>If it was not you, do nothing: nothing is sent then.</p>
{{>LETTER_FOOT}}
