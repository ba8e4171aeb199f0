{{%AUTOESCAPE context="HTML"}}
<p><label for="all">All of these words</label> <input id="all" name="all" value="{{WORDS_ALL}}"></p>
<p><label for="phrase">This exact phrase</label> <input id="phrase" name="phrase" value="{{WORDS_PHRASE}}"></p>
<p><label for="any">Any of these words</label> <input id="any" name="any" value="{{WORDS_ANY}}"></p>
<p><label for="none">None of these words</label> <input id="none" name="none" value="{{WORDS_NONE}}"></p>
<p><label for="in">Look in</label> <select id="in" name="in">
<option value=""{{#IN_ANYWHERE}} selected{{/IN_ANYWHERE}}>the whole story</option>
<option value="headline"{{#IN_HEADLINE}} selected{{/IN_HEADLINE}}>headlines</option>
<option value="body"{{#IN_BODY}} selected{{/IN_BODY}}>the text</option>
<option value="by"{{#IN_BYLINE}} selected{{/IN_BYLINE}}>bylines</option>
<option value="caption"{{#IN_CAPTION}} selected{{/IN_CAPTION}}>captions of pictures</option>
<option value="place"{{#IN_PLACE}} selected{{/IN_PLACE}}>places reported from</option>
</select></p>
<p><label for="section">Section, with all in it</label> <select id="section" name="section">
<option value="">any</option>
{{#SECTION_OPTION}}<option value="{{OPTION_VALUE}}"{{#OPTION_SELECTED}} selected{{/OPTION_SELECTED}}>{{OPTION_NAME}}</option>
{{/SECTION_OPTION}}
</select></p>
<p><label for="strand">Series</label> <select id="strand" name="strand">
<option value="">any</option>
{{#STRAND_OPTION}}<option value="{{OPTION_VALUE}}"{{#OPTION_SELECTED}} selected{{/OPTION_SELECTED}}>{{OPTION_NAME}}</option>
{{/STRAND_OPTION}}
</select></p>
<p><label for="kind">Kind</label> <select id="kind" name="kind">
<option value="">any</option>
{{#KIND_OPTION}}<option value="{{OPTION_VALUE}}"{{#OPTION_SELECTED}} selected{{/OPTION_SELECTED}}>{{OPTION_NAME}}</option>
{{/KIND_OPTION}}
</select></p>
<p><label for="from">From (2026, 2026-03 or 2026-03-09)</label> <input id="from" name="from" value="{{DATE_FROM}}" maxlength="10" inputmode="numeric"></p>
<p><label for="to">To</label> <input id="to" name="to" value="{{DATE_TO}}" maxlength="10" inputmode="numeric"></p>
<p><input type="checkbox" id="has" name="has" value="pictures"{{#HAS_PICTURES}} checked{{/HAS_PICTURES}}> <label for="has">With pictures</label></p>
