/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WXR_H
#define WIRE_WXR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wire/item.h"
#include "wire/wxrbody.h"

struct arena;
struct fault;
struct wxr_index;
struct xmltree;

/*
 * An item of a WordPress export as one of ours. What is not public there is
 * never public here: a post with a password, a private one, a draft and one
 * that waits for review are withheld; one with a time to come is under an
 * embargo until then. Drafts have no date of publication.
 */

enum { WXR_COMMENTS_MAX = 10000 };

/* A comment that was approved; the others are left out here. */
struct wxr_comment {
	const char *id;
	const char *name;
	const char *text; /* plain */
	int64_t received; /* 0: it does not say */
};

struct wxr_item {
	struct wire_item item;
	/* It waits for a time that has come: it may be public here already. */
	bool is_overdue;
	const char *page; /* "about/NAME", of a page; else "" */
	/* Paths that led to it, as old_address.h has them. */
	size_t n_addresses;
	const char *address[2];
	size_t n_comments;
	struct wxr_comment *comments;
	struct wxr_remarks remarks;
};

struct wxr_args {
	struct wire_args wire;
	const struct wxr_index *index;

	/*
	 * Make the picture that an address of the export is of, as
	 * import_args has it; ABSENT: it is not here. NULL: none is wanted.
	 */
	enum found (*picture)(void *arg, struct arena *a, const char *url,
	    struct document_picture *p, struct fault *f);
	void *arg;
};

/*
 * Read an <item>; all of *out but its digest, in arena a. false: FAULT_DATA,
 * what is wrong with it, or as args->picture.
 */
bool wxr_read(struct arena *a, const struct wxr_args *args,
    const struct xmltree *item, struct wxr_item *out, struct fault *f);

/* For src/wire/wxr*.c only: its words into out's document; its comments. */
bool wxr_read_body(struct arena *a, const struct wxr_args *args,
    const struct xmltree *item, struct wxr_item *out, struct fault *f);
bool wxr_plain(
    struct arena *a, const char *html, const char **line, struct fault *f);
const char *wxr_plain_line(struct arena *a, const char *html);
void wxr_read_comments(
    struct arena *a, const struct xmltree *item, struct wxr_item *out);

#endif
