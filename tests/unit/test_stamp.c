/* SPDX-License-Identifier: Apache-2.0 */
/* Times as readers see them are right: zones, switches, odd years. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/stamp.h"

#include "base/banned.h"

static struct stamp_zones uk;
static struct arena *a;

static int
set_up(void **state)
{
	(void)state;
	a = arena_new(1 << 20);
	return !stamp_zone_add(&uk, "GMT", "UTC", NULL) ||
	       !stamp_zone_add(&uk, "UK", "Europe/London", NULL);
}

static int
tear_down(void **state)
{
	(void)state;
	stamp_zones_close(&uk);
	arena_free(a);
	return 0;
}

static void
test_full(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"the day we start from", "2000-06-09T10:46:00Z",
		"Friday, 9 June, 2000, 10:46 GMT 11:46 UK"},
	    {"winter: clocks agree", "1999-01-18T10:36:00Z",
		"Monday, 18 January, 1999, 10:36 GMT"},
	    {"summer", "2001-09-12T12:39:00Z",
		"Wednesday, 12 September, 2001, 12:39 GMT 13:39 UK"},
	    {"winter again", "2006-02-03T18:30:00Z",
		"Friday, 3 February, 2006, 18:30 GMT"},
	    {"the minute before summer", "2026-03-29T00:59:59Z",
		"Sunday, 29 March, 2026, 00:59 GMT"},
	    {"the minute summer begins", "2026-03-29T01:00:00Z",
		"Sunday, 29 March, 2026, 01:00 GMT 02:00 UK"},
	    {"the last minute of summer", "2026-10-25T00:59:00Z",
		"Sunday, 25 October, 2026, 00:59 GMT 01:59 UK"},
	    {"the hour that comes twice", "2026-10-25T01:00:00Z",
		"Sunday, 25 October, 2026, 01:00 GMT"},
	    {"two dates", "2000-06-09T23:30:00Z",
		"Friday, 9 June, 2000, 23:30 GMT "
		"Saturday, 10 June, 2000, 00:30 UK"},
	    {"New Year's Eve", "2000-12-31T23:30:00Z",
		"Sunday, 31 December, 2000, 23:30 GMT"},
	    {"leap day", "2024-02-29T09:05:00Z",
		"Thursday, 29 February, 2024, 09:05 GMT"},
	    {"leap day of a century", "2000-02-29T00:00:00Z",
		"Tuesday, 29 February, 2000, 00:00 GMT"},
	    {"the epoch: British Standard Time", "1970-01-01T00:00:00Z",
		"Thursday, 1 January, 1970, 00:00 GMT 01:00 UK"},
	    {"before the epoch", "1969-07-20T20:17:40Z",
		"Sunday, 20 July, 1969, 20:17 GMT 21:17 UK"},
	    {"2100 is no leap year", "2100-03-01T12:00:00Z",
		"Monday, 1 March, 2100, 12:00 GMT"},
	    {"summer of 2100", "2100-07-01T12:00:00Z",
		"Thursday, 1 July, 2100, 12:00 GMT 13:00 UK"},
	    {"past 2038", "2040-01-19T03:14:08Z",
		"Thursday, 19 January, 2040, 03:14 GMT"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t t;

		print_message("# %s\n", rows[i].name);
		assert_true(stamp_parse(NULL, rows[i].in, &t));
		assert_string_equal(stamp_full(a, &uk, t), rows[i].want);
	}
}

static void
test_three_zones(void **state)
{
	struct stamp_zones z = {0};
	int64_t t;

	(void)state;
	assert_true(stamp_zone_add(&z, "Delhi", "Asia/Kolkata", NULL));
	assert_true(stamp_zone_add(&z, "GMT", "UTC", NULL));
	assert_true(stamp_zone_add(&z, "London", "Europe/London", NULL));
	assert_true(stamp_parse(&z, "2026-01-05 02:15", &t));
	assert_string_equal(stamp_full(a, &z, t),
	    "Monday, 5 January, 2026, 02:15 Delhi "
	    "Sunday, 4 January, 2026, 20:45 GMT");
	assert_string_equal(stamp_day(a, &z, t), "Monday, 5 January, 2026");
	assert_string_equal(stamp_list(a, &z, t), "05 Jan 2026");
	stamp_zones_close(&z);
}

static void
test_no_such_zone(void **state)
{
	struct stamp_zones z = {0};

	(void)state;
	assert_false(stamp_zone_add(&z, "X", "Europe/Nowhere", NULL));
	assert_false(stamp_zone_add(&z, "X", "", NULL));
	assert_false(stamp_zone_add(&z, "X", "../../etc/passwd", NULL));
	assert_int_equal(z.n, 0);
}

static void
test_parse(void **state)
{
	static const struct {
		const char *name, *in, *want; /* NULL: refused */
	} rows[] = {
	    {"UTC", "2000-06-09T10:46:00Z", "2000-06-09T10:46:00Z"},
	    {"offset", "2000-06-09T10:46:00+01:00", "2000-06-09T09:46:00Z"},
	    {"offset without colon", "2000-06-09T10:46:00-0400",
		"2000-06-09T14:46:00Z"},
	    {"fraction", "2000-06-09T10:46:00.123Z", "2000-06-09T10:46:00Z"},
	    {"date alone", "2000-06-09", "2000-06-09T00:00:00Z"},
	    {"a blank for T", "2000-06-09 10:46", "2000-06-09T10:46:00Z"},
	    {"no 30 February", "2000-02-30", NULL},
	    {"no 29 February 2100", "2100-02-29", NULL},
	    {"month 13", "2000-13-01", NULL},
	    {"month 0", "2000-00-01", NULL},
	    {"hour 24", "2000-06-09T24:00:00Z", NULL},
	    {"year 0", "0000-01-01", NULL},
	    {"absent", "", NULL},
	    {"words", "yesterday", NULL},
	    {"tail", "2000-06-09T10:46:00Zx", NULL},
	    {"two digits", "00-06-09", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t t;
		bool ok = stamp_parse(NULL, rows[i].in, &t);

		print_message("# %s\n", rows[i].name);
		assert_int_equal(ok, rows[i].want != NULL);
		if (ok)
			assert_string_equal(stamp_iso(a, t), rows[i].want);
	}
}

/* Local times at the switches are read as the header says. */
static void
test_parse_local(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
	    {"2026-07-01 12:00", "2026-07-01T11:00:00Z"},
	    {"2026-12-01 12:00", "2026-12-01T12:00:00Z"},
	    {"2026-10-25 01:30", "2026-10-25T00:30:00Z"}, /* the first */
	    {"2026-03-29 01:30", "2026-03-29T01:30:00Z"}, /* is skipped */
	    {"2026-07-01 12:00:00Z", "2026-07-01T12:00:00Z"},
	};
	struct stamp_zones z = {0};

	(void)state;
	assert_true(stamp_zone_add(&z, "UK", "Europe/London", NULL));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t t;

		print_message("# %s\n", rows[i].in);
		assert_true(stamp_parse(&z, rows[i].in, &t));
		assert_string_equal(stamp_iso(a, t), rows[i].want);
	}
	stamp_zones_close(&z);
}

static void
test_http(void **state)
{
	int64_t t, again;

	(void)state;
	assert_true(stamp_parse_http("Sun, 06 Nov 1994 08:49:37 GMT", &t));
	assert_int_equal(t, 784111777);
	assert_string_equal(stamp_http(a, t), "Sun, 06 Nov 1994 08:49:37 GMT");
	assert_true(stamp_parse_http("Sunday, 06-Nov-94 08:49:37 GMT", &again));
	assert_int_equal(again, t);
	assert_true(stamp_parse_http("Sun Nov  6 08:49:37 1994", &again));
	assert_int_equal(again, t);
	assert_false(stamp_parse_http("", &t));
	assert_false(stamp_parse_http("Sun, 06 Nov 1994 08:49:37 GMTx", &t));
	assert_false(stamp_parse_http("Sun, 06 Foo 1994 08:49:37 GMT", &t));
	assert_false(stamp_parse_http("0", &t));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_full),
	    cmocka_unit_test(test_three_zones),
	    cmocka_unit_test(test_no_such_zone),
	    cmocka_unit_test(test_parse),
	    cmocka_unit_test(test_parse_local),
	    cmocka_unit_test(test_http),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
