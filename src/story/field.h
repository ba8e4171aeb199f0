/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_FIELD_H
#define STORY_FIELD_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The members of a document as tables, so that writing, reading and checking
 * one cannot disagree on what there is. For src/story only.
 */

enum field_type {
	FIELD_LINE,  /* const char *, one line of text */
	FIELD_BLOCK, /* const char *, any text */
	FIELD_INT,   /* int64_t */
	FIELD_TEXTS, /* const char **, with a count */
	FIELD_INTS,  /* int64_t *, with a count */
	FIELD_ROWS   /* an array of structs, with a count */
};

struct field {
	const char *name; /* in JSON; in faults '_' is shown as a space */
	enum field_type type;
	size_t at;  /* offset of the member */
	size_t max; /* characters of a FIELD_LINE or one of FIELD_TEXTS */
	bool required;
	size_t count_at;         /* offset of the count of the last three */
	const struct field *row; /* of FIELD_ROWS */
	size_t row_bytes;
};

/* The members of struct document in the order of its JSON; ended by NULL. */
extern const struct field field_document[];

/* The member of object that f describes, as its type. */
const char **field_text(const void *object, const struct field *f);

#endif
