/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * The newsroom's database: what is not public yet. Everything that writes
 * runs inside a write transaction of the caller's.
 */

enum draft_state {
	DRAFT_DRAFT,
	DRAFT_READY,     /* said to be; goes out by itself after an embargo */
	DRAFT_SCHEDULED, /* goes out by itself at its time */
	DRAFT_SPIKED     /* thrown away, and can be had back */
};

/* "draft", "ready", "scheduled", "spiked". */
extern const char *const draft_states[];

/* The next revision of a story, or one that has none yet. */
struct draft {
	int64_t story;
	enum draft_state state;
	int64_t scheduled; /* when it is to go out; 0 unless it is scheduled */
	int64_t embargo;   /* when that ends; 0: there is none */
	int64_t due;       /* when it goes out by itself; 0: it does not */
	const char *headline;
	int64_t changed;
	const char *changed_by;
	int64_t version; /* of the document; each save makes the next one */
	const char *document;
};

/*
 * Save d as the draft of its story: its document becomes the next version,
 * whose number goes to d->version. due is not read.
 */
bool draft_save(struct db *db, struct draft *d, struct fault *f);

/* Write d's state, schedule and embargo, and nothing else. */
bool draft_set_state(struct db *db, const struct draft *d, struct fault *f);

enum found draft_load(struct db *db, struct arena *a, int64_t story,
    struct draft *d, struct fault *f);

/* Call each with every draft, newest number first; strings end with it. */
bool draft_each(struct db *db, void (*each)(void *arg, const struct draft *d),
    void *arg, struct fault *f);

/*
 * The next story that is due by now, in order of (due, story), behind the
 * one that *due and *story say; they become its own. Begin with INT64_MIN
 * and 0. ABSENT: there is none.
 */
enum found draft_due(
    struct db *db, int64_t now, int64_t *due, int64_t *story, struct fault *f);

/* The story has no draft any more; its versions stay. */
bool draft_drop(struct db *db, int64_t story, struct fault *f);

/* A text that a draft has or had. */
struct draft_version {
	int64_t version;
	int64_t saved;
	const char *who;
	int64_t embargo; /* that it was under last; 0: none */
	const char *document;
};

enum found draft_version_load(struct db *db, struct arena *a, int64_t story,
    int64_t version, struct draft_version *v, struct fault *f);

/* Call each with all versions, the first first, without documents. */
bool draft_version_each(struct db *db, int64_t story,
    void (*each)(void *arg, const struct draft_version *v), void *arg,
    struct fault *f);

/* Where a draft came from; ABSENT when it was written here. */
enum found draft_source(struct db *db, struct arena *a, int64_t story,
    const char **source, const char **guid, const unsigned char **digest,
    struct fault *f);

#endif
