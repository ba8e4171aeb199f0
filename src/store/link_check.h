/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_LINK_CHECK_H
#define STORE_LINK_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/* What came of visiting an Internet link. */
struct link_check {
	const char *url;
	int64_t checked; /* 0: never */
	int64_t status;  /* HTTP's; 0: no answer */
	int64_t failures; /* one after the other, at most one a day */
	int64_t gone;     /* of the last of them, those with 404 or 410 */
	int64_t failed;   /* when the last of them was */
	int64_t not_before;
	int64_t dead_since; /* 0: it is not */
};

/* ABSENT: it was never visited; all of *c but url is 0 then. */
enum found link_check_load(struct db *db, struct arena *a, const char *url,
    struct link_check *c, struct fault *f);

/* Within a write transaction. */
bool link_check_save(
    struct db *db, const struct link_check *c, struct fault *f);

/* Within a write transaction: forget links that nothing has any more. */
bool link_check_forget(struct db *db, struct fault *f);

/*
 * The links of live stories and of packages that were not visited after
 * before and may be visited at now; those that waited longest come first.
 */
struct link_due {
	size_t n;
	const char **url;
};
bool link_due(struct db *db, struct arena *a, int64_t before, int64_t now,
    struct link_due *due, struct fault *f);

/* The links whose host asked to be left alone until after now. */
bool link_waiting(struct db *db, struct arena *a, int64_t now,
    struct link_due *waiting, struct fault *f);

/* Call each with every dead link and one place of it: "story 12". */
bool link_dead(struct db *db,
    void (*each)(void *arg, const struct link_check *c, const char *place),
    void *arg, struct fault *f);

#endif
