{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>What changed in this story</h1>
<p class="intro"><a href="{{CARD_URL}}">{{CARD_SHORT}}</a></p>
</header>
<ul class="record">
{{#DIFF_FROM}}<li><p class="stamp">From revision {{REVISION_NUMBER}}, <time datetime="{{REVISION_ISO}}">{{REVISION_STAMP}}</time></p>
<p>{{>CHANGE}}</p></li>
{{/DIFF_FROM}}
{{#DIFF_TO}}<li><p class="stamp">To revision {{REVISION_NUMBER}}, <time datetime="{{REVISION_ISO}}">{{REVISION_STAMP}}</time></p>
<p>{{>CHANGE}}</p></li>
{{/DIFF_TO}}
</ul>
<p><a href="{{HISTORY_URL}}">All revisions</a></p>
{{#DIFF_PARTS}}<p>Part {{PART}} of {{PARTS_LAST}}</p>
{{/DIFF_PARTS}}
{{#EMPTY}}<p class="empty">The words are the same.</p>
{{/EMPTY}}
<div class="diff">
{{#DIFF_BLOCK}}
{{#DIFF_ONE_SKIPPED}}<p class="skipped">One paragraph is the same.</p>
{{/DIFF_ONE_SKIPPED}}
{{#DIFF_SKIPPED}}<p class="skipped">{{COUNT}} paragraphs are the same.</p>
{{/DIFF_SKIPPED}}
<p>{{#DIFF_FIELD_SHOWN}}<b>In {{DIFF_FIELD}}:</b> {{/DIFF_FIELD_SHOWN}}{{#DIFF_RUN}}{{#DIFF_SAME}}{{DIFF_TEXT}}{{/DIFF_SAME}}{{#DIFF_REMOVED}}<del>{{DIFF_TEXT}}</del>{{/DIFF_REMOVED}}{{#DIFF_ADDED}}<ins>{{DIFF_TEXT}}</ins>{{/DIFF_ADDED}}{{/DIFF_RUN}}</p>
{{/DIFF_BLOCK}}
</div>
{{#DIFF_PARTS}}
<nav class="pager" aria-label="Parts">
{{#PART_BEFORE}}<a rel="prev" href="{{PART_URL}}">Part before</a>
{{/PART_BEFORE}}
{{#PART_AFTER}}<a rel="next" href="{{PART_URL}}">Next part</a>
{{/PART_AFTER}}
</nav>
{{/DIFF_PARTS}}
{{>FOOT}}
