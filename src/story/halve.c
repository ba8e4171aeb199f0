/* SPDX-License-Identifier: Apache-2.0 */
/* Cutting a block of any kind in two, for low pages. */
#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "story/ast.h"
#include "story/internal.h"

#include "base/banned.h"

enum { SHORT_BYTES = 64 };

/* How many bytes of text node and what is below it have, roughly. */
static size_t
weight(cmark_node *node)
{
	size_t n = 1;

	for (cmark_node *at = node; at != NULL; at = ast_next(at, node)) {
		const char *literal = cmark_node_get_literal(at);

		n += literal == NULL ? 1 : strlen(literal);
	}
	return n;
}

static bool
is_tail(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/*
 * Where to cut text: behind the mark nearest to its middle, else before the
 * character there. 0: nowhere.
 */
static size_t
cut_at(const char *text, char mark)
{
	size_t n = strlen(text), middle = n / 2;

	for (size_t off = 0; off < middle; off++) {
		if (text[middle - off - 1] == mark)
			return middle - off;
		if (text[middle + off] == mark && middle + off + 1 < n)
			return middle + off + 1;
	}
	while (middle > 0 && is_tail(text[middle]))
		middle--;
	return middle;
}

/* A node like node, without its children. */
static cmark_node *
clone(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	cmark_node *made = cmark_node_new(type);

	if (type == CMARK_NODE_LIST) {
		cmark_node_set_list_type(made, cmark_node_get_list_type(node));
		cmark_node_set_list_delim(
		    made, cmark_node_get_list_delim(node));
		cmark_node_set_list_start(
		    made, cmark_node_get_list_start(node));
		cmark_node_set_list_tight(
		    made, cmark_node_get_list_tight(node));
	} else if (type == CMARK_NODE_HEADING) {
		cmark_node_set_heading_level(
		    made, cmark_node_get_heading_level(node));
	} else if (type == CMARK_NODE_LINK) {
		cmark_node_set_url(made, cmark_node_get_url(node));
		cmark_node_set_title(made, cmark_node_get_title(node));
	} else if (type == CMARK_NODE_CODE_BLOCK) {
		cmark_node_set_fence_info(
		    made, cmark_node_get_fence_info(node));
	}
	return made;
}

static cmark_node *
halve_literal(cmark_node *node, char mark)
{
	const char *text = cmark_node_get_literal(node);
	size_t at = cut_at(text, mark);
	struct buf first = {0};
	cmark_node *rest;

	/* A short one is large by its markup, which cutting would double. */
	if (at == 0 || strlen(text) < SHORT_BYTES)
		return NULL;
	rest = clone(node);
	cmark_node_set_literal(rest, text + at);
	buf_append(&first, text, at);
	cmark_node_set_literal(node, first.data);
	buf_release(&first);
	return rest;
}

/* The child of node that begins its second half; node has at least two. */
static cmark_node *
middle_child(cmark_node *node, int *before)
{
	cmark_node *child = cmark_node_first_child(node);
	size_t half = weight(node) / 2, sum = weight(child);

	*before = 1;
	child = cmark_node_next(child);
	while (cmark_node_next(child) != NULL && sum + weight(child) <= half) {
		sum += weight(child);
		child = cmark_node_next(child);
		(*before)++;
	}
	return child;
}

static cmark_node *
halve_container(cmark_node *node)
{
	cmark_node *first = cmark_node_first_child(node), *child, *next;
	cmark_node *rest;
	int before = 0;

	if (first == NULL)
		return NULL;
	child = cmark_node_next(first) != NULL ? middle_child(node, &before)
					       : halve_node(first);
	if (child == NULL)
		return NULL;
	rest = clone(node);
	for (; child != NULL; child = next) {
		int ok;

		next = cmark_node_next(child);
		ok = cmark_node_append_child(rest, child);
		assert(ok == 1);
	}
	/* The rest of a cut item keeps its number: before is 0 then. */
	if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
		cmark_node_set_list_start(
		    rest, cmark_node_get_list_start(node) + before);
	return rest;
}

cmark_node *
halve_node(cmark_node *node)
{
	cmark_node *rest = NULL;
	int ok;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		rest = halve_literal(node, ' ');
		break;
	case CMARK_NODE_CODE_BLOCK:
		rest = halve_literal(node, '\n');
		break;
	case CMARK_NODE_LIST:
	case CMARK_NODE_ITEM:
	case CMARK_NODE_BLOCK_QUOTE:
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
	case CMARK_NODE_LINK:
		rest = halve_container(node);
		break;
	default:
		break;
	}
	if (rest == NULL)
		return NULL;
	ok = cmark_node_insert_after(node, rest);
	assert(ok == 1);
	return rest;
}
