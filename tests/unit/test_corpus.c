/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Thousands of foreign texts come through: stories that were published,
 * attacks on sanitizers, the HTML5 and CommonMark suites. None yields raw
 * HTML or a script, and no words are lost, as HTML or as plain text, whose
 * lines are not too long. The texts are not part of the source: the
 * environment's BROADSHEET_TESTDATA names their folder.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <ctype.h>
#include <glob.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include <zlib.h>

#include <cmark.h>
#include <cmocka.h>
#include <gumbo.h>
#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "story/body.h"
#include "story/wrap.h"

#include "base/banned.h"

static const char *folder;

/* Whether the tag that begins at p is one that cmark prints for us. */
static bool
is_expected_tag(const char *p)
{
	static const char *const tags[] = {"<p>", "</p>", "<h2>", "</h2>",
	    "<h3>", "</h3>", "<h4>", "</h4>", "<ul>", "</ul>", "<ol>", "</ol>",
	    "<ol start=\"", "<li>", "</li>", "<blockquote>", "</blockquote>",
	    "<pre>", "</pre>", "<code>", "</code>", "<code class=\"language-",
	    "<em>", "</em>", "<strong>", "</strong>", "<br />", "<hr />",
	    "</a>", "<a href=\"mailto:", "<a href=\"/"};

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		if (strncasecmp(p, tags[i], strlen(tags[i])) == 0)
			return strncmp(p, "<a href=\"//", 11) != 0;
	}
	return strncasecmp(p, "<a href=\"http://", 16) == 0 ||
	       strncasecmp(p, "<a href=\"https://", 17) == 0;
}

static void
check_tags(const char *what, const char *html)
{
	for (const char *p = strchr(html, '<'); p != NULL;
	     p = strchr(p + 1, '<')) {
		if (!is_expected_tag(p))
			fail_msg("%s: %.80s", what, p);
		/* In cmark's output every attribute is between quotes. */
		for (p++; *p != '>'; p++) {
			if (*p == '"')
				p = strchr(p + 1, '"');
			assert_non_null(p);
		}
	}
}

/* How long the words are that we add ourselves, if they are at p. */
static size_t
ours(const char *p)
{
	/* Between words, plain text may have a line end. */
	static const char *const words[] = {
	    "[Picture", "[Video]", "[Audio]", "[Embedded", "page]"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strncmp(p, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	}
	return 0;
}

/* The letters of text, without the words that we add; digits if asked. */
static char *
only_letters(struct arena *a, const char *text, bool with_digits)
{
	char *made = arena_string(a, text), *out = made;

	for (const char *p = made; *p != '\0';) {
		unsigned char c = (unsigned char)*p;
		size_t n = ours(p);

		if (n == 0 && (isalpha(c) || (with_digits && isdigit(c))))
			*out++ = *p;
		p += n > 0 ? n : 1;
	}
	*out = '\0';
	return made;
}

/*
 * Plain text has the letters of the body and lines of 72 columns, unless one
 * is a single word behind its markers, or code.
 */
static void
check_plain(
    struct arena *a, const char *what, const char *markdown, bool has_code)
{
	const char *text = body_plain(a, markdown, 0, 72), *line, *end;

	if (strcmp(only_letters(a, text, false),
		only_letters(a, body_text(a, markdown), false)) != 0)
		fail_msg("%s: \"%s\" became \"%s\"", what, markdown, text);
	for (line = text; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		size_t n = (size_t)(end - line);
		size_t marks = strspn(line, " >-0123456789.");

		if (n > 0 && strchr(" \t", end[-1]) != NULL)
			fail_msg(
			    "%s: a blank behind \"%.*s\"", what, (int)n, line);
		if (wrap_columns(line, n) > 72 && marks < n &&
		    memchr(line + marks, ' ', n - marks) != NULL &&
		    !(has_code && memmem(line, n, "    ", 4) != NULL))
			fail_msg("%s: \"%.*s\"", what, (int)n, line);
	}
	assert_true(*line == '\0');
}

/* Import text and render it, and look at all that comes of it. */
static const char *
go_through(struct arena *a, const char *what, const char *text, bool is_html,
    const char *base)
{
	struct fault f = {0};
	struct body body;
	struct body_args args = {
	    .base_url = "https://news.example.org", .low_max_bytes = 4000};

	if (!body_import(
		a, text, strlen(text), is_html, base, &args.markdown, &f) ||
	    !body_render(a, &args, &body, &f))
		fail_msg("%s: %s: %s", what, f.text, text);
	check_tags(what, body.full);
	for (size_t i = 0; i < body.n_low; i++)
		check_tags(what, body.low[i]);
	check_plain(a, what, args.markdown, strstr(body.full, "<pre>") != NULL);
	return body.full;
}

static bool
is_dropped(const GumboNode *node)
{
	static const GumboTag tags[] = {GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,
	    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG,
	    GUMBO_TAG_MATH, GUMBO_TAG_TITLE, GUMBO_TAG_IFRAME, GUMBO_TAG_VIDEO,
	    GUMBO_TAG_AUDIO, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,
	    GUMBO_TAG_TEXTAREA};

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		if (node->v.element.tag == tags[i])
			return true;
	}
	return false;
}

/* The words of HTML by another way than ours: everything below node. */
static void
gather(const GumboNode *node, struct buf *out)
{
	const GumboVector *children = &node->v.element.children;
	const GumboAttribute *alt;

	if (node->type == GUMBO_NODE_TEXT)
		buf_puts(out, node->v.text.text);
	if (node->type != GUMBO_NODE_ELEMENT || is_dropped(node))
		return;
	alt = gumbo_get_attribute(&node->v.element.attributes, "alt");
	if (node->v.element.tag == GUMBO_TAG_IMG && alt != NULL)
		buf_puts(out, alt->value);
	for (unsigned i = 0; i < children->length; i++)
		gather(children->data[i], out);
}

/* The letters of html, without the words that we add. */
static char *
letters(struct arena *a, const char *html)
{
	GumboOutput *parsed = gumbo_parse(html);
	struct buf text = {0};
	char *made;

	gather(parsed->root, &text);
	gumbo_destroy_output(&kGumboDefaultOptions, parsed);
	made = only_letters(a, buf_string(&text), true);
	buf_release(&text);
	return made;
}

static void
check_words(
    struct arena *a, const char *what, const char *before, const char *after)
{
	const char *want, *got;
	size_t i = 0;

	/* A table's headers come again with each row. */
	if (strcasestr(before, "<table") != NULL)
		return;
	want = letters(a, before);
	got = letters(a, after);
	while (want[i] != '\0' && want[i] == got[i])
		i++;
	if (want[i] != got[i])
		fail_msg(
		    "%s: \"%.40s\" became \"%.40s\"", what, want + i, got + i);
}

static void
test_stories(void **state)
{
	char path[1000], *line = malloc(1 << 20);
	gzFile in;
	int n = 0;

	(void)state;
	assert_non_null(line);
	snprintf(
	    path, sizeof(path), "%s/volume/digitalgov.ninjs.jsonl.gz", folder);
	in = gzopen(path, "r");
	assert_non_null(in);
	while (gzgets(in, line, 1 << 20) != NULL) {
		struct arena *a = arena_new(256 << 20);
		json_t *item = json_loads(line, 0, NULL);
		const char *uri, *text, *after;
		char *before;

		assert_int_equal(json_unpack(item, "{s:s, s:[{s:s}]}", "uri",
				     &uri, "bodies", "value", &text),
		    0);
		after = go_through(a, uri, text, false, "");
		before = cmark_markdown_to_html(
		    text, strlen(text), CMARK_OPT_UNSAFE);
		check_words(a, uri, before, after);
		free(before);
		json_decref(item);
		arena_free(a);
		n++;
	}
	gzclose(in);
	free(line);
	assert_int_equal(n, 2559);
}

static json_t *
load(const char *name)
{
	char path[1000];
	json_t *json;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	json = json_load_file(path, 0, NULL);
	assert_non_null(json);
	return json;
}

static void
test_sanitizers(void **state)
{
	json_t *list = load("sanitize/dompurify-expect.json"), *one;
	struct arena *a = arena_new(256 << 20);
	size_t i;

	(void)state;
	json_array_foreach(list, i, one)
	{
		const char *text =
		    json_string_value(json_object_get(one, "payload"));

		assert_non_null(text);
		go_through(a, "dompurify", text, true, "");
		go_through(a, "dompurify", text, true, "https://a.b/c/");
	}
	assert_int_equal(i, 223);
	json_decref(list);
	list = load("sanitize/blns.json");
	json_array_foreach(list, i, one)
	{
		const char *text = json_string_value(one);

		go_through(a, "blns", text, true, "");
		go_through(a, "blns", text, false, "");
	}
	assert_true(i > 400);
	json_decref(list);
	arena_free(a);
}

/* Every "#data" of a html5lib test file; how many there are. */
static int
each_data(const char *path)
{
	struct arena *a = arena_new(256 << 20);
	FILE *in = fopen(path, "re");
	char *line = NULL;
	size_t cap = 0;
	struct buf data = {0};
	bool in_data = false;
	ssize_t size;
	int n = 0;

	assert_non_null(in);
	while ((size = getline(&line, &cap, in)) >= 0) {
		if (strcmp(line, "#data\n") == 0) {
			in_data = true;
			buf_reset(&data);
		} else if (in_data && strcmp(line, "#errors\n") == 0) {
			in_data = false;
			go_through(a, path, buf_string(&data), true, "");
			n++;
		} else if (in_data) {
			buf_append(&data, line, (size_t)size);
		}
	}
	free(line);
	fclose(in);
	buf_release(&data);
	arena_free(a);
	return n;
}

static void
test_html5lib(void **state)
{
	char pattern[1000];
	glob_t found;
	int n = 0;

	(void)state;
	snprintf(pattern, sizeof(pattern),
	    "%s/sanitize/tree-construction/*.dat", folder);
	assert_int_equal(glob(pattern, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		n += each_data(found.gl_pathv[i]);
	globfree(&found);
	assert_true(n > 1000);
}

static void
test_commonmark(void **state)
{
	json_t *list = load("markdown/spec.json"), *one;
	size_t i;

	(void)state;
	json_array_foreach(list, i, one)
	{
		struct arena *a = arena_new(64 << 20);
		const char *markdown, *html, *after;
		char *before;

		assert_int_equal(json_unpack(one, "{s:s, s:s}", "markdown",
				     &markdown, "html", &html),
		    0);
		/* cmark may be of an older specification. */
		after = go_through(a, markdown, markdown, false, "");
		before = cmark_markdown_to_html(
		    markdown, strlen(markdown), CMARK_OPT_UNSAFE);
		check_words(a, markdown, before, after);
		free(before);
		after = go_through(a, html, html, true, "");
		check_words(a, html, html, after);
		go_through(a, html, html, true, "https://a.b/c/");
		arena_free(a);
	}
	assert_true(i > 600);
	json_decref(list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_stories),
	    cmocka_unit_test(test_sanitizers),
	    cmocka_unit_test(test_html5lib),
	    cmocka_unit_test(test_commonmark),
	};

	folder = getenv("BROADSHEET_TESTDATA");
	if (folder == NULL || access(folder, R_OK) != 0) {
		puts("1..0 # SKIP shared testdata absent");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
