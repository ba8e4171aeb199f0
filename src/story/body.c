/* SPDX-License-Identifier: Apache-2.0 */
/* What a body may hold, and its words. Rendering is in body_render.c. */
#include "story/body.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/ast.h"
#include "story/document.h"
#include "story/internal.h"

#include "base/banned.h"

/*
 * cmark gives lines to blocks only: for an inline, the line of the block it
 * is in and one more for every line break before it.
 */
static int
line_of(cmark_node *node)
{
	cmark_node *block = node;
	int line = 0;

	while (block != NULL && ast_is_inline(block))
		block = cmark_node_parent(block);
	if (block == NULL)
		return 1;
	for (cmark_node *at = block; at != NULL && at != node;
	     at = ast_next(at, block)) {
		cmark_node_type type = cmark_node_get_type(at);

		line += type == CMARK_NODE_SOFTBREAK ||
			type == CMARK_NODE_LINEBREAK;
	}
	return line + cmark_node_get_start_line(block);
}

static bool
check_html(cmark_node *node, struct fault *f)
{
	const char *html = cmark_node_get_literal(node);
	size_t n = strcspn(html, "\n"), shown = utf8_prefix(html, 40);

	return fault_set(f, FAULT_DATA, "line %d: raw HTML is not taken: %.*s",
	    line_of(node), (int)(n < shown ? n : shown), html);
}

/* seen has n_pictures members. */
static bool
check_picture(cmark_node *image, size_t n_pictures, bool *seen, struct fault *f)
{
	const char *url = cmark_node_get_url(image);
	size_t number;

	if (!ast_is_placement(url, &number))
		return true;
	if (number < 1 || number > n_pictures)
		return fault_set(f, FAULT_DATA,
		    "line %d: %.40s: there is no such picture; there %s %zu",
		    line_of(image), url, n_pictures == 1 ? "is" : "are",
		    n_pictures);
	if (seen[number - 1])
		return fault_set(f, FAULT_DATA,
		    "line %d: %.40s is placed twice", line_of(image), url);
	if (!ast_is_figures(cmark_node_parent(image)))
		return fault_set(f, FAULT_DATA,
		    "line %d: %.40s stands in a "
		    "paragraph with other text; give it one of its own",
		    line_of(image), url);
	seen[number - 1] = true;
	return true;
}

/*
 * cmark makes one bad byte each of the references &#xfffe; and &#xffff;. They
 * are no characters, and go.
 */
static char *
without_bad_bytes(const char *text)
{
	char *made, *to;

	if (text == NULL || strpbrk(text, "\xfe\xff") == NULL)
		return NULL;
	made = to = g_strdup(text);
	for (const char *c = text; *c != '\0'; c++) {
		if ((unsigned char)*c < 0xfe)
			*to++ = *c;
	}
	*to = '\0';
	return made;
}

static void
mend_text(cmark_node *node)
{
	char *literal = without_bad_bytes(cmark_node_get_literal(node));
	char *title = without_bad_bytes(cmark_node_get_title(node));

	if (literal != NULL)
		cmark_node_set_literal(node, literal);
	if (title != NULL)
		cmark_node_set_title(node, title);
	g_free(literal);
	g_free(title);
}

static bool
check_tree(cmark_node *root, size_t n_pictures, bool *seen, struct fault *f)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	int depth = 0;
	bool ok = true;

	while (ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event == CMARK_EVENT_EXIT) {
			depth--;
			continue;
		}
		mend_text(node);
		if (type == CMARK_NODE_HTML_BLOCK ||
		    type == CMARK_NODE_HTML_INLINE)
			ok = check_html(node, f);
		else if (type == CMARK_NODE_IMAGE)
			ok = check_picture(node, n_pictures, seen, f);
		/* Leaves have no exit. */
		if (cmark_node_first_child(node) != NULL ||
		    !(ast_is_inline(node) || type == CMARK_NODE_CODE_BLOCK ||
			type == CMARK_NODE_THEMATIC_BREAK))
			depth++;
		if (ok && depth > BODY_DEPTH_MAX)
			ok = fault_set(f, FAULT_DATA,
			    "line %d: nested more "
			    "than %d deep",
			    line_of(node), BODY_DEPTH_MAX);
	}
	cmark_iter_free(iter);
	return ok;
}

bool
body_parse(
    const char *markdown, size_t n_pictures, cmark_node **root, struct fault *f)
{
	size_t n = strlen(markdown);
	cmark_node *made;
	bool *seen, ok;

	if (n > DOCUMENT_BODY_BYTES_MAX)
		return fault_set(f, FAULT_DATA, "%zu bytes; at most %d", n,
		    DOCUMENT_BODY_BYTES_MAX);
	if (!utf8_is_clean(markdown, n))
		return fault_set(
		    f, FAULT_DATA, "holds control characters or is not UTF-8");
	made = cmark_parse_document(markdown, n, CMARK_OPT_DEFAULT);
	seen = g_new0(bool, n_pictures + 1);
	ok = check_tree(made, n_pictures, seen, f);
	g_free(seen);
	if (ok)
		*root = made;
	else
		cmark_node_free(made);
	return ok;
}

bool
body_check(const char *markdown, size_t n_pictures, struct fault *f)
{
	cmark_node *root = NULL;
	bool ok = body_parse(markdown, n_pictures, &root, f);

	if (ok)
		cmark_node_free(root);
	return ok;
}

/* Whether block follows on another of the same tight list. */
static bool
is_within_tight(cmark_node *block)
{
	cmark_node *item = cmark_node_parent(block);
	cmark_node *list = cmark_node_parent(item);

	return cmark_node_get_type(item) == CMARK_NODE_ITEM &&
	       cmark_node_get_list_tight(list) &&
	       (cmark_node_previous(block) != NULL ||
		   cmark_node_previous(item) != NULL ||
		   cmark_node_get_type(cmark_node_parent(list)) ==
		       CMARK_NODE_ITEM);
}

/* Part what comes from what is there. */
static void
part(cmark_node *block, struct buf *out)
{
	while (out->len > 0 && out->data[out->len - 1] == '\n')
		out->data[--out->len] = '\0';
	if (out->len > 0)
		buf_puts(out, is_within_tight(block) ? "\n" : "\n\n");
}

char *
body_text(struct arena *a, const char *markdown)
{
	cmark_node *root =
	    cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
	struct buf out = {0};
	char *text;

	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		switch (cmark_node_get_type(at)) {
		case CMARK_NODE_PARAGRAPH:
		case CMARK_NODE_HEADING:
			part(at, &out);
			break;
		case CMARK_NODE_CODE_BLOCK:
			part(at, &out);
			buf_puts(&out, cmark_node_get_literal(at));
			break;
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
			buf_puts(&out, cmark_node_get_literal(at));
			break;
		case CMARK_NODE_SOFTBREAK:
			buf_puts(&out, " ");
			break;
		case CMARK_NODE_LINEBREAK:
			buf_puts(&out, "\n");
			break;
		default:
			break;
		}
	}
	while (out.len > 0 && out.data[out.len - 1] == '\n')
		out.len--;
	text = arena_copy(a, out.data, out.len);
	cmark_node_free(root);
	buf_release(&out);
	return text;
}

/* Written without spaces between words: Han, kana. */
static bool
is_ideograph(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Whether c is in a word when letters are before it: "don't" is one word. */
static bool
is_joining(uint32_t c)
{
	return c == '\'' || c == 0x2019 || g_unichar_ismark(c);
}

size_t
body_count_words(const char *text)
{
	size_t n = strlen(text), words = 0, ideographs = 0, size;
	bool in_word = false;

	for (; (size = utf8_next(text, n)) > 0; text += size, n -= size) {
		uint32_t c = utf8_code(text, size);
		bool is_letter = g_unichar_isalnum(c);

		if (is_ideograph(c)) {
			ideographs++;
			in_word = false;
			continue;
		}
		if (is_letter && !in_word)
			words++;
		in_word = is_letter || (in_word && is_joining(c));
	}
	return words + (ideographs + 1) / 2;
}
