/* SPDX-License-Identifier: Apache-2.0 */
/* Walking and changing cmark's trees. No recursion: trees can be deep. */
#include "story/ast.h"

#include <assert.h>
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "story/href.h"

#include "base/banned.h"

cmark_node *
ast_after(cmark_node *node, const cmark_node *root)
{
	while (node != NULL && node != root) {
		cmark_node *next = cmark_node_next(node);

		if (next != NULL)
			return next;
		node = cmark_node_parent(node);
	}
	return NULL;
}

cmark_node *
ast_next(cmark_node *node, const cmark_node *root)
{
	cmark_node *child = cmark_node_first_child(node);

	return child != NULL ? child : ast_after(node, root);
}

void
ast_drop(cmark_node *node)
{
	cmark_node_unlink(node);
	cmark_node_free(node);
}

cmark_node *
ast_unwrap(cmark_node *node, const cmark_node *root)
{
	cmark_node *first = cmark_node_first_child(node), *child;
	cmark_node *next = first != NULL ? first : ast_after(node, root);

	while ((child = cmark_node_first_child(node)) != NULL) {
		int ok = cmark_node_insert_before(node, child);

		assert(ok == 1);
	}
	ast_drop(node);
	return next;
}

bool
ast_is_inline(cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);

	return type >= CMARK_NODE_FIRST_INLINE &&
	       type <= CMARK_NODE_LAST_INLINE;
}

bool
ast_is_within(cmark_node *node, cmark_node_type type)
{
	while ((node = cmark_node_parent(node)) != NULL) {
		if (cmark_node_get_type(node) == type)
			return true;
	}
	return false;
}

void
ast_inline_text(cmark_node *node, struct buf *out)
{
	for (cmark_node *at = node; at != NULL; at = ast_next(at, node)) {
		switch (cmark_node_get_type(at)) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
			buf_puts(out, cmark_node_get_literal(at));
			break;
		case CMARK_NODE_SOFTBREAK:
		case CMARK_NODE_LINEBREAK:
			buf_puts(out, " ");
			break;
		default:
			break;
		}
	}
}

cmark_node *
ast_text_new(const char *text)
{
	cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);

	cmark_node_set_literal(node, text);
	return node;
}

bool
ast_is_placement(const char *url, size_t *number)
{
	static const char scheme[] = "picture:";
	size_t n = 0;

	if (strncmp(url, scheme, strlen(scheme)) != 0)
		return false;
	url += strlen(scheme);
	*number = 0;
	if (strlen(url) > 4 || strspn(url, "0123456789") != strlen(url))
		return true;
	for (; *url != '\0'; url++)
		n = n * 10 + (size_t)(*url - '0');
	*number = n;
	return true;
}

bool
ast_is_figures(cmark_node *node)
{
	cmark_node *child;
	size_t number, n = 0;

	if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
		return false;
	for (child = cmark_node_first_child(node); child != NULL;
	     child = cmark_node_next(child)) {
		if (cmark_node_get_type(child) == CMARK_NODE_SOFTBREAK)
			continue;
		if (cmark_node_get_type(child) != CMARK_NODE_IMAGE ||
		    !ast_is_placement(cmark_node_get_url(child), &number))
			return false;
		n++;
	}
	return n > 0;
}

/* Put made into the place of node, which goes. */
static void
replace(cmark_node *node, cmark_node *made)
{
	int ok = cmark_node_insert_before(node, made);

	assert(ok == 1);
	ast_drop(node);
}

/* A picture from elsewhere: a link to it, or its words alone. */
static cmark_node *
settle_image(struct arena *a, cmark_node *image, const char *base_url)
{
	const char *href = href_of_body(a, cmark_node_get_url(image), base_url);
	bool linked = ast_is_within(image, CMARK_NODE_LINK);
	struct buf alt = {0};
	cmark_node *made, *link;

	ast_inline_text(image, &alt);
	if (href == NULL || (linked && alt.len > 0)) {
		made = ast_text_new(buf_string(&alt));
	} else {
		made = ast_text_new(
		    alt.len == 0 ? "[Picture]"
				 : arena_printf(a, "[Picture: %s]", alt.data));
	}
	if (href != NULL && !linked) {
		link = cmark_node_new(CMARK_NODE_LINK);
		cmark_node_set_url(link, href);
		cmark_node_set_title(link, cmark_node_get_title(image));
		cmark_node_append_child(link, made);
		made = link;
	}
	replace(image, made);
	buf_release(&alt);
	return made;
}

/* Whether text is nothing but white space. */
static bool
is_white(const char *text)
{
	size_t n = strlen(text), size;

	for (; (size = utf8_next(text, n)) > 0; text += size, n -= size) {
		if (!g_unichar_isspace(utf8_code(text, size)))
			return false;
	}
	return n == 0;
}

/* Whether nothing below node, an inline container, would be seen. */
static bool
is_blank(cmark_node *node)
{
	for (cmark_node *at = node; at != NULL; at = ast_next(at, node)) {
		cmark_node_type type = cmark_node_get_type(at);

		if (type == CMARK_NODE_IMAGE)
			return false;
		if ((type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) &&
		    !is_white(cmark_node_get_literal(at)))
			return false;
	}
	return true;
}

void
ast_drop_blank(cmark_node *root)
{
	cmark_node *at = root;

	while (at != NULL) {
		switch (cmark_node_get_type(at)) {
		case CMARK_NODE_LINK:
		case CMARK_NODE_EMPH:
		case CMARK_NODE_STRONG:
			if (is_blank(at)) {
				at = ast_unwrap(at, root);
				continue;
			}
			break;
		case CMARK_NODE_PARAGRAPH:
		case CMARK_NODE_HEADING:
			if (is_blank(at)) {
				cmark_node *next = ast_after(at, root);

				ast_drop(at);
				at = next;
				continue;
			}
			break;
		default:
			break;
		}
		at = ast_next(at, root);
	}
}

void
ast_settle_links(struct arena *a, cmark_node *root, const char *base_url)
{
	cmark_node *at = root;
	const char *href;
	size_t number;

	while (at != NULL) {
		cmark_node_type type = cmark_node_get_type(at);

		if (type == CMARK_NODE_IMAGE) {
			if (!ast_is_placement(cmark_node_get_url(at), &number))
				at = settle_image(a, at, base_url);
			at = ast_after(at, root);
			continue;
		}
		if (type == CMARK_NODE_LINK) {
			href =
			    href_of_body(a, cmark_node_get_url(at), base_url);
			if (href == NULL) {
				at = ast_unwrap(at, root);
				continue;
			}
			cmark_node_set_url(at, href);
		}
		at = ast_next(at, root);
	}
	ast_drop_blank(root);
}

/* A block that stands for picture number. */
static cmark_node *
figure_new(size_t number)
{
	cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);

	cmark_node_set_user_data(node, (void *)(uintptr_t)number);
	return node;
}

void
ast_place_figures(cmark_node *root, size_t n_figures)
{
	bool *placed = calloc(n_figures + 1, sizeof(*placed));
	cmark_node *at = root, *next, *top = cmark_node_first_child(root);
	cmark_node *figure;

	assert(placed != NULL);
	for (; at != NULL; at = next) {
		next = ast_next(at, root);
		if (!ast_is_figures(at))
			continue;
		next = ast_after(at, root);
		for (cmark_node *image = cmark_node_first_child(at);
		     image != NULL; image = cmark_node_next(image)) {
			size_t number;

			if (cmark_node_get_type(image) != CMARK_NODE_IMAGE ||
			    !ast_is_placement(
				cmark_node_get_url(image), &number))
				continue;
			assert(number >= 1 && number <= n_figures);
			placed[number] = true;
			figure = figure_new(number);
			cmark_node_insert_before(at, figure);
			if (at == top)
				top = figure;
		}
		ast_drop(at);
	}
	for (size_t i = 1; i <= n_figures; i++) {
		if (placed[i])
			continue;
		figure = figure_new(i);
		if (top == NULL || !cmark_node_insert_before(top, figure))
			cmark_node_append_child(root, figure);
	}
	free(placed);
}
