{{%AUTOESCAPE context="HTML"}}
{{>CLIP_BOX}}
