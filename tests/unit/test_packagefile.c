/* SPDX-License-Identifier: Apache-2.0 */
/* The package file: what a good one becomes, and what each bad one is told. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "wire/packagefile.h"

#include "base/banned.h"

#define HEAD "Title: The wall\nSlug: wall\n"

static const char whole[] = "title:  The wall \n"
			    "SLUG: wall\n"
			    "State: Closed\n"
			    "\n"
			    "What it is\n"
			    "about.\n"
			    "\n"
			    "## Key stories\n"
			    "- 1207\n"
			    "- harbour/gale\n"
			    "\n"
			    "## How it came to this {timeline}\n"
			    "- 1953-07-27: It is\n"
			    "  signed (by all). (harbour/gale)\n"
			    "- 1953-07: In a month (or so)\n"
			    "- 1953: In a year: yes\n"
			    "## Documents\n"
			    "- https://a.example/b?c | The words | A site\n"
			    "- http://b.example/|Others\n";

static bool
parse(struct arena *a, const char *text, struct packagefile *pf,
    struct fault *f)
{
	*f = (struct fault){0};
	return packagefile_parse(a, "f", text, strlen(text), pf, f);
}

static void
test_whole(void **state)
{
	struct arena *a = arena_new(1 << 24);
	const struct package_item *item;
	const struct package *p;
	struct packagefile pf;
	struct fault f;

	(void)state;
	if (!parse(a, whole, &pf, &f))
		fail_msg("%s", f.text);
	p = &pf.package;
	assert_string_equal(p->title, "The wall");
	assert_string_equal(p->slug, "wall");
	assert_string_equal(p->intro, "What it is about.");
	assert_int_equal(pf.state, PACKAGE_CLOSED);
	assert_string_equal(p->source, whole);
	assert_int_equal(p->n, 3);
	assert_string_equal(p->group[0].kind, "key");
	assert_int_equal(p->group[0].n, 2);
	assert_string_equal(p->group[1].kind, "timeline");
	assert_string_equal(p->group[1].title, "How it came to this");
	assert_int_equal(p->group[1].n, 3);
	item = p->group[1].item;
	assert_string_equal(item[0].date, "1953-07-27");
	assert_string_equal(item[0].text, "It is signed (by all).");
	assert_string_equal(item[1].date, "1953-07");
	assert_string_equal(item[1].text, "In a month (or so)");
	assert_string_equal(item[2].text, "In a year: yes");
	item = p->group[2].item;
	assert_string_equal(item[0].url, "https://a.example/b?c");
	assert_string_equal(item[0].text, "The words");
	assert_string_equal(item[0].site, "A site");
	assert_string_equal(item[1].text, "Others");
	assert_string_equal(item[1].site, "");
	assert_int_equal(pf.n_refs, 3);
	assert_string_equal(pf.ref[0].name, "1207");
	assert_int_equal(pf.ref[2].line, 13);
	assert_int_equal(pf.ref[2].group, 1);
	arena_free(a);
}

static void
test_refused(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"absent", "", "f:1: there is no Title"},
	    {"no slug", "Title: T\n", "f:1: there is no Slug"},
	    {"no header", "Title: T\nSlug\n", "f:2: is no header"},
	    {"unknown", HEAD "Colour: red\n", "f:3: there is no header"},
	    {"empty", "Title:\n", "f:1: Title: is empty"},
	    {"twice", HEAD "Slug: b\n", "f:3: Slug: is there already"},
	    {"state twice", HEAD "State: open\nState: open\n",
		"f:4: State: is there already"},
	    {"another state", HEAD "State: ajar\n", "f:3: State: \"ajar\""},
	    {"bad UTF-8", HEAD "\n\xff\n", "f:4: is not UTF-8"},
	    {"a control character", HEAD "\na\033[1m\n", "f:4: holds a"},
	    {"two paragraphs", HEAD "\na\n\nb\n", "f:6: the introduction is"},
	    {"no kind", HEAD "\n## Other\n", "f:4: \"Other\": wants a kind"},
	    {"a wrong kind", HEAD "\n## A {b}\n", "f:4: {b} is no kind"},
	    {"a kind alone", HEAD "\n## {key}\n", "f:4: a group's title"},
	    {"no item", HEAD "\n## Profiles\nwords\n", "f:5: wants \"## "},
	    {"two words", HEAD "\n## Profiles\n- a b\n", "f:5: \"a b\": wants"},
	    {"no date", HEAD "\n## Timeline\n- a: b\n", "f:5: wants a date"},
	    {"no such day", HEAD "\n## Timeline\n- 1953-02-29: b\n",
		"f:5: wants a date"},
	    {"no such month", HEAD "\n## Timeline\n- 1953-13: b\n",
		"f:5: wants a date"},
	    {"month zero", HEAD "\n## Timeline\n- 1953-00: b\n",
		"f:5: wants a date"},
	    {"day zero", HEAD "\n## Timeline\n- 1953-01-00: b\n",
		"f:5: wants a date"},
	    {"a short year", HEAD "\n## Timeline\n- 953: b\n",
		"f:5: wants a date"},
	    {"year zero", HEAD "\n## Timeline\n- 0000: b\n",
		"f:5: wants a date"},
	    {"nothing happened", HEAD "\n## Timeline\n- 1953:\n",
		"f:5: does not say"},
	    {"only a story happened", HEAD "\n## Timeline\n- 1953: (12)\n",
		"f:5: does not say"},
	    {"no words", HEAD "\n## Documents\n- http://a.example/\n",
		"f:5: wants \"URL"},
	    {"too many bars", HEAD "\n## Documents\n- http://a.b/|c|d|e\n",
		"f:5: wants \"URL"},
	    {"a script", HEAD "\n## Documents\n- javascript:a|b\n",
		"f:5: \"javascript:a\" is no http"},
	    {"credentials", HEAD "\n## Documents\n- http://a:b@c.example/|b\n",
		"f:5: \"http://a:b@c.example/\" is no http"},
	};
	struct arena *a = arena_new(1 << 24);
	struct packagefile pf;
	struct fault f;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (parse(a, rows[i].in, &pf, &f))
			fail_msg("%s: was taken", rows[i].name);
		if (f.cause != FAULT_DATA ||
		    strncmp(f.text, rows[i].want, strlen(rows[i].want)) != 0)
			fail_msg("%s: \"%s\"", rows[i].name, f.text);
	}
	arena_free(a);
}

/* One more than there may be, of each. */
static void
test_limits(void **state)
{
	static const struct {
		const char *name, *before, *repeated;
		int max;
	} rows[] = {
	    {"title", "Slug: s\nTitle: ", "\u00e9", PACKAGE_TITLE_MAX},
	    {"introduction", HEAD "\n", "\u00e9", PACKAGE_INTRO_MAX},
	    {"text", HEAD "\n## Timeline\n- 1953: ", "\u00e9",
		PACKAGE_TEXT_MAX},
	    {"groups", HEAD "\n", "## A {key}\n", PACKAGE_GROUPS_MAX},
	    {"items", HEAD "\n## A {key}\n", "- 1\n", PACKAGE_ITEMS_MAX},
	};
	struct fault f;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int over = 0; over < 2; over++) {
			struct arena *a = arena_new(1 << 26);
			const char *text = rows[i].before;
			struct packagefile pf;

			for (int j = 0; j < rows[i].max + over; j++)
				text = arena_printf(
				    a, "%s%s", text, rows[i].repeated);
			if (parse(a, text, &pf, &f) != (over == 0))
				fail_msg("%s + %d: \"%s\"", rows[i].name, over,
				    f.text);
			arena_free(a);
		}
	}
}

static void
test_print(void **state)
{
	static const struct {
		const char *name, *in;
		bool is_closed;
		const char *want;
	} rows[] = {
	    {"open, as it says", HEAD "State: open\n\nA\n", false,
		HEAD "State: open\n\nA\n"},
	    {"closed since", HEAD "State: open\n\nState: a\n", true,
		HEAD "State: closed\n\nState: a\n"},
	    {"opened since", HEAD "state:closed\n\nA\n", false,
		HEAD "State: open\n\nA\n"},
	    {"does not say, open", HEAD "\nA\n", false, HEAD "\nA\n"},
	    {"does not say, closed", HEAD "\nState: a\n", true,
		HEAD "State: closed\n\nState: a\n"},
	    {"headers alone", "Title: T\nSlug: t", true,
		"Title: T\nSlug: t\nState: closed\n"},
	};
	struct arena *a = arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got =
		    packagefile_print(a, rows[i].in, rows[i].is_closed);

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s: \"%s\"", rows[i].name, got);
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_whole),
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_print),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
