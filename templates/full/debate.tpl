{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article class="story debate">
<header>
<p class="kind">Talking Point</p>
<h1>{{QUESTION}}</h1>
<p class="stamp">Opened <time datetime="{{OPENED_ISO}}">{{OPENED_STAMP}}</time>{{#DEBATE_OPEN}}, open until <time datetime="{{CLOSES_ISO}}">{{CLOSES_STAMP}}</time>{{/DEBATE_OPEN}}{{#DEBATE_CLOSED}}, closed <time datetime="{{CLOSES_ISO}}">{{CLOSES_STAMP}}</time>{{/DEBATE_CLOSED}}</p>
</header>
{{#INTRO_BODY}}<div class="body">{{BODY:none}}</div>
{{/INTRO_BODY}}
{{#WRITE_SHOWN}}<p class="write"><a href="{{WRITE_URL}}">Have your say</a></p>
{{/WRITE_SHOWN}}
<section class="said" aria-labelledby="said">
<h2 id="said">What readers say</h2>
{{#EMPTY}}<p>Nothing has been shown yet. Letters are read by the editors first.</p>
{{/EMPTY}}
{{#SAID_SHOWN}}{{#SAID}}
<article id="c{{SAID_NUMBER}}">
<h3><bdi>{{SAID_NAME}}</bdi>{{#SAID_PLACE_SHOWN}}, <bdi>{{SAID_PLACE}}</bdi>{{/SAID_PLACE_SHOWN}}</h3>
<p class="when"><time datetime="{{SAID_ISO}}">{{SAID_STAMP}}</time>{{#SAID_EDITED}} | <span class="edited">Edited by the editors</span>{{/SAID_EDITED}}</p>
{{#SAID_PARAGRAPH}}<p dir="auto">{{#SAID_LINE}}{{SAID_TEXT}}{{#SAID_BREAK}}<br>{{/SAID_BREAK}}{{/SAID_LINE}}</p>
{{/SAID_PARAGRAPH}}
</article>
{{/SAID}}{{/SAID_SHOWN}}
</section>
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="More of this debate">
{{#FIRST}}<a href="{{PAGER_URL}}">From the beginning</a>
{{/FIRST}}
{{#ONWARD}}<a rel="next" href="{{PAGER_URL}}">More of what readers say</a>
{{/ONWARD}}
</nav>
{{/PAGER_SHOWN}}
{{#NOTE_BODY}}<section class="note" aria-labelledby="note">
<h2 id="note">Closing note</h2>
<div class="body">{{BODY:none}}</div>
</section>
{{/NOTE_BODY}}
</article>
{{>FOOT}}
