/* SPDX-License-Identifier: Apache-2.0 */
/* Whether emphasis is seen as such: CommonMark 0.30, section 6.2. */
#include <glib.h>
#include <string.h>

#include "base/utf8.h"
#include "story/ast.h"
#include "story/commonmark.h"

#include "base/banned.h"

static bool
is_emphasis(cmark_node *node)
{
	return node != NULL &&
	       (cmark_node_get_type(node) == CMARK_NODE_EMPH ||
		   cmark_node_get_type(node) == CMARK_NODE_STRONG);
}

static uint32_t
first_of(const char *text)
{
	size_t size = utf8_next(text, strlen(text));

	return size == 0 ? ' ' : utf8_code(text, size);
}

static uint32_t
last_of(const char *text)
{
	const char *p = text + strlen(text);

	while (p > text && ((unsigned char)*--p & 0xc0) == 0x80)
		continue;
	return first_of(p);
}

/* The character that node begins or ends with when it is printed. */
static uint32_t
edge_of(cmark_node *node, bool first)
{
	while (is_emphasis(node))
		node = first ? cmark_node_first_child(node)
			     : cmark_node_last_child(node);
	if (node == NULL)
		return ' ';
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		return first ? first_of(cmark_node_get_literal(node))
			     : last_of(cmark_node_get_literal(node));
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		return ' ';
	default:
		return '`'; /* or '[', ')', '!': punctuation all */
	}
}

/* The character on the far side of the marks of node. */
static uint32_t
outside(cmark_node *node, bool before)
{
	for (;;) {
		cmark_node *next =
		    before ? cmark_node_previous(node) : cmark_node_next(node);

		if (next != NULL)
			return edge_of(next, !before);
		node = cmark_node_parent(node);
		if (node == NULL || !ast_is_inline(node))
			return ' ';
		if (!is_emphasis(node))
			return '[';
	}
}

static bool
is_space(uint32_t c)
{
	return c <= ' ' || g_unichar_isspace(c) || c == 0xa0;
}

static bool
is_punctuation(uint32_t c)
{
	GUnicodeType type = g_unichar_type(c);

	if (c < 0x80)
		return g_ascii_ispunct((char)c);
	return type >= G_UNICODE_CONNECT_PUNCTUATION &&
	       type <= G_UNICODE_OPEN_PUNCTUATION;
}

static bool
is_flanking(uint32_t inside, uint32_t out)
{
	return !is_space(inside) && (!is_punctuation(inside) || is_space(out) ||
					is_punctuation(out));
}

bool
commonmark_is_flanked(cmark_node *node)
{
	/* Marks side by side run together; who knows whose is whose. */
	if (is_emphasis(cmark_node_previous(node)) ||
	    is_emphasis(cmark_node_next(node)))
		return false;
	return is_flanking(edge_of(cmark_node_first_child(node), true),
		   outside(node, true)) &&
	       is_flanking(edge_of(cmark_node_last_child(node), false),
		   outside(node, false));
}
