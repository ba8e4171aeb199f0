{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<header class="index-head">
<h1>Advanced search</h1>
</header>
{{#AS_TEXT}}
<form class="find" role="search" aria-label="As text" action="/search">
<label for="q">The same as text</label>
<input type="search" id="q" name="q" value="{{SEARCH_TEXT}}" maxlength="1000">
<button>Search</button>
</form>
{{/AS_TEXT}}
<form class="advanced" role="search" aria-label="Advanced" action="/search/advanced">
{{>ADVANCED_FIELDS}}
<p><button>Search</button></p>
</form>
<p class="how"><a href="/help#search">How to search</a></p>
{{>FOOT}}
