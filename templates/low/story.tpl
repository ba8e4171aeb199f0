{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article>
{{#KIND_SHOWN}}<p>{{KIND}}</p>
{{/KIND_SHOWN}}
<h1{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</h1>
{{#FIRST_PART}}{{>STORY_TOP}}{{/FIRST_PART}}
{{#MORE_SHOWN}}<p><a href="#more">More {{MORE_NAME}} stories are at the foot of the page.</a></p>
{{/MORE_SHOWN}}
{{>LIVE_TOP}}
{{#LATER_PART}}<h2>Part {{PART}}</h2>{{/LATER_PART}}
{{>PARTS}}
<div{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{BODY:none}}</div>
{{>PARTS}}
{{>LIVE_PAGER}}
{{#NOTICE_FOOT}}{{>NOTICE}}{{/NOTICE_FOOT}}
{{#SOURCE_SHOWN}}<p>Source: {{SOURCE}}</p>
{{/SOURCE_SHOWN}}
{{#LICENCE_SHOWN}}<p>Licence: {{LICENCE}}</p>
{{/LICENCE_SHOWN}}
{{#HISTORY_SHOWN}}<p><a href="/low{{HISTORY_URL}}">History of this story: {{COUNT}} revisions</a></p>
{{/HISTORY_SHOWN}}
{{#TWINS}}{{#SEND}}<p><a href="/low{{EMAIL_URL}}">E-mail this story to a friend</a> | <a href="/low{{FEEDBACK_URL}}">Report an error in it</a></p>
{{/SEND}}<p>This story as <a href="{{TEXT_URL}}" type="text/plain">plain text</a> or <a href="{{NINJS_URL}}" type="application/json">ninjs</a></p>
{{/TWINS}}
</article>
{{#SEE_ALSO_SHOWN}}
<h2>See also</h2>
<ul>
{{#SEE_ALSO}}<li>{{>LINE}}</li>
{{/SEE_ALSO}}
</ul>
{{/SEE_ALSO_SHOWN}}
{{#LINKS_SHOWN}}
<h2>Internet links</h2>
<ul>
{{#LINK}}<li>{{>EXTERNAL}}</li>
{{/LINK}}
</ul>
{{#DISCLAIMER_SHOWN}}<p>{{DISCLAIMER}}</p>
{{/DISCLAIMER_SHOWN}}
{{/LINKS_SHOWN}}
{{#MORE_SHOWN}}
<h2 id="more">More <a href="/low{{MORE_URL}}">{{MORE_NAME}}</a> stories</h2>
<ul>
{{#MORE}}<li>{{>LINE}}</li>
{{/MORE}}
</ul>
{{/MORE_SHOWN}}
{{>FOOT}}
