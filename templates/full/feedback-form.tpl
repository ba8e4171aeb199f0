{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
{{#ABOUT_STORY}}<p class="kind">Feedback on</p>
<h1{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</h1>
<p><a href="{{STORY_URL}}">The story</a>, <time datetime="{{STAMP_ISO}}">{{STAMP}}</time></p>
{{/ABOUT_STORY}}
{{#ABOUT_SITE}}<h1>Feedback</h1>
{{/ABOUT_SITE}}
</header>
{{>FORM_ALERT}}
{{#FORM}}
<form class="letter" method="post" action="{{FORM_URL}}">
<p>The editors read everything. {{#ABOUT_STORY}}If something in the story is wrong, say what, and how you know: it will be looked into, and corrected in public if it is.{{/ABOUT_STORY}}{{#ABOUT_SITE}}If it is about one story, use the link at the foot of that story: we then see which it is.{{/ABOUT_SITE}}</p>
<input type="hidden" name="token" value="{{TOKEN}}">
{{#ABOUT_STORY}}<input type="hidden" name="revision" value="{{REVISION}}">
{{/ABOUT_STORY}}
<fieldset id="kind"{{#KIND_FAULT}} aria-describedby="kind-fault"{{/KIND_FAULT}}><legend>What it is</legend>
{{#KIND_FAULT}}<p><strong class="fault" id="kind-fault">{{>FIELD_FAULT}}</strong></p>
{{/KIND_FAULT}}
<p><label><input type="radio" name="kind" value="error" required{{#KIND_ERROR}} checked{{/KIND_ERROR}}> An error{{#ABOUT_STORY}} in this story{{/ABOUT_STORY}}</label><br>
<label><input type="radio" name="kind" value="comment"{{#KIND_COMMENT}} checked{{/KIND_COMMENT}}> A comment, for the editors alone</label><br>
<label><input type="radio" name="kind" value="technical"{{#KIND_TECHNICAL}} checked{{/KIND_TECHNICAL}}> Something on the site does not work</label></p>
</fieldset>
<p><label for="message">What you want to tell us</label> <span class="hint" id="message-hint">(plain text; at most 2,000 characters)</span>{{#MESSAGE_FAULT}}<br><strong class="fault" id="message-fault">{{>FIELD_FAULT}}</strong>{{/MESSAGE_FAULT}}<br>
<textarea id="message" name="message" rows="10" cols="60" required aria-describedby="message-hint{{#MESSAGE_FAULT}} message-fault{{/MESSAGE_FAULT}}"{{#MESSAGE_FAULT}} aria-invalid="true"{{/MESSAGE_FAULT}}>
{{MESSAGE_VALUE:p}}</textarea></p>
<p><label for="name">Your name</label> <span class="hint" id="name-hint">(may be empty)</span>{{#NAME_FAULT}}<br><strong class="fault" id="name-fault">{{>FIELD_FAULT}}</strong>{{/NAME_FAULT}}<br>
<input id="name" name="name" value="{{NAME_VALUE}}" maxlength="60" autocomplete="name" aria-describedby="name-hint{{#NAME_FAULT}} name-fault{{/NAME_FAULT}}"{{#NAME_FAULT}} aria-invalid="true"{{/NAME_FAULT}}></p>
<p><label for="email">Your e-mail address</label> <span class="hint" id="email-hint">(for an answer; may be empty; we forget it when all is settled)</span>{{#EMAIL_FAULT}}<br><strong class="fault" id="email-fault">{{>FIELD_FAULT}}</strong>{{/EMAIL_FAULT}}<br>
<input id="email" name="email" value="{{EMAIL_VALUE}}" type="email" maxlength="254" autocomplete="email" aria-describedby="email-hint{{#EMAIL_FAULT}} email-fault{{/EMAIL_FAULT}}"{{#EMAIL_FAULT}} aria-invalid="true"{{/EMAIL_FAULT}}></p>
<p class="hidden"><label for="more">Leave this empty</label> <input id="more" name="more" autocomplete="off" tabindex="-1"></p>
<p><button>Send it to the editors</button></p>
</form>
{{/FORM}}
{{#CONTACT_SHOWN}}<p>You can also write to <a href="mailto:{{CONTACT}}">{{CONTACT}}</a>.</p>
{{/CONTACT_SHOWN}}
{{>FOOT}}
