{{%AUTOESCAPE context="HTML"}}
<hr>
<p>{{LETTER_WHY}}</p>
<p><a href="{{BLOCK_URL}}">Get no more mail from {{SITE_NAME}}</a></p>
<p><a href="/">{{SITE_NAME}}</a>. Published by {{PUBLISHER}}.</p>
</body>
</html>
