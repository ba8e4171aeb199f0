{{%AUTOESCAPE context="HTML"}}
{{>LETTER_HEAD}}
{{#LETTER_SELF}}<p>You asked for this story from <b>{{SITE_NAME}}</b>.</p>
{{/LETTER_SELF}}
{{#LETTER_OPEN}}<p>Somebody who gave the name <bdi>{{SENDER_NAME}}</bdi> sent you this story from <b>{{SITE_NAME}}</b>. Nobody has checked who it was.</p>
{{/LETTER_OPEN}}
{{#LETTER_CONFIRMED}}<p><bdi>{{SENDER_NAME}}</bdi> sent you this story from <b>{{SITE_NAME}}</b>.</p>
{{/LETTER_CONFIRMED}}
{{#LETTER_ANSWERED}}<p>An answer to this mail goes to <bdi>{{SENDER_NAME}}</bdi>.</p>
{{/LETTER_ANSWERED}}
{{#LETTER_NOTE}}<p><bdi>{{SENDER_NAME}}</bdi> wrote:</p>
<blockquote><p dir="auto">{{SENDER_NOTE}}</p></blockquote>
{{/LETTER_NOTE}}
<hr>
<article>
{{#KIND_SHOWN}}<p>{{KIND}}</p>
{{/KIND_SHOWN}}
<h1{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</h1>
{{>STORY_TOP}}
<div{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{BODY:none}}</div>
{{#NOTICE_FOOT}}{{>NOTICE}}{{/NOTICE_FOOT}}
{{#SOURCE_SHOWN}}<p>Source: {{SOURCE}}</p>
{{/SOURCE_SHOWN}}
{{#LICENCE_SHOWN}}<p>Licence: {{LICENCE}}</p>
{{/LICENCE_SHOWN}}
<p>This story <a href="{{STORY_URL}}">on the site</a>, and there <a href="/low{{STORY_URL}}">in low graphics</a>.</p>
</article>
{{>LETTER_FOOT}}
