/* SPDX-License-Identifier: Apache-2.0 */
/* HTML's links, and what is in a page from elsewhere: a link to it here. */
#include "base/arena.h"
#include "story/ast.h"
#include "story/href.h"
#include "story/html.h"

#include "base/banned.h"

/* The address in the attribute name, or NULL. */
static const char *
address(struct html *h, const GumboNode *node, const char *name)
{
	const char *url = html_attribute(h, node, name);

	if (url[0] == '\0' || url[0] == '#')
		return NULL;
	return href_of_body(h->a, href_resolve(h->a, h->base, url), "");
}

/* text as a link to url, unless there is none or we are in a link. */
static void
linked(struct html *h, const char *url, const char *title, const char *text)
{
	bool pushed = url != NULL && html_push(h, CMARK_NODE_LINK, url, title);

	html_text(h, text);
	if (pushed)
		html_pop(h);
}

/* A picture of the body's own stands in a paragraph by itself. */
static void
placement(struct html *h, const char *url, const char *alt)
{
	cmark_node *para = cmark_node_new(CMARK_NODE_PARAGRAPH);
	cmark_node *image = cmark_node_new(CMARK_NODE_IMAGE);

	cmark_node_set_url(image, url);
	if (alt[0] != '\0')
		cmark_node_append_child(image, ast_text_new(alt));
	cmark_node_append_child(para, image);
	html_add_block(h, para);
}

void
html_link_picture(struct html *h, const GumboNode *node)
{
	const char *alt = html_attribute(h, node, "alt");
	const char *src = html_attribute(h, node, "src");
	const char *url;
	size_t number;

	if (h->keep && ast_is_placement(src, &number)) {
		if (h->flat == 0 && h->heading == 0)
			placement(h, src, alt);
		return;
	}
	url = address(h, node, "src");
	if (html_is_in(h, CMARK_NODE_LINK) && alt[0] == '\0')
		html_text(h, "[Picture]");
	else if (url == NULL || html_is_in(h, CMARK_NODE_LINK))
		html_text(h, alt);
	else
		linked(h, url, html_attribute(h, node, "title"),
		    alt[0] == '\0' ? "[Picture]"
				   : arena_printf(h->a, "[Picture: %s]", alt));
}

void
html_link_embedded(struct html *h, const GumboNode *node, const char *label)
{
	const GumboVector *children = html_children(node);
	const char *url = address(h, node, "src");

	for (unsigned i = 0; url == NULL && i < children->length; i++) {
		if (html_is(children->data[i], GUMBO_TAG_SOURCE))
			url = address(h, children->data[i], "src");
	}
	if (url != NULL)
		linked(h, url, "", label);
}

void
html_link_anchor(struct html *h, const GumboNode *node)
{
	const char *url = address(h, node, "href");
	bool pushed = url != NULL && html_push(h, CMARK_NODE_LINK, url,
					 html_attribute(h, node, "title"));

	html_walk(h, node);
	if (pushed)
		html_pop(h);
}
