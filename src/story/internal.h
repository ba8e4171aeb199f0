/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_INTERNAL_H
#define STORY_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include <cmark.h>

struct arena;
struct body_figure;
struct fault;

/* What the files of src/story share and nobody else sees. */

enum {
	BODY_DEPTH_MAX = 100, /* nodes below one another */
	LOW_BYTES_MIN = 512   /* what a low page may get at least */
};

/*
 * Parse and check a body as body_check has it; its tree goes to *root, to be
 * freed by the caller. false: FAULT_DATA.
 */
bool body_parse(const char *markdown, size_t n_pictures, cmark_node **root,
    struct fault *f);

/* The number of words in text, or below root; see struct body. */
size_t body_count_words(const char *text);
size_t body_words(cmark_node *root);

/*
 * The highest heading becomes <h2>, under the headline's <h1>, the lowest
 * <h3>, and none is more than one level below the one before it.
 */
void body_shift_headings(cmark_node *root);

/*
 * The HTML of doc, its links settled and its figures placed, for both skins;
 * links are the low skin's afterwards.
 */
void body_both(struct arena *a, cmark_node *doc,
    const struct body_figure *figures, const char **full, const char **low);

/*
 * The pages of a body: the HTML of root's children in order, each page at
 * most max_bytes gzipped where that can be had. root's children may be cut
 * in pieces. At least one page, *n of them, in arena a.
 */
const char **lowpages_split(
    struct arena *a, cmark_node *root, size_t max_bytes, size_t *n);

/*
 * Cut node in two where half of its text is: a new node behind it takes the
 * rest. NULL: it cannot be cut.
 */
cmark_node *halve_node(cmark_node *node);

/*
 * HTML (clean UTF-8) as a cmark document, by the rules of body_import; keep
 * is whether addresses like "picture:1" are the body's own. NULL: FAULT_DATA,
 * too large or too deep.
 */
cmark_node *html_to_ast(struct arena *a, const char *html, size_t n,
    const char *base, bool keep, struct fault *f);

/*
 * A document that html_to_ast made as CommonMark that parses to the same
 * text, and to the same tree wherever CommonMark can say it. Changes root.
 */
const char *commonmark_print(struct arena *a, cmark_node *root);

#endif
