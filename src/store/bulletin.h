/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_BULLETIN_H
#define STORE_BULLETIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/conf.h"
#include "store/clip.h"
#include "store/story.h"

struct arena;
struct db;
struct fault;

/* A slot of the console as it is at some time. */
struct bulletin {
	const struct conf_bulletin *slot;
	enum {
		BULLETIN_LINK,  /* it is a link */
		BULLETIN_FRESH, /* story and its first clip */
		BULLETIN_STALE, /* the same, but too old to be shown */
		BULLETIN_EMPTY, /* its list has no clip */
		BULLETIN_NO_LIST
	} state;
	struct story story;
	struct clip clip;
};

struct bulletin_list {
	size_t n;
	struct bulletin at[CONF_BULLETINS_MAX];
};

/* The slots of c as they are at now; strings are in arena a, or c's. */
bool bulletin_load(struct db *db, struct arena *a, const struct conf *c,
    int64_t now, struct bulletin_list *list, struct fault *f);

#endif
