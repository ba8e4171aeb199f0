/* SPDX-License-Identifier: Apache-2.0 */
/* Trees that CommonMark can say, and characters that cmark cannot. */
#include <assert.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "story/ast.h"
#include "story/commonmark.h"

#include "base/banned.h"

static const char tilde[] = "\xef\xb7\x90";     /* U+FDD0 for '~' */
static const char ampersand[] = "\xef\xb7\x91"; /* U+FDD1 for '&' */
static const char ampersand_in_href[] = "%EF%B7%91";

/*
 * cmark leaves '~' alone, where three make a fence, and '&' in addresses,
 * where it may begin a character reference.
 */
static char *
stand_in(const char *text, bool is_address)
{
	struct buf out = {0};
	char *made = NULL;

	for (const char *p = text; *p != '\0'; p++) {
		if (is_address && *p == '&')
			buf_puts(&out, ampersand);
		else if (!is_address && strncmp(p, "~~~", 3) == 0)
			buf_puts(&out, tilde);
		else
			buf_append(&out, p, 1);
	}
	if (out.len != strlen(text))
		made = strdup(out.data);
	buf_release(&out);
	return made;
}

void
commonmark_resolve(const char *text, enum commonmark_form form, struct buf *out)
{
	const char *p = text, *from = text;
	size_t n;

	buf_puts(out, "");
	for (; *p != '\0'; p += n) {
		const char *as = NULL;

		n = 1;
		if (strncmp(p, tilde, 3) == 0) {
			as = form == COMMONMARK_SOURCE ? "\\~" : "~";
			n = 3;
		} else if (strncmp(p, ampersand, 3) == 0) {
			as = form == COMMONMARK_WORDS ? "&" : "&amp;";
			n = 3;
		} else if (strncmp(p, ampersand_in_href, 9) == 0) {
			as = "&amp;";
			n = 9;
		}
		if (as == NULL)
			continue;
		buf_append(out, from, (size_t)(p - from));
		buf_puts(out, as);
		from = p + n;
	}
	buf_puts(out, from);
}

void
commonmark_escape(const char *text, struct buf *out)
{
	bool space = false, some = false;

	for (; *text != '\0'; text++) {
		if (strchr(" \t\n", *text) != NULL) {
			space = some;
			continue;
		}
		if (space)
			buf_puts(out, " ");
		if (g_ascii_ispunct(*text))
			buf_puts(out, "\\");
		buf_append(out, text, 1);
		space = false;
		some = true;
	}
	if (some)
		buf_puts(out, "\n");
}

static void
move_children(cmark_node *from, cmark_node *to)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(from)) != NULL) {
		int ok = cmark_node_append_child(to, child);

		assert(ok == 1);
	}
	ast_drop(from);
}

static int
count_children(cmark_node *node)
{
	int n = 0;

	for (cmark_node *child = cmark_node_first_child(node); child != NULL;
	     child = cmark_node_next(child))
		n++;
	return n;
}

/* Whether next goes into list: only at the top can two be kept apart. */
static bool
is_one_list(cmark_node *list, cmark_node *next, bool at_top)
{
	cmark_list_type type = cmark_node_get_list_type(list);

	if (!at_top)
		return true;
	if (type != cmark_node_get_list_type(next))
		return false;
	return type == CMARK_BULLET_LIST ||
	       cmark_node_get_list_start(next) ==
		   cmark_node_get_list_start(list) + count_children(list);
}

/* Lists and code right behind a list, where cmark would write a comment. */
static void
settle_list(cmark_node *list, bool at_top)
{
	cmark_node *next = cmark_node_next(list);

	while (next != NULL) {
		cmark_node_type type = cmark_node_get_type(next);
		bool tight = cmark_node_get_list_tight(list) &&
			     cmark_node_get_list_tight(next);

		if (type == CMARK_NODE_LIST &&
		    is_one_list(list, next, at_top)) {
			move_children(next, list);
			cmark_node_set_list_tight(list, tight);
		} else if (type == CMARK_NODE_CODE_BLOCK && !at_top) {
			cmark_node_append_child(
			    cmark_node_last_child(list), next);
			cmark_node_set_list_tight(list, 0);
		} else {
			break;
		}
		next = cmark_node_next(list);
	}
	/* Indented, it would be taken for a part of the last item. */
	if (next != NULL &&
	    cmark_node_get_type(next) == CMARK_NODE_CODE_BLOCK &&
	    cmark_node_get_fence_info(next)[0] == '\0')
		cmark_node_set_fence_info(next, "text");
}

static void
settle_code(cmark_node *code)
{
	cmark_node *next;

	while ((next = cmark_node_next(code)) != NULL &&
	       cmark_node_get_type(next) == CMARK_NODE_CODE) {
		struct buf both = {0};

		buf_puts(&both, cmark_node_get_literal(code));
		buf_puts(&both, cmark_node_get_literal(next));
		cmark_node_set_literal(code, both.data);
		buf_release(&both);
		ast_drop(next);
	}
}

static void
settle_address(cmark_node *link)
{
	char *url = stand_in(cmark_node_get_url(link), true);
	char *title = stand_in(cmark_node_get_title(link), true);

	if (url != NULL)
		cmark_node_set_url(link, url);
	if (title != NULL)
		cmark_node_set_title(link, title);
	free(url);
	free(title);
}

static void
settle_text(cmark_node *node)
{
	char *text = stand_in(cmark_node_get_literal(node), false);

	if (text != NULL)
		cmark_node_set_literal(node, text);
	free(text);
}

void
commonmark_settle(cmark_node *root)
{
	cmark_node *at = root, *next;

	while (at != NULL) {
		cmark_node_type type = cmark_node_get_type(at);

		if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) {
			if (ast_is_within(at, type)) {
				at = ast_unwrap(at, root);
				continue;
			}
			while ((next = cmark_node_next(at)) != NULL &&
			       cmark_node_get_type(next) == type)
				move_children(next, at);
		} else if (type == CMARK_NODE_LIST) {
			settle_list(at, cmark_node_parent(at) == root);
		} else if (type == CMARK_NODE_CODE) {
			settle_code(at);
		} else if (type == CMARK_NODE_TEXT) {
			settle_text(at);
		} else if (type == CMARK_NODE_LINK ||
			   type == CMARK_NODE_IMAGE) {
			settle_address(at);
		}
		at = ast_next(at, root);
	}
	cmark_consolidate_text_nodes(root);
}
