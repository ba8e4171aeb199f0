/* SPDX-License-Identifier: Apache-2.0 */
/* A document survives JSON, and only one that can be shown is taken. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "story/document.h"

#include "base/banned.h"

static const char hash[] =
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static struct arena *a;

static int
set_up(void **state)
{
	(void)state;
	a = arena_new(16 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

/* A document with everything in it. */
static void
fill(struct document *d)
{
	static const char *also[] = {"sport/sailing"}, *subjects[] = {"tides"};
	static int64_t see_also[] = {783967, 12};
	static struct document_byline byline = {"News desk", "Editor", "Ayr"};
	static struct document_picture picture = {.hash = hash,
	    .width = 1200,
	    .height = 800,
	    .bytes = 40000,
	    .alt = "A ferry",
	    .caption = "",
	    .credit = "Us",
	    .decorative = "",
	    .copyright = "",
	    .focus = ""};
	static struct document_link link = {
	    "https://example.org/x", "Report", "", "primary"};

	document_init(d, "en-GB");
	d->headline = "Ferry returns";
	d->standfirst = "It is back.";
	d->kind = "analysis";
	d->section = "news/harbour";
	d->published = 960547560;
	d->n_also = d->n_subjects = 1;
	d->also = also;
	d->subjects = subjects;
	d->n_bylines = d->n_pictures = d->n_links = 1;
	d->bylines = &byline;
	d->pictures = &picture;
	d->links = &link;
	d->n_see_also = 2;
	d->see_also = see_also;
	d->body = "One.\n\n![](picture:1)\n";
}

static const char whole[] =
    "{\"headline\":\"Ferry returns\",\"short_headline\":\"Ferry returns\","
    "\"standfirst\":\"It is back.\",\"kind\":\"analysis\","
    "\"language\":\"en-GB\",\"section\":\"news/harbour\","
    "\"published\":960547560,\"updated\":960547560,"
    "\"also\":[\"sport/sailing\"],\"subjects\":[\"tides\"],"
    "\"bylines\":[{\"name\":\"News desk\",\"role\":\"Editor\","
    "\"place\":\"Ayr\"}],"
    "\"pictures\":[{\"hash\":\"0123456789abcdef0123456789abcdef"
    "0123456789abcdef0123456789abcdef\",\"width\":1200,\"height\":800,"
    "\"bytes\":40000,\"alt\":\"A ferry\",\"credit\":\"Us\"}],"
    "\"see_also\":[783967,12],"
    "\"links\":[{\"url\":\"https://example.org/x\",\"title\":\"Report\","
    "\"kind\":\"primary\"}],"
    "\"body\":\"One.\\n\\n![](picture:1)\\n\"}";

static void
test_json(void **state)
{
	struct document d, again;
	struct fault f = {0};

	(void)state;
	fill(&d);
	assert_true(document_check(&d, &f));
	assert_string_equal(document_to_json(a, &d), whole);
	assert_true(document_from_json(a, whole, &again, &f));
	assert_string_equal(again.strand, "");
	assert_string_equal(again.links[0].site, "");
	assert_int_equal(again.review_by, 0);
	assert_true(document_check(&again, &f));
	assert_string_equal(document_to_json(a, &again), whole);
	document_init(&d, "");
	assert_string_equal(document_to_json(a, &d), "{}");
}

static void
test_bad_json(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"empty", "", "JSON: line 1: '[' or '{' expected near end of file"},
	    {"a list", "[]", "JSON: not an object"},
	    {"number for text", "{\"headline\":1}",
		"JSON: headline: not a string"},
	    {"null for text", "{\"headline\":null}",
		"JSON: headline: not a string"},
	    {"text for number", "{\"published\":\"1\"}",
		"JSON: published: not a whole number"},
	    {"fraction", "{\"published\":1.0}",
		"JSON: published: not a whole number"},
	    {"text for list", "{\"also\":\"x\"}", "JSON: also: not a list"},
	    {"number in list", "{\"also\":[\"x\",2]}",
		"JSON: also: number 2: not a string"},
	    {"text in numbers", "{\"see_also\":[\"2\"]}",
		"JSON: see_also: number 1: not a whole number"},
	    {"text for object", "{\"links\":[\"x\"]}",
		"JSON: links: number 1: not an object"},
	    {"inner member", "{\"links\":[{\"url\":[]}]}",
		"JSON: links: number 1: url: not a string"},
	    {"unknown", "{\"colour\":\"red\"}", "JSON: colour: unknown"},
	    {"twice", "{\"kind\":\"a\",\"kind\":\"b\"}",
		"JSON: line 1: duplicate object key near '\"kind\"'"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct document d = {.published = 42};
		struct fault f = {0};

		assert_false(document_from_json(a, rows[i].in, &d, &f));
		assert_int_equal(f.cause, FAULT_DATA);
		if (strcmp(f.text, rows[i].want) != 0)
			fail_msg("%s: \"%s\": wants \"%s\"", rows[i].name,
			    f.text, rows[i].want);
		assert_int_equal(d.published, 42);
	}
}

static const char *
times(const char *text, size_t n)
{
	char *made = arena_alloc(a, n * strlen(text) + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(made + i * strlen(text), text, strlen(text));
	made[n * strlen(text)] = '\0';
	return made;
}

/* want "" is for what is taken; otherwise how the fault begins. */
static void
expect(const char *name, struct document *d, const char *want)
{
	struct fault f = {0};
	bool ok = document_check(d, &f);

	if (ok != (want[0] == '\0') || strncmp(f.text, want, strlen(want)) != 0)
		fail_msg("%s: \"%s\": wants \"%s\"", name, f.text, want);
}

static void
test_texts(void **state)
{
	const struct {
		const char *name;
		size_t at;
		const char *in, *want;
	} rows[] = {
#define AT(member) offsetof(struct document, member)
	    {"absent", AT(headline), "", "headline: is missing"},
	    {"blank", AT(headline), " \t", "headline: is missing"},
	    {"max", AT(headline), times("\xc3\xa9", 300), ""},
	    {"max + 1", AT(headline), times("\xc3\xa9", 301),
		"headline: 301 characters; at most 300"},
	    {"two lines", AT(headline), "a\nb", "headline: holds a line break"},
	    {"control", AT(headline), "a\001", "headline: holds control"},
	    {"override", AT(headline), "a\xe2\x80\xae", "headline: holds"},
	    {"bad UTF-8", AT(headline), "a\xff", "headline: holds control"},
	    {"short, max + 1", AT(short_headline), times("a", 301),
		"short headline: 301 characters"},
	    {"standfirst, max", AT(standfirst), times("a", 2000), ""},
	    {"standfirst, max + 1", AT(standfirst), times("a", 2001),
		"standfirst: 2001 characters; at most 2000"},
	    {"source, max + 1", AT(source), times("a", 1001),
		"source: 1001 characters; at most 1000"},
	    {"kind, not given", AT(kind), "", ""},
	    {"kind", AT(kind), "gossip", "kind: \"gossip\": wants one of"},
	    {"kind, last", AT(kind), "sponsored", ""},
	    {"no language", AT(language), "", "language: is missing"},
	    {"language", AT(language), "zh-Hant-TW", ""},
	    {"language, digits", AT(language), "es-419", ""},
	    {"language, locale", AT(language), "en_GB", "language: \"en_GB\""},
	    {"language, one letter", AT(language), "e", "language: "},
	    {"language, dangling", AT(language), "en-", "language: "},
	    {"language, long subtag", AT(language), "en-abcdefghi",
		"language: "},
	    {"no section", AT(section), "", "section: is missing"},
	    {"section", AT(section), "World", "section: \"World\": wants"},
	    {"section, slash", AT(section), "/world", "section: "},
	    {"section, slash behind", AT(section), "world/", "section: "},
	    {"section, dots", AT(section), "..", "section: "},
	    {"section, hyphen", AT(section), "-a", "section: "},
	    {"strand", AT(strand), "world/a b", "strand: \"world/a b\""},
	    {"page in a section", AT(page), "about", "section: a standing"},
	    {"body, HTML", AT(body), "a\n\n<b>c</b>",
		"body: line 3: raw HTML is not taken: <b>"},
	    {"body, no picture", AT(body), "![](picture:2)",
		"body: line 1: picture:2: there is no such picture"},
	    {"body, empty", AT(body), "", ""},
#undef AT
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct document d;

		fill(&d);
		*(const char **)(void *)((char *)&d + rows[i].at) = rows[i].in;
		expect(rows[i].name, &d, rows[i].want);
	}
}

static void
test_pages(void **state)
{
	struct document d;

	(void)state;
	fill(&d);
	d.section = "";
	d.page = "about/our-work/2024";
	expect("three segments", &d, "");
	d.page = "a/b/c/d";
	expect("four segments", &d, "page: \"a/b/c/d\": wants");
}

static void
test_times(void **state)
{
	struct document d;

	(void)state;
	fill(&d);
	d.updated = d.published - 1;
	expect("updated before", &d, "updated: earlier than published");
	d.updated = d.published;
	expect("updated at once", &d, "");
	d.published = 0;
	expect("not published yet", &d, "");
	d.review_by = INT64_MAX;
	expect("the year 10000", &d, "review by: not in the years");
	fill(&d);
	expect("updated not given", &d, "");
	assert_int_equal(d.updated, d.published);
	assert_string_equal(d.short_headline, d.headline);
}

static void
test_lists(void **state)
{
	static const char *many[DOCUMENT_LIST_MAX + 1], *twice[] = {"a", "a"};
	static const char *blank[] = {"a", ""};
	struct document d;

	(void)state;
	for (size_t i = 0; i < DOCUMENT_LIST_MAX + 1; i++)
		many[i] = "x";
	fill(&d);
	d.subjects = many;
	d.n_subjects = DOCUMENT_LIST_MAX;
	expect("max", &d, "");
	d.n_subjects++;
	expect("max + 1", &d, "subjects: 51 of them; at most 50");
	d.subjects = blank;
	d.n_subjects = 2;
	expect("empty subject", &d, "subject 2: is missing");
	fill(&d);
	d.also = twice;
	d.n_also = 2;
	expect("twice", &d, "also: a is there twice");
	fill(&d);
	d.see_also[1] = 0;
	expect("zero", &d, "see also 2: not the number");
	d.see_also[1] = 12;
}

static void
test_rows_of(void **state)
{
	struct document d;

	(void)state;
	fill(&d);
	d.bylines[0].name = "";
	expect("only a place", &d, "");
	d.bylines[0].place = "";
	expect("nobody", &d, "byline 1: wants a name, or a place");
	d.bylines[0].name = "News desk";
	d.pictures[0].alt = "";
	expect("no alt", &d, "picture 1: alt: is missing");
	d.pictures[0].decorative = "an ornament";
	expect("decorative", &d, "");
	d.pictures[0].focus = "0.5";
	expect("half a focus", &d, "picture 1: focus: \"0.5\": wants two");
	d.pictures[0].focus = "0.25, 1";
	expect("focus", &d, "");
	d.pictures[0].rights_until = 253402300800;
	expect("rights", &d, "picture 1: rights until: not in the years");
	d.pictures[0].rights_until = 0;
	d.pictures[0].hash = "12";
	expect("short hash", &d, "picture 1: hash: wants 64");
	d.pictures[0].hash = hash;
	d.pictures[0].width = 0;
	expect("no width", &d, "picture 1: has no width");
	d.pictures[0].width = 1200;
	d.links[0].kind = "";
	expect("link without kind", &d, "link 1: kind: is missing");
	d.links[0].kind = "other";
	expect("link's kind", &d, "link 1: kind: \"other\": wants");
	d.links[0].kind = "primary";
	d.links[0].title = "a\nb";
	expect("link's title", &d, "link 1: title: holds a line break");
	d.links[0].title = "Report";
}

static void
test_urls(void **state)
{
	static const struct {
		const char *in;
		bool want;
	} rows[] = {
	    {"http://a", true},
	    {"HTTPS://Example.org:8080/x?y#z", true},
	    {"https://m\xc3\xbcnchen.example/", true},
	    {"https://[2001:db8::1]/", true},
	    {"https://", false},
	    {"https://a@b/", false},
	    {"https://a:b@c/", false},
	    {"https://c/@a", true},
	    {"https:///x", false},
	    {"https://:80/", false},
	    {"ftp://a/", false},
	    {"javascript:alert(1)", false},
	    {"//a/b", false},
	    {"/b", false},
	    {"https://a/b c", false},
	    {"https://a/b\tc", false},
	    {" https://a/", false},
	};
	struct document d;

	(void)state;
	fill(&d);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		d.links[0].url = rows[i].in;
		expect(rows[i].in, &d, rows[i].want ? "" : "link 1: url: ");
	}
	d.links[0].url = "https://example.org/x";
}

static void
test_append(void **state)
{
	int64_t *list = NULL, *old;
	size_t n = 0;

	(void)state;
	list = document_append(a, list, &n, sizeof(*list));
	list[0] = 7;
	old = list;
	list = document_append(a, list, &n, sizeof(*list));
	assert_int_equal(n, 2);
	assert_int_equal(list[0], 7);
	assert_int_equal(list[1], 0);
	assert_ptr_not_equal(list, old);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_json),
	    cmocka_unit_test(test_bad_json),
	    cmocka_unit_test(test_texts),
	    cmocka_unit_test(test_pages),
	    cmocka_unit_test(test_times),
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_rows_of),
	    cmocka_unit_test(test_urls),
	    cmocka_unit_test(test_append),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
