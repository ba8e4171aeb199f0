{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>Search</h1>
</header>
<form class="find" role="search" aria-label="This search" action="/search">
<label for="q">Search for</label>
<input type="search" id="q" name="q" value="{{SEARCH_TEXT}}" maxlength="1000">
<button>Search</button>
</form>
<p class="how"><a href="{{ADVANCED_URL}}">Advanced search</a> | <a href="/help#search">How to search</a></p>
{{>SEARCH_NOTES}}
{{#TOO_SLOW}}<p class="found">This search would take too long, so it was stopped. Narrow it: add a word, a section or a year.</p>
{{/TOO_SLOW}}
{{#FOUND_NONE}}
<p class="found">No story was found for <b>{{UNDERSTOOD}}</b>.</p>
{{#SUGGESTION}}<p class="suggestion">Did you mean <a href="{{SUGGESTION_URL}}">{{SUGGESTION_TEXT}}</a>?</p>
{{/SUGGESTION}}
<p>Fewer words find more. You can also look through the <a href="/archive/">archive</a>, day by day.</p>
{{/FOUND_NONE}}
{{#FOUND_ONE}}<p class="found">One story found.</p>
{{/FOUND_ONE}}
{{#FOUND}}<p class="found">{{COUNT}} stories found.</p>
{{/FOUND}}
{{#FOUND_MORE}}<p class="found">More than {{COUNT}} stories found; the newest first.</p>
{{/FOUND_MORE}}
{{#SORTED_BEST}}<p class="sorted">What fits best first | <a href="{{SORT_URL}}">The newest first</a></p>
{{/SORTED_BEST}}
{{#SORTED_BY_DATE}}<p class="sorted"><a href="{{SORT_URL}}">What fits best first</a> | The newest first</p>
{{/SORTED_BY_DATE}}
<ol class="hits">
{{#HIT}}
<li>
<h2{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}><a href="{{CARD_URL}}">{{#KIND_SHOWN}}<span class="kind">{{KIND}}:</span> {{/KIND_SHOWN}}{{CARD_SHORT}}</a></h2>
<p class="when"><time datetime="{{CARD_ISO}}">{{CARD_DATE}}</time> | <span class="where">{{CARD_SECTION}}</span></p>
{{#SNIPPET}}<p class="snippet"{{#FOREIGN}} lang="{{LANG}}" dir="{{DIR}}"{{/FOREIGN}}>{{#SNIPPET_PART}}{{SNIPPET_TEXT}}{{#SNIPPET_HIT}}<mark>{{SNIPPET_MARKED}}</mark>{{/SNIPPET_HIT}}{{/SNIPPET_PART}}</p>
{{/SNIPPET}}
</li>
{{/HIT}}
</ol>
{{>SEARCH_NARROW}}
{{#PAGER_SHOWN}}
<nav class="pager" aria-label="More results">
{{#BACK}}<a rel="prev" href="{{PAGER_URL}}">Results before</a>
{{/BACK}}
{{#FIRST}}<a href="{{PAGER_URL}}">The newest results</a>
{{/FIRST}}
{{#ONWARD}}<a rel="next" href="{{PAGER_URL}}">More results</a>
{{/ONWARD}}
</nav>
{{/PAGER_SHOWN}}
{{#SEARCH_FEEDS}}<p class="feeds">Follow this search: <a href="{{FEED_ATOM}}">Atom</a>, <a href="{{FEED_RSS}}">RSS</a>, <a href="{{FEED_JSON}}">JSON</a></p>
{{/SEARCH_FEEDS}}
{{>FOOT}}
