{{%AUTOESCAPE context="HTML"}}
<p><a href="{{CLIP_SRC}}" type="{{CLIP_TYPE}}">{{CLIP_WORDS}}</a></p>
{{#CLIP_RECORDED_SHOWN}}<p>Recorded: <time datetime="{{CLIP_RECORDED_ISO}}">{{CLIP_RECORDED}}</time></p>
{{/CLIP_RECORDED_SHOWN}}
{{#CLIP_SILENT}}<p>No transcript: {{CLIP_WHY}}</p>
{{/CLIP_SILENT}}
