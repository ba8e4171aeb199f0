{{%AUTOESCAPE context="HTML"}}
{{>LETTER_HEAD}}
<p><b>{{SITE_NAME}}</b> answers your message {{REFERENCE}}{{#ABOUT_STORY}}, about <a href="{{STORY_URL}}"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</a>{{/ABOUT_STORY}}:</p>
{{#ANSWER_TEXT}}<p dir="auto">{{PARAGRAPH}}</p>
{{/ANSWER_TEXT}}
{{>LETTER_FOOT}}
