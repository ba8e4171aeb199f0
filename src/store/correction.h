/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_CORRECTION_H
#define STORE_CORRECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * What was corrected in a story, in public and for good. A correction that
 * was wrong itself is withdrawn, and stays as one that was. Strings live in
 * the arena and are never NULL.
 */
struct correction {
	int64_t id; /* ascends with time over all stories */
	int64_t story;
	int64_t revision; /* that it came with */
	const char *kind; /* "correction", "clarification" or "update" */
	int64_t at;
	const char *text; /* plain */
	int64_t withdrawn_at; /* 0: it stands */
	const char *withdrawn_why;
};

struct correction_list {
	size_t n;
	struct correction *at;
};

/* Within a write transaction: add c; id and what withdraws it are not read. */
bool correction_add(
    struct db *db, const struct correction *c, struct fault *f);

/* Within a write transaction. ABSENT: there is none that stands. */
enum found correction_withdraw(struct db *db, int64_t id, int64_t now,
    const char *why, int64_t *story, struct fault *f);

enum found correction_by_id(struct db *db, struct arena *a, int64_t id,
    struct correction *c, struct fault *f);

/* All of a story's, the first one first. */
bool correction_of_story(struct db *db, struct arena *a, int64_t story,
    struct correction_list *list, struct fault *f);

/* At most max of all stories' with ids below one, the newest first. */
bool correction_newest(struct db *db, struct arena *a, int64_t before, int max,
    struct correction_list *list, struct fault *f);

/* At most max of the next ones above an id, the newest first. */
bool correction_after(struct db *db, struct arena *a, int64_t after, int max,
    struct correction_list *list, struct fault *f);

#endif
