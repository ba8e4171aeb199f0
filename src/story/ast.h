/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_AST_H
#define STORY_AST_H

#include <stdbool.h>
#include <stddef.h>

#include <cmark.h>

#include "base/buf.h"

struct arena;

/* What src/story does to cmark's trees in more than one place. */

/* The first of nodes that is stepped to when node and its children are done. */
cmark_node *ast_after(cmark_node *node, const cmark_node *root);

/* The next node in document order below root, or NULL. */
cmark_node *ast_next(cmark_node *node, const cmark_node *root);

/* Take node out and free it with all below. */
void ast_drop(cmark_node *node);

/*
 * Put node's children in its place and free it. The first of them, or what
 * is after node below root when it had none.
 */
cmark_node *ast_unwrap(cmark_node *node, const cmark_node *root);

/* Whether node is one of cmark's inlines. */
bool ast_is_inline(cmark_node *node);

/* Whether node is below one of the type. */
bool ast_is_within(cmark_node *node, cmark_node_type type);

/* Append the text of the inlines below node; breaks become spaces. */
void ast_inline_text(cmark_node *node, struct buf *out);

/* A new text node. */
cmark_node *ast_text_new(const char *text);

/*
 * Whether url is "picture:..."; its number goes to *number, 0 when it is
 * none from 1 to 9999.
 */
bool ast_is_placement(const char *url, size_t *number);

/*
 * Whether node is a paragraph of nothing but the document's own pictures,
 * one or more, that ast_place_figures replaces.
 */
bool ast_is_figures(cmark_node *node);

/*
 * Put a CMARK_NODE_CUSTOM_BLOCK, its user data the number as a uintptr_t, in
 * place of each picture that a body places, and of the rest up to n_figures
 * at the top. root is of a body that body_check takes with n_figures.
 */
void ast_place_figures(cmark_node *root, size_t n_figures);

/*
 * Remove paragraphs, headings, links and emphasis below root that have no
 * words: checkers and screen readers stumble over them.
 */
void ast_drop_blank(cmark_node *root);

/*
 * Bring links and pictures from elsewhere into the form that stories have:
 * addresses by href_of_body, a picture as a link to it with its alt text, no
 * link within a link or without text; what became empty goes too.
 */
void ast_settle_links(struct arena *a, cmark_node *root, const char *base_url);

#endif
