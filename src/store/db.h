/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stdbool.h>
#include <stdint.h>

struct fault;

/*
 * Connections to the databases in an edition's folder. A connection belongs
 * to one thread and must not be carried across fork.
 *
 * Readers open read-only and never write, create or checkpoint. Writers run
 * in WAL mode with synchronous=FULL, so that what db_commit acknowledged
 * survives a power cut. Every write transaction, checkpoint and closing of a
 * writer happens under one advisory lock a database ("edition.db.lock"),
 * across processes: SQLite 3.40 can lose commits when two connections write
 * or checkpoint at the same instant (the WAL-reset race, mended in 3.51.3).
 */
struct db;

enum db_file { DB_EDITION, DB_NEWSROOM, DB_POSTROOM, DB__MAX };

enum db_mode {
	DB_READ,
	DB_WRITE,
	DB_CREATE /* as DB_WRITE; makes the file and brings it up to date */
};

/*
 * Open one database in the folder dir. NULL and f: FAULT_UNAVAILABLE (no
 * file, not one of ours, damaged, or of another schema than this program's),
 * FAULT_BUSY (locked for longer than we wait), FAULT_PERMISSION, FAULT_CREATE.
 */
struct db *db_open(
    const char *dir, enum db_file file, enum db_mode mode, struct fault *f);

/* Roll back what is open and close. NULL is allowed. */
void db_close(struct db *db);

/*
 * Begin a transaction: a snapshot for a reader; for a writer the lock and
 * BEGIN IMMEDIATE. false: FAULT_BUSY after five seconds, FAULT_IO and others
 * from the engine.
 */
bool db_begin(struct db *db, struct fault *f);

/*
 * End the transaction. For a writer, true means that its changes are on
 * disk. false: nothing of it is kept, and it is over.
 */
bool db_commit(struct db *db, struct fault *f);

/* End the transaction and keep nothing of it. Allowed when none is open. */
void db_rollback(struct db *db);

/*
 * A part of a transaction that can be taken back by itself. db_keep and
 * db_undo end the innermost one. false: as for db_begin.
 */
bool db_mark(struct db *db, struct fault *f);
bool db_keep(struct db *db, struct fault *f);
void db_undo(struct db *db);

/*
 * From here on a reader's statements are ended when they take too long
 * (WATCHDOG_MS): FAULT_SLOW. For programs that serve readers.
 */
void db_watch(struct db *db);

/*
 * What is asked between the two has one budget together, not each its own.
 * They do not nest. Without db_watch they do nothing.
 */
void db_budget_begin(struct db *db);
void db_budget_end(struct db *db);

/* "edition.db": for messages. */
const char *db_name(enum db_file file);

/*
 * Outside a transaction of a writer: fold the log into the file and empty it,
 * so that what was overwritten is in neither. Where a reader is in the way,
 * or another writer, it is left for the next time.
 */
void db_fold(struct db *db);

/* Whether the file behind an open reader is still the one at its path. */
bool db_is_current(const struct db *db);

/* A number that no other file at its path has had while this one is open. */
uint64_t db_file_number(const struct db *db);

/* The engine's own check: FAULT_DATA and what is wrong, or true. */
bool db_check(struct db *db, struct fault *f);

#endif
