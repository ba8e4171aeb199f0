/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

/* What db.c and its neighbours share. Nothing outside src/store sees it. */

#include <sqlite3.h>
#include <stdbool.h>
#include <sys/types.h>

#include "store/db.h"
#include "store/watchdog.h"
#include "store/query_name.h"

struct arena;
struct card;
struct card_list;
struct fault;

struct stmt {
	struct db *db;
	sqlite3_stmt *handle;
	enum query name;
	bool in_use;
	bool columns_checked;
};

/* The statements that part a connection's life into transactions. */
enum turn {
	TURN_BEGIN,
	TURN_BEGIN_WRITING,
	TURN_COMMIT,
	TURN_ROLLBACK,
	TURN_MARK,
	TURN_KEEP,
	TURN_UNDO,
	TURN__MAX
};

struct db {
	sqlite3 *handle;
	enum db_file file;
	enum db_mode mode;
	char path[1024];
	ino_t inode;
	dev_t device;
	int lock_fd;
	bool is_locked;
	int marks;     /* savepoints open */
	bool is_watched;
	bool has_budget; /* for all that is asked */
	struct watched watched;
	int log_pages; /* in the log after our last commit */
	struct stmt stmt[QUERY__MAX];
	sqlite3_stmt *turn[TURN__MAX];
};

/* Fill f from the connection's last error; doing says what failed. */
bool db_fault(struct db *db, const char *doing, struct fault *f);

/* Run fixed SQL that gives no rows. */
bool db_run(struct db *db, const char *sql, struct fault *f);

/* The one integer that fixed SQL gives. */
bool db_ask(struct db *db, const char *sql, int64_t *value, struct fault *f);

/* The columns of the view card, and how many they are. */
#define CARD_COLUMNS                                                      \
	"id path page slug kind language short headline standfirst " \
	"updated name label picture width height picture_alt "        \
	"picture_focus gone"
enum { CARD_COLUMNS_N = 18 };

/* The first columns of the row, those of the view card, into *c. */
void story_decode_card(struct stmt *s, struct arena *a, struct card *c);

/* Step a statement of the view card to its end, and end it. */
bool story_take_cards(struct stmt *s, struct arena *a, struct card_list *list,
    struct fault *f);

/* The advisory lock; db_lock waits five seconds. */
bool db_lock(struct db *db, struct fault *f);
void db_unlock(struct db *db);

/* FAULT_DATA when a row refers to nothing. */
bool db_check_references(struct db *db, struct fault *f);

/* Bring the schema up to date inside one transaction. */
bool migrate(struct db *db, struct fault *f);

/* The schema's version that this program knows. */
int migrate_version(enum db_file file);

/* Check that the file is ours and of this program's schema. */
bool migrate_check(struct db *db, struct fault *f);

#endif
