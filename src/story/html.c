/* SPDX-License-Identifier: Apache-2.0 */
/* What each HTML element becomes. Unknown ones are looked through. */
#include "story/html.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/ast.h"
#include "story/internal.h"

#include "base/banned.h"

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

bool
html_has_tag(const GumboTag *tags, size_t n, GumboTag tag)
{
	for (size_t i = 0; i < n; i++) {
		if (tags[i] == tag)
			return true;
	}
	return false;
}

char *
html_line(struct arena *a, const char *text)
{
	char *line = utf8_clean(a, text, strlen(text)), *out = line;

	for (const char *p = line; *p != '\0'; p++) {
		bool is_space = strchr(" \t\n", *p) != NULL;

		if (!is_space)
			*out++ = *p;
		else if (out > line && out[-1] != ' ')
			*out++ = ' ';
	}
	if (out > line && out[-1] == ' ')
		out--;
	*out = '\0';
	return line;
}

const char *
html_attribute(struct html *h, const GumboNode *node, const char *name)
{
	GumboAttribute *found =
	    gumbo_get_attribute(&node->v.element.attributes, name);

	return found == NULL ? "" : html_line(h->a, found->value);
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
	bool before = html_set_code(h, true);

	html_walk(h, node);
	html_set_code(h, before);
}

static void
quotation(struct html *h, const GumboNode *node)
{
	html_text(h, "\xe2\x80\x9c");
	html_walk(h, node);
	html_text(h, "\xe2\x80\x9d");
}

void
html_words(const GumboNode *node, struct buf *out)
{
	const GumboVector *children = html_children(node);
	const GumboAttribute *alt;

	if (html_is(node, GUMBO_TAG_BR)) {
		buf_puts(out, "\n");
	} else if (html_is(node, GUMBO_TAG_IMG)) {
		alt = gumbo_get_attribute(&node->v.element.attributes, "alt");
		buf_puts(out, alt == NULL ? "" : alt->value);
	} else if (node->type == GUMBO_NODE_TEXT ||
		   node->type == GUMBO_NODE_WHITESPACE ||
		   node->type == GUMBO_NODE_CDATA) {
		buf_puts(out, node->v.text.text);
	}
	for (unsigned i = 0; children != NULL && i < children->length; i++)
		html_words(children->data[i], out);
}

/* The language that "language-x" or "lang-x" in the class names, or "". */
static const char *
code_language(struct html *h, const GumboNode *pre)
{
	static const char word[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+#._-";
	const GumboVector *children = html_children(pre);
	const char *class = html_attribute(h, pre, "class"), *at;

	if (children->length > 0 && html_is(children->data[0], GUMBO_TAG_CODE))
		class = html_attribute(h, children->data[0], "class");
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
	html_words(node, &text);
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

static void
rule(struct html *h)
{
	if (h->flat > 0)
		h->space = true;
	else
		html_add_block(h, cmark_node_new(CMARK_NODE_THEMATIC_BREAK));
}

/* The elements that HTML shows as blocks; the content of others runs on. */
static bool
is_block(GumboTag tag)
{
	static const GumboTag tags[] = {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE,
	    GUMBO_TAG_ASIDE, GUMBO_TAG_BODY, GUMBO_TAG_CAPTION,
	    GUMBO_TAG_CENTER, GUMBO_TAG_DD, GUMBO_TAG_DETAILS, GUMBO_TAG_DIV,
	    GUMBO_TAG_DL, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
	    GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM,
	    GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_HTML,
	    GUMBO_TAG_LEGEND, GUMBO_TAG_LI, GUMBO_TAG_MAIN, GUMBO_TAG_NAV,
	    GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION, GUMBO_TAG_P,
	    GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY, GUMBO_TAG_TBODY, GUMBO_TAG_TD,
	    GUMBO_TAG_TFOOT, GUMBO_TAG_TH, GUMBO_TAG_THEAD, GUMBO_TAG_TR};

	return html_has_tag(tags, sizeof(tags) / sizeof(tags[0]), tag);
}

/* An element within a line of text. */
static void
phrase(struct html *h, const GumboNode *node)
{
	switch (node->v.element.tag) {
	case GUMBO_TAG_A:
		html_link_anchor(h, node);
		break;
	case GUMBO_TAG_EM:
	case GUMBO_TAG_I:
		formatted(h, node, CMARK_NODE_EMPH);
		break;
	case GUMBO_TAG_STRONG:
	case GUMBO_TAG_B:
		formatted(h, node, CMARK_NODE_STRONG);
		break;
	case GUMBO_TAG_CODE:
	case GUMBO_TAG_KBD:
	case GUMBO_TAG_SAMP:
	case GUMBO_TAG_TT:
		code(h, node);
		break;
	case GUMBO_TAG_Q:
		quotation(h, node);
		break;
	case GUMBO_TAG_BR:
		html_break(h);
		break;
	case GUMBO_TAG_IMG:
		html_link_picture(h, node);
		break;
	case GUMBO_TAG_VIDEO:
		html_link_embedded(h, node, "[Video]");
		break;
	case GUMBO_TAG_AUDIO:
		html_link_embedded(h, node, "[Audio]");
		break;
	case GUMBO_TAG_IFRAME:
	case GUMBO_TAG_FRAME:
	case GUMBO_TAG_EMBED:
		html_link_embedded(h, node, "[Embedded page]");
		break;
	default:
		html_walk(h, node);
		break;
	}
}

/* A term of a description list stands out from what describes it. */
static void
term(struct html *h, const GumboNode *node)
{
	html_end_block(h);
	formatted(h, node, CMARK_NODE_STRONG);
	html_end_block(h);
}

/* The elements that go with their content. */
static bool
is_dropped(GumboTag tag)
{
	static const GumboTag tags[] = {GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT,
	    GUMBO_TAG_STYLE, GUMBO_TAG_TITLE, GUMBO_TAG_TEMPLATE,
	    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES,
	    GUMBO_TAG_FRAMESET, GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_SELECT,
	    GUMBO_TAG_TEXTAREA, GUMBO_TAG_INPUT, GUMBO_TAG_BUTTON,
	    GUMBO_TAG_KEYGEN, GUMBO_TAG_DATALIST, GUMBO_TAG_METER,
	    GUMBO_TAG_PROGRESS};

	return html_has_tag(tags, sizeof(tags) / sizeof(tags[0]), tag);
}

static void
element(struct html *h, const GumboNode *node)
{
	switch (node->v.element.tag) {
	case GUMBO_TAG_H1:
	case GUMBO_TAG_H2:
	case GUMBO_TAG_H3:
	case GUMBO_TAG_H4:
	case GUMBO_TAG_H5:
	case GUMBO_TAG_H6:
		heading(h, node, node->v.element.tag - GUMBO_TAG_H1 + 1);
		break;
	case GUMBO_TAG_UL:
	case GUMBO_TAG_MENU:
	case GUMBO_TAG_DIR:
		html_list(h, node, CMARK_BULLET_LIST);
		break;
	case GUMBO_TAG_OL:
		html_list(h, node, CMARK_ORDERED_LIST);
		break;
	case GUMBO_TAG_BLOCKQUOTE:
		quote(h, node);
		break;
	case GUMBO_TAG_TABLE:
		html_table(h, node);
		break;
	case GUMBO_TAG_PRE:
	case GUMBO_TAG_XMP:
	case GUMBO_TAG_LISTING:
	case GUMBO_TAG_PLAINTEXT:
		preformatted(h, node);
		break;
	case GUMBO_TAG_DT:
		term(h, node);
		break;
	case GUMBO_TAG_HR:
		rule(h);
		break;
	default:
		if (is_block(node->v.element.tag))
			block(h, node);
		else
			phrase(h, node);
		break;
	}
}

void
html_node(struct html *h, const GumboNode *node)
{
	switch (node->type) {
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_WHITESPACE:
	case GUMBO_NODE_CDATA:
		html_text(h, node->v.text.text);
		break;
	case GUMBO_NODE_ELEMENT:
		if (!is_dropped(node->v.element.tag))
			element(h, node);
		break;
	default:
		break;
	}
}

void
html_walk(struct html *h, const GumboNode *node)
{
	const GumboVector *children = html_children(node);

	for (unsigned i = 0; i < children->length; i++)
		html_node(h, children->data[i]);
}

cmark_node *
html_to_ast(struct arena *a, const char *html, size_t n, const char *base,
    bool keep, struct fault *f)
{
	struct arena *scratch = arena_new(HTML_PARSE_BYTES_MAX);
	const GumboNode *root = html_parse(scratch, html, n, f);
	struct html h = {.a = a, .base = base, .keep = keep};
	cmark_node *document = NULL;

	if (root != NULL) {
		document = cmark_node_new(CMARK_NODE_DOCUMENT);
		h.at = document;
		html_walk(&h, root);
		html_end_block(&h);
		buf_release(&h.text);
		ast_settle_links(a, document, "");
	}
	arena_free(scratch);
	return document;
}
