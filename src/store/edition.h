/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_EDITION_H
#define STORE_EDITION_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct fault;

/* How far the edition has come: each change that readers can see counts. */
struct edition {
	int64_t change;
	int64_t changed_at; /* by the clock */
	int64_t modified;   /* later at each change; may be ahead of it */
	int64_t rights_at;  /* the rights to a picture ended last; or 0 */
	int64_t rights_next; /* and those that end next will; or 0 */
	int64_t next_story; /* the number that the next story will have */
};

/*
 * Begin a read transaction, so that a whole page is made of one snapshot,
 * and say which. Faults of passing kinds (a busy log, a reader that lost its
 * place under heavy writing) are retried. false: as db_begin; no transaction
 * is open then.
 */
bool edition_begin(struct db *db, struct edition *e, struct fault *f);

/*
 * A number that is another whenever another connection has committed
 * something since, asked outside of a transaction: what edition_begin said
 * before still holds as long as it is the same, and rights_next lies ahead.
 * false: it cannot be told.
 */
bool edition_version(struct db *db, int64_t *version);

/* Within a write transaction: count a change made at now. */
bool edition_changed(struct db *db, int64_t now, struct fault *f);

/* Within a write transaction: a story number that was never used before. */
bool edition_take_number(struct db *db, int64_t *id, struct fault *f);

#endif
