{{%AUTOESCAPE context="HTML"}}
<a href="{{DEBATE_URL}}">{{QUESTION}}</a> <span class="when">Opened <time datetime="{{OPENED_ISO}}">{{OPENED_STAMP}}</time>{{#DEBATE_OPEN}}, open until <time datetime="{{CLOSES_ISO}}">{{CLOSES_STAMP}}</time>{{/DEBATE_OPEN}}{{#DEBATE_CLOSED}}, closed <time datetime="{{CLOSES_ISO}}">{{CLOSES_STAMP}}</time>{{/DEBATE_CLOSED}}</span>
