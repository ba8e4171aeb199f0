{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<p>Talking Point</p>
<h1>{{QUESTION}}</h1>
<p>{{#DEBATE_OPEN}}Open until <time datetime="{{CLOSES_ISO}}">{{CLOSES_STAMP}}</time>.{{/DEBATE_OPEN}}{{#DEBATE_CLOSED}}Closed <time datetime="{{CLOSES_ISO}}">{{CLOSES_STAMP}}</time>.{{/DEBATE_CLOSED}} <a href="/low{{DEBATE_URL}}">The debate, and what others said</a></p>
{{>FORM_ALERT}}
{{#OVER}}<p>This debate is closed, and nothing more can be sent to it.</p>
{{/OVER}}
{{#FORM}}
<form method="post" action="/low{{FORM_URL}}">
<h2>Have your say</h2>
<p>The editors read every letter before it is shown. They may show a part of it, and then say so. Not all can be shown.</p>
<input type="hidden" name="token" value="{{TOKEN}}">
<p><label for="name">Your name</label> <span id="name-hint">(shown with what you say; at most 60 characters)</span>{{#NAME_FAULT}}<br><strong id="name-fault">{{>FIELD_FAULT}}</strong>{{/NAME_FAULT}}<br>
<input id="name" name="name" value="{{NAME_VALUE}}" maxlength="60" required autocomplete="name" aria-describedby="name-hint{{#NAME_FAULT}} name-fault{{/NAME_FAULT}}"{{#NAME_FAULT}} aria-invalid="true"{{/NAME_FAULT}}></p>
<p><label for="place">Where you write from</label> <span id="place-hint">(shown, too; may be empty)</span>{{#PLACE_FAULT}}<br><strong id="place-fault">{{>FIELD_FAULT}}</strong>{{/PLACE_FAULT}}<br>
<input id="place" name="place" value="{{PLACE_VALUE}}" maxlength="60" autocomplete="address-level2" aria-describedby="place-hint{{#PLACE_FAULT}} place-fault{{/PLACE_FAULT}}"{{#PLACE_FAULT}} aria-invalid="true"{{/PLACE_FAULT}}></p>
<p><label for="email">E-mail address</label> <span id="email-hint">(never shown, only for the editors’ questions; may be empty)</span>{{#EMAIL_FAULT}}<br><strong id="email-fault">{{>FIELD_FAULT}}</strong>{{/EMAIL_FAULT}}<br>
<input id="email" name="email" value="{{EMAIL_VALUE}}" type="email" maxlength="254" autocomplete="email" aria-describedby="email-hint{{#EMAIL_FAULT}} email-fault{{/EMAIL_FAULT}}"{{#EMAIL_FAULT}} aria-invalid="true"{{/EMAIL_FAULT}}></p>
<p><label for="message">What you want to say</label> <span id="message-hint">(plain text; at most 2,000 characters)</span>{{#MESSAGE_FAULT}}<br><strong id="message-fault">{{>FIELD_FAULT}}</strong>{{/MESSAGE_FAULT}}<br>
<textarea id="message" name="message" rows="12" cols="34" required aria-describedby="message-hint{{#MESSAGE_FAULT}} message-fault{{/MESSAGE_FAULT}}"{{#MESSAGE_FAULT}} aria-invalid="true"{{/MESSAGE_FAULT}}>
{{MESSAGE_VALUE:p}}</textarea></p>
<p><label for="more">Leave this empty</label> <input id="more" name="more" autocomplete="off"></p>
<p><button>Send it to the editors</button></p>
</form>
{{/FORM}}
{{>FOOT}}
