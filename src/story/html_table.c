/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables of HTML: a list with an item a row, "Party: Green; Seats: 4". One
 * that only lays out a page gives way to what is in it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "story/ast.h"
#include "story/html.h"

#include "base/banned.h"

enum { COLUMNS_MAX = 100 };

struct table {
	struct html *h;
	cmark_node *list;
	const char *header[COLUMNS_MAX];
	int n_headers;
	bool has_rows;
};

static bool
is_cell(const GumboNode *node)
{
	return html_is(node, GUMBO_TAG_TD) || html_is(node, GUMBO_TAG_TH);
}

static bool
is_section(const GumboNode *node)
{
	return html_is(node, GUMBO_TAG_TBODY) ||
	       html_is(node, GUMBO_TAG_THEAD) || html_is(node, GUMBO_TAG_TFOOT);
}

/* Whether below node is what cannot be said in a line. */
static bool
has_blocks(const GumboNode *node)
{
	static const GumboTag tags[] = {GUMBO_TAG_TABLE, GUMBO_TAG_PRE,
	    GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
	    GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
	const GumboVector *children = html_children(node);

	for (unsigned i = 0; children != NULL && i < children->length; i++) {
		const GumboNode *child = children->data[i];

		if (child->type == GUMBO_NODE_ELEMENT &&
		    (html_has_tag(tags, sizeof(tags) / sizeof(tags[0]),
			 child->v.element.tag) ||
			has_blocks(child)))
			return true;
	}
	return false;
}

/* The most cells that a row below node has. */
static int
widest(const GumboNode *node)
{
	const GumboVector *children = html_children(node);
	int most = 0, cells = 0;

	for (unsigned i = 0; children != NULL && i < children->length; i++) {
		const GumboNode *child = children->data[i];
		int below = 0;

		if (is_cell(child))
			cells++;
		else if (is_section(child) || html_is(child, GUMBO_TAG_TR))
			below = widest(child);
		most = below > most ? below : most;
	}
	return cells > most ? cells : most;
}

static int
span_of(struct html *h, const GumboNode *cell)
{
	long n = strtol(html_attribute(h, cell, "colspan"), NULL, 10);

	return n < 1 ? 1 : n > COLUMNS_MAX ? COLUMNS_MAX : (int)n;
}

static bool
is_header_row(const GumboNode *row)
{
	const GumboVector *children = html_children(row);
	int headers = 0;

	for (unsigned i = 0; i < children->length; i++) {
		if (html_is(children->data[i], GUMBO_TAG_TD))
			return false;
		headers += html_is(children->data[i], GUMBO_TAG_TH);
	}
	return headers > 0;
}

static void
take_headers(struct table *t, const GumboNode *row)
{
	const GumboVector *children = html_children(row);

	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *cell = children->data[i];
		struct buf text = {0};

		if (!is_cell(cell))
			continue;
		html_words(cell, &text);
		for (int span = span_of(t->h, cell);
		     span > 0 && t->n_headers < COLUMNS_MAX; span--)
			t->header[t->n_headers++] =
			    html_line(t->h->a, buf_string(&text));
		buf_release(&text);
	}
}

/* What goes before a cell, when it turns out to have text. */
static const char *
before_cell(struct table *t, int column, bool is_first)
{
	const char *header = column < t->n_headers ? t->header[column] : "";

	if (header[0] == '\0')
		return is_first ? NULL : "; ";
	return arena_printf(t->h->a, "%s%s: ", is_first ? "" : "; ", header);
}

static void
write_row(struct table *t, const GumboNode *row)
{
	struct html *h = t->h;
	const GumboVector *children = html_children(row);
	bool is_first = true;
	int column = 0;

	html_open(h, cmark_node_new(CMARK_NODE_ITEM));
	h->para = cmark_node_new(CMARK_NODE_PARAGRAPH);
	cmark_node_append_child(h->at, h->para);
	h->flat++;
	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *cell = children->data[i];

		if (!is_cell(cell))
			continue;
		h->space = false;
		h->before = before_cell(t, column, is_first);
		html_walk(h, cell);
		is_first = is_first && h->text.len == 0 &&
			   cmark_node_first_child(h->para) == NULL;
		column += span_of(h, cell);
	}
	h->before = NULL;
	h->flat--;
	html_end_block(h);
	if (is_first)
		ast_drop(cmark_node_first_child(h->at));
	html_close(h);
	t->has_rows = true;
}

static void
write_rows(struct table *t, const GumboNode *node)
{
	const GumboVector *children = html_children(node);

	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];

		if (is_section(child))
			write_rows(t, child);
		else if (!html_is(child, GUMBO_TAG_TR))
			continue;
		else if (!t->has_rows && t->n_headers == 0 &&
			 is_header_row(child))
			take_headers(t, child);
		else
			write_row(t, child);
	}
}

/* A table of nothing but headers says them. */
static void
write_headers(struct table *t)
{
	html_open(t->h, cmark_node_new(CMARK_NODE_ITEM));
	for (int i = 0; i < t->n_headers; i++) {
		html_text(t->h, t->header[i]);
		html_text(t->h, i + 1 < t->n_headers ? "; " : "");
	}
	html_close(t->h);
}

void
html_table(struct html *h, const GumboNode *node)
{
	const GumboVector *children = html_children(node);
	struct table t = {.h = h};
	int before = h->heading;

	if (h->flat > 0 || h->containers >= HTML_CONTAINERS_MAX ||
	    widest(node) < 2 || has_blocks(node)) {
		html_end_block(h);
		html_walk(h, node);
		html_end_block(h);
		return;
	}
	for (unsigned i = 0; i < children->length; i++) {
		if (html_is(children->data[i], GUMBO_TAG_CAPTION))
			html_node(h, children->data[i]);
	}
	h->heading = 0;
	t.list = cmark_node_new(CMARK_NODE_LIST);
	cmark_node_set_list_type(t.list, CMARK_BULLET_LIST);
	html_open(h, t.list);
	write_rows(&t, node);
	if (!t.has_rows && t.n_headers > 0)
		write_headers(&t);
	cmark_node_set_list_tight(t.list, 1);
	html_close(h);
	h->heading = before;
}
