/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_CLAIM_H
#define STORE_CLAIM_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct db;
struct fault;

/*
 * What was sent, as limits count it. All within a write transaction of the
 * postroom.
 */

/*
 * The postroom's own time in seconds, for a machine that has run for
 * uptime_s: it goes on from one start of the machine to the next, never back,
 * and nobody can set it.
 */
bool running_now(
    struct db *postroom, int64_t uptime_s, int64_t *now, struct fault *f);

/*
 * How much of kind was claimed for key after a time, and when the first of
 * that was; 0: nothing.
 */
bool claim_sum(struct db *postroom, const char *kind, const char *key,
    int64_t after, int64_t *n, int64_t *first, struct fault *f);

bool claim_add(struct db *postroom, const char *kind, const char *key,
    int64_t at, int64_t n, struct fault *f);

/* Forget what was claimed at before, or earlier. */
bool claim_sweep(struct db *postroom, int64_t before, struct fault *f);

#endif
