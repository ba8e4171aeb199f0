/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_DAY_H
#define STORE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"
#include "store/story.h"

struct arena;
struct db;
struct fault;

/*
 * Live stories by when they were first published; no standing pages. A span
 * goes from a second to before another.
 */

/* When the last one before a time was published. ABSENT: there is none. */
enum found day_last_before(
    struct db *db, int64_t before, int64_t *published, struct fault *f);

/* When the first one from a time on was published. */
enum found day_first_from(
    struct db *db, int64_t from, int64_t *published, struct fault *f);

/* How many there are in a span; what it costs grows with them. */
bool day_count(
    struct db *db, int64_t from, int64_t to, int64_t *count, struct fault *f);

struct day_story {
	struct card card;
	int64_t published;
};

struct day_list {
	size_t n;
	struct day_story *at;
};

/*
 * At most max of those before to that come after the place (published, id),
 * the first published first. (from, 0) comes before all from a time on.
 */
bool day_stories(struct db *db, struct arena *a, int64_t published, int64_t id,
    int64_t to, int max, struct day_list *list, struct fault *f);

/* At most max of a span, the last published first. */
bool day_newest(struct db *db, struct arena *a, int64_t from, int64_t to,
    int max, struct card_list *list, struct fault *f);

#endif
