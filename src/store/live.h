/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_LIVE_H
#define STORE_LIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct fault;

/* All live stories, one after the other, in the order of their numbers. */

struct live_filter {
	int64_t section; /* those in its list; 0: all, standing pages as well */
	int64_t since;   /* those last updated then or later */
};

/*
 * At most max numbers above one go to ids; *n is how many there are. None:
 * that was the last.
 */
bool live_after(struct db *db, const struct live_filter *filter,
    int64_t after, size_t max, int64_t *ids, size_t *n, struct fault *f);

#endif
