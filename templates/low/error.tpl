{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<article>
{{>ERROR_TEXT}}
<p>Error {{STATUS}}</p>
</article>
{{>FOOT}}
