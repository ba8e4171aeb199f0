{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>Search</h1>
<form role="search" aria-label="This search" action="/low/search">
<p><label for="q">Search for</label> <input type="search" id="q" name="q" value="{{SEARCH_TEXT}}" maxlength="1000"> <button>Search</button></p>
</form>
<p><a href="/low{{ADVANCED_URL}}">Advanced search</a> | <a href="/low/help#search">How to search</a></p>
{{>SEARCH_NOTES}}
{{#TOO_SLOW}}<p>This search would take too long, so it was stopped. Narrow it: add a word, a section or a year.</p>
{{/TOO_SLOW}}
{{#FOUND_NONE}}
<p>No story was found for <b>{{UNDERSTOOD}}</b>.</p>
{{#SUGGESTION}}<p>Did you mean <a href="/low{{SUGGESTION_URL}}">{{SUGGESTION_TEXT}}</a>?</p>
{{/SUGGESTION}}
<p>Fewer words find more. You can also look through the <a href="/low/archive/">archive</a>, day by day.</p>
{{/FOUND_NONE}}
{{#FOUND_ONE}}<p>One story found.</p>
{{/FOUND_ONE}}
{{#FOUND}}<p>{{COUNT}} stories found.</p>
{{/FOUND}}
{{#FOUND_MORE}}<p>More than {{COUNT}} stories found; the newest first.</p>
{{/FOUND_MORE}}
{{#SORTED_BEST}}<p>What fits best first | <a href="/low{{SORT_URL}}">The newest first</a></p>
{{/SORTED_BEST}}
{{#SORTED_BY_DATE}}<p><a href="/low{{SORT_URL}}">What fits best first</a> | The newest first</p>
{{/SORTED_BY_DATE}}
<ol>
{{#HIT}}
<li>
<h2{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}><a href="/low{{CARD_URL}}">{{#KIND_SHOWN}}{{KIND}}: {{/KIND_SHOWN}}{{CARD_SHORT}}</a></h2>
<p><time datetime="{{CARD_ISO}}">{{CARD_DATE}}</time> | {{CARD_SECTION}}</p>
{{#SNIPPET}}<p{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{#SNIPPET_PART}}{{SNIPPET_TEXT}}{{#SNIPPET_HIT}}<b>{{SNIPPET_MARKED}}</b>{{/SNIPPET_HIT}}{{/SNIPPET_PART}}</p>
{{/SNIPPET}}
</li>
{{/HIT}}
</ol>
{{>SEARCH_NARROW}}
{{#PAGER_SHOWN}}
<nav aria-label="More results">
<p>{{#BACK}}<a rel="prev" href="/low{{PAGER_URL}}">Results before</a> {{/BACK}}{{#FIRST}}<a href="/low{{PAGER_URL}}">The newest results</a> {{/FIRST}}{{#ONWARD}}<a rel="next" href="/low{{PAGER_URL}}">More results</a>{{/ONWARD}}</p>
</nav>
{{/PAGER_SHOWN}}
{{#SEARCH_FEEDS}}<p>Follow this search: <a href="{{FEED_ATOM}}">Atom</a>, <a href="{{FEED_RSS}}">RSS</a>, <a href="{{FEED_JSON}}">JSON</a></p>
{{/SEARCH_FEEDS}}
{{>FOOT}}
