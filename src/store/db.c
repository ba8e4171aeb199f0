/* SPDX-License-Identifier: Apache-2.0 */
/* Connections. Transactions are in transaction.c, statements in stmt.c. */
#include "store/db.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/log.h"
#include "store/internal.h"
#include "store/tokenizer.h"

#include "base/banned.h"

enum { BUSY_MS = 500 };

static const char *const names[DB__MAX] = {
    [DB_EDITION] = "edition.db",
    [DB_NEWSROOM] = "newsroom.db",
    [DB_POSTROOM] = "postroom.db",
};

const char *
db_name(enum db_file file)
{
	assert(file < DB__MAX);
	return names[file];
}

bool
db_fault(struct db *db, const char *doing, struct fault *f)
{
	const char *text = sqlite3_errmsg(db->handle);

	switch (sqlite3_errcode(db->handle) & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return fault_set(f, FAULT_BUSY,
		    "%s: %s: %s; another program "
		    "holds it, try again",
		    db->path, doing, text);
	case SQLITE_INTERRUPT:
		return fault_set(f, FAULT_SLOW,
		    "%s: %s: took longer than "
		    "%d ms and was ended",
		    db->path, doing, WATCHDOG_MS);
	case SQLITE_FULL:
		return fault_set(f, FAULT_IO,
		    "%s: %s: the disk is full; "
		    "nothing was written",
		    db->path, doing);
	case SQLITE_IOERR:
		return fault_set(
		    f, FAULT_IO, "%s: %s: %s", db->path, doing, text);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return fault_set(
		    f, FAULT_PERMISSION, "%s: %s: %s", db->path, doing, text);
	case SQLITE_CONSTRAINT:
		return fault_set(
		    f, FAULT_DATA, "%s: %s: %s", db->path, doing, text);
	case SQLITE_CANTOPEN:
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		return fault_set(
		    f, FAULT_UNAVAILABLE, "%s: %s: %s", db->path, doing, text);
	default:
		return fault_set(
		    f, FAULT_BUG, "%s: %s: %s", db->path, doing, text);
	}
}

bool
db_ask(struct db *db, const char *sql, int64_t *value, struct fault *f)
{
	sqlite3_stmt *s = NULL;
	bool ok = false;

	if (sqlite3_prepare_v2(db->handle, sql, -1, &s, NULL) == SQLITE_OK) {
		int rc = sqlite3_step(s);

		ok = rc == SQLITE_ROW || rc == SQLITE_DONE;
		if (rc == SQLITE_ROW && value != NULL)
			*value = sqlite3_column_int64(s, 0);
	}
	if (!ok)
		db_fault(db, sql, f);
	sqlite3_finalize(s);
	return ok;
}

bool
db_run(struct db *db, const char *sql, struct fault *f)
{
	return db_ask(db, sql, NULL, f);
}

static void
harden(struct db *db)
{
	static const struct {
		int option, value;
	} configs[] = {
	    {SQLITE_DBCONFIG_DEFENSIVE, 1},
	    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
	    {SQLITE_DBCONFIG_DQS_DML, 0},
	    {SQLITE_DBCONFIG_DQS_DDL, 0},
	    {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
	    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	};
	static const struct {
		int id, value;
	} limits[] = {
	    {SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024},
	    {SQLITE_LIMIT_ATTACHED, 0},
	    {SQLITE_LIMIT_EXPR_DEPTH, 100},
	    {SQLITE_LIMIT_TRIGGER_DEPTH, 8},
	};

	for (size_t i = 0; i < sizeof(configs) / sizeof(configs[0]); i++)
		sqlite3_db_config(
		    db->handle, configs[i].option, configs[i].value, NULL);
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(db->handle, limits[i].id, limits[i].value);
	sqlite3_busy_timeout(db->handle, BUSY_MS);
}

/* Called by the engine after each commit with the length of the log. */
static int
note_log(void *arg, sqlite3 *handle, const char *schema, int pages)
{
	struct db *db = arg;

	(void)handle;
	(void)schema;
	db->log_pages = pages;
	return SQLITE_OK;
}

/*
 * Keep -wal and -shm when the last writer closes: a reader under another
 * user cannot make them.
 */
static bool
set_up_writer(struct db *db, struct fault *f)
{
	int keep = 1;
	int64_t level = -1;

	if (!db_run(db, "PRAGMA journal_mode = WAL", f) ||
	    !db_run(db, "PRAGMA synchronous = FULL", f) ||
	    !db_run(db, "PRAGMA foreign_keys = ON", f) ||
	    !db_run(db, "PRAGMA wal_autocheckpoint = 0", f) ||
	    !db_run(db, "PRAGMA journal_size_limit = 67108864", f) ||
	    !db_run(db, "PRAGMA cache_size = -32768", f) ||
	    !db_run(db, "PRAGMA temp_store = MEMORY", f) ||
	    !db_ask(db, "PRAGMA synchronous", &level, f))
		return false;
	/* What is forgotten of persons is to be gone from the file, too. */
	if (db->file == DB_POSTROOM &&
	    !db_run(db, "PRAGMA secure_delete = ON", f))
		return false;
	if (level != 2)
		return fault_set(f, FAULT_BUG,
		    "%s: synchronous=FULL was "
		    "refused",
		    db->path);
	sqlite3_file_control(db->handle, NULL, SQLITE_FCNTL_PERSIST_WAL, &keep);
	sqlite3_wal_hook(db->handle, note_log, db);
	return true;
}

static bool
set_up_reader(struct db *db, struct fault *f)
{
	return db_run(db, "PRAGMA query_only = ON", f) &&
	       db_run(db, "PRAGMA cell_size_check = ON", f) &&
	       db_run(db, "PRAGMA cache_size = -8192", f) &&
	       db_run(db, "PRAGMA temp_store = MEMORY", f);
}

static bool
check_file(struct db *db, struct fault *f)
{
	struct stat st;

	if (lstat(db->path, &st) < 0) {
		if (errno == ENOENT && db->mode == DB_CREATE)
			return true;
		return fault_set(f,
		    errno == EACCES ? FAULT_PERMISSION : FAULT_UNAVAILABLE,
		    "%s: %s%s", db->path, strerror(errno),
		    errno == ENOENT ? "; \"broadsheet init\" makes it" : "");
	}
	if (!S_ISREG(st.st_mode) || st.st_nlink != 1)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "%s: must be a plain "
		    "file with one name, not a link",
		    db->path);
	db->inode = st.st_ino;
	db->device = st.st_dev;
	return true;
}

bool
db_is_current(const struct db *db)
{
	struct stat st;

	return stat(db->path, &st) == 0 && st.st_ino == db->inode &&
	       st.st_dev == db->device;
}

uint64_t
db_file_number(const struct db *db)
{
	return (uint64_t)db->inode ^ (uint64_t)db->device << 48;
}

static bool
open_handle(struct db *db, struct fault *f)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

	if (db->mode == DB_READ)
		flags |= SQLITE_OPEN_READONLY;
	else
		flags |= SQLITE_OPEN_READWRITE;
	if (db->mode == DB_CREATE)
		flags |= SQLITE_OPEN_CREATE;
	if (sqlite3_open_v2(db->path, &db->handle, flags, NULL) != SQLITE_OK)
		return db_fault(db, "open", f);
	harden(db);
	if (tokenizer_register(db->handle) != SQLITE_OK)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "%s: this SQLite has no FTS5, or no memory", db->path);
	if (db->mode == DB_READ)
		return set_up_reader(db, f) && migrate_check(db, f);
	if (!set_up_writer(db, f))
		return false;
	return db->mode == DB_CREATE ? migrate(db, f) : migrate_check(db, f);
}

/*
 * postroom.db has a writer under a user of its own, who is in our group but
 * may make no file in the folder: so all its files are there from the start,
 * and the group may write them. SQLite gives its -wal and -shm the mode of the
 * database.
 */
static bool
share(struct db *db, struct fault *f)
{
	int fd;

	if (db->mode != DB_CREATE || db->file != DB_POSTROOM)
		return true;
	/* Before any connection: closing the file would drop its locks. */
	fd = open(db->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660);
	if (fd < 0)
		return fault_set(f,
		    errno == EACCES ? FAULT_PERMISSION : FAULT_CREATE,
		    "%s: %s", db->path, strerror(errno));
	fchmod(fd, 0660);
	fchmod(db->lock_fd, 0660);
	close(fd);
	return true;
}

struct db *
db_open(const char *dir, enum db_file file, enum db_mode mode, struct fault *f)
{
	struct db *db = calloc(1, sizeof(*db));
	struct stat st;
	bool ok;

	if (db == NULL)
		abort();
	db->file = file;
	db->mode = mode;
	db->lock_fd = -1;
	if (snprintf(db->path, sizeof(db->path), "%s/%s", dir, names[file]) >=
	    (int)sizeof(db->path)) {
		free(db);
		fault_set(f, FAULT_CONFIG, "%s: the path is too long", dir);
		return NULL;
	}
	/* Opening a writer may recover the log, which is writing. */
	ok = check_file(db, f) && (mode == DB_READ || db_lock(db, f));
	if (ok && mode == DB_CREATE)
		umask(umask(0) | 027);
	ok = ok && share(db, f);
	ok = ok && open_handle(db, f);
	if (ok && stat(db->path, &st) == 0) {
		db->inode = st.st_ino;
		db->device = st.st_dev;
	}
	db_unlock(db);
	if (!ok) {
		db_close(db);
		return NULL;
	}
	return db;
}

void
db_close(struct db *db)
{
	struct fault why;

	if (db == NULL)
		return;
	db_rollback(db);
	if (db->is_watched)
		watchdog_remove(&db->watched);
	for (int i = 0; i < QUERY__MAX; i++)
		sqlite3_finalize(db->stmt[i].handle);
	for (int i = 0; i < TURN__MAX; i++)
		sqlite3_finalize(db->turn[i]);
	/* The last writer to close checkpoints: that too needs the lock. */
	if (db->mode != DB_READ && db->handle != NULL && !db_lock(db, &why))
		log_warning("%s", why.text);
	sqlite3_close(db->handle);
	db_unlock(db);
	if (db->lock_fd >= 0)
		close(db->lock_fd);
	free(db);
}

void
db_watch(struct db *db)
{
	assert(db->mode == DB_READ && !db->is_watched);
	db->is_watched = true;
	db->watched.handle = db->handle;
	watchdog_add(&db->watched);
}

void
db_budget_begin(struct db *db)
{
	if (!db->is_watched)
		return;
	db->has_budget = true;
	watchdog_begin(&db->watched, WATCHDOG_MS);
}

void
db_budget_end(struct db *db)
{
	if (!db->is_watched)
		return;
	db->has_budget = false;
	watchdog_end(&db->watched);
}

bool
db_check_references(struct db *db, struct fault *f)
{
	sqlite3_stmt *s = NULL;
	bool ok = false;

	if (sqlite3_prepare_v2(db->handle, "PRAGMA foreign_key_check", -1, &s,
		NULL) != SQLITE_OK)
		db_fault(db, "foreign_key_check", f);
	else if (sqlite3_step(s) == SQLITE_ROW)
		fault_set(f, FAULT_DATA,
		    "%s: row %lld of %s refers to "
		    "nothing",
		    db->path, (long long)sqlite3_column_int64(s, 1),
		    (const char *)sqlite3_column_text(s, 0));
	else
		ok = true;
	sqlite3_finalize(s);
	return ok;
}

bool
db_check(struct db *db, struct fault *f)
{
	sqlite3_stmt *s = NULL;
	const char *text;
	bool ok = false;

	if (sqlite3_prepare_v2(db->handle, "PRAGMA integrity_check(1)", -1, &s,
		NULL) != SQLITE_OK ||
	    sqlite3_step(s) != SQLITE_ROW) {
		db_fault(db, "integrity_check", f);
		goto out;
	}
	text = (const char *)sqlite3_column_text(s, 0);
	if (strcmp(text, "ok") != 0) {
		fault_set(f, FAULT_DATA, "%s: %s", db->path, text);
		goto out;
	}
	ok = db_check_references(db, f);
out:
	sqlite3_finalize(s);
	return ok;
}
