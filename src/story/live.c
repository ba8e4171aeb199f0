/* SPDX-License-Identifier: Apache-2.0 */
/* The body of a live page as entries. What a body may hold is body.c's. */
#include "story/live.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "story/ast.h"
#include "story/body.h"
#include "story/internal.h"

#include "base/banned.h"

enum { ENTRY_LEVEL = 2, CROSSHEAD_LEVEL = 3, TIME_MAX = 40 };

/* What is between the brackets of a heading, and behind them. */
struct head {
	char time[TIME_MAX];
	bool is_key;
	char *title;
};

static bool
is_entry(cmark_node *node)
{
	cmark_node *first = cmark_node_first_child(node);

	return cmark_node_get_type(node) == CMARK_NODE_HEADING &&
	       cmark_node_get_heading_level(node) == ENTRY_LEVEL &&
	       cmark_node_get_type(first) == CMARK_NODE_TEXT &&
	       cmark_node_get_literal(first)[0] == '[';
}

/* The title is to be freed. NULL: what is wrong with it. */
static const char *
read_head(cmark_node *heading, struct head *h)
{
	struct buf text = {0};
	const char *close, *at;
	size_t n;

	*h = (struct head){0};
	ast_inline_text(heading, &text);
	buf_append(&text, "", 0);
	close = strchr(buf_string(&text), ']');
	n = close == NULL ? 0 : (size_t)(close - text.data - 1);
	if (n > 4 && strncmp(close - 4, " key", 4) == 0) {
		h->is_key = true;
		n -= 4;
	}
	if (close == NULL || n >= TIME_MAX) {
		buf_release(&text);
		return "wants a time, like \"[2026-11-23 07:40]\" or "
		       "\"[2026-11-23T07:40:00Z key]\"";
	}
	memcpy(h->time, text.data + 1, n);
	at = close + 1 + strspn(close + 1, " \t\n");
	h->title = strdup(at);
	buf_release(&text);
	if (h->title[0] != '\0')
		return NULL;
	free(h->title);
	h->title = NULL;
	return "wants a title behind the time";
}

static bool
take_head(cmark_node *heading, const struct stamp_zones *zones, struct head *h,
    int64_t *at, struct fault *f)
{
	const char *why = read_head(heading, h);

	if (why == NULL && !stamp_parse(zones, h->time, at)) {
		free(h->title);
		why = "wants a time, like \"[2026-11-23 07:40]\" or "
		      "\"[2026-11-23T07:40:00Z key]\"";
	}
	if (why == NULL)
		return true;
	return fault_set(f, FAULT_DATA, "line %d: the entry %s",
	    cmark_node_get_start_line(heading), why);
}

/* The first byte of a line, counted from 1. */
static const char *
line_at(const char *text, int line)
{
	while (--line > 0) {
		const char *end = strchr(text, '\n');

		if (end == NULL)
			return text + strlen(text);
		text = end + 1;
	}
	return text;
}

static cmark_node *
next_entry(cmark_node *node)
{
	while (node != NULL && !is_entry(node))
		node = cmark_node_next(node);
	return node;
}

static bool
check_size(const char *from, const char *to, int line, struct fault *f)
{
	size_t n = (size_t)(to - from);

	if (n <= LIVE_BYTES_MAX)
		return true;
	return fault_set(f, FAULT_DATA,
	    "line %d: %zu bytes up to the next entry; at most %d: make two of "
	    "it",
	    line, n, LIVE_BYTES_MAX);
}

static bool
check_entries(const char *markdown, cmark_node *root, struct fault *f)
{
	cmark_node *at = next_entry(cmark_node_first_child(root)), *next;
	const char *from = markdown, *to;
	int line = 1;

	if (at == NULL)
		return fault_set(f, FAULT_DATA,
		    "there is no entry in it; one begins with a crosshead like "
		    "\"## [2026-11-23 07:40] The bridge is shut\"");
	for (;; at = next) {
		struct head h;
		int64_t t;

		to = at == NULL ? from + strlen(from)
				: line_at(markdown,
				      cmark_node_get_start_line(at));
		if (!check_size(from, to, line, f))
			return false;
		if (at == NULL)
			return true;
		line = cmark_node_get_start_line(at);
		from = to;
		if (!take_head(at, NULL, &h, &t, f))
			return false;
		free(h.title);
		next = next_entry(cmark_node_next(at));
	}
}

bool
live_check(const char *markdown, struct fault *f)
{
	cmark_node *root =
	    cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
	bool ok = check_entries(markdown, root, f);

	cmark_node_free(root);
	return ok;
}

/* Take what stands behind node, up to an entry, out into a document. */
static cmark_node *
cut(cmark_node *first)
{
	cmark_node *made = cmark_node_new(CMARK_NODE_DOCUMENT), *next;

	for (; first != NULL && !is_entry(first); first = next) {
		next = cmark_node_next(first);
		cmark_node_append_child(made, first);
	}
	return made;
}

static char *
plain_text(struct arena *a, cmark_node *doc)
{
	char *markdown = cmark_render_commonmark(doc, CMARK_OPT_DEFAULT, 0);
	char *text = body_text(a, markdown);

	free(markdown);
	return text;
}

static void
set_levels(cmark_node *doc)
{
	for (cmark_node *at = doc; at != NULL; at = ast_next(at, doc)) {
		if (cmark_node_get_type(at) == CMARK_NODE_HEADING)
			cmark_node_set_heading_level(at, CROSSHEAD_LEVEL);
	}
}

static const char *
one_line(struct arena *a, char *title)
{
	char *line = arena_string(a, title);

	for (char *c = line; *c != '\0'; c++) {
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	}
	free(title);
	return line;
}

/* Newest first; a later member of the same time stays behind. */
static void
sort(struct live *live)
{
	for (size_t i = 1; i < live->n; i++) {
		struct live_entry one = live->entries[i];
		size_t j = i;

		for (; j > 0 && live->entries[j - 1].at < one.at; j--)
			live->entries[j] = live->entries[j - 1];
		live->entries[j] = one;
	}
}

/*
 * By its minute; the oldest of a minute has it alone, so that one that comes
 * later changes no address.
 */
static void
name_entries(struct arena *a, struct live *live)
{
	for (size_t i = live->n; i > 0; i--) {
		struct live_entry *e = &live->entries[i - 1];
		const char *iso = stamp_iso(a, e->at);
		size_t same = 0;

		for (size_t j = i; j < live->n; j++)
			same += live->entries[j].at / 60 == e->at / 60;
		e->anchor = arena_printf(a, "entry-%.4s%.2s%.2sT%.2s%.2sZ", iso,
		    iso + 5, iso + 8, iso + 11, iso + 14);
		if (same > 0)
			e->anchor =
			    arena_printf(a, "%s-%zu", e->anchor, same + 1);
	}
}

static bool
take_entries(struct arena *a, cmark_node *root, const struct body_args *args,
    const struct stamp_zones *zones, struct live *live, struct fault *f)
{
	cmark_node *at = cmark_node_first_child(root);

	for (; at != NULL; at = cmark_node_first_child(root)) {
		struct live_entry *e;
		struct head h;
		cmark_node *doc;
		int64_t t;

		if (!take_head(at, zones, &h, &t, f))
			return false;
		ast_drop(at);
		e = &live->entries[live->n++];
		*e = (struct live_entry){.at = t,
		    .is_key = h.is_key,
		    .title = one_line(a, h.title)};
		doc = cut(cmark_node_first_child(root));
		e->text = plain_text(a, doc);
		set_levels(doc);
		body_both(a, doc, args->figures, &e->full, &e->low);
		cmark_node_free(doc);
	}
	return true;
}

static size_t
count_entries(cmark_node *root)
{
	size_t n = 0;

	for (cmark_node *at = next_entry(cmark_node_first_child(root));
	     at != NULL; at = next_entry(cmark_node_next(at)))
		n++;
	return n;
}

bool
live_render(struct arena *a, const struct body_args *args,
    const struct stamp_zones *zones, struct live *live, struct fault *f)
{
	cmark_node *root, *intro;
	bool ok;

	if (!body_parse(args->markdown, args->n_figures, &root, f))
		return false;
	*live = (struct live){0};
	live->words = body_words(root);
	ast_settle_links(a, root, args->base_url);
	ast_place_figures(root, args->n_figures);
	intro = cut(cmark_node_first_child(root));
	body_shift_headings(intro);
	body_both(a, intro, args->figures, &live->full, &live->low);
	cmark_node_free(intro);
	live->entries =
	    arena_zalloc(a, count_entries(root) + 1, sizeof(*live->entries));
	ok = take_entries(a, root, args, zones, live, f);
	cmark_node_free(root);
	if (ok && live->n == 0)
		ok = fault_set(f, FAULT_DATA, "there is no entry in it");
	if (!ok)
		return false;
	sort(live);
	name_entries(a, live);
	return true;
}

char *
live_insert(struct arena *a, const char *markdown,
    const struct live_entry *entry, const char *text)
{
	cmark_node *root =
	    cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
	cmark_node *first = next_entry(cmark_node_first_child(root));
	const char *at =
	    first == NULL
		? markdown + strlen(markdown)
		: line_at(markdown, cmark_node_get_start_line(first));

	cmark_node_free(root);
	return arena_printf(a, "%.*s## [%s%s] %s\n\n%s\n\n%s",
	    (int)(at - markdown), markdown, stamp_iso(a, entry->at),
	    entry->is_key ? " key" : "", entry->title, text, at);
}
