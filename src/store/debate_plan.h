/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_DEBATE_PLAN_H
#define STORE_DEBATE_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/* A talking point that has not been opened: the newsroom's. */
struct debate_plan {
	int64_t id; /* taken from the edition */
	const char *question;
	const char *intro; /* CommonMark */
	int64_t opens;     /* by itself; 0: it waits for somebody */
	int64_t closes;    /* by itself; 0: so long after it was opened: */
	int64_t lasts_s;
};

/* Within a write transaction. */
bool debate_plan_insert(
    struct db *newsroom, const struct debate_plan *plan, struct fault *f);
bool debate_plan_drop(struct db *newsroom, int64_t id, struct fault *f);

/* Strings go to arena a. */
enum found debate_plan_load(struct db *newsroom, struct arena *a, int64_t id,
    struct debate_plan *plan, struct fault *f);

/* Call each with at most max of those with numbers above after. */
bool debate_plan_each(struct db *newsroom, int64_t after, int64_t max,
    void (*each)(void *arg, const struct debate_plan *plan), void *arg,
    struct fault *f);

/*
 * The next that is to be opened by now, behind (*opens, *id), which become
 * its own: INT64_MIN and 0 at first.
 */
enum found debate_plan_due(struct db *newsroom, int64_t now, int64_t *opens,
    int64_t *id, struct fault *f);

#endif
