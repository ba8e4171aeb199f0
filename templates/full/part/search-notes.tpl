{{%AUTOESCAPE context="HTML"}}
{{#NOTES_SHOWN}}
<ul class="notes">
{{#NOTE}}
<li>{{#NOTE_LONG}}Only the beginning was taken: a search has at most 1,000 bytes.{{/NOTE_LONG}}{{#NOTE_TERMS}}“{{NOTE_WORD}}” was left out: a search has at most eight words or phrases.{{/NOTE_TERMS}}{{#NOTE_CUT}}A long word was cut to “{{NOTE_WORD}}”.{{/NOTE_CUT}}{{#NOTE_FIELD}}“{{NOTE_WORD}}” was taken as words: there is no such field.{{/NOTE_FIELD}}{{#NOTE_DATE}}“{{NOTE_WORD}}” was left out: it is no date. Write 2026, 2026-03 or 2026-03-09.{{/NOTE_DATE}}{{#NOTE_ORDER}}The first date lies after the last, so no story can fit.{{/NOTE_ORDER}}{{#NOTE_SECTION}}“{{NOTE_WORD}}” was left out: there is no such section. The advanced search has them all.{{/NOTE_SECTION}}{{#NOTE_KIND}}“{{NOTE_WORD}}” was left out: there is no such kind of story.{{/NOTE_KIND}}{{#NOTE_HAS}}“{{NOTE_WORD}}” was left out: one can ask for has:pictures.{{/NOTE_HAS}}{{#NOTE_NO_WORDS}}“{{NOTE_WORD}}” was left out: there is no word in it.{{/NOTE_NO_WORDS}}{{#NOTE_TWICE}}“{{NOTE_WORD}}” was left out: there is one before it.{{/NOTE_TWICE}}</li>
{{/NOTE}}
</ul>
{{/NOTES_SHOWN}}
