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

void
body_shift_headings(cmark_node *root)
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

size_t
body_words(cmark_node *root)
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

void
body_both(struct arena *a, cmark_node *doc, const struct body_figure *figures,
    const char **full, const char **low)
{
	char *html;

	show_figures(doc, figures, false);
	html = cmark_render_html(doc, CMARK_OPT_DEFAULT);
	*full = arena_string(a, html);
	free(html);
	show_figures(doc, figures, true);
	keep_links_low(a, doc);
	html = cmark_render_html(doc, CMARK_OPT_DEFAULT);
	*low = arena_string(a, html);
	free(html);
}

/* What was said in a clip, at the end of the body under a crosshead. */
static bool
append_transcript(struct arena *a, const struct body_transcript *t,
    const char *base_url, cmark_node *root, struct fault *f)
{
	cmark_node *said, *heading, *next;

	if (!body_parse(t->markdown, 0, &said, f))
		return fault_at(f, "%s", t->heading);
	ast_settle_links(a, said, base_url);
	heading = cmark_node_new(CMARK_NODE_HEADING);
	cmark_node_set_heading_level(heading, HEADING_FIRST);
	cmark_node_append_child(heading, ast_text_new(t->heading));
	cmark_node_append_child(root, heading);
	for (cmark_node *at = said; at != NULL; at = ast_next(at, said)) {
		if (cmark_node_get_type(at) == CMARK_NODE_HEADING)
			cmark_node_set_heading_level(at, HEADING_LAST);
	}
	for (cmark_node *at = cmark_node_first_child(said); at != NULL;
	     at = next) {
		next = cmark_node_next(at);
		cmark_node_append_child(root, at);
	}
	cmark_node_free(said);
	return true;
}

static bool
append_transcripts(struct arena *a, const struct body_args *args,
    cmark_node *root, struct fault *f)
{
	for (size_t i = 0; i < args->n_transcripts; i++) {
		if (!append_transcript(
			a, &args->transcripts[i], args->base_url, root, f))
			return false;
	}
	return true;
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
	body_shift_headings(root);
	body->words = body_words(root);
	if (!append_transcripts(a, args, root, f)) {
		cmark_node_free(root);
		return false;
	}
	ast_place_figures(root, args->n_figures + args->n_clips);
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
