/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_REVISION_H
#define STORE_REVISION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * The revisions of a story: every document that was ever live, in order from
 * 1, each with the record of why it was made. They are chained: the SHA-256
 * of one is over that of the one before, its document and its record.
 */
struct revision {
	int64_t number;
	int64_t created;
	const char *document; /* JSON */
	/*
	 * What kind of change: "published", "changed" (nothing that would
	 * make news), "updated", "correction", "clarification", "restored";
	 * "" where it is not known, as of revisions before there were records.
	 */
	const char *change;
	const char *why;
	bool is_hidden; /* not shown to readers */
	const char *sha256; /* in hex; of revision_list alone, else NULL */
};

struct revision_list {
	size_t n;
	struct revision *at;
};

/* The last revision of a story, in arena a. */
enum found revision_last(struct db *db, struct arena *a, int64_t story,
    struct revision *r, struct fault *f);

/* One revision by its number, in arena a. */
enum found revision_load(struct db *db, struct arena *a, int64_t story,
    int64_t number, struct revision *r, struct fault *f);

/* All of them, the first one first, without their documents ("" each). */
bool revision_list(struct db *db, struct arena *a, int64_t story,
    struct revision_list *list, struct fault *f);

/* The number that the next revision will have. */
bool revision_next(
    struct db *db, int64_t story, int64_t *number, struct fault *f);

/*
 * Within a write transaction: add r, whose number revision_next gave, to the
 * chain. change and why are one line each.
 */
bool revision_add(
    struct db *db, int64_t story, const struct revision *r, struct fault *f);

/* Within a write transaction: show a revision to readers, or do not. */
bool revision_hide(struct db *db, int64_t story, int64_t number, bool hidden,
    struct fault *f);

/* FAULT_DATA when the chain of a story's revisions does not hold. */
bool revision_check(struct db *db, int64_t story, struct fault *f);

#endif
