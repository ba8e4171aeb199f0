/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a reader types is understood, or noted, and never an error; written
 * as text again, or through the advanced form, it is the same search.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "http/request.h"
#include "page/query.h"

#include "base/banned.h"

#define A10 "aaaaaaaaaa"
#define A60 A10 A10 A10 A10 A10 A10
/* A row's length of what the compiler made of it. */
#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static struct arena *a;
static struct stamp_zones zones;

static const char *const note_names[QUERY_NOTE__MAX] = {
    [QUERY_NOTE_LONG] = "long",
    [QUERY_NOTE_TERMS] = "terms",
    [QUERY_NOTE_CUT] = "cut",
    [QUERY_NOTE_FIELD] = "field",
    [QUERY_NOTE_DATE] = "date",
    [QUERY_NOTE_ORDER] = "order",
    [QUERY_NOTE_SECTION] = "section",
    [QUERY_NOTE_KIND] = "kind",
    [QUERY_NOTE_HAS] = "has",
    [QUERY_NOTE_NO_WORDS] = "no-words",
    [QUERY_NOTE_TWICE] = "twice",
};

static int
set_up(void **state)
{
	(void)state;
	a = arena_new(64 << 20);
	return !stamp_zone_add(&zones, "UK", "Europe/London", NULL);
}

static int
tear_down(void **state)
{
	(void)state;
	stamp_zones_close(&zones);
	arena_free(a);
	return 0;
}

/* "|headline:word" and "-"a phrase"", one behind the other. */
static void
show_terms(struct buf *b, const struct search *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct search_term *t = &s->term[i];

		buf_puts(b, b->len > 0 ? " " : "");
		buf_puts(b, t->is_alternative ? "|" : "");
		buf_puts(b, t->is_negated ? "-" : "");
		if (t->field != SEARCH_ANYWHERE)
			buf_printf(b, "%s:", query_field_name(t->field));
		buf_printf(b, t->is_phrase ? "\"%s\"" : "%s", t->text);
	}
}

static void
show_one(struct buf *b, const char *name, const char *value)
{
	if (value[0] != '\0')
		buf_printf(b, "%s%s=%s", b->len > 0 ? " " : "", name, value);
}

/* All that a search asks for. */
static const char *
show_search(const struct query *q)
{
	struct buf b = {0};
	const char *text;

	show_terms(&b, &q->search);
	show_one(&b, "section", q->section);
	show_one(&b, "strand", q->strand);
	show_one(&b, "kind", q->search.kind);
	if (q->search.from != INT64_MIN)
		show_one(&b, "from", stamp_iso(a, q->search.from));
	if (q->search.to == INT64_MAX)
		show_one(&b, "to", q->to[0] == '\0' ? "" : "the end");
	else
		show_one(&b, "to", stamp_iso(a, q->search.to));
	show_one(&b, "has", q->search.has_pictures ? "pictures" : "");
	text = arena_string(a, buf_string(&b));
	buf_release(&b);
	return text;
}

/* The same, with its notes. */
static const char *
show(const struct query *q)
{
	struct buf b = {0};
	const char *text;

	buf_puts(&b, show_search(q));
	for (size_t i = 0; i < q->n_notes; i++)
		buf_printf(&b, "%s!%s(%s)", b.len > 0 ? " " : "",
		    note_names[q->note[i].kind], q->note[i].word);
	text = arena_string(a, buf_string(&b));
	buf_release(&b);
	return text;
}

struct row {
	const char *name, *in, *want;
};

static void
check_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct query q;

		query_parse(a, &zones, rows[i].in, &q);
		print_message("# %s\n", rows[i].name);
		assert_string_equal(show(&q), rows[i].want);
	}
}

static void
test_words(void **state)
{
	static const struct row rows[] = {
	    {"empty", "", ""},
	    {"only blanks", " \t\r\n  ", ""},
	    {"only wide blanks", "\u3000\u00a0 \u3000", ""},
	    {"a word", "ferry", "ferry"},
	    {"words", "  ferry\ttimetable\nwinter ", "ferry timetable winter"},
	    {"wide blanks divide words", "\u6771\u4eac\u3000\u5927\u962a",
		"\u6771\u4eac \u5927\u962a"},
	    {"blanks that do not break divide words", "Saltmere\u00a0ferry",
		"Saltmere ferry"},
	    {"case is kept", "FERRY Or and NOT", "FERRY Or and NOT"},
	    {"an address", "http://example.org/a?b=c",
		"http://example.org/a?b=c"},
	    {"a time", "10:30", "10:30"},
	    {"code", "std::string", "std::string"},
	    {"a colon at the end", "ferry: boat", "ferry: boat"},
	    {"a colon at the start", ":ferry", ":ferry"},
	    {"odd words", "C++ C# AT&T O'Brien 3.14 e-mail U.K.",
		"C++ C# AT&T O'Brien 3.14 e-mail U.K."},
	    {"what the engine knows", "NEAR( ) * ^ + { } a*",
		"NEAR( ) * ^ + { } a*"},
	    {"control bytes go", "fer\x01ry\x7f \x1b[0mboat", "ferry [0mboat"},
	    {"overrides of direction go", "fer\u202ery\u2066 boat",
		"ferry boat"},
	    {"bad bytes are marked", "fer\xffry", "fer\ufffdry"},
	};

	(void)state;
	check_rows(rows, N(rows));
}

static void
test_phrases(void **state)
{
	static const struct row rows[] = {
	    {"straight", "\"ferry timetable\" x", "\"ferry timetable\" x"},
	    {"typographic", "\u201cferry timetable\u201d x",
		"\"ferry timetable\" x"},
	    {"German", "\u201eferry timetable\u201c x",
		"\"ferry timetable\" x"},
	    {"French", "\u00abferry timetable\u00bb x",
		"\"ferry timetable\" x"},
	    {"French, with blanks", "\u00ab\u00a0ferry timetable\u00a0\u00bb",
		"\"ferry timetable\""},
	    {"mixed", "\"ferry timetable\u201d x", "\"ferry timetable\" x"},
	    {"unbalanced", "x \"ferry timetable", "x \"ferry timetable\""},
	    {"one mark at the end", "ferry\"", "ferry"},
	    {"empty", "\"\" x \" \"", "x"},
	    {"a word of marks", "\"\"\"", ""},
	    {"words stand close", "a\"b c\"d", "a \"b c\" d"},
	    {"blanks around go", "\"  ferry boat\t\"", "\"ferry boat\""},
	    {"operators within are words", "\"-a OR b:c\"", "\"-a OR b:c\""},
	};

	(void)state;
	check_rows(rows, N(rows));
}

static void
test_operators(void **state)
{
	static const struct row rows[] = {
	    {"minus", "ferry -winter", "ferry -winter"},
	    {"minus and a phrase", "-\"a b\" c", "-\"a b\" c"},
	    {"minus and a field", "-headline:x", "-headline:x"},
	    {"two minuses", "--x", "-\"-x\""},
	    {"minus alone", "-", "\"-\""},
	    {"minuses alone", "- -", "\"-\" \"-\""},
	    {"minus at the end", "x -", "x \"-\""},
	    {"minus and no word", "-\"\" x", "x"},
	    {"a hyphen is none", "e-mail", "e-mail"},
	    {"OR", "a OR b", "a |b"},
	    {"a bar", "a | b", "a |b"},
	    {"three", "a OR b | c d", "a |b |c d"},
	    {"or is a word", "a or b", "a or b"},
	    {"OR in quotes is a word", "a \"OR\" b", "a \"OR\" b"},
	    {"OR alone", "OR", ""},
	    {"only OR", "OR OR", ""},
	    {"OR first", "OR a", "a"},
	    {"OR last", "a OR", "a"},
	    {"OR twice", "a OR OR b", "a |b"},
	    {"OR and a minus", "a OR -b", "a -b"},
	    {"a minus and OR", "-a OR b", "-a b"},
	    {"OR and fields", "headline:a OR body:b", "headline:a |body:b"},
	    {"OR over a filter", "a OR has:pictures b", "a b has=pictures"},
	    {"nothing but marks", "\"\" OR - |", "\"-\""},
	};

	(void)state;
	check_rows(rows, N(rows));
}

static void
test_fields(void **state)
{
	static const struct row rows[] = {
	    {"each", "headline:a body:b by:c caption:d place:e",
		"headline:a body:b by:c caption:d place:e"},
	    {"their other names", "title:a text:b byline:c author:d",
		"headline:a body:b by:c by:d"},
	    {"case", "HeadLine:A", "headline:A"},
	    {"a phrase", "headline:\"a b\" c", "headline:\"a b\" c"},
	    {"nothing behind", "headline: a", "headline: a"},
	    {"an empty phrase", "headline:\"\" a", "a"},
	    {"a field in a field", "headline:body:x", "headline:\"body:x\""},
	    {"a minus in a field", "headline:-x", "headline:\"-x\""},
	    {"unknown", "colour:red", "\"colour red\" !field(colour:red)"},
	    {"unknown, with a phrase", "colour:\"a b\"",
		"\"colour a b\" !field(colour:\"a b\")"},
	    {"unknown, not wanted", "-colour:red",
		"-\"colour red\" !field(-colour:red)"},
	    {"a filter, not wanted", "-section:uk",
		"-\"section uk\" !field(-section:uk)"},
	    {"columns of the engine", "facet:s1 links:x",
		"\"facet s1\" \"links x\" !field(facet:s1) !field(links:x)"},
	};

	(void)state;
	check_rows(rows, N(rows));
}

static void
test_filters(void **state)
{
	static const struct row rows[] = {
	    {"section", "section:world/asia-pacific",
		"section=world/asia-pacific"},
	    {"slashes and case", "section:/World/Asia/ x",
		"x section=world/asia"},
	    {"of a slash alone", "section:/ x", "x"},
	    {"of blanks alone", "section:\" / \" x", "x"},
	    {"with blanks", "section:\"a b\"", "section=a b"},
	    {"strand", "strand:world/letters", "strand=world/letters"},
	    {"kind", "kind:Analysis", "kind=analysis"},
	    {"no such kind", "kind:cartoon", "!kind(kind:cartoon)"},
	    {"pictures", "has:pictures", "has=pictures"},
	    {"a picture", "has:picture", "has=pictures"},
	    {"has what?", "has:sound", "!has(has:sound)"},
	    {"two sections", "section:a section:b",
		"section=a !twice(section:b)"},
	    {"two kinds", "kind:news kind:letter",
		"kind=news !twice(kind:letter)"},
	};

	(void)state;
	check_rows(rows, N(rows));
}

static void
test_dates(void **state)
{
	static const struct row rows[] = {
	    {"a year", "from:2026 to:2026",
		"from=2026-01-01T00:00:00Z to=2027-01-01T00:00:00Z"},
	    {"a month, in summer time", "from:2026-06 to:2026-06",
		"from=2026-05-31T23:00:00Z to=2026-06-30T23:00:00Z"},
	    {"a day", "from:2026-03-09 to:2026-03-09",
		"from=2026-03-09T00:00:00Z to=2026-03-10T00:00:00Z"},
	    {"the day the clocks change", "from:2026-03-29 to:2026-03-29",
		"from=2026-03-29T00:00:00Z to=2026-03-29T23:00:00Z"},
	    {"short numbers", "from:2026-3-9", "from=2026-03-09T00:00:00Z"},
	    {"a leap day", "from:2024-02-29", "from=2024-02-29T00:00:00Z"},
	    {"the first year", "from:0001", "from=0001-01-01T00:01:15Z"},
	    {"the last year", "to:9999", "to=the end"},
	    {"the last day of December", "to:2025-12-31",
		"to=2026-01-01T00:00:00Z"},
	    {"no leap day", "from:2026-02-29", "!date(from:2026-02-29)"},
	    {"a 13th month", "from:2026-13", "!date(from:2026-13)"},
	    {"a month 0", "to:2026-00", "!date(to:2026-00)"},
	    {"year 0", "from:0000", "!date(from:0000)"},
	    {"half a date", "from:2026-", "!date(from:2026-)"},
	    {"three digits", "from:202", "!date(from:202)"},
	    {"five digits", "from:20261", "!date(from:20261)"},
	    {"without hyphens", "from:20260309", "!date(from:20260309)"},
	    {"more behind", "from:2026-03-09T10:00",
		"!date(from:2026-03-09T10:00)"},
	    {"a sign", "from:-2026", "!date(from:-2026)"},
	    {"a plus", "from:+202", "!date(from:+202)"},
	    {"a minus within", "from:2026--3", "!date(from:2026--3)"},
	    {"a blank before", "from:\" 2026\"", "!date(from:\" 2026\")"},
	    {"words", "to:yesterday", "!date(to:yesterday)"},
	    {"wide digits", "from:\uff12\uff10\uff12\uff16",
		"!date(from:\uff12\uff10\uff12\uff16)"},
	    {"twice", "from:2026 from:2025",
		"from=2026-01-01T00:00:00Z !twice(from:2025)"},
	    {"from after to", "from:2026 to:2025",
		"from=2026-01-01T00:00:00Z to=2026-01-01T00:00:00Z "
		"!order()"},
	};

	(void)state;
	check_rows(rows, N(rows));
}

static void
test_limits(void **state)
{
	static const struct row rows[] = {
	    {"eight", "a b c d e f g h", "a b c d e f g h"},
	    {"nine", "a b c d e f g h i has:pictures",
		"a b c d e f g h has=pictures !terms(i)"},
	    {"64 bytes", A60 "abcd", A60 "abcd"},
	    {"65 bytes", A60 "abcde", A60 "abcd !cut(" A60 "abcd)"},
	    {"a character across the cut", A60 "abc\u00e9x",
		A60 "abc !cut(" A60 "abc)"},
	    {"four bytes across the cut", A60 "a\U0001f600",
		A60 "a !cut(" A60 "a)"},
	    {"a blank at the cut", "\"" A60 "abc de\"",
		"\"" A60 "abc\" !cut(" A60 "abc)"},
	    {"what the cut makes another thing", A60 "ab://x",
		"\"" A60 "ab:/\" !cut(" A60 "ab:/)"},
	    {"100 bytes of two",
		"x \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9",
		"x \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9 "
		"!cut(\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
		"\u00e9\u00e9\u00e9)"},
	};

	(void)state;
	check_rows(rows, N(rows));
}

static void
test_long(void **state)
{
	enum { BYTES = 10240 };
	char *text = arena_alloc(a, BYTES + 1);
	struct query q;

	(void)state;
	print_message("# 10 kB\n");
	memset(text, 'x', BYTES);
	text[BYTES] = '\0';
	query_parse(a, &zones, text, &q);
	assert_int_equal(strlen(q.text), QUERY_BYTES_MAX);
	assert_int_equal(q.search.n, 1);
	assert_int_equal(strlen(q.search.term[0].text), SEARCH_TERM_BYTES_MAX);
	assert_int_equal(q.note[0].kind, QUERY_NOTE_LONG);
	print_message("# a character across the end\n");
	memset(text, ' ', BYTES);
	memcpy(text + QUERY_BYTES_MAX - 1, "\u00e9", 2);
	query_parse(a, &zones, text, &q);
	assert_int_equal(strlen(q.text), QUERY_BYTES_MAX - 1);
	assert_true(utf8_is_clean(q.text, strlen(q.text)));
	print_message("# a bad byte grows, and is within the limit\n");
	memset(text, 0xff, BYTES);
	query_parse(a, &zones, text, &q);
	assert_true(strlen(q.text) <= QUERY_BYTES_MAX);
	print_message("# more to note than there is room for\n");
	for (int i = 0; i < 30; i++)
		memcpy(text + 4 * i, "x:y ", 5);
	query_parse(a, &zones, text, &q);
	assert_int_equal(q.n_notes, QUERY_NOTES_MAX);
	assert_int_equal(q.search.n, SEARCH_TERMS_MAX);
}

static void
test_format(void **state)
{
	static const struct row rows[] = {
	    {"empty", "  ", ""},
	    {"words", " a   b ", "a b"},
	    {"all of it",
		"has:picture to:2026 from:2025-3 kind:NEWS strand:w/x "
		"section:/W/ title:a OR by:\u201cb c\u201d -d | e",
		"headline:a OR by:\"b c\" -d e section:w strand:w/x "
		"kind:news from:2025-3 to:2026 has:pictures"},
	    {"what would be read otherwise", "\"OR\" \"|\" \"-a\" \"b:c\"",
		"\"OR\" \"|\" \"-a\" \"b:c\""},
	    {"a section that begins with a colon", "section:\":x\"",
		"section:\":x\""},
	    {"a section like a field", "section:\"by:x\"", "section:\"by:x\""},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct query q;

		query_parse(a, &zones, rows[i].in, &q);
		print_message("# %s\n", rows[i].name);
		assert_string_equal(query_format(a, &q), rows[i].want);
	}
}

/* The request that a form sends; pairs ends with NULL. */
static struct request
form(const char *const *pairs)
{
	struct param *params = arena_zalloc(a, 16, sizeof(*params));
	struct request r = {.arena = a, .query = "", .params = params};

	for (; pairs[0] != NULL; pairs += 2)
		params[r.n_params++] = (struct param){pairs[0], pairs[1]};
	return r;
}

static void
test_of_form(void **state)
{
	static const struct {
		const char *name, *in[9], *want;
	} rows[] = {
	    {"nothing", {NULL}, ""},
	    {"blanks", {"all", "  ", "phrase", "\t", "section", " ", NULL}, ""},
	    {"all", {"all", " a  b ", NULL}, "a b"},
	    {"phrase", {"phrase", "a b", NULL}, "\"a b\""},
	    {"any", {"any", "a b c", NULL}, "a OR b OR c"},
	    {"none", {"none", "a b", NULL}, "-a -b"},
	    {"all of them",
		{"all", "a", "any", "b c", "none", "d", "phrase", "e f", NULL},
		"\"e f\" a b OR c -d"},
	    {"in",
		{"all", "a", "phrase", "b c", "none", "d", "in", "headline",
		    NULL},
		"headline:\"b c\" headline:a -headline:d"},
	    {"in what?", {"all", "a", "in", "facet", NULL}, "a"},
	    {"filters",
		{"section", "world/asia", "strand", "x/y", "kind", "news",
		    "has", "pictures", NULL},
		"section:world/asia strand:x/y kind:news has:pictures"},
	    {"dates", {"from", "2025", "to", "2026-03", NULL},
		"from:2025 to:2026-03"},
	    {"operators are words", {"all", "OR | -a b:c", NULL},
		"\"OR\" \"|\" \"-a\" \"b:c\""},
	    {"operators are words, in a field",
		{"any", "OR :x //y -z", "in", "by", NULL},
		"by:\"OR\" OR by:\":x\" OR by:\"//y\" OR by:\"-z\""},
	    {"quotes hold words together",
		{"all", "a \"b c\" d", "none", "\u201ce f\u201dg", NULL},
		"a \"b c\" d -\"e f\" -g"},
	    {"a mark of quotation alone", {"none", "\"", "all", "\"-a", NULL},
		"\"-a\""},
	    {"marks of quotation in a phrase", {"phrase", "a \"b\" c", NULL},
		"\"a  b  c\""},
	    {"a filter in words",
		{"section", "a b", "kind", "-x", "from", "2025 x", NULL},
		"section:\"a b\" kind:\"-x\" from:\"2025 x\""},
	    {"a mark of quotation in a filter",
		{"section", "\"x\"", "to", "\"", NULL}, "section:x"},
	    {"control bytes",
		{"none",
		    "a\x0b"
		    "b\x01",
		    NULL},
		"-ab"},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct request r = form(rows[i].in);

		print_message("# %s\n", rows[i].name);
		assert_string_equal(query_of_form(a, &r), rows[i].want);
	}
}

/* However long the fields, the address that they lead to is not. */
static void
test_of_long_form(void **state)
{
	char text[8001];
	const char *pairs[] = {"all", text, "any", text, NULL};
	struct request r;
	struct query q;
	const char *made;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(text); i++)
		text[i] = i % 7 == 0 ? ' ' : '\xe9';
	text[sizeof(text) - 1] = '\0';
	r = form(pairs);
	made = query_of_form(a, &r);
	assert_true(utf8_is_clean(made, strlen(made)));
	assert_true(strlen(made) <= QUERY_ADDRESS_MAX);
	print_message("# and the reader is told\n");
	query_parse(a, &zones, made, &q);
	assert_int_equal(q.note[0].kind, QUERY_NOTE_LONG);
}

static void
test_words_of(void **state)
{
	static const struct {
		const char *name, *in, *all, *any, *none, *phrase;
	} rows[] = {
	    {"nothing", "", "", "", "", ""},
	    {"words", "a b", "a b", "", "", ""},
	    {"a phrase", "a \"b c\"", "a", "", "", "b c"},
	    {"two phrases", "\"a b\" \"c d\" e", "\"c d\" e", "", "", "a b"},
	    {"alternatives", "a OR b c", "c", "a b", "", ""},
	    {"alternative phrases", "a OR \"b c\"", "", "a \"b c\"", "", ""},
	    {"not wanted", "a -b -\"c d\"", "a", "", "b \"c d\"", ""},
	    {"all", "a \"b c\" d OR e -f", "a", "d e", "f", "b c"},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		struct query q;

		query_parse(a, &zones, rows[i].in, &q);
		print_message("# %s\n", rows[i].name);
		assert_string_equal(
		    query_words_of(a, &q, QUERY_ALL), rows[i].all);
		assert_string_equal(
		    query_words_of(a, &q, QUERY_ANY), rows[i].any);
		assert_string_equal(
		    query_words_of(a, &q, QUERY_NONE), rows[i].none);
		assert_string_equal(
		    query_words_of(a, &q, QUERY_PHRASE), rows[i].phrase);
	}
}

/* The form filled from a search and sent again is that search. */
static void
test_form_round(void **state)
{
	static const struct row rows[] = {
	    {"all of it", "a \"b c\" d OR e -f kind:news from:2025-03",
		"\"b c\" a d |e -f kind=news from=2025-03-01T00:00:00Z"},
	    {"in a field", "headline:a headline:\"b c\" -headline:d",
		"headline:\"b c\" headline:a -headline:d"},
	    {"phrases everywhere",
		"\"a b\" \"c d\" \"e f\" OR \"g h\" -\"i j\"",
		"\"a b\" \"c d\" \"e f\" |\"g h\" -\"i j\""},
	    {"odd words", "\"OR\" \"-a\" http://b C++ -\"-c\"",
		"\"OR\" \"-a\" http://b C++ -\"-c\""},
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		const char *pairs[] = {"all", "", "any", "", "none", "",
		    "phrase", "", "in", "", "kind", "", "from", "", NULL};
		struct request r;
		struct query q;

		query_parse(a, &zones, rows[i].in, &q);
		pairs[1] = query_words_of(a, &q, QUERY_ALL);
		pairs[3] = query_words_of(a, &q, QUERY_ANY);
		pairs[5] = query_words_of(a, &q, QUERY_NONE);
		pairs[7] = query_words_of(a, &q, QUERY_PHRASE);
		pairs[9] = query_field_name(q.search.term[0].field);
		pairs[11] = q.search.kind;
		pairs[13] = q.from;
		r = form(pairs);
		query_parse(a, &zones, query_of_form(a, &r), &q);
		print_message("# %s\n", rows[i].name);
		assert_string_equal(show(&q), rows[i].want);
	}
}

/* The same numbers in every run. */
static unsigned
next_random(void)
{
	static uint64_t state = 20260329;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33);
}

/* Some text of pieces that mean something, and of bytes that do not. */
static char *
random_text(void)
{
	static const char *const pieces[] = {"a", "bc", "OR", "|", "-", "\"",
	    "\u201c", "\u201d", "\u00ab", " ", " ", " ", "\t", "\u3000", ":",
	    "/", "headline:", "BY:", "title:", "section:", "strand:", "kind:",
	    "news", "from:", "to:", "2026", "2025-03", "-", "has:pictures",
	    "x:", "http://", "\u6771\u4eac", "\u00e9", "\xff", "\xc3", "\x01",
	    "\u202e", "\u00a0", A60, "'", "&", "*", "(", "\r\n", "\\", "\ufffd",
	    "caption:", "place:", "body:", "\U0001f600"};
	struct buf b = {0};
	char *text;

	for (unsigned n = next_random() % 24; n > 0; n--)
		buf_puts(&b, pieces[next_random() % N(pieces)]);
	text = arena_string(a, buf_string(&b));
	buf_release(&b);
	return text;
}

static void
test_round(void **state)
{
	enum { TIMES = 20000 };

	(void)state;
	for (int i = 0; i < TIMES; i++) {
		struct query q, again;
		const char *text, *made;

		arena_reset(a);
		text = random_text();
		query_parse(a, &zones, text, &q);
		made = query_format(a, &q);
		assert_true(utf8_is_clean(made, strlen(made)));
		query_parse(a, &zones, made, &again);
		if (strlen(made) <= QUERY_BYTES_MAX &&
		    strcmp(show_search(&q), show_search(&again)) != 0)
			fail_msg("<%s>\nis   <%s>\nthen <%s>\nis   <%s>", text,
			    show_search(&q), made, show_search(&again));
		if (strlen(made) <= QUERY_BYTES_MAX)
			assert_string_equal(query_format(a, &again), made);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_phrases),
	    cmocka_unit_test(test_operators),
	    cmocka_unit_test(test_fields),
	    cmocka_unit_test(test_filters),
	    cmocka_unit_test(test_dates),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_long),
	    cmocka_unit_test(test_format),
	    cmocka_unit_test(test_of_form),
	    cmocka_unit_test(test_of_long_form),
	    cmocka_unit_test(test_words_of),
	    cmocka_unit_test(test_form_round),
	    cmocka_unit_test(test_round),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
