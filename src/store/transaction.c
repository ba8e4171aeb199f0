/* SPDX-License-Identifier: Apache-2.0 */
/* Transactions, and the log that they are written to. */
#include "store/db.h"

#include <assert.h>
#include <stddef.h>

#include "base/fault.h"
#include "store/internal.h"

#include "base/banned.h"

enum {
	/* Fold the log into the database at this length, in pages ... */
	CHECKPOINT_PAGES = 1000,
	/* ... and cut it off when readers let it grow to this. */
	TRUNCATE_PAGES = 4000
};

static const char *const turns[TURN__MAX] = {
    [TURN_BEGIN] = "BEGIN",
    [TURN_BEGIN_WRITING] = "BEGIN IMMEDIATE",
    [TURN_COMMIT] = "COMMIT",
    [TURN_ROLLBACK] = "ROLLBACK",
    [TURN_MARK] = "SAVEPOINT mark",
    [TURN_KEEP] = "RELEASE mark",
    [TURN_UNDO] = "ROLLBACK TO mark",
};

/* Preparing one would cost a page more than all of its lists. */
static bool
turn(struct db *db, enum turn which, struct fault *f)
{
	sqlite3_stmt **s = &db->turn[which];
	bool ok;

	if (*s == NULL &&
	    sqlite3_prepare_v3(db->handle, turns[which], -1,
		SQLITE_PREPARE_PERSISTENT, s, NULL) != SQLITE_OK)
		return db_fault(db, turns[which], f);
	ok = sqlite3_step(*s) == SQLITE_DONE;
	if (!ok)
		db_fault(db, turns[which], f);
	sqlite3_reset(*s);
	return ok;
}

bool
db_begin(struct db *db, struct fault *f)
{
	assert(sqlite3_get_autocommit(db->handle));
	db->marks = 0;
	if (db->mode == DB_READ)
		return turn(db, TURN_BEGIN, f);
	if (!db_lock(db, f))
		return false;
	if (turn(db, TURN_BEGIN_WRITING, f))
		return true;
	db_unlock(db);
	return false;
}

/*
 * Fold the log back. Under the lock, after a commit; a failure costs only
 * space, so it is not the commit's.
 */
static void
checkpoint(struct db *db)
{
	int in_log = 0, done = 0;

	if (db->log_pages < CHECKPOINT_PAGES)
		return;
	sqlite3_wal_checkpoint_v2(
	    db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, &in_log, &done);
	if (in_log >= TRUNCATE_PAGES)
		sqlite3_wal_checkpoint_v2(
		    db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

void
db_fold(struct db *db)
{
	if (!db_lock(db, NULL))
		return;
	sqlite3_wal_checkpoint_v2(
	    db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	db_unlock(db);
}

bool
db_commit(struct db *db, struct fault *f)
{
	bool ok = turn(db, TURN_COMMIT, f);

	if (!ok) {
		db_rollback(db);
		return false;
	}
	if (db->mode != DB_READ)
		checkpoint(db);
	db_unlock(db);
	return true;
}

void
db_rollback(struct db *db)
{
	if (db->handle == NULL)
		return;
	for (int i = 0; i < QUERY__MAX; i++) {
		if (db->stmt[i].in_use)
			sqlite3_reset(db->stmt[i].handle);
		db->stmt[i].in_use = false;
	}
	db_budget_end(db);
	if (!sqlite3_get_autocommit(db->handle))
		turn(db, TURN_ROLLBACK, NULL);
	db->marks = 0;
	db_unlock(db);
}

bool
db_mark(struct db *db, struct fault *f)
{
	/* The engine ends a transaction itself when, say, the disk is full. */
	if (sqlite3_get_autocommit(db->handle))
		return fault_set(f, FAULT_IO,
		    "%s: the transaction was given "
		    "up; nothing of it is kept",
		    db->path);
	if (!turn(db, TURN_MARK, f))
		return false;
	db->marks++;
	return true;
}

bool
db_keep(struct db *db, struct fault *f)
{
	assert(db->marks > 0);
	db->marks--;
	return turn(db, TURN_KEEP, f);
}

void
db_undo(struct db *db)
{
	/* Some failures have rolled the whole transaction back already. */
	if (db->marks > 0 && !sqlite3_get_autocommit(db->handle)) {
		turn(db, TURN_UNDO, NULL);
		turn(db, TURN_KEEP, NULL);
	}
	if (db->marks > 0)
		db->marks--;
}
