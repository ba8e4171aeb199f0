{{%AUTOESCAPE context="HTML"}}
{{#ERROR_400}}<h1>This address cannot be read</h1>
<p>Something in it is not allowed in an address. Check it for odd characters, or start from the <a href="/">front page</a>.</p>
{{/ERROR_400}}
{{#ERROR_404}}<h1>There is no such page</h1>
<p>The address may be mistyped, or it may never have been a page here. Stories keep their addresses for good, so a story’s number is enough to find it. You can start from the <a href="/">front page</a>.</p>
{{/ERROR_404}}
{{#ERROR_405}}<h1>This page can only be read</h1>
<p>What was sent to it was not accepted. Go to the <a href="/">front page</a>.</p>
{{/ERROR_405}}
{{#ERROR_410}}<h1>This story has been withdrawn</h1>
<p>It was withdrawn on <time datetime="{{WITHDRAWN_ISO}}">{{WITHDRAWN_STAMP}}</time>.</p>
<p class="why">The reason given: {{WITHDRAWN_WHY}}</p>
<p>Go to the <a href="/">front page</a>.</p>
{{/ERROR_410}}
{{#ERROR_413}}<h1>That is too much</h1>
<p>What was sent is longer than this page takes, and nothing of it was kept. Go back, make it shorter, and send it again.</p>
{{/ERROR_413}}
{{#ERROR_415}}<h1>That was not sent by a form</h1>
<p>This page takes what its own form sends and nothing else. Go to the <a href="/">front page</a>.</p>
{{/ERROR_415}}
{{#ERROR_500}}<h1>Something went wrong here</h1>
<p>The fault is ours and has been noted. Please try again in a moment.</p>
{{/ERROR_500}}
{{#ERROR_503}}<h1>We cannot show this page just now</h1>
<p>The news store is not answering. It is not your connection; please try again in a few seconds.</p>
{{/ERROR_503}}
