/* SPDX-License-Identifier: Apache-2.0 */
/* A live page: which bodies are one, and what becomes of their entries. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "story/body.h"
#include "story/live.h"

#include "base/banned.h"

struct row {
	const char *name;
	const char *in;
	const char *want; /* NULL: it is taken */
};

static const struct row rows[] = {
    {"one", "## [2026-11-24 14:05] A\n\nb\n", NULL},
    {"with its second", "## [2026-11-24 14:05:07] A\n", NULL},
    {"with an offset", "## [2026-11-24T14:05:00+01:00 key] A\n", NULL},
    {"an introduction", "Hello.\n\n### Who\n\n## [2026-11-24] A\n", NULL},
    {"a crosshead within", "## [2026-11-24 14:05] A\n\n### B\n\n## C\n", NULL},
    {"empty", "", "there is no entry"},
    {"no entry", "## Hello\n\n[2026-11-24 14:05] A\n", "there is no entry"},
    {"of another level", "### [2026-11-24 14:05] A\n", "there is no entry"},
    {"quoted", "> ## [2026-11-24 14:05] A\n", "there is no entry"},
    {"no such day", "a\n\n## [2026-02-31 14:05] A\n",
	"line 3: the entry wants a time"},
    {"words", "## [yesterday] A\n", "line 1: the entry wants a time"},
    {"not closed", "## [2026-11-24 14:05 A\n", "line 1: the entry wants a time"},
    {"no title", "## [2026-11-24 14:05]\n", "line 1: the entry wants a title"},
    {"another word", "## [2026-11-24 14:05 new] A\n",
	"line 1: the entry wants a time"},
    {"the second", "## [2026-11-24 14:05] A\n\n## [x] B\n",
	"line 3: the entry wants a time"},
};

static void
test_checked(void **state)
{
	struct fault f;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *r = &rows[i];
		bool ok;

		f = (struct fault){0};
		ok = live_check(r->in, &f);
		if (ok != (r->want == NULL))
			fail_msg("%s: %s", r->name, f.text);
		if (!ok && strncmp(f.text, r->want, strlen(r->want)) != 0)
			fail_msg("%s: \"%s\", wanted \"%s\"", r->name, f.text,
			    r->want);
	}
}

/* At the limit, and one byte more, of the introduction and of an entry. */
static void
test_limits(void **state)
{
	static const char head[] = "## [2026-11-24 14:05] A\n\n";
	char text[2 * LIVE_BYTES_MAX + 100];
	size_t n = strlen(head);
	struct fault f = {0};

	(void)state;
	memcpy(text, head, n);
	memset(text + n, 'a', sizeof(text) - n);
	text[LIVE_BYTES_MAX] = '\0';
	assert_true(live_check(text, &f));
	text[LIVE_BYTES_MAX] = 'a';
	text[LIVE_BYTES_MAX + 1] = '\0';
	assert_false(live_check(text, &f));
	assert_non_null(strstr(f.text, "line 1: 12289 bytes"));
	memset(text, 'a', LIVE_BYTES_MAX);
	text[LIVE_BYTES_MAX - 1] = '\n';
	memcpy(text + LIVE_BYTES_MAX, head, n + 1);
	f = (struct fault){0};
	assert_true(live_check(text, &f));
	memset(text, 'a', LIVE_BYTES_MAX + 1);
	text[LIVE_BYTES_MAX] = '\n';
	memcpy(text + LIVE_BYTES_MAX + 1, head, n + 1);
	assert_false(live_check(text, &f));
}

static struct live
render(struct arena *a, const char *text)
{
	struct body_figure figure = {"<p>full</p>\n", "<p>low</p>\n"};
	struct body_args args = {
	    .markdown = text,
	    .n_figures = 1,
	    .figures = &figure,
	    .base_url = "https://e.org",
	};
	struct fault f = {0};
	struct live live;

	if (!live_render(a, &args, NULL, &live, &f))
		fail_msg("%s", f.text);
	return live;
}

static void
test_rendered(void **state)
{
	struct arena *a = arena_new(1 << 22);
	struct live live = render(a,
	    "Hello, [you](/uk/).\n\n"
	    "## [2026-11-24 14:05] First *of* two\n\nOne.\n\n![](picture:1)\n\n"
	    "## [2026-11-24 15:00 key] Last\n\n# B\n\nTwo. [x](/uk/)\n\n"
	    "## [2026-11-24T14:05:40Z] Same minute\n\nThree.\n\n"
	    "## [2026-11-24 14:05] Same time\n");

	(void)state;
	assert_string_equal(
	    live.full, "<p>Hello, <a href=\"/uk/\">you</a>.</p>\n");
	assert_string_equal(
	    live.low, "<p>Hello, <a href=\"/low/uk/\">you</a>.</p>\n");
	assert_int_equal(live.n, 4);
	assert_string_equal(live.entries[0].title, "Last");
	assert_true(live.entries[0].is_key);
	assert_string_equal(live.entries[0].anchor, "entry-20261124T1500Z");
	assert_string_equal(live.entries[0].full,
	    "<h3>B</h3>\n<p>Two. <a href=\"/uk/\">x</a></p>\n");
	assert_non_null(strstr(live.entries[0].low, "/low/uk/"));
	assert_string_equal(live.entries[1].title, "Same minute");
	assert_string_equal(live.entries[1].anchor, "entry-20261124T1405Z-3");
	assert_string_equal(live.entries[1].text, "Three.");
	assert_string_equal(live.entries[2].title, "First of two");
	assert_false(live.entries[2].is_key);
	assert_string_equal(live.entries[2].full, "<p>One.</p>\n<p>full</p>\n");
	assert_string_equal(live.entries[2].low, "<p>One.</p>\n<p>low</p>\n");
	assert_string_equal(live.entries[3].anchor, "entry-20261124T1405Z");
	assert_string_equal(live.entries[3].full, "");
	arena_free(a);
}

static void
test_inserted(void **state)
{
	struct arena *a = arena_new(1 << 22);
	struct live_entry e = {
	    .at = 1795529100, .is_key = true, .title = "New"};
	char *body = live_insert(
	    a, "Hello.\n\n## [2026-11-24 13:00] Old\n\nb\n", &e, "Text.");

	(void)state;
	assert_string_equal(body,
	    "Hello.\n\n## [2026-11-24T14:05:00Z key] New\n\nText.\n\n"
	    "## [2026-11-24 13:00] Old\n\nb\n");
	assert_true(live_check(body, NULL));
	arena_free(a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_checked),
	    cmocka_unit_test(test_limits),
	    cmocka_unit_test(test_rendered),
	    cmocka_unit_test(test_inserted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
