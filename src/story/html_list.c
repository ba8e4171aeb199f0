/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of HTML. */
#include <stdlib.h>
#include <string.h>

#include "story/html.h"

#include "base/banned.h"

static bool
is_white(const GumboNode *node)
{
	return node->type == GUMBO_NODE_WHITESPACE ||
	       node->type == GUMBO_NODE_COMMENT;
}

/*
 * A list whose items are one paragraph, at most with lists below, is shown
 * tight; only that keeps its paragraphs apart in CommonMark.
 */
static bool
may_be_tight(cmark_node *list)
{
	cmark_node *item = cmark_node_first_child(list), *child;

	for (; item != NULL; item = cmark_node_next(item)) {
		child = cmark_node_first_child(item);
		if (cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH)
			child = cmark_node_next(child);
		for (; child != NULL; child = cmark_node_next(child)) {
			if (cmark_node_get_type(child) != CMARK_NODE_LIST)
				return false;
			if (cmark_node_get_list_type(child) ==
				CMARK_ORDERED_LIST &&
			    cmark_node_get_list_start(child) != 1)
				return false;
		}
	}
	return true;
}

/* One child of a list; what is no item goes with the item before it. */
static void
list_child(struct html *h, cmark_node *list, const GumboNode *node,
    bool *has_paragraphs)
{
	const GumboVector *children = html_children(node);
	cmark_node *last = cmark_node_last_child(list);

	if (is_white(node))
		return;
	if (html_is(node, GUMBO_TAG_LI)) {
		html_open(h, cmark_node_new(CMARK_NODE_ITEM));
		html_walk(h, node);
		html_close(h);
		for (unsigned i = 0; i < children->length; i++)
			*has_paragraphs |=
			    html_is(children->data[i], GUMBO_TAG_P);
		return;
	}
	if (last == NULL) {
		html_open(h, cmark_node_new(CMARK_NODE_ITEM));
	} else {
		h->at = last;
		h->containers++;
	}
	html_node(h, node);
	html_close(h);
}

static int
start_of(struct html *h, const GumboNode *node)
{
	const char *start = html_attribute(h, node, "start");
	size_t n = strspn(start, "0123456789");

	if (n == 0 || n > 9)
		return 1;
	return (int)strtol(start, NULL, 10);
}

void
html_list(struct html *h, const GumboNode *node, cmark_list_type type)
{
	const GumboVector *children = html_children(node);
	int before = h->heading;
	bool has_paragraphs = false;
	cmark_node *list;

	if (h->flat > 0 || h->containers >= HTML_CONTAINERS_MAX) {
		html_end_block(h);
		html_walk(h, node);
		html_end_block(h);
		return;
	}
	list = cmark_node_new(CMARK_NODE_LIST);
	cmark_node_set_list_type(list, type);
	cmark_node_set_list_delim(list, CMARK_PERIOD_DELIM);
	if (type == CMARK_ORDERED_LIST)
		cmark_node_set_list_start(list, start_of(h, node));
	h->heading = 0;
	html_open(h, list);
	for (unsigned i = 0; i < children->length; i++)
		list_child(h, list, children->data[i], &has_paragraphs);
	cmark_node_set_list_tight(list, !has_paragraphs && may_be_tight(list));
	html_close(h);
	h->heading = before;
}
