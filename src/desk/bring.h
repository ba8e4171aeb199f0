/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_BRING_H
#define DESK_BRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct desk;
struct fault;

/*
 * What comes with a story from another site, besides the story. Within a
 * batch, as desk_take.
 */

/* path (old_address.h) leads to the story, if that is public. */
bool desk_bring_address(
    struct desk *d, const char *path, int64_t story, struct fault *f);

/* What a reader wrote to it there; strings live until the call returns. */
struct desk_comment {
	const char *key; /* of nothing else in the world */
	const char *name; /* or "" */
	const char *text; /* plain */
	int64_t received; /* 0: when the story was published */
};

/*
 * The n comments on a live story become a talking point that is closed: one
 * question for all, each comment a contribution, or several where it is long.
 * What came before is not brought again. *made: how many were new.
 */
bool desk_bring_comments(struct desk *d, int64_t story,
    const struct desk_comment *comment, size_t n, int64_t *made,
    struct fault *f);

#endif
