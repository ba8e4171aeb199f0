/* SPDX-License-Identifier: Apache-2.0 */
/* A body is checked, and its HTML is what both skins may show. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "story/body.h"
#include "story/document.h"

#include "base/banned.h"

enum { ROOM = 1 << 20 };

static struct arena *a;

static int
set_up(void **state)
{
	(void)state;
	a = arena_new(256 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
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

static void
test_check(void **state)
{
	const struct {
		const char *name, *in;
		size_t n_pictures;
		const char *want; /* "" when it is taken */
	} rows[] = {
	    {"empty", "", 0, ""},
	    {"max", times("a", DOCUMENT_BODY_BYTES_MAX), 0, ""},
	    {"max + 1", times("a", DOCUMENT_BODY_BYTES_MAX + 1), 0,
		"131073 bytes; at most 131072"},
	    {"HTML block", "a\n\n<div class=x>\nb\n</div>", 0,
		"line 3: raw HTML is not taken: <div class=x>"},
	    {"HTML inline", "a\nb <b>c</b>", 0,
		"line 2: raw HTML is not taken: <b>"},
	    {"comment", "a\n\nb <!-- c -->", 0,
		"line 3: raw HTML is not taken: <!-- c -->"},
	    {"HTML in code", "`<b>`\n\n    <div>", 0, ""},
	    {"autolink", "<http://a.b/>", 0, ""},
	    {"bad UTF-8", "a\xff", 0,
		"holds control characters or is not UTF-8"},
	    {"picture", "![](picture:1)", 1, ""},
	    {"pictures, one paragraph", "![](picture:2)\n![](picture:1)", 2,
		""},
	    {"picture zero", "a\n\n![](picture:0)", 1,
		"line 3: picture:0: there is no such picture; there is 1"},
	    {"picture max + 1", "![](picture:3)", 2,
		"line 1: picture:3: there is no such picture; there are 2"},
	    {"no number", "![](picture:x)", 2,
		"line 1: picture:x: there is no such picture; there are 2"},
	    {"huge number", "![](picture:18446744073709551617)", 2,
		"line 1: picture:18446744073709551617: there is no such "
		"picture; there are 2"},
	    {"twice", "![](picture:1)\n\n![](picture:1)", 1,
		"line 3: picture:1 is placed twice"},
	    {"in a line of text", "a\nb ![](picture:1)", 1,
		"line 2: picture:1 stands in a paragraph with other text; "
		"give it one of its own"},
	    {"in a link", "[![](picture:1)](http://a.b/)", 1,
		"line 1: picture:1 stands in a paragraph with other text; "
		"give it one of its own"},
	    {"deep", times("> ", 95), 0, ""},
	    {"too deep", times("> ", 200), 0,
		"line 1: nested more than 100 deep"},
	    {"open marks are no depth", times("*a **a ", 200), 0, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fault f = {0};
		bool ok = body_check(rows[i].in, rows[i].n_pictures, &f);

		if (ok != (rows[i].want[0] == '\0') ||
		    strcmp(f.text, rows[i].want) != 0)
			fail_msg("%s: \"%s\": wants \"%s\"", rows[i].name,
			    f.text, rows[i].want);
	}
}

static void
render(const char *markdown, size_t n_figures, size_t max, struct body *body)
{
	static const struct body_figure figures[] = {
	    {"<figure>1</figure>", "<p>one</p>"},
	    {"<figure>2</figure>", "<p>two</p>"},
	};
	const struct body_args args = {.markdown = markdown,
	    .n_figures = n_figures,
	    .figures = figures,
	    .base_url = "https://news.example.org",
	    .low_max_bytes = max};
	struct fault f = {0};

	if (!body_render(a, &args, body, &f))
		fail_msg("%s: %s", markdown, f.text);
}

static void
test_full(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"empty", "", ""},
	    {"paragraphs", "a *b*\n\n**c** `d`",
		"<p>a <em>b</em></p>\n<p><strong>c</strong> <code>d</code>"
		"</p>\n"},
	    {"no typography", "\"a\" -- b...",
		"<p>&quot;a&quot; -- b...</p>\n"},
	    {"headings from one", "# a\n\n## b\n\n### c\n\n#### d",
		"<h2>a</h2>\n<h3>b</h3>\n<h3>c</h3>\n<h3>d</h3>\n"},
	    {"headings from five", "##### a", "<h2>a</h2>\n"},
	    {"a level skipped", "## a\n\n#### b\n\n## c",
		"<h2>a</h2>\n<h3>b</h3>\n<h2>c</h2>\n"},
	    {"lower first", "### a\n\n## b", "<h2>a</h2>\n<h2>b</h2>\n"},
	    {"empty heading", "##\n\na", "<p>a</p>\n"},
	    {"heading of a blank", "## &nbsp;\n\na", "<p>a</p>\n"},
	    {"list, quote, rule", "> a\n\n---\n\n- b\n- c",
		"<blockquote>\n<p>a</p>\n</blockquote>\n<hr />\n<ul>\n"
		"<li>b</li>\n<li>c</li>\n</ul>\n"},
	    {"ordered from", "3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"},
	    {"picture", "![a *b*](http://x.y/z \"t\")",
		"<p><a href=\"http://x.y/z\" title=\"t\">[Picture: a b]</a>"
		"</p>\n"},
	    {"picture without alt", "![](http://x.y/z)",
		"<p><a href=\"http://x.y/z\">[Picture]</a></p>\n"},
	    {"picture with a bad address", "a ![b](data:x) c",
		"<p>a b c</p>\n"},
	    {"picture in a link", "[![a](http://b/c)](http://d/e)",
		"<p><a href=\"http://d/e\">a</a></p>\n"},
	    {"picture without alt in a link", "[![](http://b/c)](http://d/e)",
		"<p><a href=\"http://d/e\">[Picture]</a></p>\n"},
	    {"link in a picture", "![a [b](http://c/)](http://d/e)",
		"<p><a href=\"http://d/e\">[Picture: a b]</a></p>\n"},
	    {"empty paragraph left", "![](data:x)\n\na", "<p>a</p>\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct body body;

		render(rows[i].in, 0, ROOM, &body);
		if (strcmp(body.full, rows[i].want) != 0)
			fail_msg("%s:\n%s\nwants\n%s", rows[i].name, body.full,
			    rows[i].want);
	}
}

static void
expect_link(const char *html, const char *href)
{
	char want[200];

	if (href == NULL)
		snprintf(want, sizeof(want), "<p>t</p>\n");
	else
		snprintf(
		    want, sizeof(want), "<p><a href=\"%s\">t</a></p>\n", href);
	assert_string_equal(html, want);
}

static void
test_links(void **state)
{
	/* NULL: no link in either skin. low NULL: as full. */
	static const struct {
		const char *in, *full, *low;
	} rows[] = {
	    {"http://a.b/c", "http://a.b/c", NULL},
	    {"HTTPS://A.b", "HTTPS://A.b", NULL},
	    {"mailto:a@b.c", "mailto:a@b.c", NULL},
	    {"mailto:", NULL, NULL},
	    {"javascript:alert(1)", NULL, NULL},
	    {"JavaScript&colon;alert(1)", NULL, NULL},
	    {"data:text/html,x", NULL, NULL},
	    {"vbscript:x", NULL, NULL},
	    {"file:///etc/passwd", NULL, NULL},
	    {"picture:1", NULL, NULL},
	    {"#x", NULL, NULL},
	    {"x/y", NULL, NULL},
	    {"?x", NULL, NULL},
	    {"//evil.example/", NULL, NULL},
	    {"</\\\\evil.example/>", NULL, NULL},
	    {"http:///x", NULL, NULL},
	    {"http:x", NULL, NULL},
	    {"http://a:b@c/", NULL, NULL},
	    {"http://c/@a", "http://c/@a", NULL},
	    {"/", "/", "/low/"},
	    {"/a/1/b?c=d#e", "/a/1/b?c=d#e", "/low/a/1/b?c=d#e"},
	    {"/low", "/low", NULL},
	    {"/low/a", "/low/a", NULL},
	    {"/lowlands", "/lowlands", "/low/lowlands"},
	    {"/media/a/b", "/media/a/b", NULL},
	    {"/static/x", "/static/x", NULL},
	    {"/feed.rss", "/feed.rss", NULL},
	    {"/a?b=c.d", "/a?b=c.d", "/low/a?b=c.d"},
	    {"https://news.example.org", "/", "/low/"},
	    {"https://NEWS.example.org/a", "/a", "/low/a"},
	    {"https://news.example.org?q", "/?q", "/low/?q"},
	    {"https://news.example.org#q", "/#q", "/low/#q"},
	    {"https://news.example.org//e.example/",
		"https://news.example.org//e.example/", NULL},
	    {"https://news.example.org.e.example/",
		"https://news.example.org.e.example/", NULL},
	    {"https://news.example.org@e.example/", NULL, NULL},
	    {"http://a/100%", "http://a/100%25", NULL},
	    {"http://a/%41|b", "http://a/%41%7Cb", NULL},
	    {"<http://a/b c>", "http://a/b%20c", NULL},
	    {"http://a/#b#c", "http://a/#b%23c", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *in = arena_printf(a, "[t](%s)", rows[i].in);
		const char *full = rows[i].full, *low = rows[i].low;
		struct body body;

		low = low == NULL ? full : low;
		render(in, 0, ROOM, &body);
		expect_link(body.full, full);
		expect_link(body.low[0], low);
	}
}

static void
test_figures(void **state)
{
	static const struct {
		const char *name, *in;
		size_t n;
		const char *full, *low;
	} rows[] = {
	    {"placed", "a\n\n![x](picture:1)\n\nb", 1,
		"<p>a</p>\n<figure>1</figure>\n<p>b</p>\n",
		"<p>a</p>\n<p>one</p>\n<p>b</p>\n"},
	    {"not placed", "a", 2,
		"<figure>1</figure>\n<figure>2</figure>\n<p>a</p>\n",
		"<p>one</p>\n<p>two</p>\n<p>a</p>\n"},
	    {"one of two", "a\n\n![](picture:1)", 2,
		"<figure>2</figure>\n<p>a</p>\n<figure>1</figure>\n",
		"<p>two</p>\n<p>a</p>\n<p>one</p>\n"},
	    {"the placed one first", "![](picture:2)\n\na", 2,
		"<figure>1</figure>\n<figure>2</figure>\n<p>a</p>\n",
		"<p>one</p>\n<p>two</p>\n<p>a</p>\n"},
	    {"together", "![](picture:2)\n![](picture:1)", 2,
		"<figure>2</figure>\n<figure>1</figure>\n",
		"<p>two</p>\n<p>one</p>\n"},
	    {"nothing else", "", 1, "<figure>1</figure>\n", "<p>one</p>\n"},
	    {"in an item", "- a\n\n  ![](picture:1)", 1,
		"<ul>\n<li>\n<p>a</p>\n<figure>1</figure>\n</li>\n</ul>\n",
		"<ul>\n<li>\n<p>a</p>\n<p>one</p>\n</li>\n</ul>\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct body body;

		render(rows[i].in, rows[i].n, ROOM, &body);
		if (strcmp(body.full, rows[i].full) != 0)
			fail_msg("%s:\n%s", rows[i].name, body.full);
		if (body.n_low != 1 || strcmp(body.low[0], rows[i].low) != 0)
			fail_msg("%s, low:\n%s", rows[i].name, body.low[0]);
	}
}

static size_t
gzipped(const char *text)
{
	unsigned char *out = arena_alloc(a, strlen(text) + 4096);
	z_stream z = {.next_in = (unsigned char *)(uintptr_t)text,
	    .avail_in = (unsigned)strlen(text),
	    .next_out = out,
	    .avail_out = (unsigned)strlen(text) + 4096};

	assert_int_equal(
	    deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	deflateEnd(&z);
	return z.total_out;
}

/* The letters and digits of html that are not in tags. */
static void
letters(const char *html, struct buf *out)
{
	bool in_tag = false;

	for (; *html != '\0'; html++) {
		if (*html == '<')
			in_tag = true;
		else if (*html == '>')
			in_tag = false;
		else if (!in_tag && strchr(" \n", *html) == NULL)
			buf_append(out, html, 1);
	}
}

/* n words that do not compress well. */
static void
noise(struct buf *out, size_t n, const char *between)
{
	static unsigned seed = 1;

	for (size_t i = 0; i < n; i++) {
		seed = seed * 1103515245u + 12345u;
		buf_printf(out, "%s%08x", i == 0 ? "" : between, seed);
	}
}

static void
expect_pages(const char *name, const char *markdown, size_t max, size_t n_least)
{
	struct buf full = {0}, low = {0};
	struct body body;

	render(markdown, 0, max, &body);
	letters(body.full, &full);
	for (size_t i = 0; i < body.n_low; i++) {
		if (gzipped(body.low[i]) > max)
			fail_msg("%s: page %zu has %zu bytes", name, i,
			    gzipped(body.low[i]));
		letters(body.low[i], &low);
	}
	if (body.n_low < n_least)
		fail_msg("%s: %zu pages", name, body.n_low);
	assert_string_equal(low.data, full.data);
	buf_release(&full);
	buf_release(&low);
}

static void
test_low_pages(void **state)
{
	static const struct {
		const char *name, *before, *between;
		size_t n;
	} rows[] = {
	    {"paragraphs", "", "\n\n", 2000},
	    {"one paragraph", "", " ", 2000},
	    {"lines", "", "\n", 2000},
	    {"one word", "", "", 2000},
	    {"a tight list", "- ", "\n- ", 2000},
	    {"a loose list", "- ", "\n\n- ", 2000},
	    {"an item", "1. ", " ", 2000},
	    {"a quote", "> ", "\n> ", 2000},
	    {"quotes in quotes", "> > > ", " ", 2000},
	    {"code", "```\n", "\n", 2000},
	    {"code on a line", "    ", " ", 2000},
	    {"emphasis", "*a **b ", " ", 2000},
	    {"a link", "[", " ", 2000},
	    {"a heading", "# ", " ", 2000},
	    {"headings", "# ", "\n# ", 2000},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf text = {0};

		buf_puts(&text, rows[i].before);
		noise(&text, rows[i].n, rows[i].between);
		if (strcmp(rows[i].name, "emphasis") == 0)
			buf_puts(&text, "***");
		if (strcmp(rows[i].name, "a link") == 0)
			buf_puts(&text, "](/x)");
		expect_pages(rows[i].name, text.data, 2000, 4);
		buf_release(&text);
	}
}

static void
test_low_lists(void **state)
{
	struct buf text = {0};
	struct body body;
	int next = 7;

	(void)state;
	for (int i = 7; i < 507; i++) {
		buf_printf(&text, "%d. ", i);
		noise(&text, 3, " ");
		buf_puts(&text, "\n");
	}
	render(text.data, 0, 3000, &body);
	assert_in_range(body.n_low, 3, 50);
	for (size_t i = 0; i < body.n_low; i++) {
		const char *p = body.low[i];
		char want[40];

		/* A page may hold several cuts of the list. */
		while ((p = strstr(p, "<ol")) != NULL) {
			snprintf(want, sizeof(want), "<ol start=\"%d\">", next);
			assert_memory_equal(p, want, strlen(want));
			for (const char *end = strstr(p, "</ol>"); p < end; p++)
				next += strncmp(p, "<li>", 4) == 0;
		}
		assert_null(strstr(body.low[i], "<p>"));
	}
	assert_int_equal(next, 507);
	buf_release(&text);
}

static void
test_low_headings(void **state)
{
	struct buf text = {0};
	struct body body;

	(void)state;
	for (int i = 0; i < 60; i++) {
		buf_puts(&text, "\n\n## Crosshead\n\n### Below\n\n");
		noise(&text, (size_t)(10 + i * 3), " ");
	}
	for (size_t max = 1000; max < 5000; max += 333) {
		render(text.data, 0, max, &body);
		for (size_t i = 0; i + 1 < body.n_low; i++) {
			size_t n = strlen(body.low[i]);

			assert_true(n > 6);
			assert_memory_equal(body.low[i] + n - 5, "</p>\n", 5);
		}
	}
	buf_release(&text);
}

static void
test_words(void **state)
{
	static const struct {
		const char *in;
		size_t want;
	} rows[] = {
	    {"", 0},
	    {"one", 1},
	    {"one *two* three", 3},
	    {"don't can\xe2\x80\x99t", 2},
	    {"well-known 3.5", 4},
	    {"a\nb\n\nc", 3},
	    {"--- !", 0},
	    {"\xd0\x9c\xd0\xb8\xd1\x80 e\xcc\x81tude", 2},
	    {"\xe5\x8c\x97\xe4\xba\xac\xe5\xb8\x82", 2},
	    {"- a\n- b", 2},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct body body;

		render(rows[i].in, 0, ROOM, &body);
		if (body.words != rows[i].want)
			fail_msg("%s: %zu", rows[i].in, body.words);
	}
}

static void
test_text(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"empty", "", ""},
	    {"marks", "# A *b*\n\nc\nd [e](/f) `g`  \nh &amp; \\*",
		"A b\n\nc d e g\nh & *"},
	    {"tight list", "a\n\n- b\n- c\n\nd", "a\n\nb\nc\n\nd"},
	    {"loose list", "- b\n\n- c", "b\n\nc"},
	    {"picture", "a\n\n![A *ferry*](picture:1)\n\nb",
		"a\n\nA ferry\n\nb"},
	    {"picture without alt", "a\n\n![](picture:1)\n\nb", "a\n\nb"},
	    {"code", "a\n\n    b\n     c\n\nd", "a\n\nb\n c\n\nd"},
	    {"rule and quote", "> a\n\n---\n\nb", "a\n\nb"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *got = body_text(a, rows[i].in);

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s:\n%s", rows[i].name, got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_check),
	    cmocka_unit_test(test_full),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_figures),
	    cmocka_unit_test(test_low_pages),
	    cmocka_unit_test(test_low_lists),
	    cmocka_unit_test(test_low_headings),
	    cmocka_unit_test(test_words),
	    cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
