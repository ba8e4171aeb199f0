{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article>
<p>Talking Point</p>
<h1>{{QUESTION}}</h1>
<p>Opened <time datetime="{{OPENED_ISO}}">{{OPENED_STAMP}}</time>{{#DEBATE_OPEN}}, open until <time datetime="{{CLOSES_ISO}}">{{CLOSES_STAMP}}</time>{{/DEBATE_OPEN}}{{#DEBATE_CLOSED}}, closed <time datetime="{{CLOSES_ISO}}">{{CLOSES_STAMP}}</time>{{/DEBATE_CLOSED}}</p>
{{#INTRO_BODY}}<div>{{BODY:none}}</div>
{{/INTRO_BODY}}
{{#WRITE_SHOWN}}<p><a href="/low{{WRITE_URL}}">Have your say</a></p>
{{/WRITE_SHOWN}}
<h2>What readers say</h2>
{{#EMPTY}}<p>Nothing has been shown yet. Letters are read by the editors first.</p>
{{/EMPTY}}
{{#SAID_SHOWN}}{{#SAID}}
<h3 id="c{{SAID_NUMBER}}"><bdi>{{SAID_NAME}}</bdi>{{#SAID_PLACE_SHOWN}}, <bdi>{{SAID_PLACE}}</bdi>{{/SAID_PLACE_SHOWN}}</h3>
<p><small><time datetime="{{SAID_ISO}}">{{SAID_STAMP}}</time>{{#SAID_EDITED}} | Edited by the editors{{/SAID_EDITED}}</small></p>
{{#SAID_PARAGRAPH}}<p dir="auto">{{#SAID_LINE}}{{SAID_TEXT}}{{#SAID_BREAK}}<br>{{/SAID_BREAK}}{{/SAID_LINE}}</p>
{{/SAID_PARAGRAPH}}
{{/SAID}}{{/SAID_SHOWN}}
{{#PAGER_SHOWN}}
<nav aria-label="More of this debate">
<p>{{#FIRST}}<a href="/low{{PAGER_URL}}">From the beginning</a> {{/FIRST}}{{#ONWARD}}<a rel="next" href="/low{{PAGER_URL}}">More of what readers say</a>{{/ONWARD}}</p>
</nav>
{{/PAGER_SHOWN}}
{{#NOTE_BODY}}<h2>Closing note</h2>
<div>{{BODY:none}}</div>
{{/NOTE_BODY}}
</article>
{{>FOOT}}
