{{%AUTOESCAPE context="HTML"}}
{{#HELP}}
<section class="body help">
{{#HELP_SERVED}}<h2 id="search">How to search</h2>
<p>Type words, and every story that has all of them is found, in its headline, its text, its captions, its byline or the place it was reported from. Case, accents and endings do not matter: <b>ferries</b> finds “ferry”, <b>cafe</b> finds “café”.</p>
<dl>
<dt>“two words”</dt><dd>in quotation marks: these words, in this order</dd>
<dt>ferry OR boat</dt><dd>either word</dd>
<dt>-winter</dt><dd>no story with this word</dd>
<dt>headline:ferry</dt><dd>in headlines only; also <b>body:</b>, <b>by:</b> (who wrote it), <b>caption:</b> and <b>place:</b></dd>
<dt>section:harbour/ferries</dt><dd>in that section, with all that lies in it, as its address has it; <b>strand:</b> for a series</dd>
<dt>kind:analysis</dt><dd>stories of a kind</dd>
<dt>from:2026-03 to:2026-05</dt><dd>last updated in that time: a day, a month or a year</dd>
<dt>has:pictures</dt><dd>with pictures</dd>
</dl>
<p>Up to eight words or phrases are looked for. The <a href="/search/advanced">advanced search</a> has a field for each of these. Every search has an address that can be kept, and a feed that can be followed.</p>
{{/HELP_SERVED}}<h2 id="feeds">Feeds</h2>
<p>A feed brings new stories to a news reader, whole. Every section, series and writer has one, and so has every search.</p>
<ul>
{{#HELP_FEED}}<li>{{FEED_TITLE}}: <a href="{{FEED_ATOM}}">Atom</a>, <a href="{{FEED_RSS}}">RSS</a>, <a href="{{FEED_JSON}}">JSON</a></li>
{{/HELP_FEED}}
</ul>
<p>Those of <a href="/by/">writers</a> are named on their pages; <a href="/corrections/">corrections</a> have one, too.</p>
{{#HELP_SERVED}}<h2 id="email">To mail a story to a friend</h2>
<p>Each story has a link for it at its foot. {{#MODE_OFF}}It begins a letter with the story’s address in your own mail program; we send nothing.{{/MODE_OFF}}{{#MODE_SELF}}You get the whole story by mail; nobody else does.{{/MODE_SELF}}{{#MODE_OPEN}}Your friend gets the whole story by mail, from us, with your name.{{/MODE_OPEN}}{{#MODE_VERIFIED}}Your friend gets the whole story by mail, from us, with your name and address; but first we send you a letter, with a link that lets it go.{{/MODE_VERIFIED}}</p>
{{#HELP_EMAIL}}
<p>From one connection we take {{PER_HOUR}} such requests in an hour and {{PER_DAY}} in a day, and to one address we send {{TO_ONE}} letters a day, whoever asks. The addresses are used for nothing else, and forgotten when the letters have gone out. Each letter has a link that stops all mail of ours to that address, for good.</p>
{{/HELP_EMAIL}}
<h2 id="feedback">To tell us something</h2>
<p>If a story is wrong, its link “Report an error” tells the editors, who see the story as you saw it. For all else there is <a href="/feedback">feedback</a>. You get a number for it, and an answer if you leave an address.</p>
{{/HELP_SERVED}}<h2 id="record">What was changed</h2>
<p>A story says when it was first published and when there was last news in it. When one has been changed since, its history is linked below it: every revision with the reason for it, and what changed from one to the next, word by word. What was wrong is said on the story and on the page of <a href="/corrections/">corrections</a>, for good. A story that has been withdrawn says so at its address, and why.</p>
</section>
{{/HELP}}
