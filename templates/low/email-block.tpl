{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>{{TITLE_HERE}}</h1>
{{#BLOCK_ASK}}
<p>Whoever is mailed a story by a friend gets it from us. With this button your address gets no more mail from {{SITE_NAME}}, whoever asks for it.</p>
<form method="post" action="/low{{FORM_URL}}">
<p><button>Send me nothing more</button></p>
</form>
{{/BLOCK_ASK}}
{{#BLOCK_DONE}}
<p>Your address gets no more mail from {{SITE_NAME}}. What was on its way already may yet come. If you change your mind, <a href="/low/feedback">write to us</a>.</p>
{{/BLOCK_DONE}}
{{#BLOCK_DOWN}}
<p>We cannot do this just now; the fault is ours. Please try again in a moment.</p>
<form method="post" action="/low{{FORM_URL}}">
<p><button>Send me nothing more</button></p>
</form>
{{/BLOCK_DOWN}}
{{>FOOT}}
