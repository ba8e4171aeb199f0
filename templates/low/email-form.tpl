{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<p>E-mail this story</p>
<h1{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{HEADLINE}}</h1>
<p><a href="/low{{STORY_URL}}">The story</a>, <time datetime="{{STAMP_ISO}}">{{STAMP}}</time></p>
{{>FORM_ALERT}}
{{#OVER}}<p>We send no mail ourselves. Your own mail program can send the story’s address:</p>
{{/OVER}}
{{#FORM}}
<form method="post" action="/low{{FORM_URL}}">
{{#TO_FRIENDS}}
<h2>Send it to a friend</h2>
<p>{{#MODE_VERIFIED}}We first send a letter to you, with a link. When you have followed it, your friend gets the whole story by mail, with your name and address.{{/MODE_VERIFIED}}{{#MODE_OPEN}}Your friend gets the whole story by mail, with your name.{{/MODE_OPEN}} We forget the addresses when the letters have gone out.</p>
<input type="hidden" name="token" value="{{TOKEN}}">
<p><label for="name">Your name</label> <span id="name-hint">(at most 40 letters)</span>{{#NAME_FAULT}}<br><strong id="name-fault">{{>FIELD_FAULT}}</strong>{{/NAME_FAULT}}<br>
<input id="name" name="name" value="{{NAME_VALUE}}" maxlength="40" required autocomplete="name" aria-describedby="name-hint{{#NAME_FAULT}} name-fault{{/NAME_FAULT}}"{{#NAME_FAULT}} aria-invalid="true"{{/NAME_FAULT}}></p>
<p><label for="email">Your e-mail address</label> <span id="email-hint">(so that your friend knows who you are)</span>{{#EMAIL_FAULT}}<br><strong id="email-fault">{{>FIELD_FAULT}}</strong>{{/EMAIL_FAULT}}<br>
<input id="email" name="email" value="{{EMAIL_VALUE}}" type="email" maxlength="254" required autocomplete="email" aria-describedby="email-hint{{#EMAIL_FAULT}} email-fault{{/EMAIL_FAULT}}"{{#EMAIL_FAULT}} aria-invalid="true"{{/EMAIL_FAULT}}></p>
<p><label for="friends">Your friend’s address</label> <span id="friends-hint">(up to three, with commas between)</span>{{#FRIENDS_FAULT}}<br><strong id="friends-fault">{{>FIELD_FAULT}}</strong>{{/FRIENDS_FAULT}}<br>
<input id="friends" name="friends" value="{{FRIENDS_VALUE}}" type="email" multiple maxlength="800" required autocomplete="off" aria-describedby="friends-hint{{#FRIENDS_FAULT}} friends-fault{{/FRIENDS_FAULT}}"{{#FRIENDS_FAULT}} aria-invalid="true"{{/FRIENDS_FAULT}}></p>
<p><label for="note">A note to go with it</label> <span id="note-hint">(may be empty; at most 300 characters; links and long numbers are taken out)</span>{{#NOTE_FAULT}}<br><strong id="note-fault">{{>FIELD_FAULT}}</strong>{{/NOTE_FAULT}}<br>
<textarea id="note" name="note" rows="4" cols="34" maxlength="300" aria-describedby="note-hint{{#NOTE_FAULT}} note-fault{{/NOTE_FAULT}}"{{#NOTE_FAULT}} aria-invalid="true"{{/NOTE_FAULT}}>
{{NOTE_VALUE:p}}</textarea></p>
<p><label for="more">Leave this empty</label> <input id="more" name="more" autocomplete="off"></p>
<p><button>E-mail the story</button></p>
{{/TO_FRIENDS}}
{{#TO_SELF}}
<h2>Send it to yourself</h2>
<p>You get the whole story by mail. We forget the address when it has gone out.</p>
<input type="hidden" name="token" value="{{TOKEN}}">
<p><label for="email">Your e-mail address</label> <span id="email-hint">(nobody else gets it)</span>{{#EMAIL_FAULT}}<br><strong id="email-fault">{{>FIELD_FAULT}}</strong>{{/EMAIL_FAULT}}<br>
<input id="email" name="email" value="{{EMAIL_VALUE}}" type="email" maxlength="254" required autocomplete="email" aria-describedby="email-hint{{#EMAIL_FAULT}} email-fault{{/EMAIL_FAULT}}"{{#EMAIL_FAULT}} aria-invalid="true"{{/EMAIL_FAULT}}></p>
<p><label for="more">Leave this empty</label> <input id="more" name="more" autocomplete="off"></p>
<p><button>E-mail the story</button></p>
{{/TO_SELF}}
</form>
<p>Or send the story’s address with your own mail program:</p>
{{/FORM}}
<p><a href="mailto:?{{MAILTO}}">Write a letter with its address</a></p>
{{>FOOT}}
