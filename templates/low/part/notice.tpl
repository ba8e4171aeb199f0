{{%AUTOESCAPE context="HTML"}}
<p><b>{{NOTICE_WORD}}</b>, <time datetime="{{NOTICE_ISO}}">{{NOTICE_STAMP}}</time>: {{NOTICE_TEXT}}{{#NOTICE_WITHDRAWN}} <b>Withdrawn</b>, <time datetime="{{NOTICE_WITHDRAWN_ISO}}">{{NOTICE_WITHDRAWN_STAMP}}</time>: {{NOTICE_WITHDRAWN_WHY}}{{/NOTICE_WITHDRAWN}}</p>
