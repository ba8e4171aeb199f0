/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How text, formats and blocks become cmark's paragraphs. HTML lets blocks
 * stand in inlines and white space anywhere; CommonMark does not. So formats
 * are kept aside and made anew in each paragraph, and white space is written
 * only between two texts, outside of the formats that begin or end there.
 */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "story/ast.h"
#include "story/html.h"

#include "base/banned.h"

static cmark_node *
innermost(const struct html *h)
{
	return h->n_made > 0 ? h->made[h->n_made - 1] : h->para;
}

static void
append(cmark_node *parent, cmark_node *child)
{
	int ok = cmark_node_append_child(parent, child);

	assert(ok == 1);
}

/* Make a node of the text that has come. */
static void
flush(struct html *h)
{
	cmark_node *node;

	if (h->text.len == 0)
		return;
	node =
	    cmark_node_new(h->text_is_code ? CMARK_NODE_CODE : CMARK_NODE_TEXT);
	cmark_node_set_literal(node, h->text.data);
	append(innermost(h), node);
	buf_reset(&h->text);
}

static void
set_code(struct html *h, bool is_code)
{
	if (h->text_is_code != is_code)
		flush(h);
	h->text_is_code = is_code;
}

static void
open_para(struct html *h)
{
	h->para = cmark_node_new(
	    h->heading > 0 ? CMARK_NODE_HEADING : CMARK_NODE_PARAGRAPH);
	if (h->heading > 0)
		cmark_node_set_heading_level(h->para, h->heading);
	append(h->at, h->para);
	h->space = false;
	h->breaks = 0;
}

static void
make_formats(struct html *h)
{
	if (h->n_made == h->n_formats)
		return;
	flush(h);
	for (; h->n_made < h->n_formats; h->n_made++) {
		const struct html_format *format = &h->format[h->n_made];
		cmark_node *node = cmark_node_new(format->type);

		if (format->type == CMARK_NODE_LINK) {
			cmark_node_set_url(node, format->url);
			cmark_node_set_title(node, format->title);
		}
		append(innermost(h), node);
		h->made[h->n_made] = node;
	}
}

/* Write what is due between the text before and the text that comes. */
static void
part(struct html *h)
{
	if (h->before != NULL) {
		flush(h);
		h->n_made = 0;
		set_code(h, false);
		buf_puts(&h->text, h->before);
		h->before = NULL;
	} else if (h->breaks > 0) {
		flush(h);
		append(innermost(h), cmark_node_new(CMARK_NODE_LINEBREAK));
	} else if (h->space) {
		if (!h->in_code || h->n_made != h->n_formats ||
		    h->text.len == 0)
			set_code(h, false);
		buf_puts(&h->text, " ");
	}
	h->breaks = 0;
	h->space = false;
}

static void
prepare(struct html *h)
{
	if (h->breaks > 1)
		html_end_block(h);
	if (h->para == NULL)
		open_para(h);
	part(h);
	make_formats(h);
	set_code(h, h->in_code);
}

void
html_text(struct html *h, const char *text)
{
	static const char space[] = " \t\n\f\r";

	/* Character references can say what bytes may not. */
	if (!utf8_is_clean(text, strlen(text)))
		text = utf8_clean(h->a, text, strlen(text));
	while (*text != '\0') {
		size_t n = strcspn(text, space);

		if (n == 0) {
			h->space = true;
			text++;
			continue;
		}
		/* Nearly all text needs nothing but a space before. */
		if (h->para == NULL || h->breaks > 0 || h->before != NULL ||
		    h->n_made != h->n_formats || h->in_code || h->text_is_code)
			prepare(h);
		else
			part(h);
		buf_append(&h->text, text, n);
		text += n;
	}
}

void
html_break(struct html *h)
{
	if (h->heading > 0 || h->flat > 0)
		h->space = true;
	else
		h->breaks++;
}

void
html_end_block(struct html *h)
{
	if (h->flat > 0) {
		h->space = true;
		return;
	}
	if (h->para != NULL)
		flush(h);
	h->para = NULL;
	h->n_made = 0;
	h->space = false;
	h->breaks = 0;
}

void
html_add_block(struct html *h, cmark_node *node)
{
	html_end_block(h);
	append(h->at, node);
}

bool
html_push(
    struct html *h, cmark_node_type type, const char *url, const char *title)
{
	if (h->n_formats == HTML_FORMATS_MAX || html_is_in(h, type))
		return false;
	h->format[h->n_formats++] =
	    (struct html_format){.type = type, .url = url, .title = title};
	return true;
}

void
html_pop(struct html *h)
{
	h->n_formats--;
	if (h->n_made > h->n_formats) {
		flush(h);
		h->n_made = h->n_formats;
	}
}

bool
html_set_code(struct html *h, bool is_code)
{
	bool before = h->in_code;

	/* Two codes side by side are two, also with a space between them. */
	flush(h);
	h->in_code = is_code;
	return before;
}

bool
html_is_in(const struct html *h, cmark_node_type type)
{
	for (size_t i = 0; i < h->n_formats; i++) {
		if (h->format[i].type == type)
			return true;
	}
	return false;
}

void
html_open(struct html *h, cmark_node *node)
{
	html_add_block(h, node);
	h->at = node;
	h->containers++;
}

void
html_close(struct html *h)
{
	cmark_node *node = h->at;

	html_end_block(h);
	h->at = cmark_node_parent(node);
	h->containers--;
	if (cmark_node_first_child(node) == NULL)
		ast_drop(node);
}
