/* SPDX-License-Identifier: Apache-2.0 */
/* Foreign text as a body: what is CommonMark already stays as it is. */
#include "story/body.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/ast.h"
#include "story/document.h"
#include "story/internal.h"

#include "base/banned.h"

enum {
	HTML_BYTES_MAX = 1024 * 1024,
	/* cmark can be made quadratic: half a second for each 128 KiB. */
	MARKDOWN_BYTES_MAX = 2 * DOCUMENT_BODY_BYTES_MAX
};

static bool
is_relative(const char *url)
{
	return url != NULL && url[0] != '\0' && url[0] != '#' &&
	       g_uri_peek_scheme(url) == NULL;
}

/* Whether the tree has what cannot stay: raw HTML, or a relative address. */
static bool
is_foreign(cmark_node *root, const char *base)
{
	for (cmark_node *at = root; at != NULL; at = ast_next(at, root)) {
		switch (cmark_node_get_type(at)) {
		case CMARK_NODE_HTML_BLOCK:
		case CMARK_NODE_HTML_INLINE:
			return true;
		case CMARK_NODE_LINK:
		case CMARK_NODE_IMAGE:
			if (base[0] != '\0' &&
			    is_relative(cmark_node_get_url(at)))
				return true;
			break;
		default:
			break;
		}
	}
	return false;
}

/*
 * Markdown as the HTML it stands for, in arena a; NULL when it may stay.
 */
static const char *
markdown_to_html(struct arena *a, const char *text, const char *base)
{
	cmark_node *root =
	    cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
	const char *made = NULL;
	char *html;

	if (is_foreign(root, base)) {
		html = cmark_render_html(root, CMARK_OPT_UNSAFE);
		made = arena_string(a, html);
		free(html);
	}
	cmark_node_free(root);
	return made;
}

bool
body_import(struct arena *a, const char *text, size_t n, bool is_html,
    const char *base, const char **markdown, struct fault *f)
{
	size_t max = is_html ? HTML_BYTES_MAX : MARKDOWN_BYTES_MAX;
	const char *clean, *html, *made;
	cmark_node *root;
	bool ok;

	if (n > max)
		return fault_set(
		    f, FAULT_DATA, "%zu bytes; at most %zu", n, max);
	clean = utf8_clean(a, text, n);
	html = is_html ? clean : markdown_to_html(a, clean, base);
	if (html == NULL) {
		*markdown = clean;
		return true;
	}
	root = html_to_ast(a, html, strlen(html), base, !is_html, f);
	if (root == NULL)
		return false;
	made = commonmark_print(a, root);
	cmark_node_free(root);
	root = cmark_parse_document(made, strlen(made), CMARK_OPT_DEFAULT);
	ok = !is_foreign(root, "");
	cmark_node_free(root);
	if (!ok)
		return fault_set(
		    f, FAULT_BUG, "CommonMark made from HTML has HTML in it");
	*markdown = made;
	return true;
}
