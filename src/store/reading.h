/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_READING_H
#define STORE_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct db;
struct fault;

/*
 * How often stories were read, by the hour; nothing of who. All
 * run within a write transaction of the edition.
 */
enum {
	READING_LEAST = 5,   /* readings that a story needs to be named */
	READING_HOUR_S = 3600,
	READING_LIST_S = 24 * 3600,
	READING_KEPT_S = 8 * 24 * 3600
};

/* Count readings of a story; one that readers may not see has none. */
bool reading_add(struct db *db, int64_t hour, int64_t story, int64_t readings,
    struct fault *f);

/* How far which log has been counted. ABSENT: nothing yet. */
struct reading_mark {
	int64_t device;
	int64_t inode;
	int64_t offset; /* behind the last line that was counted */
};
enum found reading_mark_load(
    struct db *db, struct reading_mark *m, struct fault *f);
bool reading_mark_save(
    struct db *db, const struct reading_mark *m, struct fault *f);

/*
 * Forget old hours and make the list of what was read most in the last day
 * before now. *changed: it is not what it was.
 */
bool reading_rank(struct db *db, int64_t now, bool *changed, struct fault *f);

#endif
