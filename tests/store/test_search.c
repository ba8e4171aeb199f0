/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a search finds, and what it does not, on a real edition: words as
 * they are written in many ways and scripts, and what narrows a search.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "newsroom.h"

#include "base/banned.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static struct newsroom room;

struct item {
	const char *guid, *body;
};

struct row {
	const char *name, *in, *want;
};

static int
set_up(void **state)
{
	(void)state;
	newsroom_open(&room,
	    "words  Words\njoined  Joined\nscripts  Scripts\n"
	    "logic  Logic\nsyntax  Syntax\nsnippets  Snippets\n"
	    "fields  Fields\npages  Pages\nseconds  Seconds\n"
	    "world  World\n  asia  Asia\n    japan  Japan\n"
	    "  @letters  Letters\nuk  UK\n");
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	newsroom_close(&room);
	return 0;
}

static void
take_all(const char *section, const struct item *stories, size_t n)
{
	room.section = section;
	for (size_t i = 0; i < n; i++)
		newsroom_story(&room, stories[i].guid, stories[i].body);
}

static void
check_all(const struct row *rows, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		const char *found = newsroom_find(&room, rows[i].in);

		if (strcmp(found, rows[i].want) == 0)
			continue;
		print_message("# %s: %s: <%s>, not <%s>\n", rows[i].name,
		    rows[i].in, found, rows[i].want);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void
test_words(void **state)
{
	static const struct item stories[] = {
	    {"caps", "The FERRY sails."},
	    {"small", "Two ferries, not one ferry, sailing."},
	    {"composed", "Caf\u00e9 Rouge is na\u00efve."},
	    {"decomposed", "Cafe\u0301 Bleu is nai\u0308ve."},
	    {"bare", "Cafe Vert is naive."},
	    {"council", "The council ran a shipping office."},
	    {"councils", "Both councils are running ships."},
	    {"vietnam", "Vi\u1ec7t Nam"},
	    {"greek", "\u0391\u03b8\u03ae\u03bd\u03b1"},
	    {"russian", "\u041c\u043e\u0441\u043a\u0432\u0430"},
	};
	static const struct row rows[] = {
	    {"small letters", "ferry", "caps small"},
	    {"capitals", "FERRY", "caps small"},
	    {"mixed", "fErRy", "caps small"},
	    {"plural", "ferries", "caps small"},
	    {"-ing", "sailing", "caps small"},
	    {"its stem", "sail", "caps small"},
	    {"no part of a word", "ferr", ""},
	    {"composed", "caf\u00e9", "composed decomposed bare"},
	    {"decomposed", "cafe\u0301", "composed decomposed bare"},
	    {"without an accent", "cafe", "composed decomposed bare"},
	    {"capital with an accent", "CAF\u00c9", "composed decomposed bare"},
	    {"inside a word", "na\u00efve", "composed decomposed bare"},
	    {"another accent", "caf\u00e8", "composed decomposed bare"},
	    {"two accents", "viet", "vietnam"},
	    {"two accents, typed", "Vi\u1ec7t", "vietnam"},
	    {"singular", "council", "council councils"},
	    {"plural of it", "councils", "council councils"},
	    {"a double letter", "ships", "council councils"},
	    {"irregular is another word", "run", "councils"},
	    {"Greek capitals", "\u0391\u0398\u0389\u039d\u0391", "greek"},
	    {"Cyrillic capitals", "\u041c\u041e\u0421\u041a\u0412\u0410",
		"russian"},
	    {"two words", "council office", "council"},
	    {"in another order", "office council", "council"},
	    {"a phrase", "\"shipping office\"", "council"},
	    {"a phrase, stemmed", "\"ship offices\"", "council"},
	    {"a phrase in another order", "\"office shipping\"", ""},
	    {"a phrase across what stands between", "\"council shipping\"", ""},
	    {"unknown", "zeppelin", ""},
	    {"one known, one not", "ferry zeppelin", ""},
	};

	(void)state;
	take_all("words", stories, N(stories));
	check_all(rows, N(rows));
}

static void
test_joined(void **state)
{
	static const struct item stories[] = {
	    {"e-mail", "Send an e-mail."},
	    {"email", "Send an email."},
	    {"nbh", "Send an e\u2011mail."},
	    {"anti-missile", "An anti-missile shield."},
	    {"antimissile", "An antimissile shield."},
	    {"obrien", "Mr O'Brien spoke."},
	    {"obrien-curly", "Mr O\u2019Brien spoke."},
	    {"obrien-bare", "Mr OBrien spoke."},
	    {"council", "The council met."},
	    {"councils", "The councils met."},
	    {"council's", "The council's meeting."},
	    {"council-curly", "The council\u2019s meeting."},
	    {"councils'", "The councils' meeting."},
	    {"cpp", "Written in C++ and sold."},
	    {"csharp", "Written in C#."},
	    {"vitamin", "Rich in vitamin C."},
	    {"att", "AT&T cut prices."},
	    {"ATT", "ATT cut prices."},
	    {"u.k.", "The U.K. left."},
	    {"uk", "The UK left."},
	    {"usa", "The U.S.A. stayed."},
	    {"pi", "About 3.14 of it."},
	    {"pie", "About 314 of it."},
	    {"chain", "A state-of-the-art ship-to-shore link."},
	    {"after-han", "\u4e00 a-\u5317 re-open."},
	    {"reopen", "They reopen."},
	    {"possessive-joined", "The attorney-general's son."},
	};
	static const struct row rows[] = {
	    {"hyphen", "e-mail", "e-mail email nbh"},
	    {"one word", "email", "e-mail email nbh"},
	    {"two words", "e mail", "e-mail nbh"},
	    {"another hyphen", "e\u2011mail", "e-mail email nbh"},
	    {"plural", "e-mails", "e-mail email nbh"},
	    {"a part", "mail", "e-mail nbh"},
	    {"a long one", "anti-missile", "anti-missile antimissile"},
	    {"a long one as one word", "antimissile",
		"anti-missile antimissile"},
	    {"its parts", "missile anti", "anti-missile"},
	    {"the phrase", "\"anti missile shield\"", "anti-missile"},
	    {"the phrase, joined", "\"antimissile shield\"",
		"anti-missile antimissile"},
	    {"apostrophe", "O'Brien", "obrien obrien-curly obrien-bare"},
	    {"curly", "O\u2019Brien", "obrien obrien-curly obrien-bare"},
	    {"without", "obrien", "obrien obrien-curly obrien-bare"},
	    {"the name alone", "Brien", "obrien obrien-curly"},
	    {"possessive", "O'Brien's", "obrien obrien-curly obrien-bare"},
	    {"council", "council",
		"council councils council's council-curly councils'"},
	    {"council's", "council's",
		"council councils council's council-curly councils'"},
	    {"curly council's", "council\u2019s",
		"council councils council's council-curly councils'"},
	    {"councils'", "councils'",
		"council councils council's council-curly councils'"},
	    {"no word s but of initials", "s", "usa"},
	    {"C++", "C++", "cpp"},
	    {"c++", "c++", "cpp"},
	    {"C#", "C#", "csharp"},
	    {"c is in all three", "c", "cpp csharp vitamin"},
	    {"in a phrase", "\"in C++ and\"", "cpp"},
	    {"ampersand", "AT&T", "att ATT"},
	    {"without an ampersand", "att", "att ATT"},
	    {"spaced", "\"AT & T\"", "att"},
	    {"initials", "U.K.", "u.k. uk"},
	    {"initials, the last bare", "u.k", "u.k. uk"},
	    {"as a word", "UK", "u.k. uk"},
	    {"three", "USA", "usa"},
	    {"three, with stops", "U.S.A.", "usa"},
	    {"not its beginning", "US", ""},
	    {"a number", "3.14", "pi"},
	    {"another", "314", "pie"},
	    {"a comma", "3,14", "pi"},
	    {"a chain", "state-of-the-art", "chain"},
	    {"a chain as one word", "stateoftheart", "chain"},
	    {"a part of it", "art", "chain"},
	    {"behind a character", "reopen", "after-han reopen"},
	    {"a possessive of two", "attorneygeneral", "possessive-joined"},
	    {"a possessive of two, typed", "attorney-general's",
		"possessive-joined"},
	};

	(void)state;
	take_all("joined", stories, N(stories));
	check_all(rows, N(rows));
}

static void
test_scripts(void **state)
{
	static const struct item stories[] = {
	    {"zh", "\u5317\u4eac\u5e02\u957f\u8bbf\u95ee\u4e0a\u6d77\u3002"},
	    {"mixed", "iPhone\u4e0a\u5e02\u4e86 iPhone 15"},
	    {"ja", "\u6771\u4eac\u30bf\u30ef\u30fc\u306e\u5165\u5834\u6599"},
	    {"ko", "\uc11c\uc6b8\uc2dc\uc7a5 \uc120\uac70\uc5d0\uc11c"},
	    {"eat", "\u0e01\u0e34\u0e19\u0e02\u0e49\u0e32\u0e27"},
	    {"each", "\u0e01\u0e31\u0e19\u0e41\u0e25\u0e30"},
	    {"hi", "\u0939\u093f\u0928\u094d\u0926\u0940 "
		   "\u092d\u093e\u0937\u093e"},
	    {"ar", "\u0643\u062a\u0628 \u0627\u0644\u0643\u0627\u062a\u0628"},
	    {"ext-b", "\U00020000\U00020001\U00020002"},
	    {"emoji", "Red \u2764\ufe0f heart"},
	};
	static const struct row rows[] = {
	    {"Chinese, one", "\u4eac", "zh ja"},
	    {"Chinese, two", "\u5317\u4eac", "zh"},
	    {"Chinese, three", "\u5317\u4eac\u5e02", "zh"},
	    {"Chinese, inside", "\u957f\u8bbf", "zh"},
	    {"Chinese, not next to each other", "\u5317\u4e0a", ""},
	    {"Chinese, as two words", "\u4e0a\u6d77 \u5317\u4eac", "zh"},
	    {"Chinese, wide blank", "\u4e0a\u6d77\u3000\u5317\u4eac", "zh"},
	    {"mixed", "iPhone\u4e0a\u5e02", "mixed"},
	    {"mixed, the Latin", "iphone", "mixed"},
	    {"mixed, the Han", "\u4e0a\u5e02", "mixed"},
	    {"mixed, another order", "\u4e0a\u5e02iPhone", ""},
	    {"Japanese, one", "\u6599", "ja"},
	    {"Japanese, katakana", "\u30bf\u30ef\u30fc", "ja"},
	    {"Japanese, across scripts", "\u4eac\u30bf", "ja"},
	    {"Japanese, hiragana", "\u306e", "ja"},
	    {"Korean, one", "\uc7a5", "ko"},
	    {"Korean, two", "\uc11c\uc6b8", "ko"},
	    {"Korean, without the particle", "\uc120\uac70", "ko"},
	    {"Korean, three", "\uc6b8\uc2dc\uc7a5", "ko"},
	    {"Korean, not next", "\uc11c\uc2dc", ""},
	    {"Thai, with its vowel", "\u0e01\u0e34\u0e19", "eat"},
	    {"Thai, another vowel", "\u0e01\u0e31\u0e19", "each"},
	    {"Thai, one", "\u0e02", "eat"},
	    {"Thai, two", "\u0e02\u0e49", "eat"},
	    {"Hindi", "\u0939\u093f\u0928\u094d\u0926\u0940", "hi"},
	    {"Hindi, another vowel", "\u0939\u0928\u094d\u0926\u0940", ""},
	    {"Hindi, half a word", "\u0939\u093f", ""},
	    {"Arabic", "\u0643\u062a\u0628", "ar"},
	    {"Arabic, with its article", "\u0627\u0644\u0643\u0627\u062a\u0628",
		"ar"},
	    {"beyond the first plane, one", "\U00020001", "ext-b"},
	    {"beyond the first plane, two", "\U00020001\U00020002", "ext-b"},
	    {"a heart is no word, red is", "red \u2764\ufe0f", ""},
	};

	(void)state;
	take_all("scripts", stories, N(stories));
	check_all(rows, N(rows));
}

static void
test_logic(void **state)
{
	static const struct item stories[] = {
	    {"a", "apple"},
	    {"b", "banana"},
	    {"ab", "apple banana"},
	    {"abc", "apple banana cherry"},
	    {"cd", "cherry damson"},
	};
	static const struct row rows[] = {
	    {"and", "apple banana", "ab abc"},
	    {"or", "apple OR cherry", "a ab abc cd"},
	    {"a bar", "apple | cherry", "a ab abc cd"},
	    {"or binds closer", "apple banana OR damson", "ab abc"},
	    {"three", "banana OR damson OR zeppelin", "b ab abc cd"},
	    {"two runs", "apple OR damson banana OR cherry", "ab abc cd"},
	    {"not", "apple -banana", "a"},
	    {"two nots", "cherry -banana -zeppelin", "cd"},
	    {"not a phrase", "apple -\"banana cherry\"", "a ab"},
	    {"not, and or", "apple OR cherry -banana", "a cd"},
	    {"not first", "-banana apple", "a"},
	    {"not alone", "-apple", "b cd"},
	    {"nots alone", "-apple -cherry", "b"},
	    {"nothing is not wanted", "", "a b ab abc cd"},
	    {"not a joined word", "apple -ban-ana", "a"},
	};

	(void)state;
	take_all("logic", stories, N(stories));
	check_all(rows, N(rows));
}

/* What the engine would understand is text, and finds what it says. */
static void
test_syntax(void **state)
{
	static const char *const texts[] = {"AND", "OR", "NOT", "NEAR", "NEAR(",
	    "NEAR(a b, 2)", "near(", ")", "(", "()", "*", "a*", "^a", "^", ":",
	    "a:", "{", "}", "{headline}:x", "+", "a + b", "-", "--", "\"", "'",
	    "''", "\\", "\"\"", "\"\"\"", "';DROP TABLE plain;--", "x AND y",
	    "a AND", "NOT a", "a NOT b", "rank:1", "search:x", "rowid:1",
	    "facet:all", "-facet:all", "%", "_", ";", ",", ".", "?", "[a]",
	    "\x7f", "\xef\xbf\xbd", "\xff", "a\"b\"c", "\" OR \"a", "a\" OR 1",
	    "\\\"", "{a b} : c", "- {a} : b", "a - b", "\u2014", "''''", "&",
	    "&&&", "-&", "-'", "'-'", "&-'\u2019", "\u2019", "\u2010\u2011",
	    "\u4e00", "\u0e31", "\u0301", "\ufe0f", "\U0001f600"};

	(void)state;
	room.section = "syntax";
	newsroom_story(&room, "plain", "nothing to see");
	newsroom_story(&room, "near", "NEAR and NOT the AND, OR* the *end");
	for (size_t i = 0; i < N(texts); i++) {
		print_message("# <%s>\n", texts[i]);
		newsroom_find(&room, texts[i]);
	}
	assert_string_equal(newsroom_find(&room, "NEAR AND \"OR\""), "near");
	assert_string_equal(newsroom_find(&room, "NOT nothing"), "");
	assert_string_equal(newsroom_find(&room, "nothin*"), "");
	assert_string_equal(newsroom_find(&room, "^nothing"), "plain");
	print_message("# facets are no text\n");
	assert_string_equal(newsroom_find(&room, "all"), "");
	assert_string_equal(newsroom_find(&room, "knews"), "");
	assert_string_equal(newsroom_find(&room, "-all"), "plain near");
}

/* Terms that no parser of ours would make. */
static void
test_terms(void **state)
{
	static const char *const texts[] = {"\"", "a\"b", "\" OR \"see",
	    "x\") OR (\"see", "nothing\" \"see", "", " ", "-", "''"};

	(void)state;
	room.section = "syntax";
	for (size_t i = 0; i < N(texts); i++) {
		struct search_hits hits;
		struct fault f = {0};
		struct search s;

		print_message("# <%s>\n", texts[i]);
		newsroom_understand(&room, "", &s);
		s.n = 1;
		s.term[0] = (struct search_term){.text = texts[i]};
		newsroom_must(
		    search_newest(room.db, room.a, &s, INT64_MAX, 9, &hits, &f),
		    &f);
		assert_int_equal(hits.n, 0);
	}
}

static void
test_fields(void **state)
{
	static const struct row rows[] = {
	    {"anywhere", "heading", "one"},
	    {"headline", "headline:heading", "one"},
	    {"its other name", "title:heading", "one"},
	    {"not the body", "body:heading", ""},
	    {"body", "body:bodily", "one"},
	    {"the standfirst is the body's", "text:standing", "one"},
	    {"not the headline", "headline:standing", ""},
	    {"byline", "by:ada", "one"},
	    {"its role", "byline:correspondent", "one"},
	    {"the second", "author:\"Bo Brook\"", "one"},
	    {"not the place", "by:saltmere", ""},
	    {"place", "place:saltmere", "one"},
	    {"the alternative text", "caption:lighthouse", "one"},
	    {"the caption", "caption:dusk", "one"},
	    {"the credit", "caption:photographer", "one"},
	    {"not the body's caption", "body:dusk", ""},
	    {"anywhere, the caption", "dusk", "one"},
	    {"two fields", "by:ada headline:heading", "one"},
	    {"a field, not wanted", "body:bodily -headline:zeppelin", "one"},
	    {"a field, not wanted, that is", "body:bodily -headline:heading",
		""},
	    {"two words anywhere may be in two fields", "heading dusk", "one"},
	    {"a phrase is within one field", "\"heading standing\"", ""},
	    {"a phrase is within one byline", "\"Ada Ames Bo\"", ""},
	    {"the kind", "kind:analysis", "one"},
	    {"another kind", "kind:news", "two"},
	    {"pictures", "has:pictures", "one"},
	    {"a standing word is in none", "kind:letter", ""},
	};
	struct document d, e;

	(void)state;
	room.section = "fields";
	d = newsroom_document(&room, "A heading", "It is bodily text.");
	d.standfirst = "Standing first.";
	d.kind = "analysis";
	d.bylines = (struct document_byline[]){
	    {"Ada Ames", "correspondent", "Saltmere"},
	    {"Bo Brook", "", ""},
	};
	d.n_bylines = 2;
	d.pictures = (struct document_picture[]){{
	    .hash = "0123456789abcdef0123456789abcdef"
		    "0123456789abcdef0123456789abcdef",
	    .width = 640,
	    .height = 480,
	    .bytes = 1000,
	    .alt = "A lighthouse",
	    .caption = "The tower at dusk",
	    .credit = "A. Photographer",
	    .decorative = "",
	    .copyright = "",
	    .focus = "",
	}};
	d.n_pictures = 1;
	newsroom_take(&room, "one", &d, DESK_LIVE);
	e = newsroom_document(&room, "Another", "x");
	newsroom_take(&room, "two", &e, DESK_LIVE);
	check_all(rows, N(rows));
}

static void
test_places(void **state)
{
	static const struct row rows[] = {
	    {"a section, with all below", "pagoda section:world",
		"world asia japan both"},
	    {"in the middle", "pagoda section:world/asia", "asia japan both"},
	    {"at the end", "pagoda section:world/asia/japan", "japan both"},
	    {"another", "pagoda section:uk", "both uk"},
	    {"strand", "pagoda strand:world/letters", "asia"},
	    {"strand and section", "pagoda strand:world/letters section:uk",
		""},
	    {"a strand as a section", "pagoda section:world/letters", "asia"},
	    {"a writer", "pagoda section:by/ada-ames", "uk"},
	    {"without words", "strand:world/letters", "asia"},
	    {"less a word", "section:world/asia -garden", "asia japan"},
	};
	static const char *const also[] = {"uk"};
	struct document d;

	(void)state;
	room.section = "world";
	newsroom_story(&room, "world", "pagoda");
	room.section = "world/asia";
	d = newsroom_document(&room, "Letter", "pagoda");
	d.strand = "world/letters";
	newsroom_take(&room, "asia", &d, DESK_LIVE);
	room.section = "world/asia/japan";
	newsroom_story(&room, "japan", "pagoda");
	d = newsroom_document(&room, "Garden", "pagoda");
	d.also = (const char **)also;
	d.n_also = 1;
	newsroom_take(&room, "both", &d, DESK_LIVE);
	room.section = "uk";
	d = newsroom_document(&room, "Kew", "pagoda");
	d.bylines = (struct document_byline[]){{"Ada Ames", "", ""}};
	d.n_bylines = 1;
	newsroom_take(&room, "uk", &d, DESK_LIVE);
	room.section = "";
	check_all(rows, N(rows) - 1);
	room.section = "world/asia";
	check_all(rows + N(rows) - 1, 1);
}

/* How many there are from one second to before another. */
static int64_t
count_between(int64_t from, int64_t to)
{
	struct search_hits hits;
	struct fault f = {0};
	struct search s;
	int64_t count;

	newsroom_understand(&room, "clock", &s);
	s.from = from;
	s.to = to;
	newsroom_must(search_count(room.db, room.a, &s, &count, &f), &f);
	newsroom_must(
	    search_newest(room.db, room.a, &s, INT64_MAX, 10, &hits, &f), &f);
	assert_int_equal(hits.n, count);
	return count;
}

static void
test_seconds(void **state)
{
	static const struct {
		const char *name;
		int64_t from, to, want;
	} rows[] = {
	    {"all", INT64_MIN, INT64_MAX, 3},
	    {"from the very second", 1500000000, INT64_MAX, 3},
	    {"from the second after", 1500000001, INT64_MAX, 2},
	    {"to the very second", INT64_MIN, 1500000000, 0},
	    {"to the second after", INT64_MIN, 1500000001, 1},
	    {"one second", 1500000001, 1500000002, 1},
	    {"none", 1500000003, 1500000009, 0},
	    {"an empty span", 1500000001, 1500000001, 0},
	    {"the wrong way round", 1500000002, 1500000001, 0},
	    {"as far as there is time", INT64_MIN + 1, INT64_MAX - 1, 3},
	};

	(void)state;
	room.section = "seconds";
	room.clock = 1500000000;
	newsroom_story(&room, "first", "clock");
	newsroom_story(&room, "second", "clock");
	newsroom_story(&room, "third", "clock");
	for (size_t i = 0; i < N(rows); i++) {
		print_message("# %s\n", rows[i].name);
		assert_int_equal(
		    count_between(rows[i].from, rows[i].to), rows[i].want);
	}
	print_message("# as it is typed\n");
	assert_string_equal(newsroom_find(&room, "clock from:2017-07-14 "
						 "to:2017-07-14"),
	    "first second third");
	assert_string_equal(newsroom_find(&room, "clock to:2017-07-13"), "");
	room.clock = 1000001000;
}

/* The snippet of the one story that the text finds, without the last line. */
static const char *
snippet(const char *text)
{
	struct search_hits hits;
	struct fault f = {0};
	struct search s;

	arena_reset(room.a);
	newsroom_understand(&room, text, &s);
	newsroom_must(
	    search_newest(room.db, room.a, &s, INT64_MAX, 9, &hits, &f), &f);
	assert_int_equal(hits.n, 1);
	return arena_copy(
	    room.a, hits.at[0].snippet, strcspn(hits.at[0].snippet, "\n"));
}

static void
test_snippets(void **state)
{
	static const struct row rows[] = {
	    {"a word of the body", "lamp", "The \1lamp\2 is lit at dusk."},
	    {"another form", "lamps", "The \1lamp\2 is lit at dusk."},
	    {"two words", "dusk lamp", "The \1lamp\2 is lit at \1dusk\2."},
	    {"a phrase", "\"lit at dusk\"", "The lamp is \1lit at dusk\2."},
	    {"of the standfirst", "keeper", "A \1keeper\2 climbs."},
	    {"of the headline alone", "beacon", "A keeper climbs."},
	    {"a field", "body:lamp", "The \1lamp\2 is lit at dusk."},
	    {"an apostrophe", "O'Brien",
		"Mr \1O'Brien\2 wrote e-mails, C++ and \u5317\u4eac\u5e02."},
	    {"one word for two", "obrien",
		"Mr O'\1Brien\2 wrote e-mails, C++ and \u5317\u4eac\u5e02."},
	    {"a hyphen", "e-mail",
		"Mr O'Brien wrote \1e-mails\2, C++ and \u5317\u4eac\u5e02."},
	    {"one word for a hyphen", "email",
		"Mr O'Brien wrote e-\1mails\2, C++ and \u5317\u4eac\u5e02."},
	    {"a suffix", "C++",
		"Mr O'Brien wrote e-mails, \1C++\2 and \u5317\u4eac\u5e02."},
	    {"characters", "\u4eac\u5e02",
		"Mr O'Brien wrote e-mails, C++ and \u5317\1\u4eac\u5e02\2."},
	};
	struct document d;

	(void)state;
	room.section = "snippets";
	d = newsroom_document(&room, "Beacon", "The lamp is lit at dusk.");
	d.standfirst = "A keeper climbs.";
	newsroom_take(&room, "lamp", &d, DESK_LIVE);
	newsroom_story(&room, "odd",
	    "Mr O'Brien wrote e-mails, C++ and \u5317\u4eac\u5e02.");
	for (size_t i = 0; i < N(rows); i++) {
		print_message("# %s\n", rows[i].name);
		assert_string_equal(snippet(rows[i].in), rows[i].want);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_joined),
	    cmocka_unit_test(test_scripts),
	    cmocka_unit_test(test_logic),
	    cmocka_unit_test(test_syntax),
	    cmocka_unit_test(test_terms),
	    cmocka_unit_test(test_fields),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_seconds),
	    cmocka_unit_test(test_snippets),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
