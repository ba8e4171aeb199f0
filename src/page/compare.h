/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_COMPARE_H
#define PAGE_COMPARE_H

#include <stddef.h>

#include "view/diff.h"

struct arena;
struct document;

/*
 * What differs between two documents, by fields and paragraphs, to the word.
 * For readers of a story's history and for editors alike.
 */

/* A stretch of text: words with the blanks behind them. */
struct compare_run {
	enum diff_op op;
	const char *text;
};

/* A paragraph that differs, or a field of one line. */
struct compare_block {
	const char *field; /* "headline", "body": as in a story file */
	size_t n_same;     /* paragraphs of it before this that are equal */
	size_t n_runs;
	struct compare_run *runs;
};

struct comparison {
	size_t n;
	struct compare_block *blocks; /* in the order of a story file */
};

/*
 * The differences that make to of from, in arena a. A body is compared as it
 * is written, in CommonMark. Times are not compared: the record has them.
 */
void compare_documents(struct arena *a, const struct document *from,
    const struct document *to, struct comparison *c);

#endif
