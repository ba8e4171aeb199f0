/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The schema: numbered migrations of sql/schema, run in one transaction.
 * PRAGMA user_version counts those that a file has had.
 */
#include <stdio.h>
#include <string.h>

#include "base/fault.h"
#include "store/internal.h"

#include "base/banned.h"

/* "BSHT", so that file(1) and we know our own. */
enum { APPLICATION_ID = 0x42534854 };

static const struct {
	enum db_file file;
	int number;
	const char *name;
	const char *sql;
} migrations[] = {
#include "store/schema_table.h"
};

enum { N_MIGRATIONS = sizeof(migrations) / sizeof(migrations[0]) };

int
migrate_version(enum db_file file)
{
	int newest = 0;

	for (int i = 0; i < N_MIGRATIONS; i++) {
		if (migrations[i].file == file && migrations[i].number > newest)
			newest = migrations[i].number;
	}
	return newest;
}

bool
migrate_check(struct db *db, struct fault *f)
{
	int64_t id = 0, version = 0, known = migrate_version(db->file);

	if (!db_ask(db, "PRAGMA application_id", &id, f) ||
	    !db_ask(db, "PRAGMA user_version", &version, f))
		return false;
	if (id != APPLICATION_ID)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "%s: not a database of "
		    "Broadsheet",
		    db->path);
	if (version > known)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "%s: newer than this "
		    "program (schema %lld, known %lld); install the newer "
		    "Broadsheet",
		    db->path, (long long)version, (long long)known);
	if (version < known)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "%s: older than this "
		    "program (schema %lld, wanted %lld); make a backup, then "
		    "run \"broadsheet init\"",
		    db->path, (long long)version, (long long)known);
	return true;
}

/* sqlite3_exec runs the many statements of a file; all of it is ours. */
static bool
run_script(struct db *db, const char *sql, struct fault *f)
{
	return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK ||
	       db_fault(db, "migrate", f);
}

static bool
run_pending(struct db *db, int64_t version, struct fault *f)
{
	char sql[96];

	for (int i = 0; i < N_MIGRATIONS; i++) {
		if (migrations[i].file != db->file ||
		    migrations[i].number <= version)
			continue;
		if (!run_script(db, migrations[i].sql, f))
			return fault_at(f, "%s", migrations[i].name);
	}
	snprintf(sql, sizeof(sql),
	    "PRAGMA application_id = %d; PRAGMA user_version = %d",
	    APPLICATION_ID, migrate_version(db->file));
	return run_script(db, sql, f);
}

static bool
run_all(struct db *db, int64_t version, struct fault *f)
{
	if (!db_begin(db, f))
		return false;
	if (run_pending(db, version, f) && db_check_references(db, f))
		return db_commit(db, f);
	db_rollback(db);
	return false;
}

bool
migrate(struct db *db, struct fault *f)
{
	int64_t id = 0, version = 0, tables = 0;

	if (!db_ask(db, "PRAGMA application_id", &id, f) ||
	    !db_ask(db, "PRAGMA user_version", &version, f) ||
	    !db_ask(db, "SELECT count(*) FROM sqlite_schema", &tables, f))
		return false;
	if (id != APPLICATION_ID && tables > 0)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "%s: holds another "
		    "program's data; choose another folder",
		    db->path);
	if (version >= migrate_version(db->file))
		return migrate_check(db, f);
	/*
	 * A table that others refer to is changed by making it anew, which
	 * the engine forbids while it enforces references; and it lets them
	 * be turned off outside a transaction only.
	 */
	return db_run(db, "PRAGMA foreign_keys = OFF", f) &&
	       run_all(db, version, f) &&
	       db_run(db, "PRAGMA foreign_keys = ON", f);
}
