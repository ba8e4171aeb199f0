/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What takes too long is ended, and nothing else is: statements of watched
 * connections, one beside another, after a long sleep, and after a fork.
 * The budgets are short; how long anything took is not looked at.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "newsroom.h"
#include "store/db.h"
#include "store/watchdog.h"

#include "base/banned.h"

/* Would run for minutes, in one statement; but not for ever. */
static const char slow[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
    "LIMIT 2000000000) SELECT count(*) FROM n";

enum {
	BUDGET_MS = 50,
	ASLEEP_MS = 1500 /* by then the watchdog sleeps, with nothing to do */
};

static void
pause_ms(long ms)
{
	struct timespec t = {ms / 1000, ms % 1000 * 1000000L};

	nanosleep(&t, NULL);
}

static sqlite3 *
open_handle(void)
{
	sqlite3 *handle;

	assert_int_equal(sqlite3_open(":memory:", &handle), SQLITE_OK);
	return handle;
}

static int
run_within(struct watched *w, const char *sql, int budget_ms)
{
	int rc;

	watchdog_begin(w, budget_ms);
	rc = sqlite3_exec(w->handle, sql, NULL, NULL, NULL);
	watchdog_end(w);
	return rc;
}

static void
test_ends(void **state)
{
	struct watched w = {.handle = open_handle()};

	(void)state;
	watchdog_add(&w);
	assert_int_equal(run_within(&w, slow, BUDGET_MS), SQLITE_INTERRUPT);
	print_message("# the connection works afterwards\n");
	assert_int_equal(run_within(&w, "SELECT 1", 60000), SQLITE_OK);
	assert_int_equal(run_within(&w, slow, BUDGET_MS), SQLITE_INTERRUPT);
	print_message("# what has no budget left is ended soon\n");
	assert_int_equal(run_within(&w, slow, -1000), SQLITE_INTERRUPT);
	print_message("# what has ended is not\n");
	watchdog_begin(&w, BUDGET_MS);
	watchdog_end(&w);
	pause_ms(4 * BUDGET_MS);
	assert_int_equal(sqlite3_exec(w.handle,
			     "CREATE TABLE a (b); "
			     "INSERT INTO a VALUES (1)",
			     NULL, NULL, NULL),
	    SQLITE_OK);
	watchdog_remove(&w);
	sqlite3_close(w.handle);
}

static void
sleep_ms(sqlite3_context *context, int n, sqlite3_value **ms)
{
	(void)n;
	pause_ms(sqlite3_value_int(ms[0]));
	sqlite3_result_int(context, 0);
}

/* What waits is not what takes long, unless it waits for very long. */
static void
test_waiting(void **state)
{
	struct watched w = {.handle = open_handle()};

	(void)state;
	watchdog_add(&w);
	assert_int_equal(sqlite3_create_function(w.handle, "sleep_ms", 1,
			     SQLITE_UTF8, NULL, sleep_ms, NULL, NULL),
	    SQLITE_OK);
	assert_int_equal(
	    run_within(&w, "SELECT sleep_ms(600) UNION ALL SELECT 1", 200),
	    SQLITE_OK);
	assert_int_equal(
	    run_within(&w, "SELECT sleep_ms(3000) UNION ALL SELECT 1", 50),
	    SQLITE_INTERRUPT);
	watchdog_remove(&w);
	sqlite3_close(w.handle);
}

/* A transaction goes on after one of its statements was ended. */
static void
test_transaction(void **state)
{
	struct watched w = {.handle = open_handle()};

	(void)state;
	watchdog_add(&w);
	assert_int_equal(
	    run_within(&w, "CREATE TABLE a (b); BEGIN", 60000), SQLITE_OK);
	assert_int_equal(run_within(&w, slow, BUDGET_MS), SQLITE_INTERRUPT);
	assert_false(sqlite3_get_autocommit(w.handle));
	assert_int_equal(
	    run_within(&w, "SELECT * FROM a; COMMIT", 60000), SQLITE_OK);
	watchdog_remove(&w);
	sqlite3_close(w.handle);
}

static void
test_two(void **state)
{
	struct watched w = {.handle = open_handle()};
	struct watched other = {.handle = open_handle()};
	sqlite3_stmt *s;

	(void)state;
	watchdog_add(&w);
	watchdog_add(&other);
	print_message("# the other one is not touched\n");
	assert_int_equal(sqlite3_prepare_v2(other.handle,
			     "SELECT 1 UNION ALL SELECT 2", -1, &s, NULL),
	    SQLITE_OK);
	watchdog_begin(&other, 60000);
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	assert_int_equal(run_within(&w, slow, BUDGET_MS), SQLITE_INTERRUPT);
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	assert_int_equal(sqlite3_step(s), SQLITE_DONE);
	watchdog_end(&other);
	sqlite3_finalize(s);
	print_message("# each has its own budget\n");
	assert_int_equal(run_within(&other, slow, BUDGET_MS), SQLITE_INTERRUPT);
	watchdog_remove(&w);
	sqlite3_close(w.handle);
	assert_int_equal(run_within(&other, slow, BUDGET_MS), SQLITE_INTERRUPT);
	watchdog_remove(&other);
	sqlite3_close(other.handle);
}

/* One that leaves while it is overdue is left alone, and may be closed. */
static void
test_removal(void **state)
{
	struct watched keeper = {.handle = open_handle()};

	(void)state;
	watchdog_add(&keeper);
	for (int i = 0; i < 20; i++) {
		struct watched w = {.handle = open_handle()};

		watchdog_add(&w);
		watchdog_begin(&w, i % 2 == 0 ? -1 : 15);
		pause_ms(i);
		watchdog_remove(&w);
		sqlite3_close(w.handle);
		memset(&w, 0xff, sizeof(w));
	}
	assert_int_equal(
	    run_within(&keeper, slow, BUDGET_MS), SQLITE_INTERRUPT);
	watchdog_remove(&keeper);
	watchdog_remove(&keeper);
	sqlite3_close(keeper.handle);
}

static void
test_asleep(void **state)
{
	struct watched w = {.handle = open_handle()};

	(void)state;
	watchdog_add(&w);
	for (int i = 0; i < 2; i++) {
		pause_ms(ASLEEP_MS);
		assert_int_equal(
		    run_within(&w, slow, BUDGET_MS), SQLITE_INTERRUPT);
	}
	watchdog_remove(&w);
	sqlite3_close(w.handle);
}

/* 0: a slow statement of the child is ended, also after a sleep. */
static int
child(void)
{
	struct watched w = {.handle = open_handle()};

	alarm(30); /* a watchdog that does not wake leaves it running */
	watchdog_add(&w);
	if (run_within(&w, slow, BUDGET_MS) != SQLITE_INTERRUPT)
		return 1;
	pause_ms(ASLEEP_MS);
	if (run_within(&w, slow, BUDGET_MS) != SQLITE_INTERRUPT)
		return 2;
	watchdog_remove(&w);
	sqlite3_close(w.handle);
	return 0;
}

static void
fork_one(void)
{
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0)
		_exit(child());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void
test_fork(void **state)
{
	struct watched w = {.handle = open_handle()};

	(void)state;
	watchdog_add(&w);
	assert_int_equal(run_within(&w, slow, BUDGET_MS), SQLITE_INTERRUPT);
	print_message("# while it looks\n");
	fork_one();
	print_message("# while it sleeps\n");
	pause_ms(ASLEEP_MS);
	fork_one();
	print_message("# while a statement runs\n");
	watchdog_begin(&w, 60000);
	fork_one();
	watchdog_end(&w);
	print_message("# the parent's goes on\n");
	assert_int_equal(run_within(&w, slow, BUDGET_MS), SQLITE_INTERRUPT);
	watchdog_remove(&w);
	sqlite3_close(w.handle);
}

/* Phrases of "a a a a a a a a" over stories of nothing else. */
static void
make_heavy(struct newsroom *room)
{
	struct buf b = {0};

	room->section = "heavy";
	for (int i = 0; i < 60000; i++)
		buf_puts(&b, i % 100 == 99 ? "a\n\n" : "a ");
	for (int i = 0; i < 8; i++)
		newsroom_story(
		    room, arena_printf(room->a, "%d", i), buf_string(&b));
	buf_release(&b);
}

/* A search that the engine works on for long, through a reader's connection. */
static void
test_search(void **state)
{
	static const char text[] =
	    "\"a a a a a a a a a a a a a a a a\" \"a a a a a a a a a a a a\" "
	    "\"a a a a a a a a a a a a a\" \"a a a a a a a a a a a a a a\" "
	    "\"a a a a a a a a a a a\" -\"a a a a a b\" \"a a a\" \"a a a a\"";
	static struct newsroom room;
	struct search_hits hits;
	struct fault f = {0};
	struct search s;
	struct db *db;
	bool ok = true;

	(void)state;
	newsroom_open(&room, "heavy  Heavy\n");
	make_heavy(&room);
	newsroom_understand(&room, text, &s);
	db = db_open(room.dir, DB_EDITION, DB_READ, &f);
	newsroom_must(db != NULL, &f);
	db_watch(db);
	newsroom_must(db_begin(db, &f), &f);
	print_message("# one budget for all of it\n");
	db_budget_begin(db);
	for (int i = 0; ok && i < 1000; i++)
		ok = search_best(db, room.a, &s, 0, 20, &hits, &f);
	db_budget_end(db);
	assert_false(ok);
	assert_int_equal(f.cause, FAULT_SLOW);
	print_message("# the snapshot and the connection go on\n");
	newsroom_understand(&room, "zeppelin", &s);
	f = (struct fault){0};
	newsroom_must(search_best(db, room.a, &s, 0, 20, &hits, &f), &f);
	assert_int_equal(hits.n, 0);
	db_rollback(db);
	db_close(db);
	newsroom_close(&room);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_ends),
	    cmocka_unit_test(test_waiting),
	    cmocka_unit_test(test_transaction),
	    cmocka_unit_test(test_two),
	    cmocka_unit_test(test_removal),
	    cmocka_unit_test(test_asleep),
	    cmocka_unit_test(test_fork),
	    cmocka_unit_test(test_search),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
