/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Limits hold in every span of their period, whatever the clock of the
 * machine says, and across its starts; a claim is all or nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "post/limit.h"
#include "store/claim.h"
#include "store/db.h"

#include "base/banned.h"

static char dir[] = "/tmp/test_limit_XXXXXX";
static struct db *db;
static int wait_s;

static int
set_up(void **state)
{
	struct fault f = {0};

	(void)state;
	assert_non_null(mkdtemp(dir));
	db = db_open(dir, DB_POSTROOM, DB_CREATE, &f);
	if (db == NULL)
		fail_msg("%s", f.text);
	return 0;
}

static int
tear_down(void **state)
{
	static const char *const ends[] = {"", "-wal", "-shm", ".lock"};
	char path[100];

	(void)state;
	db_close(db);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		snprintf(path, sizeof(path), "%s/postroom.db%s", dir, ends[i]);
		unlink(path);
	}
	return rmdir(dir);
}

/* Whether n of kind may be sent by key, on a machine that ran for so long. */
static bool
claims(const char *kind, const char *key, int64_t n, int64_t max,
    int64_t period_s, int64_t uptime_s)
{
	const struct limit limit = {kind, key, n, max, period_s};
	struct fault f = {0};
	enum found found;

	assert_true(db_begin(db, &f));
	found = limit_claim(db, &limit, 1, uptime_s, &wait_s, &f);
	if (found == FAULTED)
		fail_msg("%s", f.text);
	assert_true(db_commit(db, &f));
	return found == FOUND;
}

static void
holds_in_every_span(void **state)
{
	int64_t sent[1000];
	int n = 0;

	(void)state;
	/* Whoever tries each second gets through as much as fits, */
	for (int64_t t = 1000; t < 1000 + 3 * 3600 && n < 1000; t++) {
		if (claims("a", "k", 1, 5, 3600, t))
			sent[n++] = t;
	}
	assert_int_equal(n, 15);
	/* and no hour has six. */
	for (int i = 5; i < n; i++)
		assert_true(sent[i] - sent[i - 5] >= 3600);
}

static void
says_when(void **state)
{
	(void)state;
	assert_true(claims("b", "k", 1, 2, 3600, 20000));
	assert_true(claims("b", "k", 1, 2, 3600, 20600));
	assert_false(claims("b", "k", 1, 2, 3600, 20700));
	assert_int_equal(wait_s, 2900);
	assert_false(claims("b", "k", 1, 2, 3600, 20700 + 2899));
	assert_int_equal(wait_s, 1);
	assert_true(claims("b", "k", 1, 2, 3600, 20700 + 2900));
	/* What never fits. */
	assert_false(claims("c", "k", 3, 2, 3600, 24000));
	assert_int_equal(wait_s, 3600);
	/* Another key, another kind. */
	assert_true(claims("c", "l", 2, 2, 3600, 24000));
	assert_false(claims("c", "l", 1, 2, 3600, 24000));
	assert_true(claims("c", "m", 1, 2, 3600, 24000));
	assert_true(claims("d", "l", 1, 2, 3600, 24000));
}

static void
claims_all_or_nothing(void **state)
{
	const struct limit limits[] = {
	    {"e", "one", 1, 10, LIMIT_DAY_S},
	    {"e", "two", 3, 10, LIMIT_HOUR_S},
	    {"e", "three", 1, 0, LIMIT_HOUR_S},
	};
	struct fault f = {0};

	(void)state;
	assert_true(db_begin(db, &f));
	assert_int_equal(
	    limit_claim(db, limits, 3, 30000, &wait_s, &f), ABSENT);
	assert_true(db_commit(db, &f));
	assert_true(claims("e", "one", 10, 10, LIMIT_DAY_S, 30000));
	assert_true(claims("e", "two", 10, 10, LIMIT_HOUR_S, 30000));
	assert_true(db_begin(db, &f));
	assert_int_equal(
	    limit_claim(db, limits, 2, 30000, &wait_s, &f), ABSENT);
	db_rollback(db);
}

/* The machine was started anew: its clock is behind what was noted. */
static void
survives_new_starts(void **state)
{
	(void)state;
	assert_true(claims("g", "k", 1, 1, 3600, 50000));
	assert_false(claims("g", "k", 1, 1, 3600, 10));
	assert_false(claims("g", "k", 1, 1, 3600, 3599));
	assert_int_equal(wait_s, 1);
	assert_true(claims("g", "k", 1, 1, 3600, 3600));
	/* And again. */
	assert_false(claims("g", "k", 1, 1, 3600, 5));
	assert_false(claims("g", "k", 1, 1, 3600, 3599));
	assert_true(claims("g", "k", 1, 1, 3600, 3600));
}

/* What no limit looks back to is not kept. */
static void
forgets(void **state)
{
	int64_t n, first, now;
	struct fault f = {0};

	(void)state;
	assert_true(claims("h", "k", 7, 9, LIMIT_DAY_S, 100000));
	assert_true(db_begin(db, &f));
	assert_true(running_now(db, 100000 + LIMIT_DAY_S, &now, &f));
	assert_true(claim_sum(db, "h", "k", 0, &n, &first, &f));
	assert_int_equal(n, 7);
	assert_true(claim_sweep(db, now - LIMIT_DAY_S, &f));
	assert_true(claim_sum(db, "h", "k", 0, &n, &first, &f));
	assert_int_equal(n, 0);
	db_rollback(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(holds_in_every_span),
	    cmocka_unit_test(says_when),
	    cmocka_unit_test(claims_all_or_nothing),
	    cmocka_unit_test(survives_new_starts),
	    cmocka_unit_test(forgets),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
