/* SPDX-License-Identifier: Apache-2.0 */
/* The body as plain text, and what plain text leaves out: links, pictures. */
#include "story/body.h"

#include <assert.h>
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "story/ast.h"
#include "story/href.h"
#include "story/wrap.h"

#include "base/banned.h"

/* OBJECT REPLACEMENT CHARACTER, where a picture stands. */
static const char object[] = "\xef\xbf\xbc";

struct plain {
	struct buf out;
	struct buf next; /* what the next line begins with: markers */
	struct buf rest; /* what those after it do */
	struct buf text; /* the paragraph up to here */
	size_t columns;
	size_t begun; /* where in out the heading begins */
};

/* Take out of text what body_plain promises not to print. */
static const char *
clean(struct arena *a, const char *text)
{
	char *made = utf8_clean(a, text, strlen(text));
	char *to = made, *from = made, *at;

	for (; (at = strstr(from, object)) != NULL; from = at + 3) {
		memmove(to, from, (size_t)(at - from));
		to += at - from;
	}
	memmove(to, from, strlen(from) + 1);
	return made;
}

static void
clean_literals(struct arena *a, cmark_node *root)
{
	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		const char *text = cmark_node_get_literal(at);

		if (text != NULL && (!utf8_is_clean(text, strlen(text)) ||
					strstr(text, object) != NULL))
			cmark_node_set_literal(at, clean(a, text));
	}
}

/*
 * Remove code without text and quotes without blocks. With this, every block
 * prints something, be it an item's marker.
 */
static void
drop_empty(cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *at = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(at);
		const char *code;

		if (type == CMARK_NODE_CODE_BLOCK) {
			code = cmark_node_get_literal(at);
			if (code[strspn(code, " \t\n")] == '\0')
				ast_drop(at);
		} else if (event == CMARK_EVENT_EXIT &&
			   type == CMARK_NODE_BLOCK_QUOTE &&
			   cmark_node_first_child(at) == NULL) {
			ast_drop(at);
		}
	}
	cmark_iter_free(iter);
}

/* The tree of a body, with the links and blocks that will be shown. */
static cmark_node *
parse(struct arena *a, const char *markdown)
{
	cmark_node *root =
	    cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);

	clean_literals(a, root);
	ast_settle_links(a, root, NULL);
	drop_empty(root);
	return root;
}

/* A line is done; the one behind it has no marker. */
static void
end_line(struct plain *p)
{
	buf_reset(&p->next);
	buf_append(&p->next, p->rest.data, p->rest.len);
}

static void
put_line(struct plain *p, const char *text, size_t n)
{
	size_t start = p->out.len;

	buf_puts(&p->out, buf_string(&p->next));
	buf_append(&p->out, text, n);
	while (p->out.len > start &&
	       strchr(" \t", p->out.data[p->out.len - 1]) != NULL)
		p->out.len--;
	buf_puts(&p->out, "\n");
	end_line(p);
}

/* Print the text of a paragraph up to its end or a hard line break. */
static void
put_words(struct plain *p)
{
	size_t start = p->out.len;

	wrap_text(&p->out, buf_string(&p->text), buf_string(&p->next),
	    buf_string(&p->rest), p->columns);
	if (p->out.len > start)
		end_line(p);
	buf_reset(&p->text);
}

static void
underline(struct plain *p)
{
	const char *line = p->out.data + p->begun, *end;
	size_t longest = 0, columns;

	for (; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		columns = wrap_columns(line, (size_t)(end - line));
		longest = columns > longest ? columns : longest;
	}
	/* Indents are ASCII, and before each line. */
	for (size_t i = p->rest.len; i < longest; i++)
		buf_puts(&p->text, "-");
	put_line(p, p->text.data, p->text.len);
	buf_reset(&p->text);
}

static void
put_code(struct plain *p, const char *code)
{
	size_t n = strlen(code), size;

	while (n > 0 && strchr(" \t\n", code[n - 1]) != NULL)
		n--;
	while (n > 0 && code[size = strspn(code, " \t")] == '\n') {
		code += size + 1;
		n -= size + 1;
	}
	for (; n > 0; code += size, n -= size) {
		const char *end = memchr(code, '\n', n);

		size = end == NULL ? n : (size_t)(end - code);
		buf_puts(&p->text, "    ");
		buf_append(&p->text, code, size);
		put_line(p, p->text.data, p->text.len);
		buf_reset(&p->text);
		size += end != NULL;
	}
}

/*
 * Begin a container: its first line with first, the others with rest. How
 * much that is stays with the node. Deep down it is nothing, that a hundred
 * quotes in one another leave room for words.
 */
static void
push(struct plain *p, cmark_node *node, const char *first, const char *rest)
{
	bool has_room = p->rest.len <= p->columns / 2;
	uintptr_t n = has_room ? strlen(rest) : 0;

	if (has_room || cmark_node_get_type(node) == CMARK_NODE_ITEM)
		buf_puts(&p->next, first);
	buf_append(&p->rest, rest, n);
	cmark_node_set_user_data(node, (void *)n);
}

static void
pop(struct plain *p, cmark_node *node)
{
	/* An item without anything is its marker. */
	if (cmark_node_first_child(node) == NULL)
		put_line(p, "", 0);
	p->rest.len -= (uintptr_t)cmark_node_get_user_data(node);
	buf_append(&p->rest, "", 0);
	end_line(p);
}

static void
begin_item(struct plain *p, cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);
	uintptr_t n = (uintptr_t)cmark_node_get_user_data(list);
	char mark[32], indent[32];

	if (cmark_node_get_list_type(list) == CMARK_BULLET_LIST) {
		push(p, item, "- ", "  ");
		return;
	}
	/* The list counts its items. */
	cmark_node_set_user_data(list, (void *)(n + 1));
	snprintf(mark, sizeof(mark), "%zu. ",
	    (size_t)cmark_node_get_list_start(list) + n);
	snprintf(indent, sizeof(indent), "%*s", (int)strlen(mark), "");
	push(p, item, mark, indent);
}

/* Whether an empty line is before the block. */
static bool
is_parted(cmark_node *block)
{
	cmark_node *list = cmark_node_parent(block);

	if (ast_is_inline(block) || cmark_node_previous(block) == NULL)
		return false;
	/* Captions will be put in place of pictures. */
	if (cmark_node_get_type(block) == CMARK_NODE_CUSTOM_BLOCK)
		return true;
	if (cmark_node_get_type(list) == CMARK_NODE_ITEM)
		list = cmark_node_parent(list);
	return !cmark_node_get_list_tight(list);
}

static void
enter(struct plain *p, cmark_node *node)
{
	if (is_parted(node))
		put_line(p, "", 0);
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		push(p, node, "> ", "> ");
		break;
	case CMARK_NODE_ITEM:
		begin_item(p, node);
		break;
	case CMARK_NODE_HEADING:
		p->begun = p->out.len;
		break;
	case CMARK_NODE_CODE_BLOCK:
		put_code(p, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		put_line(p, "* * *", 5);
		break;
	case CMARK_NODE_CUSTOM_BLOCK:
		put_line(p, object, strlen(object));
		break;
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
		buf_puts(&p->text, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_SOFTBREAK:
		buf_puts(&p->text, " ");
		break;
	case CMARK_NODE_LINEBREAK:
		put_words(p);
		break;
	default:
		break;
	}
}

static void
leave(struct plain *p, cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
	case CMARK_NODE_ITEM:
		pop(p, node);
		break;
	case CMARK_NODE_PARAGRAPH:
		put_words(p);
		break;
	case CMARK_NODE_HEADING:
		put_words(p);
		underline(p);
		break;
	default:
		break;
	}
}

char *
body_plain(
    struct arena *a, const char *markdown, size_t n_pictures, size_t columns)
{
	cmark_node *root = parse(a, markdown);
	struct plain p = {.columns = columns};
	cmark_event_type event;
	cmark_iter *iter;
	char *text;

	ast_place_figures(root, n_pictures);
	iter = cmark_iter_new(root);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		if (event == CMARK_EVENT_ENTER)
			enter(&p, cmark_iter_get_node(iter));
		else
			leave(&p, cmark_iter_get_node(iter));
	}
	text = arena_copy(a, buf_string(&p.out), p.out.len);
	cmark_iter_free(iter);
	cmark_node_free(root);
	buf_release(&p.out);
	buf_release(&p.next);
	buf_release(&p.rest);
	buf_release(&p.text);
	return text;
}

/* The words of a link on one line. */
static const char *
link_text(struct arena *a, cmark_node *node)
{
	struct buf text = {0}, line = {0};
	const char *made;

	ast_inline_text(node, &text);
	wrap_text(&line, buf_string(&text), "", "", SIZE_MAX);
	assert(line.len > 0); /* ast_drop_blank took it otherwise */
	made = arena_copy(a, line.data, line.len - 1);
	buf_release(&text);
	buf_release(&line);
	return made;
}

/* Whether text is what url is, or the address behind "mailto:". */
static bool
says(struct arena *a, const char *text, const char *url)
{
	const char *href = href_of_body(a, text, NULL);

	if (href == NULL) {
		text = arena_printf(a, "mailto:%s", text);
		href = href_of_body(a, text, NULL);
	}
	return href != NULL && strcmp(href, url) == 0;
}

size_t
body_links(struct arena *a, const char *markdown, struct body_link **links)
{
	cmark_node *root = parse(a, markdown);
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct body_link));
	size_t n;

	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		struct body_link link;

		if (cmark_node_get_type(at) != CMARK_NODE_LINK ||
		    g_hash_table_contains(seen, cmark_node_get_url(at)))
			continue;
		link.text = link_text(a, at);
		link.url = arena_string(a, cmark_node_get_url(at));
		if (says(a, link.text, link.url))
			continue;
		g_hash_table_add(seen, (void *)(uintptr_t)link.url);
		g_array_append_val(found, link);
	}
	n = found->len;
	*links = arena_zalloc(a, n + 1, sizeof(**links));
	if (n > 0)
		memcpy(*links, found->data, n * sizeof(**links));
	g_array_free(found, TRUE);
	g_hash_table_destroy(seen);
	cmark_node_free(root);
	return n;
}

size_t
body_figures(
    struct arena *a, const char *markdown, size_t n_pictures, size_t **order)
{
	cmark_node *root = parse(a, markdown);
	size_t n = 0;

	ast_place_figures(root, n_pictures);
	*order = arena_zalloc(a, n_pictures + 1, sizeof(**order));
	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		uintptr_t number = (uintptr_t)cmark_node_get_user_data(at);

		if (cmark_node_get_type(at) == CMARK_NODE_CUSTOM_BLOCK)
			(*order)[n++] = number;
	}
	cmark_node_free(root);
	return n;
}
