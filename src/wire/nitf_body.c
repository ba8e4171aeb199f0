/* SPDX-License-Identifier: Apache-2.0 */
/* A body in NITF: what nitf_html.c reads back. */
#include "wire/nitf_write.h"

#include <cmark.h>
#include <string.h>

#include "base/arena.h"
#include "base/media.h"
#include "page/clips.h"
#include "page/whole.h"
#include "store/clip.h"
#include "story/ast.h"
#include "wire/exporting.h"
#include "wire/xmlout.h"

#include "base/banned.h"

struct writing {
	struct export_run *e;
	const struct export_story *s;
	struct xmlout *x;
};

static const char *
number(struct writing *w, int64_t n)
{
	return arena_printf(w->e->item, "%lld", (long long)n);
}

static void
put_picture(struct writing *w, const struct document_picture *p)
{
	struct xmlout *x = w->x;

	xmlout_start(x, "media");
	xmlout_attribute(x, "media-type", "image");
	xmlout_start(x, "media-reference");
	xmlout_attribute(x, "mime-type", "image/jpeg");
	xmlout_attribute(x, "source", export_picture(w->s, p));
	xmlout_attribute(x, "width", number(w, p->width));
	xmlout_attribute(x, "height", number(w, p->height));
	xmlout_attribute(x, "alternate-text", p->alt);
	xmlout_end(x);
	xmlout_element(x, "media-caption", p->caption);
	xmlout_element(x, "media-producer", p->credit);
	xmlout_end(x);
	xmlout_line(x);
}

static void
put_clip(struct writing *w, const struct document_clip *c)
{
	const struct clip at = {.hash = c->hash, .type = c->type};
	struct page page = w->s->page;
	struct xmlout *x = w->x;

	xmlout_start(x, "media");
	xmlout_attribute(x, "media-type",
	    strncmp(c->type, "video/", 6) == 0 ? "video" : "audio");
	xmlout_start(x, "media-reference");
	xmlout_attribute(x, "mime-type", c->type);
	xmlout_attribute(
	    x, "source", whole_url(&page, clips_address(w->e->item, &at)));
	xmlout_attribute(x, "time", number(w, c->duration));
	xmlout_attribute(x, "time-unit-of-measure", "seconds");
	xmlout_end(x);
	xmlout_element(x, "media-caption", c->title);
	xmlout_end(x);
	xmlout_line(x);
}

/* A path on this site is a whole address elsewhere. */
static const char *
url_of(struct writing *w, const char *url)
{
	struct page page = w->s->page;

	return url[0] == '/' && url[1] != '/' ? whole_url(&page, url) : url;
}

static void
start_link(struct writing *w, const char *url, const char *title)
{
	xmlout_start(w->x, "a");
	xmlout_attribute(w->x, "href", url_of(w, url));
	xmlout_attribute(w->x, "title", title == NULL ? "" : title);
}

static void
start_heading(struct writing *w, cmark_node *node)
{
	int level = cmark_node_get_heading_level(node);

	xmlout_start(w->x, "hl2");
	if (level != 2)
		xmlout_attribute(w->x, "class",
		    arena_printf(w->e->item, "level-%d", level));
}

static void
start_list(struct writing *w, cmark_node *node)
{
	bool is_ordered =
	    cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int first = cmark_node_get_list_start(node);

	xmlout_start(w->x, is_ordered ? "ol" : "ul");
	if (is_ordered && first != 1)
		xmlout_attribute(w->x, "seqnum", number(w, first));
}

/* Within a tight list an item's paragraph is just its words. */
static bool
is_tight(cmark_node *paragraph)
{
	cmark_node *list = cmark_node_parent(cmark_node_parent(paragraph));

	return cmark_node_get_type(list) == CMARK_NODE_LIST &&
	       cmark_node_get_list_tight(list);
}

/* A picture from elsewhere is a link to it; in a link, its words. */
static void
put_image(struct writing *w, cmark_node *image)
{
	struct buf alt = {0};
	bool is_linked = ast_is_within(image, CMARK_NODE_LINK);

	ast_inline_text(image, &alt);
	if (!is_linked)
		start_link(w, cmark_node_get_url(image),
		    cmark_node_get_title(image));
	xmlout_text(w->x, buf_string(&alt));
	if (!is_linked)
		xmlout_end(w->x);
	buf_release(&alt);
}

/* What has nothing of ours in it. */
static void
put_leaf(struct writing *w, cmark_node *node)
{
	struct xmlout *x = w->x;
	uintptr_t picture;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		xmlout_text(x, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		xmlout_text(x, "\n");
		break;
	case CMARK_NODE_LINEBREAK:
		xmlout_start(x, "br");
		xmlout_end(x);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		xmlout_start(x, "hr");
		xmlout_end(x);
		xmlout_line(x);
		break;
	case CMARK_NODE_CODE_BLOCK:
		xmlout_start(x, "pre");
		xmlout_text(x, cmark_node_get_literal(node));
		xmlout_end(x);
		xmlout_line(x);
		break;
	case CMARK_NODE_CUSTOM_BLOCK:
		picture = (uintptr_t)cmark_node_get_user_data(node);
		put_picture(w, &w->s->document.pictures[picture - 1]);
		break;
	default:
		break;
	}
}

static void
start_node(struct writing *w, cmark_node *node)
{
	struct xmlout *x = w->x;

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		if (!is_tight(node))
			xmlout_start(x, "p");
		break;
	case CMARK_NODE_HEADING:
		start_heading(w, node);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		xmlout_start(x, "bq");
		xmlout_start(x, "block");
		break;
	case CMARK_NODE_LIST:
		start_list(w, node);
		break;
	case CMARK_NODE_ITEM:
		xmlout_start(x, "li");
		break;
	case CMARK_NODE_EMPH:
		xmlout_start(x, "em");
		break;
	case CMARK_NODE_STRONG:
		xmlout_start(x, "em");
		xmlout_attribute(x, "class", "strong");
		break;
	case CMARK_NODE_LINK:
		start_link(
		    w, cmark_node_get_url(node), cmark_node_get_title(node));
		break;
	default:
		put_leaf(w, node);
	}
}

static void
end_node(struct writing *w, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		if (is_tight(node))
			return;
		xmlout_end(w->x);
		xmlout_line(w->x);
		return;
	case CMARK_NODE_BLOCK_QUOTE:
		xmlout_end(w->x);
		xmlout_end(w->x);
		xmlout_line(w->x);
		return;
	case CMARK_NODE_LIST:
	case CMARK_NODE_HEADING:
		xmlout_end(w->x);
		xmlout_line(w->x);
		return;
	case CMARK_NODE_ITEM:
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
	case CMARK_NODE_LINK:
		xmlout_end(w->x);
		return;
	default:
		return;
	}
}

void
nitf_put_body(struct export_run *e, const struct export_story *s,
    struct xmlout *x)
{
	const struct document *d = &s->document;
	struct writing w = {e, s, x};
	cmark_node *root = cmark_parse_document(
	    d->body, strlen(d->body), CMARK_OPT_DEFAULT);
	cmark_iter *iter;
	cmark_event_type event;

	ast_place_figures(root, d->n_pictures);
	for (size_t i = 0; i < d->n_clips; i++)
		put_clip(&w, &d->clips[i]);
	iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_EXIT) {
			end_node(&w, node);
		} else if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
			put_image(&w, node);
			cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
		} else {
			start_node(&w, node);
		}
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
}
