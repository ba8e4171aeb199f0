/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_ITEM_H
#define WIRE_ITEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/source.h"
#include "story/document.h"

/*
 * An item of an agency's or another system's, of whatever format, as its
 * reader gives it. All of it lives in the arena that the reader was given.
 */

enum wire_state {
	WIRE_USABLE,
	WIRE_WITHHELD, /* a draft: its sender does not want it public yet */
	WIRE_CANCELED, /* its story is to be withdrawn; there is no document */
	WIRE_SKIPPED   /* nothing for us: why says; there is no document */
};

struct wire_item {
	enum wire_state state;
	const char *guid; /* what it is called where it comes from */
	const char *why;  /* of a canceled or skipped item */
	int64_t embargo;  /* 0: none */
	int64_t version;  /* as its sender counts; 0: not known */
	/*
	 * What the map is asked with, where that is not the subjects; NULL:
	 * it is. With has_home the first of them is what its home is called.
	 */
	const char **categories;
	size_t n_categories;
	bool has_home;
	struct document document; /* without section and also */
	/* SHA-256 of the item as it came: the same again changes nothing. */
	unsigned char digest[DIGEST_BYTES];
};

/* What a reader of items is told besides the item. */
struct wire_args {
	const char *language; /* of items that do not say */
	const char *base;     /* what relative links are taken against, or "" */
};

#endif
