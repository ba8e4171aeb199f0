/* SPDX-License-Identifier: Apache-2.0 */
/* A body as HTML without templates of ours, for WordPress. */
#include "wire/wxr_write.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "page/clips.h"
#include "page/whole.h"
#include "store/clip.h"
#include "story/ast.h"
#include "wire/exporting.h"
#include "wire/xmlout.h"

#include "base/banned.h"

/* A picture with what is said of it. */
static const char *
figure(struct export_run *e, const struct export_story *s,
    const struct document_picture *p, int64_t attachment)
{
	struct buf b = {0};
	const char *html;

	buf_puts(&b, "<figure class=\"wp-block-image\"><img src=\"");
	xml_escape(&b, export_picture(s, p));
	buf_puts(&b, "\" alt=\"");
	xml_escape(&b, p->alt);
	buf_printf(&b, "\" class=\"wp-image-%lld\"/>", (long long)attachment);
	if (p->caption[0] != '\0' || p->credit[0] != '\0') {
		buf_puts(&b, "<figcaption>");
		xml_escape(&b, p->caption);
		buf_puts(&b, p->caption[0] == '\0' || p->credit[0] == '\0'
				 ? ""
				 : " ");
		xml_escape(&b, p->credit);
		buf_puts(&b, "</figcaption>");
	}
	buf_puts(&b, "</figure>\n");
	html = arena_string(e->item, buf_string(&b));
	buf_release(&b);
	return html;
}

/* Pictures in their places, paths on this site as whole addresses. */
static void
settle(struct export_run *e, const struct export_story *s, cmark_node *root,
    int64_t first_picture)
{
	struct page page = s->page;

	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		uintptr_t n = (uintptr_t)cmark_node_get_user_data(at);
		const char *url = cmark_node_get_url(at);

		if (cmark_node_get_type(at) == CMARK_NODE_CUSTOM_BLOCK)
			cmark_node_set_on_enter(at,
			    figure(e, s, &s->document.pictures[n - 1],
				first_picture + (int64_t)n - 1));
		if (cmark_node_get_type(at) == CMARK_NODE_LINK &&
		    url[0] == '/' && url[1] != '/')
			cmark_node_set_url(at, whole_url(&page, url));
	}
}

static void
put_markdown(struct export_run *e, const struct export_story *s,
    const char *markdown, size_t n_pictures, int64_t first_picture,
    struct buf *b)
{
	cmark_node *root = cmark_parse_document(
	    markdown, strlen(markdown), CMARK_OPT_DEFAULT);
	char *html;

	ast_place_figures(root, n_pictures);
	settle(e, s, root, first_picture);
	html = cmark_render_html(root, CMARK_OPT_DEFAULT);
	buf_puts(b, html);
	free(html);
	cmark_node_free(root);
}

static void
put_clip(struct export_run *e, const struct export_story *s,
    const struct document_clip *c, struct buf *b)
{
	const struct clip at = {.hash = c->hash, .type = c->type};
	struct page page = s->page;

	buf_printf(b, "[%s src=\"%s\"]\n\n",
	    strncmp(c->type, "video/", 6) == 0 ? "video" : "audio",
	    whole_url(&page, clips_address(e->item, &at)));
}

const char *
wxr_body(struct export_run *e, const struct export_story *s,
    int64_t first_picture)
{
	const struct document *d = &s->document;
	struct buf b = {0};
	const char *html;

	for (size_t i = 0; i < d->n_clips; i++)
		put_clip(e, s, &d->clips[i], &b);
	put_markdown(e, s, d->body, d->n_pictures, first_picture, &b);
	for (size_t i = 0; i < d->n_clips; i++) {
		if (d->clips[i].transcript[0] == '\0')
			continue;
		buf_puts(&b, "<h2>");
		xml_escape(&b, d->clips[i].title);
		buf_puts(&b, "</h2>\n");
		put_markdown(e, s, d->clips[i].transcript, 0, 0, &b);
	}
	html = arena_string(e->item, buf_string(&b));
	buf_release(&b);
	return html;
}
