/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A document that is written as a story file and read back is the same
 * document: those of the demonstration edition, and made ones that hold
 * whatever parts their headers could be cut at.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "base/arena.h"
#include "base/fault.h"
#include "story/document.h"
#include "wire/slurp.h"
#include "wire/storyfile.h"

enum { MADE = 4000, ARENA_BYTES_MAX = 1 << 26 };

static void
must(bool ok, const struct fault *f)
{
	if (!ok)
		fail_msg("%s", f->text);
}

/* What settling does, without an edition. */
static void
settle(struct arena *a, struct storyfile *sf)
{
	struct document *d = &sf->document;

	for (size_t i = 0; i < d->n_pictures; i++) {
		struct document_picture *p = &d->pictures[i];
		char *sum = g_compute_checksum_for_string(
		    G_CHECKSUM_SHA256, sf->pictures[i].name, -1);

		if (p->hash[0] == '\0')
			p->hash = arena_string(a, sum);
		g_free(sum);
		p->width = 640;
		p->height = 480;
		p->bytes = 1000;
	}
	for (size_t i = 0; i < d->n_clips; i++) {
		struct document_clip *c = &d->clips[i];
		char *sum = g_compute_checksum_for_string(
		    G_CHECKSUM_SHA256, sf->clips[i].name, -1);

		if (c->hash[0] == '\0')
			c->hash = arena_string(a, sum);
		g_free(sum);
		c->bytes = 1000;
		c->transcript = c->no_transcript[0] != '\0' ? "" : "Said.\n";
	}
	d->see_also = arena_zalloc(a, sf->n_see_also + 1, sizeof(int64_t));
	d->n_see_also = sf->n_see_also;
	for (size_t i = 0; i < sf->n_see_also; i++) {
		d->see_also[i] = strtoll(sf->see_also[i].name, NULL, 10);
		if (d->see_also[i] == 0)
			d->see_also[i] = 1000 + (int64_t)i;
	}
}

static struct storyfile
parse(struct arena *a, const char *name, const char *text, size_t n)
{
	struct storyfile_args args = {
	    .name = name, .language = "fr", .may_be_empty = true};
	struct fault f = {0};
	struct storyfile sf;

	if (!storyfile_parse(a, &args, text, n, &sf, &f))
		fail_msg("%s\n%s", f.text, text);
	settle(a, &sf);
	must(document_check(&sf.document, &f), &f);
	return sf;
}

/* sf comes back as it was; its file is returned. */
static const char *
check(struct arena *a, const char *name, const struct storyfile *sf)
{
	const char *json = document_to_json(a, &sf->document);
	const char *text = storyfile_write(a, sf);
	struct storyfile again = parse(a, name, text, strlen(text));

	if (strcmp(json, document_to_json(a, &again.document)) != 0)
		fail_msg("%s\n%s\n%s", json,
		    document_to_json(a, &again.document), text);
	assert_int_equal(again.is_draft, sf->is_draft);
	assert_int_equal(again.embargo, sf->embargo);
	assert_string_equal(text, storyfile_write(a, &again));
	return text;
}

static size_t
check_folder(const char *path)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	DIR *dir = opendir(path);
	const struct dirent *e;
	size_t files = 0;

	assert_non_null(dir);
	while ((e = readdir(dir)) != NULL) {
		const char *at = arena_printf(a, "%s/%s", path, e->d_name);
		struct fault f = {0};
		struct storyfile sf;
		char *text;
		size_t n;

		if (e->d_name[0] == '.')
			continue;
		if (e->d_type == DT_DIR) {
			files += check_folder(at);
			continue;
		}
		must(slurp_file(a, at, STORYFILE_BYTES_MAX, &text, &n, &f),
		    &f);
		sf = parse(a, at, text, n);
		check(a, at, &sf);
		files++;
	}
	closedir(dir);
	arena_free(a);
	return files;
}

static void
test_demo(void **state)
{
	const char *top = getenv("top_srcdir");
	char path[1000];
	size_t n;

	(void)state;
	snprintf(path, sizeof(path), "%s/demo/stories",
	    top == NULL ? "../.." : top);
	n = check_folder(path);
	snprintf(path, sizeof(path), "%s/demo/pages",
	    top == NULL ? "../.." : top);
	n += check_folder(path);
	print_message("# %zu files\n", n);
	assert_true(n > 50);
}

/* Bits that headers, their parts and bodies are cut at. */
static const char *const bits[] = {"a", "Zoë", " in ", "in ", "by ", "By ",
    ", ", ",", "|", " | ", "\\", "\\|", "\\,", ":", ": ", "x  y", "#", "[", "]",
    "](", "![](picture:1)", "http://", "\u2028", "\u05d0", "{{X}}", "-", "0",
    "Headline: ", "\t", "—"};
enum { N_BITS = sizeof(bits) / sizeof(bits[0]) };

/* A line of up to max bits, without white space around it. */
static const char *
line(GRand *r, struct arena *a, int min, int max)
{
	int n = g_rand_int_range(r, min, max + 1);
	GString *s = g_string_new(min > 0 ? "q" : "");
	const char *made;

	while (n-- > 0)
		g_string_append(s, bits[g_rand_int_range(r, 0, N_BITS)]);
	g_strstrip(s->str);
	made = arena_string(a, s->str);
	g_string_free(s, TRUE);
	return made;
}

static size_t
some(GRand *r)
{
	return (size_t)g_rand_int_range(r, 0, 4);
}

static const char *
body(GRand *r, struct arena *a, size_t pictures)
{
	static const char *const blocks[] = {"Words and *more*.\n", "## Cross\n",
	    "- item\n- item\n", "    code: ![](x)\n",
	    "```\n![](picture:1)\n```\n", "> quoted\n", "Headline: none\n",
	    "![a](https://example.org/x.png)\n", "Line\nand line\n"};
	GString *s = g_string_new("");
	size_t placed = 0;
	const char *made;

	for (size_t n = some(r) + some(r); n > 0; n--) {
		if (g_rand_boolean(r) && placed < pictures)
			g_string_append_printf(
			    s, "![](picture:%zu)\n", ++placed);
		else
			g_string_append(s,
			    blocks[g_rand_int_range(
				r, 0, sizeof(blocks) / sizeof(blocks[0]))]);
		if (n > 1)
			g_string_append(s, "\n");
	}
	/* As it is kept: nothing around it but the last line's end. */
	while (s->len > 0 && s->str[s->len - 1] == '\n')
		g_string_truncate(s, s->len - 1);
	if (s->len > 0)
		g_string_append(s, "\n");
	made = arena_string(a, s->str);
	g_string_free(s, TRUE);
	return made;
}

static void
fill_lists(GRand *r, struct arena *a, struct document *d)
{
	static const char *const hashes[] = {
	    "00000000000000000000000000000000000000000000000000000000000000aa",
	    "00000000000000000000000000000000000000000000000000000000000000bb"};

	for (size_t n = some(r); n > 0; n--) {
		d->bylines = document_append(
		    a, d->bylines, &d->n_bylines, sizeof(*d->bylines));
		d->bylines[d->n_bylines - 1] = (struct document_byline){
		    line(r, a, 0, 4), line(r, a, 0, 4), line(r, a, 1, 4)};
	}
	for (size_t n = some(r); n > 0; n--) {
		d->links = document_append(
		    a, d->links, &d->n_links, sizeof(*d->links));
		d->links[d->n_links - 1] =
		    (struct document_link){"https://example.org/a|b\\",
			line(r, a, 1, 4), line(r, a, 0, 4), "primary"};
	}
	for (size_t n = some(r); n > 0; n--) {
		d->subjects = document_append(
		    a, d->subjects, &d->n_subjects, sizeof(*d->subjects));
		d->subjects[d->n_subjects - 1] = line(r, a, 1, 5);
	}
	for (size_t n = some(r); n > 0; n--) {
		d->pictures = document_append(
		    a, d->pictures, &d->n_pictures, sizeof(*d->pictures));
		d->pictures[d->n_pictures - 1] =
		    (struct document_picture){.hash = hashes[n % 2],
			.width = 640,
			.height = 480,
			.bytes = 1000,
			.alt = line(r, a, 0, 3),
			.caption = line(r, a, 0, 3),
			.credit = line(r, a, 0, 3),
			.decorative = line(r, a, 1, 3),
			.copyright = line(r, a, 0, 3),
			.focus = n % 2 == 0 ? "" : "0.35,1",
			.rights_until = n % 2 == 0 ? 0 : 1798761600};
	}
	for (size_t n = some(r); n > 0; n--) {
		d->see_also = document_append(
		    a, d->see_also, &d->n_see_also, sizeof(*d->see_also));
		d->see_also[d->n_see_also - 1] =
		    g_rand_int_range(r, 1, 1000000);
	}
}

static void
test_made(void **state)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	GRand *r = g_rand_new_with_seed(20001109);

	(void)state;
	for (int i = 0; i < MADE; i++) {
		struct storyfile sf = {0};
		struct document *d = &sf.document;
		struct fault f = {0};

		arena_reset(a);
		document_init(d, "cy");
		d->headline = line(r, a, 1, 6);
		d->short_headline = line(r, a, 0, 3);
		d->standfirst = line(r, a, 0, 6);
		d->source = line(r, a, 0, 3);
		d->licence = line(r, a, 0, 3);
		if (g_rand_boolean(r)) {
			d->page = "about/it";
		} else {
			d->section = "harbour/ferries";
			d->strand = "harbour/letters";
			d->package = "in-depth/tides";
			d->also = document_append(
			    a, d->also, &d->n_also, sizeof(*d->also));
			d->also[0] = "news";
		}
		d->published = g_rand_boolean(r) ? 960547561 : 0;
		d->updated = g_rand_boolean(r) ? 4102444799 : 0;
		d->review_by = g_rand_boolean(r) ? -1 : 0;
		fill_lists(r, a, d);
		d->body = body(r, a, d->n_pictures);
		sf.is_draft = g_rand_boolean(r);
		sf.embargo = g_rand_boolean(r) ? 4102444800 : 0;
		must(document_check(d, &f), &f);
		check(a, "made", &sf);
	}
	g_rand_free(r);
	arena_free(a);
}

/* Bylines as people write them stay so; where words could mislead, bars. */
static void
test_bylines(void **state)
{
	static const struct {
		struct document_byline byline;
		const char *want;
	} rows[] = {
	    {{"Harbour desk", "", ""}, "Byline: Harbour desk\n"},
	    {{"Chair", "Tides", "Marl"}, "Byline: Chair, Tides in Marl\n"},
	    {{"", "", "Marl"}, "Byline: in Marl\n"},
	    {{"Woman in red", "", ""}, "Byline: Woman in red |  | \n"},
	    {{"One, two", "", ""}, "Byline: One, two |  | \n"},
	    {{"By the sea", "", "Marl"}, "Byline: By the sea |  | Marl\n"},
	    {{"", "Watcher", "Marl"}, "Byline: , Watcher in Marl\n"},
	    {{"a|b", "c", ""}, "Byline: a\\|b | c | \n"},
	};
	struct arena *a = arena_new(ARENA_BYTES_MAX);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct document_byline b = rows[i].byline;
		struct storyfile sf = {0};
		struct document *d = &sf.document;
		struct fault f = {0};

		document_init(d, "cy");
		d->headline = "H";
		d->section = "news";
		d->body = "B\n";
		d->n_bylines = 1;
		d->bylines = &b;
		must(document_check(d, &f), &f);
		if (strstr(check(a, "row", &sf), rows[i].want) == NULL)
			fail_msg("%s%s", rows[i].want,
			    storyfile_write(a, &sf));
	}
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_demo),
	    cmocka_unit_test(test_made),
	    cmocka_unit_test(test_bylines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
