{{%AUTOESCAPE context="HTML"}}
{{#CLIP_AUDIO}}<audio controls preload="none" src="{{CLIP_SRC}}" aria-label="{{CLIP_TITLE}}"></audio>
{{/CLIP_AUDIO}}
{{#CLIP_VIDEO}}<video controls preload="none" src="{{CLIP_SRC}}" aria-label="{{CLIP_TITLE}}"></video>
{{/CLIP_VIDEO}}
<p><a href="{{CLIP_SRC}}" type="{{CLIP_TYPE}}">{{CLIP_WORDS}}</a></p>
{{#CLIP_RECORDED_SHOWN}}<p class="stamp">Recorded: <time datetime="{{CLIP_RECORDED_ISO}}">{{CLIP_RECORDED}}</time></p>
{{/CLIP_RECORDED_SHOWN}}
{{#CLIP_SILENT}}<p>No transcript: {{CLIP_WHY}}</p>
{{/CLIP_SILENT}}
