/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_RELATED_H
#define STORE_RELATED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * What else to read beside a story: stories that share its terms (term.h), the
 * better the more telling those are, the nearer the two are in time, and when
 * the other is the newer one. Each story keeps its RELATED_KEPT best, and none
 * below RELATED_LEAST; for a story that has fewer than RELATED_FEW even
 * RELATED_LEAST_OF_FEW will do, of more terms than one. What is not live has none and is none.
 */
enum {
	RELATED_KEPT = 12,
	RELATED_FEW = 4,
	RELATED_LEAST = 1000, /* ten-thousandths */
	RELATED_LEAST_OF_FEW = 650,
	RELATED_PUT_OFF = 200 /* stories of an import, see related_put_off */
};

/* Within a write transaction, all that follows up to the reading. */

/*
 * Find what is related to a live story, for it and for those found: a
 * follow-up is on the older stories' pages at once.
 */
bool related_find(struct db *db, int64_t story, struct fault *f);

/* For it alone, when every story is gone through. */
bool related_find_own(struct db *db, int64_t story, struct fault *f);

/* A story has no terms and is related to nothing. */
bool related_remove(struct db *db, int64_t story, struct fault *f);

/* The same; the stories that suggested it find something else. */
bool related_withdraw(struct db *db, int64_t story, struct fault *f);

/*
 * Of a large import the first stories would be found among few others, and
 * each would cost twice: they are put off to its end. related_due gives up to
 * max of those put off, behind one; *n says how many.
 */
bool related_put_off(struct db *db, int64_t story, struct fault *f);
bool related_due(struct db *db, int64_t after, int64_t *story, size_t max,
    size_t *n, struct fault *f);
bool related_due_count(struct db *db, int64_t *n, struct fault *f);
bool related_is_done(struct db *db, int64_t story, struct fault *f);

/* Up to max live stories with numbers above after, that may have any. */
bool related_stories(struct db *db, int64_t after, int64_t *story, size_t max,
    size_t *n, struct fault *f);

/* What terms are made of besides the text; ABSENT: no such live story. */
struct related_facts {
	int64_t updated;
	int64_t package;
	const char *document;
};
enum found related_facts(struct db *db, struct arena *a, int64_t story,
    struct related_facts *facts, struct fault *f);

/*
 * What an editor says of a target for a story's page; it stays, whatever is
 * found again. RELATED_NO_CHOICE forgets it; ABSENT: there was none.
 */
enum related_choice {
	RELATED_NO_CHOICE,
	RELATED_APPROVED,
	RELATED_BANNED
};
enum found related_choose(struct db *db, int64_t story, int64_t target,
    enum related_choice choice, struct fault *f);

/* All that could be there, for editors; strings end with the call. */
struct related_line {
	int64_t target;
	enum {
		RELATED_IS_PINNED,
		RELATED_IS_APPROVED,
		RELATED_IS_SUGGESTED,
		RELATED_IS_BANNED
	} source;
	int64_t score;   /* of what is suggested as well; or 0 */
	const char *why; /* terms, a line each, the most telling first; or "" */
	int64_t updated;
	const char *headline; /* "" of what never was public */
	bool is_live;
};
bool related_each(struct db *db, int64_t story,
    void (*each)(void *arg, const struct related_line *line), void *arg,
    struct fault *f);

#endif
