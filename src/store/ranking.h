/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_RANKING_H
#define STORE_RANKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct card_list;
struct db;
struct fault;

/* The edition's lists of what readers do most, the most first. */
enum ranking_kind { RANKING_READ, RANKING_EMAILED, RANKING__MAX };

enum { RANKING_LISTED = 10 }; /* stories, at most */

struct ranking {
	size_t n;
	int64_t story[RANKING_LISTED];
};

/* ABSENT: it is no story that readers may see and lists may have. */
enum found ranking_allows(struct db *db, int64_t story, struct fault *f);

/*
 * Within a write transaction of the edition: make r the list. *changed: it is
 * not what it was.
 */
bool ranking_set(struct db *db, enum ranking_kind kind,
    const struct ranking *r, bool *changed, struct fault *f);

/* The list as readers see it: live stories only. In arena a. */
bool ranking_cards(struct db *db, struct arena *a, enum ranking_kind kind,
    struct card_list *list, struct fault *f);

#endif
