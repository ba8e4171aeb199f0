/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_FEEDBACK_H
#define STORE_FEEDBACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * The postroom's: what readers told the newsroom, of a story or of the site,
 * and what was answered. Nothing of it is public.
 */

enum feedback_state {
	FEEDBACK_OPEN,
	FEEDBACK_ACCEPTED, /* it is right, and is being put right */
	FEEDBACK_CLOSED,
	FEEDBACK_STATE__MAX
};

/* "open", "accepted", "closed". */
extern const char *const feedback_states[FEEDBACK_STATE__MAX];

struct feedback {
	const char *key;       /* the origin of the messages that answer it */
	const char *reference; /* "7K3F-9Q2M", what the reader was given */
	const char *kind;      /* one of writing_kinds (post/writing.h) */
	int64_t story;         /* 0: it is of the site */
	int64_t revision;      /* that the reader saw; 0 with story */
	int64_t received;
	const char *name;
	const char *email; /* "" when none was given, or it is gone */
	const char *message;
	const char *digest;
	const char *network; /* a hash */
	enum feedback_state state;
	const char *why; /* it was closed, or "" */
	int64_t closed;  /* when; 0: it is not */
};

/* Strings go to arena a. */
enum found feedback_by_key(struct db *postroom, struct arena *a,
    const char *key, struct feedback *b, struct fault *f);
enum found feedback_by_reference(struct db *postroom, struct arena *a,
    const char *reference, struct feedback *b, struct fault *f);

/* Call each with at most max of a state, the oldest first. */
bool feedback_in_state(struct db *postroom, enum feedback_state state,
    int64_t max, void (*each)(void *arg, const struct feedback *b), void *arg,
    struct fault *f);

/* Within a write transaction: one that is open. */
bool feedback_insert(
    struct db *postroom, const struct feedback *b, struct fault *f);

/*
 * Within a write transaction: write state, why and closed. When closed is not
 * 0 the reader's address is forgotten.
 */
bool feedback_set(
    struct db *postroom, const struct feedback *b, struct fault *f);

/* What the newsroom answered. */
struct feedback_answer {
	int64_t at;
	const char *who;
	const char *text;
	const char *message; /* the id of what takes it there */
	const char *state; /* of that (message_states); "": long forgotten */
};

/* How many answers there are to a feedback, by its key. */
bool feedback_answer_count(
    struct db *postroom, const char *feedback, int64_t *n, struct fault *f);

/* Call each with the answers, the first first. */
bool feedback_answer_each(struct db *postroom, const char *feedback,
    void (*each)(void *arg, const struct feedback_answer *answer), void *arg,
    struct fault *f);

/* Within a write transaction: all but state. */
bool feedback_answer_insert(struct db *postroom, const char *feedback,
    const struct feedback_answer *answer, struct fault *f);

#endif
