/* SPDX-License-Identifier: Apache-2.0 */
/* A body reads well as plain text, with its links and pictures beside it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "story/body.h"
#include "story/document.h"
#include "story/wrap.h"

#include "base/banned.h"

#define OBJECT "\xef\xbf\xbc"

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
plain(const char *markdown, size_t n_pictures, size_t columns)
{
	struct fault f = {0};

	if (!body_check(markdown, n_pictures, &f))
		fail_msg("%s: %s", markdown, f.text);
	return body_plain(a, markdown, n_pictures, columns);
}

static void
test_blocks(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"empty", "", ""},
	    {"paragraphs", "a\nb\n\n\nc", "a b\n\nc\n"},
	    {"wrapped", "aaaa bbbb cccc dddd eeee",
		"aaaa bbbb cccc dddd\neeee\n"},
	    {"marks", "a *b* **c** [d](/e) `f  g` &amp; \\*",
		"a b c d f g & *\n"},
	    {"hard breaks", "a  \nb\\\nc", "a\nb\nc\n"},
	    {"rule", "a\n\n---\n\nb", "a\n\n* * *\n\nb\n"},
	    {"crossheads", "# A *b*\n\nc\n\n### D\ne",
		"A b\n---\n\nc\n\nD\n-\n\ne\n"},
	    {"crosshead, two lines", "# Aaaa bbbb cccc dddd eeee\n\nf",
		"Aaaa bbbb cccc dddd\neeee\n-------------------\n\nf\n"},
	    {"crosshead, the second longer", "a\\\nbc\n=", "a\nbc\n--\n"},
	    {"crosshead, wide", "# \xe5\x8c\x97\xe4\xba\xac",
		"\xe5\x8c\x97\xe4\xba\xac\n----\n"},
	    {"crosshead, one long word", "# aaaaaaaaaaaaaaaaaaaaaaaa",
		"aaaaaaaaaaaaaaaaaaaaaaaa\n------------------------\n"},
	    {"code", "a\n\n    b   c\n\n     d  \n\ne",
		"a\n\n    b   c\n\n     d\n\ne\n"},
	    {"code is not wrapped", "    aaaa bbbb cccc dddd eeee",
		"    aaaa bbbb cccc dddd eeee\n"},
	    {"code with empty lines around", "```\n\n \na\n\n```\nb",
		"    a\n\nb\n"},
	    {"code without text", "a\n\n```\n \n```\n\nb", "a\n\nb\n"},
	    {"quotes", "> a\n>\n> b\n> > c\n\nd",
		"> a\n>\n> b\n>\n> > c\n\nd\n"},
	    {"quote, wrapped", "> aaaa bbbb cccc dddd eeee",
		"> aaaa bbbb cccc\n> dddd eeee\n"},
	    {"quote in quote first", "> > a\n>\n> b", "> > a\n>\n> b\n"},
	    {"quotes without blocks", "a\n\n>\n> >\n\nb", "a\n\nb\n"},
	    {"code in a quote", ">     a\n>\n>     b", ">     a\n>\n>     b\n"},
	    {"crosshead in a quote", "> # ab", "> ab\n> --\n"},
	    {"nothing seen", "&nbsp;\n\n&#x2003;\n\n[](/a)\n\nb", "b\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = plain(rows[i].in, 0, 20);

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s:\n%s\nwants\n%s", rows[i].name, got,
			    rows[i].want);
	}
}

static void
test_lists(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"tight", "a\n\n* b\n* c\n\nd", "a\n\n- b\n- c\n\nd\n"},
	    {"loose", "- b\n\n- c", "- b\n\n- c\n"},
	    {"blocks in an item", "- b\n\n  c\n- d", "- b\n\n  c\n\n- d\n"},
	    {"wrapped", "- aaaa bbbb cccc dddd eeee",
		"- aaaa bbbb cccc\n  dddd eeee\n"},
	    {"ordered", "1. a\n1. b", "1. a\n2. b\n"},
	    {"ordered from", "9) aaaa bbbb cccc dddd\n9) b",
		"9. aaaa bbbb cccc\n   dddd\n10. b\n"},
	    {"ordered from zero", "0. a", "0. a\n"},
	    {"ordered from max", "999999999. a\n1. b",
		"999999999. a\n1000000000. b\n"},
	    {"nested", "- a\n  - b\n    1. c\n  - d\n- e",
		"- a\n  - b\n    1. c\n  - d\n- e\n"},
	    {"nested, counting on", "1. a\n   1. b\n2. c\n   1. d",
		"1. a\n   1. b\n2. c\n   1. d\n"},
	    {"loose in tight", "- a\n  - b\n\n  - c\n- d",
		"- a\n  - b\n\n  - c\n- d\n"},
	    {"list in list first", "- - a\n  - b", "- - a\n  - b\n"},
	    {"empty items", "- a\n-\n- >\n- b", "- a\n-\n-\n- b\n"},
	    {"two lists", "- a\n\n* b", "- a\n\n- b\n"},
	    {"quote in an item", "- a\n  > b\n  > c\n- d",
		"- a\n  > b c\n- d\n"},
	    {"list in a quote", "> - a\n> - b\n>\n> c",
		"> - a\n> - b\n>\n> c\n"},
	    {"code in an item", "-     a\n\n      b", "-     a\n\n      b\n"},
	    {"crosshead in an item", "- # ab\n  c", "- ab\n  --\n  c\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = plain(rows[i].in, 0, 20);

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s:\n%s\nwants\n%s", rows[i].name, got,
			    rows[i].want);
	}
}

static void
test_pictures(void **state)
{
	static const struct {
		const char *name, *in;
		size_t n;
		const char *want, *order;
	} rows[] = {
	    {"none", "a", 0, "a\n", ""},
	    {"placed", "a\n\n![x](picture:1)\n\nb", 1, "a\n\n" OBJECT "\n\nb\n",
		"1"},
	    {"not placed", "a", 2, OBJECT "\n\n" OBJECT "\n\na\n", "12"},
	    {"one of two", "a\n\n![](picture:1)", 2,
		OBJECT "\n\na\n\n" OBJECT "\n", "21"},
	    {"the placed one first", "![](picture:2)\n\na", 2,
		OBJECT "\n\n" OBJECT "\n\na\n", "12"},
	    {"together", "![](picture:2)\n![](picture:1)", 2,
		OBJECT "\n\n" OBJECT "\n", "21"},
	    {"nothing else", "", 1, OBJECT "\n", "1"},
	    {"in an item", "- a\n\n  ![](picture:1)\n- b", 1,
		"- a\n\n  " OBJECT "\n\n- b\n", "1"},
	    {"together in a tight list",
		"- ![](picture:1)\n  ![](picture:2)\n- b", 2,
		"- " OBJECT "\n\n  " OBJECT "\n- b\n", "12"},
	    {"in a quote", "> ![](picture:1)\n>\n> b", 1,
		"> " OBJECT "\n>\n> b\n", "1"},
	    {"elsewhere", "a ![b *c*](https://d.e/f)", 0, "a [Picture: b c]\n",
		""},
	    {"elsewhere, no alt", "![](https://d.e/f)", 0, "[Picture]\n", ""},
	    {"the author's",
		"a" OBJECT "b\n\n" OBJECT "\n\n&#xfffc;\n\n    c" OBJECT
		"d\n\n`" OBJECT "e`" OBJECT,
		0, "ab\n\n    cd\n\ne\n", ""},
	    {"the author's, in alt", "![" OBJECT "a](https://b.c/d)", 0,
		"[Picture: a]\n", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = plain(rows[i].in, rows[i].n, 72);
		struct buf numbers = {0};
		size_t *order, n;

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s:\n%s\nwants\n%s", rows[i].name, got,
			    rows[i].want);
		n = body_figures(a, rows[i].in, rows[i].n, &order);
		assert_int_equal(n, rows[i].n);
		for (size_t j = 0; j < n; j++)
			buf_printf(&numbers, "%zu", order[j]);
		if (strcmp(buf_string(&numbers), rows[i].order) != 0)
			fail_msg("%s: %s", rows[i].name, numbers.data);
		buf_release(&numbers);
	}
}

/* What a reference may smuggle past body_check does not come out. */
static void
test_controls(void **state)
{
	(void)state;
	assert_string_equal(plain("a&#27;[2J &#x202e;b &#0;c", 0, 72),
	    "a[2J b \xef\xbf\xbd"
	    "c\n");
	assert_string_equal(plain("a&#10;b &#13;c", 0, 72), "a b c\n");
}

static void
test_links(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"none", "a", ""},
	    {"in order", "[a *b*](http://c.d/) `e`\n\n- [f](https://g.h/i)",
		"a b=http://c.d/ f=https://g.h/i "},
	    {"a path on this site", "[a](/b/1/c)", "a=/b/1/c "},
	    {"mailto", "[a](mailto:b@c.d)", "a=mailto:b@c.d "},
	    {"twice", "[a](/b) [c](/b)", "a=/b "},
	    {"the text is the address", "<http://a.b/c> [http://d/](http://d/)",
		""},
	    {"the text is the address of mail", "<a@b.c>", ""},
	    {"the text is another address", "[http://a/](http://b/)",
		"http://a/=http://b/ "},
	    {"text and address, later with a text",
		"<http://a/> [b](http://a/) [c](http://a/)", "b=http://a/ "},
	    {"encoded", "<http://a/|> [b](<http://c/ d>)", "b=http://c/%20d "},
	    {"white space in the text", "[a\n&#10;  b\\\nc](/d)", "a b c=/d "},
	    {"no text", "[](/a) [&nbsp;](/b)", ""},
	    {"not kept", "[a](javascript:b) [c](#d) [e](//f/)", ""},
	    {"picture from elsewhere", "![a](https://b.c/d)",
		"[Picture: a]=https://b.c/d "},
	    {"our picture", "![a](picture:1)", ""},
	    {"a reference", "[a]\n\n[a]: /b", "a=/b "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf got = {0};
		struct body_link *links;
		size_t n = body_links(a, rows[i].in, &links);

		for (size_t j = 0; j < n; j++)
			buf_printf(&got, "%s=%s ", links[j].text, links[j].url);
		if (strcmp(buf_string(&got), rows[i].want) != 0)
			fail_msg("%s: %s", rows[i].name, got.data);
		buf_release(&got);
	}
}

/* What is as deep as body_check takes has all its words, and stays narrow. */
static void
test_deep(void **state)
{
	static const struct {
		const char *name, *mark;
		size_t n;
	} rows[] = {
	    {"quotes", "> ", 96},
	    {"lists", "- ", 48},
	    {"ordered lists", "1. ", 48},
	    {"lists in quotes", "> - ", 32},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf text = {0};
		const char *got, *line, *end;
		size_t words = 0;

		for (size_t j = 0; j < rows[i].n; j++)
			buf_puts(&text, rows[i].mark);
		for (size_t j = 0; j < 1000; j++)
			buf_puts(&text, "word ");
		got = plain(text.data, 0, 72);
		/* The first line has the marks. */
		line = strchr(got, '\n') + 1;
		for (; (end = strchr(line, '\n')) != NULL; line = end + 1)
			assert_in_range(end - line, 1, 72);
		for (; (got = strstr(got, "word")) != NULL; got += 4)
			words++;
		if (words != 1000)
			fail_msg("%s: %zu words", rows[i].name, words);
		buf_release(&text);
	}
}

/* A body of the largest size, of what could be slow or large. */
static void
test_large(void **state)
{
	static const struct {
		const char *name, *first, *again;
		size_t max; /* bytes of text */
	} rows[] = {
	    {"one word", "", "a", 140000},
	    {"a paragraph", "", "word ", 140000},
	    {"lines", "", "a\\\n", 140000},
	    {"items", "", "- a\n", 140000},
	    {"ordered items", "", "1. a\n", 300000},
	    {"empty items", "", "-\n", 140000},
	    {"a heading", "# ", "word ", 140000},
	    {"a heading of one word", "# ", "a", 280000},
	    {"code", "", "    a\n", 140000},
	    {"code of blanks", "```\n", " \n", 0},
	    {"links", "", "[a](/b) ", 140000},
	    {"no-break spaces", "a", "\xc2\xa0", 140000},
	    {"deep", "> > > > > > > > > > > > > > > > > > > > > > > > > ", "a ",
		5000000},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf text = {0};
		struct body_link *links;
		size_t n;

		buf_puts(&text, rows[i].first);
		n = strlen(rows[i].again);
		while (text.len + n <= DOCUMENT_BODY_BYTES_MAX)
			buf_puts(&text, rows[i].again);
		n = strlen(plain(text.data, 0, 72));
		if (n > rows[i].max || (n == 0 && rows[i].max > 0))
			fail_msg("%s: %zu bytes", rows[i].name, n);
		body_links(a, text.data, &links);
		buf_release(&text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_blocks),
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_pictures),
	    cmocka_unit_test(test_controls),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_deep),
	    cmocka_unit_test(test_large),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
