/* SPDX-License-Identifier: Apache-2.0 */
/* Plain text as CommonMark: built as a tree, written by libcmark. */
#include "wire/plain.h"

#include <cmark.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The line at *text without the white space around it; *text moves on. */
static const char *
cut_line(const char **text, size_t *n)
{
	const char *line = *text;

	*n = strcspn(line, "\n");
	*text = line + *n + (line[*n] == '\n');
	while (*n > 0 && is_space(*line))
		line++, --*n;
	while (*n > 0 && is_space(line[*n - 1]))
		--*n;
	return line;
}

static bool
has_empty_line(const char *text)
{
	size_t n;

	while (*text != '\0') {
		cut_line(&text, &n);
		if (n == 0 && *text != '\0')
			return true;
	}
	return false;
}

static void
add_text(struct arena *a, cmark_node *to, const char *text, size_t n)
{
	cmark_node *node = cmark_node_new(CMARK_NODE_TEXT);

	cmark_node_set_literal(node, arena_copy(a, text, n));
	cmark_node_append_child(to, node);
}

/*
 * libcmark 0.30 escapes all that could mean something but "~~~" at the start
 * of a line; a bar there is escaped too, for readers that know tables.
 */
static void
add_line(struct arena *a, cmark_node *to, const char *line, size_t n)
{
	if (*line == '~' || *line == '|') {
		cmark_node *first = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);

		cmark_node_set_on_enter(first, *line == '~' ? "\\~" : "\\|");
		cmark_node_append_child(to, first);
		line++;
		n--;
	}
	add_text(a, to, line, n);
}

static cmark_node *
build(struct arena *a, const char *text)
{
	cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);
	cmark_node *paragraph = NULL;
	bool by_line = !has_empty_line(text);
	size_t n;

	while (*text != '\0') {
		const char *line = cut_line(&text, &n);

		if (n == 0 || by_line)
			paragraph = NULL;
		if (n == 0)
			continue;
		if (paragraph == NULL) {
			paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
			cmark_node_append_child(root, paragraph);
		} else {
			cmark_node_append_child(
			    paragraph, cmark_node_new(CMARK_NODE_SOFTBREAK));
		}
		add_line(a, paragraph, line, n);
	}
	return root;
}

const char *
plain_to_commonmark(struct arena *a, const char *text)
{
	cmark_node *root = build(a, text);
	char *rendered = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
	const char *out = arena_string(a, rendered);

	free(rendered);
	cmark_node_free(root);
	return out;
}
