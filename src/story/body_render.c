/* SPDX-License-Identifier: Apache-2.0 */
/* The body as HTML in both skins, from one tree. cmark prints. */
#include "story/body.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "story/ast.h"
#include "story/href.h"
#include "story/internal.h"

#include "base/banned.h"

enum { HEADING_FIRST = 2, HEADING_LAST = 3 };

/*
 * The highest heading becomes <h2>, under the headline's <h1>, and none is
 * more than one level below the one before it.
 */
static void
shift_headings(cmark_node *root)
{
	int highest = 6, before = HEADING_FIRST - 1, level;

	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		level = cmark_node_get_heading_level(at);
		if (level > 0 && level < highest)
			highest = level;
	}
	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		if (cmark_node_get_type(at) != CMARK_NODE_HEADING)
			continue;
		level =
		    cmark_node_get_heading_level(at) - highest + HEADING_FIRST;
		if (level > before + 1)
			level = before + 1;
		if (level > HEADING_LAST)
			level = HEADING_LAST;
		cmark_node_set_heading_level(at, level);
		before = level;
	}
}

static void
show_figures(cmark_node *root, const struct body_figure *figures, bool low)
{
	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		const struct body_figure *figure;

		if (cmark_node_get_type(at) != CMARK_NODE_CUSTOM_BLOCK)
			continue;
		figure = &figures[(uintptr_t)cmark_node_get_user_data(at) - 1];
		cmark_node_set_on_enter(at, low ? figure->low : figure->full);
	}
}

static void
keep_links_low(struct arena *a, cmark_node *root)
{
	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		if (cmark_node_get_type(at) == CMARK_NODE_LINK)
			cmark_node_set_url(
			    at, href_low(a, cmark_node_get_url(at)));
	}
}

static size_t
count_words(cmark_node *root)
{
	struct buf text = {0};
	size_t words;

	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		const char *literal = cmark_node_get_literal(at);

		if (literal != NULL)
			buf_puts(&text, literal);
		else if (cmark_node_get_type(at) == CMARK_NODE_SOFTBREAK ||
			 !ast_is_inline(at))
			buf_puts(&text, "\n");
	}
	words = body_count_words(buf_string(&text));
	buf_release(&text);
	return words;
}

bool
body_render(struct arena *a, const struct body_args *args, struct body *body,
    struct fault *f)
{
	cmark_node *root;
	char *html;

	if (!body_parse(args->markdown, args->n_figures, &root, f))
		return false;
	ast_settle_links(a, root, args->base_url);
	shift_headings(root);
	body->words = count_words(root);
	ast_place_figures(root, args->n_figures);
	show_figures(root, args->figures, false);
	html = cmark_render_html(root, CMARK_OPT_DEFAULT);
	body->full = arena_string(a, html);
	free(html);
	show_figures(root, args->figures, true);
	keep_links_low(a, root);
	body->low = lowpages_split(a, root, args->low_max_bytes, &body->n_low);
	cmark_node_free(root);
	return true;
}
