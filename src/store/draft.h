/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * The newsroom's database: what is not public yet. Everything that writes
 * runs inside a write transaction of the caller's.
 */
struct draft {
	int64_t story;
	bool is_embargoed; /* else a plain draft */
	int64_t due;       /* when the embargo ends */
	const char *headline;
	int64_t changed;
	const char *document;
};

bool draft_save(struct db *db, const struct draft *d, struct fault *f);

enum found draft_load(struct db *db, struct arena *a, int64_t story,
    struct draft *d, struct fault *f);

/* Call each with every draft, newest number first; strings end with it. */
bool draft_each(struct db *db, void (*each)(void *arg, const struct draft *d),
    void *arg, struct fault *f);

/*
 * The next story whose embargo has ended by now, in order of (due, story),
 * behind the one that *due and *story say; they become its own. Begin with
 * INT64_MIN and 0. ABSENT: there is none.
 */
enum found draft_due(
    struct db *db, int64_t now, int64_t *due, int64_t *story, struct fault *f);

/*
 * The move of a draft into the edition, in two transactions of two files:
 * draft_move marks it with an operation, the edition takes it with the same
 * operation, draft_moved removes it. draft_moving gives one move that stopped
 * half way, so that it can be done again; ABSENT when there is none.
 */
bool draft_move(
    struct db *db, int64_t story, const char *operation, struct fault *f);
bool draft_moved(struct db *db, int64_t story, struct fault *f);
enum found draft_moving(struct db *db, struct arena *a, int64_t *story,
    const char **operation, struct fault *f);

/* Where a draft came from; ABSENT when it was written here. */
enum found draft_source(struct db *db, struct arena *a, int64_t story,
    const char **source, const char **guid, const unsigned char **digest,
    struct fault *f);

/* One line of the append-only audit log. story 0: none. */
bool audit_write(struct db *db, int64_t now, const char *who, const char *act,
    int64_t story, const char *why, struct fault *f);

#endif
