{{%AUTOESCAPE context="HTML"}}
{{#ALERT}}
<div role="alert">
<h2>{{#NOT_NOW}}We cannot take this just now{{/NOT_NOW}}{{#NOT_TAKEN}}This was not taken{{/NOT_TAKEN}}</h2>
{{#WHY_DOWN}}<p>The fault is ours. Your text is below: please send it again in a moment.</p>
{{/WHY_DOWN}}
{{#WHY_CLOSED}}<p>This is closed, so nothing more can be sent to it. Your text is below, if you want to keep it.</p>
{{/WHY_CLOSED}}
{{#WHY_SENT}}<p>This form was sent already, with another text, and that one was taken. To send this one as well, send the form as it is now.</p>
{{/WHY_SENT}}
{{#WHY_EARLY}}<p>That was quicker than anyone writes. Wait a few seconds, and send it again.</p>
{{/WHY_EARLY}}
{{#WHY_OLD}}<p>The form had been open for more than a day. Look your text over, and send it again.</p>
{{/WHY_OLD}}
{{#WHY_BAD}}<p>The form was not one that we made for this. Look your text over, and send it again.</p>
{{/WHY_BAD}}
{{#WHY_LIMIT}}<p>Too much was sent lately. Your text is below: please send it again in {{MINUTES}} minutes.</p>
{{/WHY_LIMIT}}
{{#WHY_FIELDS}}<p>Something has to be put right:</p>
<ul>
{{#NAME_FAULT}}<li><a href="#name">Your name</a>: {{>FIELD_FAULT}}</li>
{{/NAME_FAULT}}
{{#PLACE_FAULT}}<li><a href="#place">Where you write from</a>: {{>FIELD_FAULT}}</li>
{{/PLACE_FAULT}}
{{#EMAIL_FAULT}}<li><a href="#email">E-mail address</a>: {{>FIELD_FAULT}}</li>
{{/EMAIL_FAULT}}
{{#FRIENDS_FAULT}}<li><a href="#friends">Your friends’ addresses</a>: {{>FIELD_FAULT}}</li>
{{/FRIENDS_FAULT}}
{{#NOTE_FAULT}}<li><a href="#note">Your note</a>: {{>FIELD_FAULT}}</li>
{{/NOTE_FAULT}}
{{#KIND_FAULT}}<li><a href="#kind">What it is</a>: {{>FIELD_FAULT}}</li>
{{/KIND_FAULT}}
{{#MESSAGE_FAULT}}<li><a href="#message">What you want to say</a>: {{>FIELD_FAULT}}</li>
{{/MESSAGE_FAULT}}
</ul>
{{/WHY_FIELDS}}
</div>
{{/ALERT}}
