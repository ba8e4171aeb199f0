/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_FEED_H
#define WIRE_FEED_H

#include <stdbool.h>
#include <stddef.h>

#include "wire/item.h"

struct arena;
struct fault;

/*
 * What RSS, Atom and JSON feeds have in common, as their readers find it:
 * raw, in arena memory; "" where there is nothing.
 */

/* What a text is written in. */
enum feed_form {
	FEED_TEXT,
	FEED_HTML,
	FEED_EITHER /* RSS does not say: HTML if it has any */
};

enum { FEED_TEXTS_MAX = 6, FEED_NAMES_MAX = 50 };

struct feed_text {
	enum feed_form form;
	const char *text;
	const char *base; /* what its relative addresses are taken against */
};

struct feed_names {
	size_t n;
	const char *name[FEED_NAMES_MAX];
};

/* The feed, or one item of it. */
struct feed_part {
	const char *base;  /* an address, or "" */
	const char *guid;
	const char *link;
	const char *self; /* a feed's own address */
	struct feed_text title;
	const char *published, *updated, *dated; /* dates as they are written */
	size_t n_texts;
	struct feed_text text[FEED_TEXTS_MAX]; /* the body is one of them */
	struct feed_names authors, subjects;
	const char *language;
	const char *rights;
};

/* Make every string "". */
void feed_part_init(struct feed_part *part);

/* Add name unless it is empty or there, or there are too many. */
void feed_add_name(struct feed_names *names, const char *name);

/* Add text unless it is empty or there are too many. */
void feed_add_text(struct feed_part *part, struct feed_text text);

/*
 * text as a language of a document, in arena a: a tag by its looks, with
 * "en_GB" put right; else NULL.
 */
const char *feed_language(struct arena *a, const char *text);

/*
 * The item of a feed, read: all of *out, in arena a. What the item does not
 * say, the feed says for it: its date, too, since it had been published when
 * the feed was written, while "now" would be a date that no one gave. false:
 * FAULT_DATA, what is wrong with it: "has no date".
 */
bool feed_to_item(struct arena *a, const struct wire_args *args,
    const struct feed_part *feed, const struct feed_part *part,
    struct wire_item *out, struct fault *f);

#endif
