/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_COMMONMARK_H
#define STORY_COMMONMARK_H

#include <stdbool.h>

#include <cmark.h>

#include "base/buf.h"

/* What commonmark.c needs to print a tree. For src/story only. */

/*
 * Bring the tree into a form that CommonMark has: emphasis of one kind side
 * by side or in itself becomes one, lists and code side by side too, and
 * characters that cmark does not escape become stand-ins (noncharacters,
 * which no clean text has).
 */
void commonmark_settle(cmark_node *root);

/* What a text with stand-ins is, and so how they are written there. */
enum commonmark_form { COMMONMARK_SOURCE, COMMONMARK_HTML, COMMONMARK_WORDS };

/* Append text with each stand-in as what it stands for. */
void commonmark_resolve(
    const char *text, enum commonmark_form form, struct buf *out);

/* Append text as a paragraph of CommonMark that is nothing but that text. */
void commonmark_escape(const char *text, struct buf *out);

/*
 * Whether CommonMark would take the marks around node, emphasis, as such:
 * its section 6.2, "flanking". Emphasis within words may not be seen.
 */
bool commonmark_is_flanked(cmark_node *node);

#endif
