/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COPY_TAG_H
#define COPY_TAG_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;

/* A start tag of a page of ours, as it stands in the page. */

enum { TAG_ATTRIBUTES_MAX = 32 };

struct attribute {
	const char *name;
	size_t name_n;
	const char *value; /* between its quotes, escaped; NULL: it has none */
	size_t value_n;
	const char *end; /* behind it */

	/* What is to stand there instead. */
	const char *instead; /* not escaped; NULL: the value stays */
	bool is_out;
};

struct tag {
	const char *start; /* its '<' */
	const char *end;   /* behind its '>' */
	const char *name;
	size_t name_n;
	size_t n;
	struct attribute at[TAG_ATTRIBUTES_MAX];
};

/*
 * Read the tag that begins at '<' at s, which ends before end. false: it is no
 * start tag, does not end, or has more attributes.
 */
bool tag_parse(const char *s, const char *end, struct tag *t);

bool tag_is(const struct tag *t, const char *name);

/* The attribute called name that has a value, or NULL. */
struct attribute *tag_find(struct tag *t, const char *name);

/* Its value without escapes; "" for NULL. */
const char *tag_value(struct arena *a, const struct attribute *at);

/* Append the tag to out as it stands, but for what is to be instead. */
void tag_write(const struct tag *t, struct buf *out);

#endif
