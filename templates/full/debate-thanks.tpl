{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>Thank you</h1>
</header>
<p>Your letter on “{{QUESTION}}” has reached us and is kept. The editors read it before it is shown; that may take some hours, and not all can be shown.</p>
<p><a href="{{DEBATE_URL}}">The debate, and what others said</a></p>
{{>FOOT}}
