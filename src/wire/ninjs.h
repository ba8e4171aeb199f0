/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_NINJS_H
#define WIRE_NINJS_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "story/document.h"

struct arena;
struct fault;

/*
 * IPTC ninjs 2.x and 3.x (https://iptc.org/std/ninjs/): one text item as a
 * document of ours. Member names are read in the lower case of 2.x and in
 * the camel case of 3.x. Pictures, renditions and associations are left out.
 */

enum ninjs_state {
	NINJS_USABLE,
	NINJS_WITHHELD,
	NINJS_CANCELED, /* its story is to be withdrawn; there is no document */
	NINJS_SKIPPED   /* not a text: why says; there is no document */
};

struct ninjs_item {
	enum ninjs_state state;
	const char *uri;
	const char *why;          /* of a canceled or skipped item */
	int64_t embargo;          /* 0: none */
	struct document document; /* without section and also */
};

struct ninjs_args {
	const char *language; /* of items that do not say */
	const char *base;     /* what relative links are taken against, or "" */
};

/*
 * Read item; all of *out lives in arena a. false: FAULT_DATA, what is wrong
 * with it, naming the member.
 */
bool ninjs_read(struct arena *a, const struct ninjs_args *args,
    const json_t *item, struct ninjs_item *out, struct fault *f);

#endif
