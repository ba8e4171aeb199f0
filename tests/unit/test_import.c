/* SPDX-License-Identifier: Apache-2.0 */
/* Foreign text becomes CommonMark with the same words and nothing unsafe. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "story/body.h"

#include "base/banned.h"

static struct arena *a;

static int
set_up(void **state)
{
	(void)state;
	a = arena_new((size_t)1 << 30);
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
import(const char *in, bool is_html, const char *base)
{
	const char *markdown = NULL;
	struct fault f = {0};

	if (!body_import(a, in, strlen(in), is_html, base, &markdown, &f))
		fail_msg("%s: %s", in, f.text);
	if (!body_check(markdown, 9, &f))
		fail_msg("%s: %s", in, f.text);
	return markdown;
}

struct row {
	const char *name, *in, *want;
};

/* want is what cmark makes of the result: the same tree, seen plainly. */
static void
expect_html(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *markdown = import(rows[i].in, true, "");
		char *html = cmark_markdown_to_html(
		    markdown, strlen(markdown), CMARK_OPT_DEFAULT);

		if (strcmp(html, rows[i].want) != 0)
			fail_msg("%s:\n%s\nis\n%s\nwants\n%s", rows[i].name,
			    markdown, html, rows[i].want);
		free(html);
	}
}

#define P(text) "<p>" text "</p>\n"
#define LI(text) "<li>" text "</li>\n"
#define UL(items) "<ul>\n" items "</ul>\n"

static void
test_phrases(void **state)
{
	static const struct row rows[] = {
	    {"empty", "", ""},
	    {"text", "a", P("a")},
	    {"white space", " a\n\n\t b ", P("a b")},
	    {"no-break space stays", "a&nbsp;b",
		P("a\xc2\xa0"
		  "b")},
	    {"only a no-break space", "<p>&nbsp;</p>a", P("a")},
	    {"emphasis", "<em>a</em> <i>b</i> <strong>c</strong> <b>d</b>",
		P("<em>a</em> <em>b</em> <strong>c</strong> "
		  "<strong>d</strong>")},
	    {"space within emphasis", "a<b> b </b>c",
		P("a <strong>b</strong> c")},
	    {"emphasis side by side", "<b>a</b><b>b</b>",
		P("<strong>ab</strong>")},
	    {"emphasis in itself", "<b>a<b>b</b></b>",
		P("<strong>ab</strong>")},
	    {"a fence that is none", "~~~ <b>a</b>",
		P("~~~ <strong>a</strong>")},
	    {"empty emphasis", "a<b></b>b<i> </i>c", P("ab c")},
	    {"emphasis CommonMark cannot say", "a<b>\"b\"</b>c",
		P("a&quot;b&quot;c")},
	    {"only the one that cannot", "a<b>.b</b>c <i>d</i>",
		P("a.bc <em>d</em>")},
	    {"emphasis around paragraphs", "<b><p>a</p><p>b</p></b>",
		P("<strong>a</strong>") P("<strong>b</strong>")},
	    {"code", "<code>a  *b* &lt;</code> <kbd>`</kbd>",
		P("<code>a *b* &lt;</code> <code>`</code>")},
	    {"code side by side", "<code>a</code><code>b</code>",
		P("<code>ab</code>")},
	    {"strong in code", "<code>a<b>b</b></code>",
		P("<code>a</code><strong><code>b</code></strong>")},
	    {"line break", "a<br>b", P("a<br />\nb")},
	    {"line break at the ends", "<p><br>a<br></p>", P("a")},
	    {"line breaks", "a<br><br>b", P("a") P("b")},
	    {"line break in a heading", "<h2>a<br>b</h2>", "<h2>a b</h2>\n"},
	    {"looked through",
		"<span>a</span><sup>2</sup> <u>b</u> <x-y>c</x-y>",
		P("a2 b c")},
	    {"quotation", "<q>a</q>",
		P("\xe2\x80\x9c"
		  "a\xe2\x80\x9d")},
	    {"dropped",
		"a<script>b</script><style>b</style><template>b</template>"
		"<svg><text>b</text></svg><math><mi>b</mi></math>"
		"<select><option>b</select><textarea>b</textarea>"
		"<button>b</button><noscript>b</noscript><!-- b -->c",
		P("ac")},
	};

	(void)state;
	expect_html(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
test_links(void **state)
{
	static const struct row rows[] = {
	    {"link", "<a href='http://x.y/z' title='t'>a</a>",
		P("<a href=\"http://x.y/z\" title=\"t\">a</a>")},
	    {"space within", "a<a href='/b'> b </a>c",
		P("a <a href=\"/b\">b</a> c")},
	    {"autolink", "<a href='http://x.y/'>http://x.y/</a>",
		P("<a href=\"http://x.y/\">http://x.y/</a>")},
	    {"script", "<a href='javascript:alert(1)'>a</a>", P("a")},
	    {"script, hidden", "<a href=' java\nscript:alert(1)'>a</a>",
		P("a")},
	    {"anchor", "<a name=x>a</a><a href='#x'>b</a>", P("ab")},
	    {"empty", "a<a href='/b'></a>", P("a")},
	    {"ampersands", "<a href='/?a&amp;amp;b&copy;=c&d'>a</a>",
		P("<a href=\"/?a&amp;amp;b%C2%A9=c&amp;d\">a</a>")},
	    {"reference in the address", "<a href='http://x.y/?&amp;lt;'>a</a>",
		P("<a href=\"http://x.y/?&amp;lt;\">a</a>")},
	    {"brackets", "<a href='/(a)[b]'>[c](d)</a>",
		P("<a href=\"/(a)%5Bb%5D\">[c](d)</a>")},
	    {"quotes in a title", "<a href='/a' title='&quot;\\'>b</a>",
		P("<a href=\"/a\" title=\"&quot;\\\">b</a>")},
	    {"block in a link", "<a href='/a'><h2>b</h2><p>c</p></a>",
		"<h2><a href=\"/a\">b</a></h2>\n" P("<a href=\"/a\">c</a>")},
	    {"picture", "<img src=http://x.y/z alt='a [b]'>",
		P("<a href=\"http://x.y/z\">[Picture: a [b]]</a>")},
	    {"picture without alt", "<img src=http://x.y/z>",
		P("<a href=\"http://x.y/z\">[Picture]</a>")},
	    {"picture in a link", "<a href='/a'><img src=/b alt=c></a>",
		P("<a href=\"/a\">c</a>")},
	    {"picture in a link, no alt", "<a href='/a'><img src=/b></a>",
		P("<a href=\"/a\">[Picture]</a>")},
	    {"picture with a bad address", "<img src=data:x alt=a>", P("a")},
	    {"a body's picture in HTML", "<img src=picture:1 alt=a>", P("a")},
	    {"figure",
		"<figure><img src=/a alt=b><figcaption>c</figcaption></figure>",
		P("<a href=\"/a\">[Picture: b]</a>") P("c")},
	    {"film, sound, frame",
		"<video src=/a>x</video> <audio><source src=/b></audio> "
		"<iframe src=/c>x</iframe> <video>x</video>",
		P("<a href=\"/a\">[Video]</a> <a href=\"/b\">[Audio]</a> "
		  "<a href=\"/c\">[Embedded page]</a>")},
	};

	(void)state;
	expect_html(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
test_blocks(void **state)
{
	static const struct row rows[] = {
	    {"paragraphs", "<p>a<p>b", P("a") P("b")},
	    {"divisions", "a<div>b<section>c</section></div>d",
		P("a") P("b") P("c") P("d")},
	    {"headings", "<h1>a</h1><h6>b</h6>", "<h1>a</h1>\n<h6>b</h6>\n"},
	    {"empty heading", "<h2> <b></b></h2>", ""},
	    {"division in a heading", "<h2><div>a</div></h2>", "<h2>a</h2>\n"},
	    {"quote", "<blockquote>a<p>b</blockquote>",
		"<blockquote>\n" P("a") P("b") "</blockquote>\n"},
	    {"rule", "a<hr>b", P("a") "<hr />\n" P("b")},
	    {"code", "<pre>\n a\n  b\n</pre>",
		"<pre><code> a\n  b\n</code></pre>\n"},
	    {"code with a language",
		"<pre><code class='x language-c'>a</code></pre>",
		"<pre><code class=\"language-c\">a\n</code></pre>\n"},
	    {"code with fences", "<pre>```\n~~~\n````</pre>",
		"<pre><code>```\n~~~\n````\n</code></pre>\n"},
	    {"code with a break", "<pre>a<br>b</pre>",
		"<pre><code>a\nb\n</code></pre>\n"},
	    {"terms", "<dl><dt>a<dd>b</dl>", P("<strong>a</strong>") P("b")},
	    {"details", "<details><summary>a</summary>b</details>",
		P("a") P("b")},
	    {"a page",
		"<!DOCTYPE html><html><head><title>x</title></head>"
		"<body><p>a</body></html>",
		P("a")},
	};

	(void)state;
	expect_html(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
test_lists(void **state)
{
	static const struct row rows[] = {
	    {"tight", "<ul><li>a<li>b</ul>", UL(LI("a") LI("b"))},
	    {"loose", "<ul><li><p>a</p><li>b</ul>",
		UL("<li>\n" P("a") "</li>\n<li>\n" P("b") "</li>\n")},
	    {"ordered", "<ol start=3><li>a</ol>",
		"<ol start=\"3\">\n" LI("a") "</ol>\n"},
	    {"bad start", "<ol start=-3><li>a</ol>",
		"<ol>\n" LI("a") "</ol>\n"},
	    {"huge start", "<ol start=12345678901><li>a</ol>",
		"<ol>\n" LI("a") "</ol>\n"},
	    {"nested", "<ul><li>a<ul><li>b</ul></ul>",
		UL("<li>a\n" UL(LI("b")) "</li>\n")},
	    {"nested between items", "<ul><li>a</li><ul><li>b</ul></ul>",
		UL("<li>a\n" UL(LI("b")) "</li>\n")},
	    {"empty items", "<ul><li><li>a<li> </ul>", UL(LI("a"))},
	    {"text in the list", "<ul>a<li>b</ul>", UL(LI("a") LI("b"))},
	    {"two lists", "<ul><li>a</ul><ul><li>b</ul>", UL(LI("a") LI("b"))},
	    {"two of two kinds", "<ul><li>a</ul><ol><li>b</ol>",
		UL(LI("a")) "<ol>\n" LI("b") "</ol>\n"},
	    {"two that count anew", "<ol><li>a</ol><ol><li>b</ol>",
		"<ol>\n" LI("a") "</ol>\n<ol>\n" LI("b") "</ol>\n"},
	    {"code behind a list", "<ul><li>a</ul><pre>b</pre>",
		UL(LI("a")) "<pre><code class=\"language-text\">b\n"
			    "</code></pre>\n"},
	    {"quote in an item", "<ul><li><blockquote>a</blockquote></ul>",
		UL("<li>\n<blockquote>\n" P("a") "</blockquote>\n</li>\n")},
	};

	(void)state;
	expect_html(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
test_tables(void **state)
{
	static const struct row rows[] = {
	    {"headers",
		"<table><caption>x</caption><tr><th>A<th>B"
		"<tr><td>1<td><b>2</b><tr><td><td>4</table>",
		P("x") UL(LI("A: 1; B: <strong>2</strong>") LI("B: 4"))},
	    {"no headers", "<table><tr><td>1<td>2<tr><th>3<td>4</table>",
		UL(LI("1; 2") LI("3; 4"))},
	    {"blocks in cells", "<table><tr><td><p>1</p><p>2</p><td>3</table>",
		UL(LI("1 2; 3"))},
	    {"span",
		"<table><tr><th colspan=2>A<th>B"
		"<tr><td>1<td>2<td>3</table>",
		UL(LI("A: 1; A: 2; B: 3"))},
	    {"headers only", "<table><tr><th>A<th>B</table>", UL(LI("A; B"))},
	    {"empty", "<table></table>", ""},
	    {"one column", "<table><tr><td><p>1</p><p>2</p></table>",
		P("1") P("2")},
	    {"for layout", "<table><tr><td>1<td><h2>2</h2></table>",
		P("1") "<h2>2</h2>\n"},
	    {"link in a cell", "<table><tr><td>1<td><a href=/b>2</a></table>",
		UL(LI("1; <a href=\"/b\">2</a>"))},
	};

	(void)state;
	expect_html(rows, sizeof(rows) / sizeof(rows[0]));
}

/* Each text, wherever it stands, comes back as the same text. */
static void
test_escapes(void **state)
{
	static const struct {
		const char *html, *plain;
	} texts[] = {
	    {"# a", "# a"},
	    {"#", "#"},
	    {"* a", "* a"},
	    {"- a", "- a"},
	    {"+ a", "+ a"},
	    {"1. a", "1. a"},
	    {"1) a", "1) a"},
	    {"10.", "10."},
	    {"&gt; a", "> a"},
	    {"***", "***"},
	    {"---", "---"},
	    {"===", "==="},
	    {"```", "```"},
	    {"~~~", "~~~"},
	    {"~~~~~~ x", "~~~~~~ x"},
	    {"&lt;b&gt;", "<b>"},
	    {"&lt;!-- a --&gt;", "<!-- a -->"},
	    {"&lt;?a?&gt;", "<?a?>"},
	    {"&amp;", "&"},
	    {"&amp;lt;", "&lt;"},
	    {"&amp;#60;", "&#60;"},
	    {"&amp;copy", "&copy"},
	    {"&copy;", "\xc2\xa9"},
	    {"[a](b)", "[a](b)"},
	    {"[a]: b", "[a]: b"},
	    {"![a](b)", "![a](b)"},
	    {"!", "!"},
	    {"&lt;http://a.b&gt;", "<http://a.b>"},
	    {"\\*a\\*", "\\*a\\*"},
	    {"\\", "\\"},
	    {"a\\", "a\\"},
	    {"_a_", "_a_"},
	    {"__a__", "__a__"},
	    {"`a`", "`a`"},
	    {"``", "``"},
	    {"|a|b|", "|a|b|"},
	    {":::", ":::"},
	    {"a  ", "a"},
	    {"http://a.b/_c_", "http://a.b/_c_"},
	    {"a_b_c", "a_b_c"},
	    {"2*3*4", "2*3*4"},
	    {"&#xfdd0;a&#x1;b", "ab"},
	};
	static const char *const around[] = {"<p>%s</p>", "x<br>%s",
	    "<h2>%s</h2>", "<ul><li>%s</li><li>x</li></ul>",
	    "<blockquote>%s</blockquote>", "<b>%s</b>", "<a href=/x>%s</a>",
	    "<b>x</b>%s<i>y</i>", "<b>x</b><i>%s</i>y", "<code>%s</code>",
	    "<pre>%s</pre>", "<table><tr><td>%s<td>x</table>",
	    "<ul><li>x</ul><p>%s</p>", "<p>x</p>%s<ol><li>x</ol>"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		for (size_t j = 0; j < sizeof(around) / sizeof(around[0]);
		     j++) {
			const char *at = strstr(around[j], "%s");
			struct buf html = {0};
			char *text;

			buf_append(&html, around[j], (size_t)(at - around[j]));
			buf_puts(&html, texts[i].html);
			buf_puts(&html, at + 2);
			text = body_text(a, import(html.data, true, ""));
			if (strstr(text, texts[i].plain) == NULL)
				fail_msg("%s: %s", html.data, text);
			buf_release(&html);
		}
	}
}

static void
test_markdown(void **state)
{
	static const struct {
		const char *name, *in, *base, *want;
	} rows[] = {
	    {"stays", "a\n=\n\n*  b\n*  c\n\n[d]\n\n[d]: /e 'f'\n", "",
		"a\n=\n\n*  b\n*  c\n\n[d]\n\n[d]: /e 'f'\n"},
	    {"stays, no end", "a  ", "", "a  "},
	    {"cleaned", "a\r\nb\001\xff", "", "a\nb\xef\xbf\xbd"},
	    {"HTML in a line", "a <b>c</b> *d*", "", "a **c** *d*\n"},
	    {"HTML block", "a\n\n<div>\n\n*b*\n\n</div>\n", "", "a\n\n*b*\n"},
	    {"comment", "a\n\n<!--more-->\n\nb\n", "", "a\n\nb\n"},
	    {"reference link", "[a]<br>b\n\n[a]: http://c.d/", "",
		"[a](http://c.d/)  \nb\n"},
	    {"picture stays", "<b>a</b>\n\n![b](picture:1)\n", "",
		"**a**\n\n![b](picture:1)\n"},
	    {"picture's tag", "<img src=\"picture:2\" alt=\"b\">\n", "",
		"![b](picture:2)\n"},
	    {"base", "[a](b/c) [d](/e) [f](http://g.h)", "https://x.y/z/",
		"[a](https://x.y/z/b/c) [d](https://x.y/e) "
		"[f](http://g.h)\n"},
	    {"base, nothing relative", "[a](http://b.c)  ", "https://x.y/",
		"[a](http://b.c)  "},
	    {"HTML, no base", "<i>a</i> [b](c)", "", "*a* b\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = import(rows[i].in, false, rows[i].base);

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s:\n%s\nwants\n%s", rows[i].name, got,
			    rows[i].want);
	}
}

static void
test_base(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
	    /* RFC 3986, 5.4, against http://a/b/c/d;p?q */
	    {"g:h", NULL},
	    {"g", "http://a/b/c/g"},
	    {"./g", "http://a/b/c/g"},
	    {"g/", "http://a/b/c/g/"},
	    {"/g", "http://a/g"},
	    {"//g", "http://g"},
	    {"?y", "http://a/b/c/d;p?y"},
	    {"g?y#s", "http://a/b/c/g?y#s"},
	    {"../../../g", "http://a/g"},
	    {"http://x/y", "http://x/y"},
	    {"mailto:a@b.c", "mailto:a@b.c"},
	    {"http://x;y", NULL},
	    {"//x;y", NULL},
	    {"#s", NULL},
	    {"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got =
		    import(arena_printf(a, "<a href='%s'>x</a>", rows[i].in),
			true, "http://a/b/c/d;p?q");
		const char *want =
		    rows[i].want == NULL
			? "x\n"
			: arena_printf(a, "[x](%s)\n", rows[i].want);

		if (strcmp(got, want) != 0)
			fail_msg("%s: %s", rows[i].in, got);
	}
}

static void
expect_refused(const char *unit, size_t n, bool is_html, const char *want)
{
	struct buf text = {0};
	const char *markdown = NULL;
	struct fault f = {0};

	for (size_t i = 0; i < n; i++)
		buf_puts(&text, unit);
	if (!is_html)
		buf_puts(&text, "<b>");
	if (body_import(a, text.data, text.len, is_html, "", &markdown, &f))
		fail_msg("%s: taken", unit);
	assert_int_equal(f.cause, FAULT_DATA);
	if (strstr(f.text, want) == NULL)
		fail_msg("%s: %s", unit, f.text);
	assert_null(markdown);
	buf_release(&text);
}

static void
test_hostile(void **state)
{
	(void)state;
	expect_refused("x", 1024 * 1024 + 1, true, "at most 1048576");
	expect_refused("x", 256 * 1024, false, "at most 262144");
	expect_refused("<div>", 201, true, "nested");
	expect_refused("<x-y>", 201, true, "nested");
	expect_refused("<div></span>", 201, true, "nested");
	expect_refused("<div>", 100000, true, "nested");
	expect_refused("<div><!--</div>-->", 10000, true, "nested");
	expect_refused("> ", 100000, false, "nested");
	import(arena_printf(a, "%0199d", 0), true, "");
	import("<p><a name=x><p><a name=y><li><br><img>", true, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_phrases),
	    cmocka_unit_test(test_links),
	    cmocka_unit_test(test_blocks),
	    cmocka_unit_test(test_lists),
	    cmocka_unit_test(test_tables),
	    cmocka_unit_test(test_escapes),
	    cmocka_unit_test(test_markdown),
	    cmocka_unit_test(test_base),
	    cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
