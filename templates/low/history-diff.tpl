{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>What changed in this story</h1>
<p><a href="/low{{CARD_URL}}">{{CARD_SHORT}}</a></p>
<ul>
{{#DIFF_FROM}}<li><p>From revision {{REVISION_NUMBER}}, <time datetime="{{REVISION_ISO}}">{{REVISION_STAMP}}</time></p>
<p>{{>CHANGE}}</p></li>
{{/DIFF_FROM}}
{{#DIFF_TO}}<li><p>To revision {{REVISION_NUMBER}}, <time datetime="{{REVISION_ISO}}">{{REVISION_STAMP}}</time></p>
<p>{{>CHANGE}}</p></li>
{{/DIFF_TO}}
</ul>
<p><a href="/low{{HISTORY_URL}}">All revisions</a></p>
{{#DIFF_PARTS}}<p>Part {{PART}} of {{PARTS_LAST}}</p>
{{/DIFF_PARTS}}
{{#EMPTY}}<p>The words are the same.</p>
{{/EMPTY}}
{{#DIFF_BLOCK}}
{{#DIFF_ONE_SKIPPED}}<p><i>One paragraph is the same.</i></p>
{{/DIFF_ONE_SKIPPED}}
{{#DIFF_SKIPPED}}<p><i>{{COUNT}} paragraphs are the same.</i></p>
{{/DIFF_SKIPPED}}
<p>{{#DIFF_FIELD_SHOWN}}<b>In {{DIFF_FIELD}}:</b> {{/DIFF_FIELD_SHOWN}}{{#DIFF_RUN}}{{#DIFF_SAME}}{{DIFF_TEXT}}{{/DIFF_SAME}}{{#DIFF_REMOVED}}<del>{{DIFF_TEXT}}</del>{{/DIFF_REMOVED}}{{#DIFF_ADDED}}<ins>{{DIFF_TEXT}}</ins>{{/DIFF_ADDED}}{{/DIFF_RUN}}</p>
{{/DIFF_BLOCK}}
{{#DIFF_PARTS}}
<nav aria-label="Parts">
<p>{{#PART_BEFORE}}<a rel="prev" href="/low{{PART_URL}}">Part before</a> {{/PART_BEFORE}}{{#PART_AFTER}}<a rel="next" href="/low{{PART_URL}}">Next part</a>{{/PART_AFTER}}</p>
</nav>
{{/DIFF_PARTS}}
{{>FOOT}}
