/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_FRONT_H
#define PAGE_FRONT_H

#include <stdbool.h>
#include <stddef.h>

#include "store/section.h"
#include "store/story.h"

struct arena;
struct db;
struct fault;
struct page;

/* A section on the front page, with some of its newest stories. */
struct front_block {
	struct section section;
	struct card_list cards; /* never empty */
};

/* What the front page shows, in order; no story is there twice. */
struct front {
	struct card_list top; /* the lead first */
	size_t n_blocks;
	struct front_block *block;
};

/* Choose the stories of the front page, in arena a. */
bool front_load(
    struct db *db, struct arena *a, struct front *front, struct fault *f);

/* Fill the markers of its stories. */
void front_fill(struct page *p, const struct front *front);

#endif
