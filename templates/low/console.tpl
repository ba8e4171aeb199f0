{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header>
<h1>Console</h1>
</header>
{{>REFRESH}}
{{#EMPTY}}<p>No stories have been published yet.</p>
{{/EMPTY}}
{{#BULLETINS_SHOWN}}
<section>
<h2>Bulletins</h2>
{{#BULLETIN}}
<h3>{{BULLETIN_NAME}}</h3>
{{#BULLETIN_CLIP}}
<p>{{>LINE}}</p>
{{>CLIP_BOX}}
{{/BULLETIN_CLIP}}
{{#BULLETIN_INSIDE}}<p><a href="/low{{BULLETIN_URL}}">{{BULLETIN_NAME}}</a></p>
{{/BULLETIN_INSIDE}}
{{#BULLETIN_OUTSIDE}}<p><a href="{{BULLETIN_URL}}" rel="external">{{BULLETIN_NAME}}</a></p>
{{/BULLETIN_OUTSIDE}}
{{/BULLETIN}}
<p><a href="/low/audiovideo/">All programmes</a></p>
</section>
{{/BULLETINS_SHOWN}}
{{#HEADLINES_SHOWN}}
<section>
<h2>Latest headlines</h2>
<ul>
{{#NEWEST}}<li>{{>LINE}}</li>
{{/NEWEST}}
</ul>
</section>
{{/HEADLINES_SHOWN}}
{{#SUMMARIES_SHOWN}}
<section>
<h2>The news in short</h2>
{{#SUMMARY}}
<h3{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}><a href="/low{{CARD_URL}}">{{CARD_SHORT}}</a></h3>
{{#SUMMARY_WORDED}}<p{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{SUMMARY_TEXT}}</p>
{{/SUMMARY_WORDED}}
{{/SUMMARY}}
</section>
{{/SUMMARIES_SHOWN}}
{{>FOOT}}
