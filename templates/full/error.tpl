{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article class="story error">
{{>ERROR_TEXT}}
<p class="status">Error {{STATUS}}</p>
</article>
{{>FOOT}}
