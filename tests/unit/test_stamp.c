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
		const char *in, *want, *late; /* NULL: as want */
	} rows[] = {
	    {"2026-07-01 12:00", "2026-07-01T11:00:00Z", NULL},
	    {"2026-12-01 12:00", "2026-12-01T12:00:00Z", NULL},
	    {"2026-10-25 00:59", "2026-10-24T23:59:00Z", NULL},
	    /* the first, and the second */
	    {"2026-10-25 01:00", "2026-10-25T00:00:00Z",
		"2026-10-25T01:00:00Z"},
	    {"2026-10-25 01:30", "2026-10-25T00:30:00Z",
		"2026-10-25T01:30:00Z"},
	    {"2026-10-25 02:00", "2026-10-25T02:00:00Z", NULL},
	    {"2026-10-25T01:30:00+01:00", "2026-10-25T00:30:00Z", NULL},
	    {"2026-03-29 01:30", "2026-03-29T01:30:00Z", NULL}, /* is skipped */
	    {"2026-07-01 12:00:00Z", "2026-07-01T12:00:00Z", NULL},
	};
	struct stamp_zones z = {0};

	(void)state;
	assert_true(stamp_zone_add(&z, "UK", "Europe/London", NULL));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t t;

		print_message("# %s\n", rows[i].in);
		assert_true(stamp_parse(&z, rows[i].in, &t));
		assert_string_equal(stamp_iso(a, t), rows[i].want);
		assert_true(stamp_parse_late(&z, rows[i].in, &t));
		assert_string_equal(stamp_iso(a, t),
		    rows[i].late == NULL ? rows[i].want : rows[i].late);
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

/* Dates begin and end as the first zone's clock says, and leave no gap. */
static void
test_span(void **state)
{
	static const struct {
		const char *name, *zone;
		struct stamp_date in;
		const char *from, *to; /* NULL: no such date */
	} rows[] = {
	    {"a day", "UTC", {2000, 6, 9}, "2000-06-09T00:00:00Z",
		"2000-06-10T00:00:00Z"},
	    {"a month", "UTC", {2000, 2, 0}, "2000-02-01T00:00:00Z",
		"2000-03-01T00:00:00Z"},
	    {"December", "UTC", {2000, 12, 0}, "2000-12-01T00:00:00Z",
		"2001-01-01T00:00:00Z"},
	    {"a year", "UTC", {2000, 0, 0}, "2000-01-01T00:00:00Z",
		"2001-01-01T00:00:00Z"},
	    {"leap day", "UTC", {2024, 2, 29}, "2024-02-29T00:00:00Z",
		"2024-03-01T00:00:00Z"},
	    {"the last day there is", "UTC", {9999, 12, 31},
		"9999-12-31T00:00:00Z", "10000-01-01T00:00:00Z"},
	    {"summer", "Europe/London", {2026, 7, 1}, "2026-06-30T23:00:00Z",
		"2026-07-01T23:00:00Z"},
	    {"23 hours", "Europe/London", {2026, 3, 29}, "2026-03-29T00:00:00Z",
		"2026-03-29T23:00:00Z"},
	    {"25 hours", "Europe/London", {2026, 10, 25},
		"2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"},
	    {"a month with a switch", "Europe/London", {2026, 3, 0},
		"2026-03-01T00:00:00Z", "2026-03-31T23:00:00Z"},
	    {"half an hour is skipped", "Australia/Lord_Howe", {2026, 10, 4},
		"2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z"},
	    {"midnight is skipped", "America/Sao_Paulo", {2018, 11, 4},
		"2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"},
	    {"midnight comes twice", "America/Sao_Paulo", {2018, 2, 17},
		"2018-02-17T02:00:00Z", "2018-02-18T03:00:00Z"},
	    {"back over midnight", "America/St_Johns", {2010, 11, 7},
		"2010-11-07T02:30:00Z", "2010-11-08T03:30:00Z"},
	    {"a day that was skipped", "Pacific/Apia", {2011, 12, 30},
		"2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"},
	    {"no 30 February", "UTC", {2000, 2, 30}, NULL, NULL},
	    {"no leap day", "UTC", {2100, 2, 29}, NULL, NULL},
	    {"month 13", "UTC", {2000, 13, 0}, NULL, NULL},
	    {"day 32", "UTC", {2000, 1, 32}, NULL, NULL},
	    {"year 0", "UTC", {0, 0, 0}, NULL, NULL},
	    {"year 10000", "UTC", {10000, 0, 0}, NULL, NULL},
	    {"below nothing", "UTC", {2000, 1, -1}, NULL, NULL},
	    {"a day without a month", "UTC", {2000, 0, 1}, NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct stamp_zones z = {0};
		int64_t from, to;
		bool ok;

		print_message("# %s\n", rows[i].name);
		assert_true(stamp_zone_add(&z, "X", rows[i].zone, NULL));
		ok = stamp_span(&z, &rows[i].in, &from, &to);
		assert_int_equal(ok, rows[i].from != NULL);
		if (ok) {
			assert_string_equal(stamp_iso(a, from), rows[i].from);
			assert_string_equal(stamp_iso(a, to), rows[i].to);
		}
		stamp_zones_close(&z);
	}
}

/* Every instant is in the span of one day, the one that it is said to be. */
static void
test_date_of(void **state)
{
	static const struct {
		const char *zone, *from, *to;
	} rows[] = {
	    {"UTC", "1969-12-20T00:00:00Z", "1970-01-10T00:00:00Z"},
	    {"Europe/London", "2026-03-27T00:00:00Z", "2026-04-01T00:00:00Z"},
	    {"Europe/London", "2026-10-23T00:00:00Z", "2026-10-28T00:00:00Z"},
	    {"America/Sao_Paulo", "2018-11-02T00:00:00Z",
		"2018-11-06T00:00:00Z"},
	    {"America/St_Johns", "2010-11-05T00:00:00Z",
		"2010-11-10T00:00:00Z"},
	    {"Pacific/Apia", "2011-12-28T00:00:00Z", "2012-01-02T00:00:00Z"},
	    {"Asia/Kathmandu", "1985-12-30T00:00:00Z", "1986-01-03T00:00:00Z"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct stamp_zones z = {0};
		int64_t t, end;

		print_message("# %s\n", rows[i].zone);
		assert_true(stamp_zone_add(&z, "X", rows[i].zone, NULL));
		assert_true(stamp_parse(NULL, rows[i].from, &t));
		assert_true(stamp_parse(NULL, rows[i].to, &end));
		for (; t < end; t += 60) {
			struct stamp_date date = stamp_date_of(&z, t);
			int64_t from, to;

			assert_true(stamp_span(&z, &date, &from, &to));
			assert_true(from <= t && t < to);
		}
		stamp_zones_close(&z);
	}
}

static void
test_date_words(void **state)
{
	static const struct {
		struct stamp_date in;
		const char *want;
	} rows[] = {
	    {{2000, 6, 9}, "Friday, 9 June, 2000"},
	    {{2000, 6, 0}, "June 2000"},
	    {{2000, 0, 0}, "2000"},
	    {{2024, 2, 29}, "Thursday, 29 February, 2024"},
	    {{1969, 7, 20}, "Sunday, 20 July, 1969"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(
		    stamp_date_words(a, &rows[i].in), rows[i].want);
}

/* No two minutes have the same date and clock. */
static void
test_clock(void **state)
{
	static const struct {
		const char *name, *zone, *in, *want;
	} rows[] = {
	    {"UTC", "UTC", "2000-06-09T10:46:00Z", "10:46"},
	    {"summer", "Europe/London", "2000-06-09T10:46:59Z", "11:46"},
	    {"before the hour that comes twice", "Europe/London",
		"2026-10-24T23:59:59Z", "00:59"},
	    {"its first", "Europe/London", "2026-10-25T00:30:00Z",
		"01:30+01:00"},
	    {"its second", "Europe/London", "2026-10-25T01:30:00Z",
		"01:30+00:00"},
	    {"behind it", "Europe/London", "2026-10-25T02:00:00Z", "02:00"},
	    {"before the hour that is skipped", "Europe/London",
		"2026-03-29T00:59:00Z", "00:59"},
	    {"behind that", "Europe/London", "2026-03-29T01:00:00Z", "02:00"},
	    {"west", "America/St_Johns", "2010-11-07T02:30:00Z", "00:00-02:30"},
	    {"west, again", "America/St_Johns", "2010-11-07T03:30:00Z",
		"00:00-03:30"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct stamp_zones z = {0};
		int64_t t;

		print_message("# %s\n", rows[i].name);
		assert_true(stamp_zone_add(&z, "X", rows[i].zone, NULL));
		assert_true(stamp_parse(NULL, rows[i].in, &t));
		assert_string_equal(stamp_clock(a, &z, t), rows[i].want);
		stamp_zones_close(&z);
	}
	assert_string_equal(
	    stamp_clock(a, &(struct stamp_zones){0}, 36000), "10:00");
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
	    cmocka_unit_test(test_span),
	    cmocka_unit_test(test_date_of),
	    cmocka_unit_test(test_date_words),
	    cmocka_unit_test(test_clock),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
