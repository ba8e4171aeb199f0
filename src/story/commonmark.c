/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Printing a tree as CommonMark. cmark does the writing, but not every tree
 * has a text that parses back to it (lists side by side, emphasis next to
 * emphasis), and cmark 0.30 misses a few escapes. So each block is printed,
 * parsed again and compared, and what did not survive is made plainer.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "story/ast.h"
#include "story/commonmark.h"
#include "story/internal.h"

#include "base/banned.h"

/* How much is given up for a block to come through. */
enum stage {
	STAGE_AS_IS,
	STAGE_FLANKS,   /* emphasis that CommonMark would not see */
	STAGE_EMPHASIS, /* all emphasis */
	STAGE_LOOSE,    /* tight lists */
	STAGE__MAX
};

/* html without its white space, in place. */
static char *
squeeze(char *html)
{
	char *out = html;

	for (const char *p = html; *p != '\0'; p++) {
		if (strchr(" \t\n", *p) == NULL)
			*out++ = *p;
	}
	*out = '\0';
	return html;
}

static bool
is_same_tree(cmark_node *a, cmark_node *b)
{
	char *one = cmark_render_html(a, CMARK_OPT_DEFAULT);
	char *two = cmark_render_html(b, CMARK_OPT_DEFAULT);
	struct buf plain = {0};
	bool same;

	commonmark_resolve(one, COMMONMARK_HTML, &plain);
	same = strcmp(squeeze(plain.data), squeeze(two)) == 0;
	free(one);
	free(two);
	buf_release(&plain);
	return same;
}

/* Whether a and b have the same words in the same order, and no raw HTML. */
static bool
is_same_text(cmark_node *a, cmark_node *b)
{
	struct buf one = {0}, two = {0}, plain = {0};
	bool same = true;

	for (cmark_node *at = a; at != NULL; at = ast_next(at, a)) {
		if (cmark_node_get_literal(at) != NULL)
			buf_puts(&one, cmark_node_get_literal(at));
	}
	for (cmark_node *at = b; at != NULL; at = ast_next(at, b)) {
		cmark_node_type type = cmark_node_get_type(at);

		same = same && type != CMARK_NODE_HTML_BLOCK &&
		       type != CMARK_NODE_HTML_INLINE;
		if (cmark_node_get_literal(at) != NULL)
			buf_puts(&two, cmark_node_get_literal(at));
	}
	commonmark_resolve(buf_string(&one), COMMONMARK_WORDS, &plain);
	buf_puts(&two, "");
	same = same && strcmp(squeeze(plain.data), squeeze(two.data)) == 0;
	buf_release(&one);
	buf_release(&two);
	buf_release(&plain);
	return same;
}

static void
simplify(cmark_node *root, enum stage stage)
{
	cmark_node *at = root;

	while (at != NULL) {
		cmark_node_type type = cmark_node_get_type(at);
		bool is_emphasis =
		    type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG;

		if (is_emphasis && (stage == STAGE_EMPHASIS ||
				       (stage == STAGE_FLANKS &&
					   !commonmark_is_flanked(at)))) {
			at = ast_unwrap(at, root);
			continue;
		}
		if (type == CMARK_NODE_LIST && stage == STAGE_LOOSE)
			cmark_node_set_list_tight(at, 0);
		at = ast_next(at, root);
	}
	commonmark_settle(root);
}

/* Every block's words as a paragraph, with everything escaped. */
static void
print_plain(cmark_node *root, struct buf *out)
{
	struct buf text = {0}, plain = {0};
	size_t before = out->len;
	cmark_node *at = root;

	while (at != NULL) {
		cmark_node_type type = cmark_node_get_type(at);

		if (type != CMARK_NODE_PARAGRAPH &&
		    type != CMARK_NODE_HEADING &&
		    type != CMARK_NODE_CODE_BLOCK) {
			at = ast_next(at, root);
			continue;
		}
		buf_reset(&text);
		buf_reset(&plain);
		if (type == CMARK_NODE_CODE_BLOCK)
			buf_puts(&text, cmark_node_get_literal(at));
		else
			ast_inline_text(at, &text);
		commonmark_resolve(buf_string(&text), COMMONMARK_WORDS, &plain);
		if (out->len > before)
			buf_puts(out, "\n");
		commonmark_escape(buf_string(&plain), out);
		at = ast_after(at, root);
	}
	buf_release(&text);
	buf_release(&plain);
}

/* Print root at the end of out; whether it parses back as it should. */
static bool
print_and_compare(cmark_node *root, struct buf *out,
    bool (*is_same)(cmark_node *, cmark_node *))
{
	char *raw = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
	size_t before = out->len;
	cmark_node *again;
	bool same;

	commonmark_resolve(raw, COMMONMARK_SOURCE, out);
	free(raw);
	again = cmark_parse_document(
	    out->data + before, out->len - before, CMARK_OPT_DEFAULT);
	same = is_same(root, again);
	cmark_node_free(again);
	if (!same) {
		out->len = before;
		out->data[before] = '\0';
	}
	return same;
}

/* Print one block, which goes. */
static void
print_block(cmark_node *block, struct buf *out)
{
	cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);
	int ok = cmark_node_append_child(root, block);

	assert(ok == 1);
	if (out->len > 0)
		buf_puts(out, "\n");
	for (int stage = STAGE_AS_IS; stage < STAGE__MAX; stage++) {
		simplify(root, stage);
		if (print_and_compare(root, out, is_same_tree))
			goto out;
	}
	if (!print_and_compare(root, out, is_same_text))
		print_plain(root, out);
out:
	cmark_node_free(root);
}

/* Lists side by side stay apart in CommonMark only by another delimiter. */
static void
set_delimiter(cmark_node *list, cmark_node_type before, cmark_delim_type *delim)
{
	if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST)
		return;
	if (before == CMARK_NODE_LIST && *delim == CMARK_PERIOD_DELIM)
		cmark_node_set_list_delim(list, CMARK_PAREN_DELIM);
	*delim = cmark_node_get_list_delim(list);
}

const char *
commonmark_print(struct arena *a, cmark_node *root)
{
	cmark_node_type before = CMARK_NODE_NONE, type;
	cmark_delim_type delim = CMARK_NO_DELIM;
	struct buf out = {0};
	cmark_node *block;
	const char *text;

	commonmark_settle(root);
	while ((block = cmark_node_first_child(root)) != NULL) {
		type = cmark_node_get_type(block);
		if (type == CMARK_NODE_LIST)
			set_delimiter(block, before, &delim);
		print_block(block, &out);
		before = type;
	}
	text = arena_copy(a, buf_string(&out), out.len);
	buf_release(&out);
	return text;
}
