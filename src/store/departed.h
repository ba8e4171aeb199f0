/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_DEPARTED_H
#define STORE_DEPARTED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct db;
struct fault;

/* A story that was withdrawn from a list. */
struct departed {
	int64_t story;
	int64_t at;
};

struct departed_list {
	size_t n;
	struct departed *at;
};

/* At most max of a section's, the last withdrawn first. */
bool departed_newest(struct db *db, struct arena *a, int64_t section, int max,
    struct departed_list *list, struct fault *f);

/* Those of a section whose numbers are from first to last. */
bool departed_block(struct db *db, struct arena *a, int64_t section,
    int64_t first, int64_t last, struct departed_list *list, struct fault *f);

#endif
