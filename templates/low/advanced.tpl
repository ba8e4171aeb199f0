{{%AUTOESCAPE context="HTML"}}
{{>HEAD}}
<h1>Advanced search</h1>
{{#AS_TEXT}}
<form role="search" aria-label="As text" action="/low/search">
<p><label for="q">The same as text</label> <input type="search" id="q" name="q" value="{{SEARCH_TEXT}}" maxlength="1000"> <button>Search</button></p>
</form>
{{/AS_TEXT}}
<form role="search" aria-label="Advanced" action="/low/search/advanced">
{{>ADVANCED_FIELDS}}
<p><button>Search</button></p>
</form>
<p><a href="/low/help#search">How to search</a></p>
{{>FOOT}}
