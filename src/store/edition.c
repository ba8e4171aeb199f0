/* SPDX-License-Identifier: Apache-2.0 */
/* The one row that says how far the edition has come. */
#include "store/edition.h"

#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "store/internal.h"
#include "store/stmt.h"

#include "base/banned.h"

enum { TRIES = 5, PAUSE_NS = 2 * 1000 * 1000 };

static bool
load(struct db *db, struct edition *e, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_EDITION_STATE, f);
	enum stmt_step step;

	stmt_expect(s, "change changed_at modified next_story rights_at "
		       "rights_next");
	stmt_int(s, "now", clock_now());
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		e->change = stmt_column_int(s, 0);
		e->changed_at = stmt_column_int(s, 1);
		e->modified = stmt_column_int(s, 2);
		e->next_story = stmt_column_int(s, 3);
		e->rights_at = stmt_column_int(s, 4);
		e->rights_next = stmt_column_int(s, 5);
	} else if (step == STMT_DONE) {
		fault_set(f, FAULT_UNAVAILABLE, "edition.db has no edition");
	}
	stmt_end(s);
	return step == STMT_ROW;
}

/* Another program may have brought a newer schema since we opened. */
static bool
check_schema(struct db *db, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_EDITION_SCHEMA, f);
	bool ok = stmt_step(s, f) == STMT_ROW;

	if (ok && stmt_column_int(s, 0) != migrate_version(DB_EDITION))
		ok = fault_set(f, FAULT_UNAVAILABLE,
		    "edition.db: schema %lld "
		    "is not this program's (%d)",
		    (long long)stmt_column_int(s, 0),
		    migrate_version(DB_EDITION));
	stmt_end(s);
	return ok;
}

bool
edition_begin(struct db *db, struct edition *e, struct fault *f)
{
	struct timespec pause = {0, PAUSE_NS};
	struct fault why = {0};

	for (int i = 0; i < TRIES; i++) {
		if (db_begin(db, &why) && check_schema(db, &why) &&
		    load(db, e, &why))
			return true;
		db_rollback(db);
		if (why.cause != FAULT_BUSY && why.cause != FAULT_PERMISSION)
			break;
		nanosleep(&pause, NULL);
	}
	if (f != NULL)
		*f = why;
	return false;
}

bool
edition_version(struct db *db, int64_t *version)
{
	struct stmt *s = stmt_start(db, QUERY_EDITION_VERSION, NULL);
	bool ok = stmt_step(s, NULL) == STMT_ROW;

	if (ok)
		*version = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

bool
edition_changed(struct db *db, int64_t now, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_EDITION_CHANGE, f);

	stmt_int(s, "now", now);
	return stmt_run(s, f);
}

bool
edition_take_number(struct db *db, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_EDITION_TAKE_NUMBER, f);
	bool ok = stmt_step(s, f) == STMT_ROW;

	if (ok)
		*id = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}
