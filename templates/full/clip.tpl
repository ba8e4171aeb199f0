{{%AUTOESCAPE context="HTML"}}
<figure class="clip">
{{>CLIP_BOX}}
</figure>
