{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article class="story">
<header>
{{#KIND_SHOWN}}<p class="kind">{{KIND}}</p>
{{/KIND_SHOWN}}
<h1{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</h1>
{{#FIRST_PART}}
{{#STANDFIRST_SHOWN}}<p class="standfirst"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{STANDFIRST}}</p>
{{/STANDFIRST_SHOWN}}
{{>BYLINES}}
<p class="stamp"><time datetime="{{STAMP_ISO}}">{{STAMP}}</time></p>
{{#UPDATED_SHOWN}}<p class="stamp updated">Updated: <time datetime="{{UPDATED_ISO}}">{{UPDATED}}</time>{{#UPDATED_WHY_SHOWN}}: {{UPDATED_WHY}}{{/UPDATED_WHY_SHOWN}}</p>
{{/UPDATED_SHOWN}}
{{#PART_OF}}<p class="part-of">Part of: <a href="{{PART_OF_URL}}">{{PART_OF_TITLE}}</a></p>
{{/PART_OF}}
{{#AGE_SHOWN}}<p class="notice age">{{AGE}}</p>
{{/AGE_SHOWN}}
{{#NOTICE_TOP}}{{>NOTICE}}{{/NOTICE_TOP}}
{{/FIRST_PART}}
{{#MORE_SHOWN}}<p class="pointer"><a href="#more">More {{MORE_NAME}} stories are at the foot of the page.</a></p>
{{/MORE_SHOWN}}
</header>
{{>LIVE_TOP}}
<div class="body"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>
{{BODY:none}}
</div>
{{>LIVE_PAGER}}
{{#NOTICE_FOOT}}{{>NOTICE}}{{/NOTICE_FOOT}}
{{#SOURCE_SHOWN}}<p class="source">Source: {{SOURCE}}</p>
{{/SOURCE_SHOWN}}
{{#LICENCE_SHOWN}}<p class="source">Licence: {{LICENCE}}</p>
{{/LICENCE_SHOWN}}
{{#HISTORY_SHOWN}}<p class="source"><a href="{{HISTORY_URL}}">History of this story: {{COUNT}} revisions</a></p>
{{/HISTORY_SHOWN}}
{{#TWINS}}{{#SEND}}<p class="source send"><a href="{{EMAIL_URL}}">E-mail this story to a friend</a> | <a href="{{FEEDBACK_URL}}">Report an error in it</a></p>
{{/SEND}}<p class="source">This story as <a href="{{TEXT_URL}}" type="text/plain">plain text</a> or <a href="{{NINJS_URL}}" type="application/json">ninjs</a></p>
{{/TWINS}}
</article>
<div class="beside">
{{#SEE_ALSO_SHOWN}}
<section class="see-also">
<h2>See also</h2>
<ul>
{{#SEE_ALSO}}<li>{{>LINE}}</li>
{{/SEE_ALSO}}
</ul>
</section>
{{/SEE_ALSO_SHOWN}}
{{#LINKS_SHOWN}}
<section class="links">
<h2>Internet links</h2>
<ul>
{{#LINK}}<li>{{>EXTERNAL}}</li>
{{/LINK}}
</ul>
{{#DISCLAIMER_SHOWN}}<p class="disclaimer">{{DISCLAIMER}}</p>
{{/DISCLAIMER_SHOWN}}
</section>
{{/LINKS_SHOWN}}
</div>
{{#MORE_SHOWN}}
<section class="more" id="more">
<h2>More <a href="{{MORE_URL}}">{{MORE_NAME}}</a> stories</h2>
<ul>
{{#MORE}}<li>{{>LINE}}</li>
{{/MORE}}
</ul>
</section>
{{/MORE_SHOWN}}
{{>FOOT}}
