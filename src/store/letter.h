/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_LETTER_H
#define STORE_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * The postroom's: what readers sent to talking points, and what was decided
 * on it; and the secret that forms are signed with.
 */

enum letter_state { LETTER_PENDING, LETTER_APPROVED, LETTER_REJECTED };

/* "pending", "approved", "rejected". */
extern const char *const letter_states[];

struct letter {
	const char *key;
	int64_t debate;
	int64_t received;
	const char *name;
	const char *place;
	const char *email; /* never to leave the postroom */
	const char *message;
	const char *network; /* a hash, or "" */
	enum letter_state state;
	const char *cut; /* the editor's; NULL: there is none */
	const char *why; /* it was rejected */
};

/* Strings go to arena a. */
enum found letter_by_key(struct db *postroom, struct arena *a,
    const char *key, struct letter *l, struct fault *f);

/* How many keys begin with first, two meaning more than one; one to *key. */
bool letter_like_key(struct db *postroom, struct arena *a, const char *first,
    int *n, const char **key, struct fault *f);

/* Within a write transaction: a letter that waits. */
bool letter_insert(
    struct db *postroom, const struct letter *l, struct fault *f);
bool letter_decide(struct db *postroom, const char *key,
    enum letter_state state, const char *why, int64_t at, struct fault *f);
bool letter_cut(struct db *postroom, const char *key, const char *cut,
    struct fault *f);

/*
 * Call each with at most max letters that wait, the oldest first; of one
 * debate unless debate is 0. With all set also the others of that debate.
 */
bool letter_each(struct db *postroom, int64_t debate, bool all, int64_t max,
    void (*each)(void *arg, const struct letter *l), void *arg,
    struct fault *f);

enum { SECRET_BYTES = 32 };

/* ABSENT: "broadsheet init" has not made it. */
enum found secret_load(
    struct db *postroom, unsigned char secret[SECRET_BYTES], struct fault *f);

/* Within a write transaction: keep it, unless there is one. */
bool secret_keep(struct db *postroom,
    const unsigned char secret[SECRET_BYTES], struct fault *f);

#endif
