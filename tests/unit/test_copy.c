/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a copy of the site as files is made of: the file of an address, the
 * link from one file to another, tags that are read and written again, and a
 * set of paths.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "copy/file.h"
#include "copy/paths.h"
#include "copy/tag.h"

#include "base/banned.h"

static struct arena *a;

static int
setup(void **state)
{
	(void)state;
	a = arena_new(1 << 20);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void
test_files(void **state)
{
	static const struct {
		const char *path, *query, *want;
	} rows[] = {
	    {"/", "", "index.html"},
	    {"/", "before=12", "before=12/index.html"},
	    {"/low/", "", "low/index.html"},
	    {"/world/", "", "world/index.html"},
	    {"/world/", "before=12", "world/before=12/index.html"},
	    {"/world/12/a-slug", "", "world/12/a-slug/index.html"},
	    {"/world/12/a-slug", "page=2", "world/12/a-slug/page=2/index.html"},
	    {"/world/12/a-slug.txt", "", "world/12/a-slug.txt"},
	    {"/world/12/a.txt/", "", "world/12/a.txt/index.html"},
	    {"/feed.atom", "archive=3", "feed.archive=3.atom"},
	    {"/.atom", "", ".atom/index.html"},
	    {"/history/12/2..3", "", "history/12/2..3/index.html"},
	    {"/by/zo\xc3\xab", "", "by/zo\xc3\xab/index.html"},
	    {"/search", "q=a%2fb", NULL},
	    {"/search", "q=../..", NULL},
	    {"/search", "a=1&b=2", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = file_of(a, rows[i].path, rows[i].query);

		if (rows[i].want == NULL)
			assert_null(got);
		else
			assert_string_equal(got, rows[i].want);
	}
}

static void
test_links(void **state)
{
	static const struct {
		const char *from, *to, *want;
	} rows[] = {
	    {"index.html", "index.html", "index.html"},
	    {"index.html", "world/index.html", "world/index.html"},
	    {"world/index.html", "index.html", "../index.html"},
	    {"world/12/a/index.html", "world/13/b/index.html",
		"../../13/b/index.html"},
	    {"world/index.html", "worlds/index.html", "../worlds/index.html"},
	    {"world/x.txt", "world/x.txt", "x.txt"},
	    {"low/world/index.html", "world/index.html",
		"../../world/index.html"},
	    {"index.html", "a:b/index.html", "./a:b/index.html"},
	    {"x/index.html", "a:b/index.html", "../a:b/index.html"},
	    {"index.html", "a b%/c?d#e", "a%20b%25/c%3Fd%23e"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(
		    file_link(a, rows[i].from, rows[i].to), rows[i].want);
	assert_string_equal(file_url(a, "https://x.example", "index.html"),
	    "https://x.example/");
	assert_string_equal(
	    file_url(a, "https://x.example", "a/before=1/index.html"),
	    "https://x.example/a/before=1/");
	assert_string_equal(file_url(a, "https://x.example", "a/no-index.html"),
	    "https://x.example/a/no-index.html");
}

static void
test_inside(void **state)
{
	static const char *const in[] = {
	    "a", "a/b", ".well-known/security.txt", "2..3/x", "..."};
	static const char *const out[] = {
	    "", "/a", "..", "../a", "a/../b", "a/..", "a/", "a//b", "./a", "."};

	(void)state;
	for (size_t i = 0; i < sizeof(in) / sizeof(in[0]); i++)
		assert_true(file_is_inside(in[i]));
	for (size_t i = 0; i < sizeof(out) / sizeof(out[0]); i++)
		assert_false(file_is_inside(out[i]));
}

/* The tag that html begins with, with href set to href or taken out. */
static const char *
change(const char *html, const char *href)
{
	struct attribute *at;
	struct buf out = {0};
	struct tag t;
	const char *s;

	if (!tag_parse(html, html + strlen(html), &t))
		return NULL;
	at = tag_find(&t, "href");
	if (at != NULL && href != NULL)
		at->instead = href;
	else if (at != NULL)
		at->is_out = true;
	tag_write(&t, &out);
	buf_puts(&out, t.end);
	s = arena_string(a, buf_string(&out));
	buf_release(&out);
	return s;
}

static void
test_tags(void **state)
{
	static const struct {
		const char *html, *href, *want;
	} rows[] = {
	    {"<a href=\"/x\">t", "y", "<a href=\"y\">t"},
	    {"<a href=\"/x\">t", NULL, "<a>t"},
	    {"<a class=\"c\" href=\"/x\" id=\"i\">t", NULL,
		"<a class=\"c\" id=\"i\">t"},
	    {"<a\n  href=\"/x\"\n  hidden>", "a\"b&<'",
		"<a\n  href=\"a&quot;b&amp;&lt;&#39;\"\n  hidden>"},
	    {"<a title=\"href=&quot;>\" href=\"/x\">", "y",
		"<a title=\"href=&quot;>\" href=\"y\">"},
	    {"<br>t", "y", "<br>t"},
	    {"<br />t", "y", "<br />t"},
	    {"<a href>t", "y", "<a href>t"},
	    {"<a href=/x>t", "y", NULL},
	    {"<a href='/x'>t", "y", NULL},
	    {"<a href=\"/x", "y", NULL},
	    {"<a href=\"/x\"", "y", NULL},
	    {"<a", "y", NULL},
	    {"<", "y", NULL},
	    {"< a href=\"/x\">", "y", NULL},
	    {"</a>", "y", NULL},
	    {"<!doctype html>", "y", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = change(rows[i].html, rows[i].href);

		if (rows[i].want == NULL)
			assert_null(got);
		else
			assert_string_equal(got, rows[i].want);
	}
}

static void
test_values(void **state)
{
	static const char html[] =
	    "<a href=\"/a?b=1&amp;c=&quot;&lt;&gt;&#39;&nbsp;&amp;amp;\">";
	struct tag t;

	(void)state;
	assert_true(tag_parse(html, html + strlen(html), &t));
	assert_true(tag_is(&t, "a"));
	assert_false(tag_is(&t, "article"));
	assert_string_equal(
	    tag_value(a, tag_find(&t, "href")), "/a?b=1&c=\"<>'&nbsp;&amp;");
	assert_null(tag_find(&t, "hre"));
	assert_string_equal(tag_value(a, NULL), "");
}

/* One attribute too many, and the most there may be. */
static void
test_many(void **state)
{
	struct buf b = {0};
	struct tag t;

	(void)state;
	buf_puts(&b, "<a");
	for (int i = 0; i < TAG_ATTRIBUTES_MAX; i++)
		buf_printf(&b, " a%d=\"\"", i);
	buf_puts(&b, ">");
	assert_true(tag_parse(b.data, b.data + b.len, &t));
	assert_int_equal(t.n, TAG_ATTRIBUTES_MAX);
	b.data[b.len - 1] = ' ';
	buf_puts(&b, "b>");
	assert_false(tag_parse(b.data, b.data + b.len, &t));
	buf_release(&b);
}

static void
test_paths(void **state)
{
	struct paths *set = paths_new();
	char path[32];

	(void)state;
	for (int i = 0; i < 20000; i++) {
		snprintf(path, sizeof(path), "world/%d/index.html", i);
		assert_false(paths_has(set, path));
		assert_true(paths_add(set, path));
		assert_false(paths_add(set, path));
	}
	for (int i = 0; i < 20000; i++) {
		snprintf(path, sizeof(path), "world/%d/index.html", i);
		assert_true(paths_has(set, path));
	}
	assert_false(paths_has(set, "world/20000/index.html"));
	assert_false(paths_has(set, ""));
	assert_true(paths_add(set, ""));
	assert_true(paths_has(set, ""));
	paths_free(set);
	paths_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_files),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_inside),
	    cmocka_unit_test(test_tags),
	    cmocka_unit_test(test_values),
	    cmocka_unit_test(test_many),
	    cmocka_unit_test(test_paths),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
