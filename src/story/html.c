/* SPDX-License-Identifier: Apache-2.0 */
/* What each HTML element becomes in a story. Unknown ones are looked through. */
#include "story/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/ast.h"
#include "story/href.h"
#include "story/internal.h"

#include "base/banned.h"

enum { LIST_START_MAX = 999999999 };

const GumboVector *
html_children(const GumboNode *node)
{
	if (node->type == GUMBO_NODE_DOCUMENT)
		return &node->v.document.children;
	if (node->type == GUMBO_NODE_ELEMENT ||
	    node->type == GUMBO_NODE_TEMPLATE)
		return &node->v.element.children;
	return NULL;
}

bool
html_is(const GumboNode *node, GumboTag tag)
{
	return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

/* An attribute as clean text on one line, without space around it; or "". */
static const char *
attribute(struct html *h, const GumboNode *node, const char *name)
{
	GumboAttribute *found =
	    gumbo_get_attribute(&node->v.element.attributes, name);
	char *text, *end;

	if (found == NULL)
		return "";
	text = utf8_clean(h->a, found->value, strlen(found->value));
	for (char *p = text; *p != '\0'; p++) {
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	}
	text += strspn(text, " ");
	end = text + strlen(text);
	while (end > text && end[-1] == ' ')
		*--end = '\0';
	return text;
}

/* The address in the attribute name, or NULL. */
static const char *
address(struct html *h, const GumboNode *node, const char *name)
{
	const char *url = attribute(h, node, name);

	if (url[0] == '\0' || url[0] == '#')
		return NULL;
	return href_of_body(h->a, href_resolve(h->a, h->base, url), "");
}

/* text as a link to url, unless there is none or we are in a link. */
static void
linked(struct html *h, const char *url, const char *title, const char *text)
{
	bool pushed = url != NULL &&
	    html_push(h, CMARK_NODE_LINK, url, title);

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

static void
image(struct html *h, const GumboNode *node)
{
	const char *alt = attribute(h, node, "alt");
	const char *src = attribute(h, node, "src");
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
		linked(h, url, attribute(h, node, "title"),
		    alt[0] == '\0' ? "[Picture]" :
				     arena_printf(h->a, "[Picture: %s]", alt));
}

/* What plays or is framed becomes a link to it. */
static void
embedded(struct html *h, const GumboNode *node, const char *label)
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

static void
anchor(struct html *h, const GumboNode *node)
{
	const char *url = address(h, node, "href");
	bool pushed = url != NULL &&
	    html_push(h, CMARK_NODE_LINK, url, attribute(h, node, "title"));

	html_walk(h, node);
	if (pushed)
		html_pop(h);
}

static void
formatted(struct html *h, const GumboNode *node, cmark_node_type type)
{
	bool pushed = html_push(h, type, "", "");

	html_walk(h, node);
	if (pushed)
		html_pop(h);
}

static void
code(struct html *h, const GumboNode *node)
{
	bool before = h->in_code;

	h->in_code = true;
	html_walk(h, node);
	h->in_code = before;
}

static void
quotation(struct html *h, const GumboNode *node)
{
	bool space;

	html_text(h, "\xe2\x80\x9c");
	/* Space inside belongs outside: collapse it away at the marks. */
	html_walk(h, node);
	space = h->space;
	h->space = false;
	html_text(h, "\xe2\x80\x9d");
	h->space = space;
}

/* The text below node as it stands. */
static void
verbatim(const GumboNode *node, struct buf *out)
{
	const GumboVector *children = html_children(node);

	if (html_is(node, GUMBO_TAG_BR))
		buf_puts(out, "\n");
	if (node->type == GUMBO_NODE_TEXT ||
	    node->type == GUMBO_NODE_WHITESPACE ||
	    node->type == GUMBO_NODE_CDATA)
		buf_puts(out, node->v.text.text);
	for (unsigned i = 0; children != NULL && i < children->length; i++)
		verbatim(children->data[i], out);
}

/* The language that "language-x" or "lang-x" in the class names, or "". */
static const char *
code_language(struct html *h, const GumboNode *pre)
{
	static const char word[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#._-";
	const GumboVector *children = html_children(pre);
	const char *class = attribute(h, pre, "class"), *at;

	if (children->length > 0 &&
	    html_is(children->data[0], GUMBO_TAG_CODE))
		class = attribute(h, children->data[0], "class");
	at = strstr(class, "lang");
	if (at == NULL || (at = strchr(at, '-')) == NULL)
		return "";
	return arena_copy(h->a, at + 1, strspn(at + 1, word));
}

static void
preformatted(struct html *h, const GumboNode *node)
{
	cmark_node *block;
	struct buf text = {0};
	char *clean;

	if (h->flat > 0 || h->heading > 0) {
		code(h, node);
		return;
	}
	verbatim(node, &text);
	clean = utf8_clean(h->a, buf_string(&text), text.len);
	buf_reset(&text);
	buf_puts(&text, clean);
	if (clean[strspn(clean, " \t\n")] != '\0') {
		if (text.data[text.len - 1] != '\n')
			buf_puts(&text, "\n");
		block = cmark_node_new(CMARK_NODE_CODE_BLOCK);
		cmark_node_set_literal(block, text.data);
		cmark_node_set_fence_info(block, code_language(h, node));
		html_add_block(h, block);
	}
	buf_release(&text);
}

static void
heading(struct html *h, const GumboNode *node, int level)
{
	int before = h->heading;

	html_end_block(h);
	h->heading = level;
	html_walk(h, node);
	html_end_block(h);
	h->heading = before;
}

/* What stands on its own, parted from what is around it. */
static void
block(struct html *h, const GumboNode *node)
{
	html_end_block(h);
	html_walk(h, node);
	html_end_block(h);
}

static void
quote(struct html *h, const GumboNode *node)
{
	int before = h->heading;

	if (h->flat > 0 || h->containers >= HTML_CONTAINERS_MAX) {
		block(h, node);
		return;
	}
	h->heading = 0;
	html_open(h, cmark_node_new(CMARK_NODE_BLOCK_QUOTE));
	html_walk(h, node);
	html_close(h);
	h->heading = before;
}

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
	html_walk(h, &(GumboNode){.type = GUMBO_NODE_ELEMENT,
	    .v.element.children = {.data = (void **)&node, .length = 1,
		.capacity = 1}});
	html_close(h);
}

static void
list(struct html *h, const GumboNode *node, bool ordered)
{
	const GumboVector *children = html_children(node);
	cmark_node *made = cmark_node_new(CMARK_NODE_LIST);
	const char *start = attribute(h, node, "start");
	int before = h->heading;
	bool has_paragraphs = false;

	cmark_node_set_list_type(made,
	    ordered ? CMARK_ORDERED_LIST : CMARK_BULLET_LIST);
	cmark_node_set_list_delim(made, CMARK_PERIOD_DELIM);
	if (ordered && strspn(start, "0123456789") > 0 &&
	    strtol(start, NULL, 10) <= LIST_START_MAX)
		cmark_node_set_list_start(made, (int)strtol(start, NULL, 10));
	else
		cmark_node_set_list_start(made, 1);
	h->heading = 0;
	html_open(h, made);
	for (unsigned i = 0; i < children->length; i++)
		list_child(h, made, children->data[i], &has_paragraphs);
	cmark_node_set_list_tight(made,
	    !has_paragraphs && may_be_tight(made));
	html_close(h);
	h->heading = before;
}
