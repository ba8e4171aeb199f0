{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}

<h1>Thank you</h1>

<p>Your letter on “{{QUESTION}}” has reached us and is kept. The editors read it before it is shown; that may take some hours, and not all can be shown.</p>
<p><a href="/low{{DEBATE_URL}}">The debate, and what others said</a></p>
{{>FOOT}}
