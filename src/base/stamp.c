/* SPDX-License-Identifier: Apache-2.0 */
/* Times as readers see them and as machines write them. */
#include "base/stamp.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

#include "base/banned.h"

/* A time taken apart; the calendar is the proleptic Gregorian one. */
struct parts {
	int64_t year;
	int month, day; /* from 1 */
	int hour, minute, second;
	int weekday; /* 0 is Sunday */
};

static const char *const weekdays[7] = {"Sunday", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday"};
static const char *const months[12] = {"January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November",
    "December"};

/* Days since 1970-01-01 of a date, counting years from March. */
static int64_t
days_of(int64_t year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t yoe = y - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

static struct parts
parts_of(int64_t t)
{
	int64_t days = t / 86400, rest = t % 86400, z, era, doe, yoe, doy, mp;
	struct parts p;

	if (rest < 0) {
		rest += 86400;
		days--;
	}
	z = days + 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	p.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	p.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	p.year = yoe + era * 400 + (p.month <= 2);
	p.hour = (int)(rest / 3600);
	p.minute = (int)(rest / 60 % 60);
	p.second = (int)(rest % 60);
	p.weekday = (int)(((days + 4) % 7 + 7) % 7);
	return p;
}

static bool
is_date(int64_t year, int month, int day)
{
	static const int length[12] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 &&
	       day >= 1 && day <= length[month - 1] + (month == 2 && leap);
}

static bool
seconds_of(const struct parts *p, int64_t *t)
{
	if (!is_date(p->year, p->month, p->day))
		return false;
	/* 60 is a leap second; it is shown as the next minute. */
	if (p->hour < 0 || p->hour > 23 || p->minute < 0 || p->minute > 59 ||
	    p->second < 0 || p->second > 60)
		return false;
	*t = days_of(p->year, p->month, p->day) * 86400 + p->hour * 3600 +
	     p->minute * 60 + p->second;
	return true;
}

/* How far the zone's clock is ahead of UTC at t, in seconds. */
static int64_t
offset_at(void *zone, int64_t t)
{
	int interval =
	    g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, t);

	return interval < 0 ? 0 : g_time_zone_get_offset(zone, interval);
}

bool
stamp_zone_add(
    struct stamp_zones *z, const char *label, const char *name, struct fault *f)
{
	GTimeZone *zone;

	if (z->n == STAMP_ZONES_MAX)
		return fault_set(f, FAULT_CONFIG,
		    "zone %s: a site shows at "
		    "most %d zones",
		    label, STAMP_ZONES_MAX);
	zone = g_time_zone_new_identifier(name);
	if (zone == NULL)
		return fault_set(f, FAULT_CONFIG,
		    "zone %s: there is no time "
		    "zone \"%s\" in the system's tz database "
		    "(try \"Europe/London\" or \"UTC\")",
		    label, name);
	z->zone[z->n].label = strdup(label);
	z->zone[z->n].zone = zone;
	z->n++;
	return true;
}

void
stamp_zones_close(struct stamp_zones *z)
{
	for (size_t i = 0; i < z->n; i++) {
		free(z->zone[i].label);
		g_time_zone_unref(z->zone[i].zone);
	}
	z->n = 0;
}

static struct parts
local_parts(const struct stamp_zones *z, size_t i, int64_t t)
{
	return parts_of(z->n == 0 ? t : t + offset_at(z->zone[i].zone, t));
}

static void
put_day(struct buf *b, const struct parts *p)
{
	buf_printf(b, "%s, %d %s, %lld", weekdays[p->weekday], p->day,
	    months[p->month - 1], (long long)p->year);
}

char *
stamp_full(struct arena *a, const struct stamp_zones *z, int64_t t)
{
	struct buf b = {0};
	struct parts first = local_parts(z, 0, t), p;
	char *s;

	put_day(&b, &first);
	buf_printf(&b, ", %02d:%02d %s", first.hour, first.minute,
	    z->n == 0 ? "GMT" : z->zone[0].label);
	for (size_t i = 1; i < z->n; i++) {
		int64_t here = offset_at(z->zone[i].zone, t);
		size_t j = 0;

		while (j < i && offset_at(z->zone[j].zone, t) != here)
			j++;
		if (j < i)
			continue;
		p = local_parts(z, i, t);
		buf_puts(&b, " ");
		if (p.day != first.day) {
			put_day(&b, &p);
			buf_puts(&b, ", ");
		}
		buf_printf(
		    &b, "%02d:%02d %s", p.hour, p.minute, z->zone[i].label);
	}
	s = arena_copy(a, b.data, b.len);
	buf_release(&b);
	return s;
}

char *
stamp_day(struct arena *a, const struct stamp_zones *z, int64_t t)
{
	struct parts p = local_parts(z, 0, t);

	return arena_printf(a, "%s, %d %s, %lld", weekdays[p.weekday], p.day,
	    months[p.month - 1], (long long)p.year);
}

char *
stamp_list(struct arena *a, const struct stamp_zones *z, int64_t t)
{
	struct parts p = local_parts(z, 0, t);

	return arena_printf(
	    a, "%02d %.3s %lld", p.day, months[p.month - 1], (long long)p.year);
}

char *
stamp_iso(struct arena *a, int64_t t)
{
	struct parts p = parts_of(t);

	return arena_printf(a, "%04lld-%02d-%02dT%02d:%02d:%02dZ",
	    (long long)p.year, p.month, p.day, p.hour, p.minute, p.second);
}

char *
stamp_http(struct arena *a, int64_t t)
{
	struct parts p = parts_of(t);

	return arena_printf(a, "%.3s, %02d %.3s %04lld %02d:%02d:%02d GMT",
	    weekdays[p.weekday], p.day, months[p.month - 1], (long long)p.year,
	    p.hour, p.minute, p.second);
}

static int
month_of(const char *name)
{
	for (int i = 0; i < 12; i++) {
		if (strncasecmp(name, months[i], 3) == 0)
			return i + 1;
	}
	return 0;
}

bool
stamp_parse_http(const char *s, int64_t *t)
{
	struct parts p = {0};
	char month[4] = "";
	int year, n = -1;

	/* IMF-fixdate, then RFC 850, then asctime. */
	if (sscanf(s, "%*3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d GMT%n",
		&p.day, month, &year, &p.hour, &p.minute, &p.second, &n) == 6 &&
	    n > 0 && s[n] == '\0') {
		p.year = year;
	} else if (sscanf(s,
		       "%*9[A-Za-z], %2d-%3[A-Za-z]-%2d %2d:%2d:%2d GMT%n",
		       &p.day, month, &year, &p.hour, &p.minute, &p.second,
		       &n) == 6 &&
		   n > 0 && s[n] == '\0') {
		p.year = year + (year < 70 ? 2000 : 1900);
	} else if (sscanf(s, "%*3[A-Za-z] %3[A-Za-z] %2d %2d:%2d:%2d %4d%n",
		       month, &p.day, &p.hour, &p.minute, &p.second, &year,
		       &n) == 6 &&
		   n > 0 && s[n] == '\0') {
		p.year = year;
	} else {
		return false;
	}
	p.month = month_of(month);
	return seconds_of(&p, t);
}

/* Exactly n digits at *s into *value; *s moves behind them. */
static bool
digits(const char **s, int n, int *value)
{
	*value = 0;
	for (int i = 0; i < n; i++, (*s)++) {
		if (**s < '0' || **s > '9')
			return false;
		*value = *value * 10 + (**s - '0');
	}
	return true;
}

/* "Z", "+01:00", "-0400": seconds ahead of UTC. */
static bool
parse_offset(const char **s, int64_t *offset)
{
	int hours, minutes, sign = **s == '-' ? -1 : 1;

	if (**s == 'Z' || **s == 'z') {
		(*s)++;
		*offset = 0;
		return true;
	}
	if (**s != '+' && **s != '-')
		return false;
	(*s)++;
	if (!digits(s, 2, &hours))
		return false;
	if (**s == ':')
		(*s)++;
	if (!digits(s, 2, &minutes) || hours > 23 || minutes > 59)
		return false;
	*offset = sign * (hours * 3600 + minutes * 60);
	return true;
}

/* ":46" and perhaps ":00" and a fraction, behind the hour. */
static bool
parse_time(const char **s, struct parts *p)
{
	if (!digits(s, 2, &p->hour) || **s != ':')
		return false;
	(*s)++;
	if (!digits(s, 2, &p->minute))
		return false;
	if (**s != ':')
		return true;
	(*s)++;
	if (!digits(s, 2, &p->second))
		return false;
	if (**s == '.' || **s == ',') {
		do
			(*s)++;
		while (**s >= '0' && **s <= '9');
	}
	return true;
}

/*
 * The instant at which the first zone's clocks show t. In the hour that
 * comes twice it is the first of the two, or with is_late the second; in the
 * hour that is skipped, the same distance past the switch.
 */
static int64_t
from_local(const struct stamp_zones *z, int64_t t, bool is_late)
{
	int64_t before, after;

	if (z == NULL || z->n == 0)
		return t;
	before = offset_at(z->zone[0].zone, t - 86400);
	after = offset_at(z->zone[0].zone, t + 86400);
	if (is_late && offset_at(z->zone[0].zone, t - after) == after)
		return t - after;
	if (offset_at(z->zone[0].zone, t - before) == before)
		return t - before;
	if (offset_at(z->zone[0].zone, t - after) == after)
		return t - after;
	return t - before;
}

static bool
parse(const struct stamp_zones *z, const char *s, bool is_late, int64_t *t)
{
	struct parts p = {0};
	int64_t local, offset;
	int year;

	if (!digits(&s, 4, &year) || *s++ != '-' || !digits(&s, 2, &p.month) ||
	    *s++ != '-' || !digits(&s, 2, &p.day))
		return false;
	p.year = year;
	if (*s == 'T' || *s == 't' || *s == ' ') {
		s++;
		if (!parse_time(&s, &p))
			return false;
	}
	if (!seconds_of(&p, &local))
		return false;
	while (*s == ' ')
		s++;
	if (*s == '\0') {
		*t = from_local(z, local, is_late);
		return true;
	}
	if (!parse_offset(&s, &offset) || *s != '\0')
		return false;
	*t = local - offset;
	return true;
}

bool
stamp_parse(const struct stamp_zones *z, const char *s, int64_t *t)
{
	return parse(z, s, false, t);
}

bool
stamp_parse_late(const struct stamp_zones *z, const char *s, int64_t *t)
{
	return parse(z, s, true, t);
}

bool
stamp_span(const struct stamp_zones *z, const struct stamp_date *date,
    int64_t *from, int64_t *to)
{
	int64_t year = date->year, first, next;
	int month = date->month == 0 ? 1 : date->month;
	int day = date->day == 0 ? 1 : date->day;

	if (!is_date(year, month, day) || (date->month == 0 && date->day != 0))
		return false;
	first = days_of(year, month, day);
	if (date->day != 0)
		next = first + 1;
	else if (date->month == 0 || month == 12)
		next = days_of(year + 1, 1, 1);
	else
		next = days_of(year, month + 1, 1);
	*from = from_local(z, first * 86400, false);
	*to = from_local(z, next * 86400, false);
	return true;
}

static struct stamp_date
date_of(int64_t days)
{
	struct parts p = parts_of(days * 86400);

	return (struct stamp_date){(int)p.year, p.month, p.day};
}

/*
 * Where clocks go back over midnight (St. John's did, at 00:01), the evening
 * is shown again after the next day has begun, and belongs to that.
 */
struct stamp_date
stamp_date_of(const struct stamp_zones *z, int64_t t)
{
	struct parts p = local_parts(z, 0, t);
	int64_t days = days_of(p.year, p.month, p.day);

	if (t < from_local(z, days * 86400, false))
		days--;
	else if (t >= from_local(z, (days + 1) * 86400, false))
		days++;
	return date_of(days);
}

char *
stamp_date_words(struct arena *a, const struct stamp_date *date)
{
	struct parts p;

	if (date->month == 0)
		return arena_printf(a, "%d", date->year);
	if (date->day == 0)
		return arena_printf(
		    a, "%s %d", months[date->month - 1], date->year);
	p = parts_of(days_of(date->year, date->month, date->day) * 86400);
	return arena_printf(a, "%s, %d %s, %d", weekdays[p.weekday], p.day,
	    months[p.month - 1], date->year);
}

/* Whether the first zone's clock shows the same time as at t once more. */
static bool
is_shown_twice(const struct stamp_zones *z, int64_t t)
{
	int64_t here, local;

	if (z->n == 0)
		return false;
	here = offset_at(z->zone[0].zone, t);
	local = t + here;
	for (int days = -1; days <= 1; days += 2) {
		int64_t other = offset_at(z->zone[0].zone, t + days * 86400);

		if (other != here &&
		    offset_at(z->zone[0].zone, local - other) == other)
			return true;
	}
	return false;
}

char *
stamp_clock(struct arena *a, const struct stamp_zones *z, int64_t t)
{
	struct parts p = local_parts(z, 0, t);
	int64_t ahead, minutes;

	if (!is_shown_twice(z, t))
		return arena_printf(a, "%02d:%02d", p.hour, p.minute);
	ahead = offset_at(z->zone[0].zone, t);
	minutes = (ahead < 0 ? -ahead : ahead) / 60;
	return arena_printf(a, "%02d:%02d%c%02d:%02d", p.hour, p.minute,
	    ahead < 0 ? '-' : '+', (int)(minutes / 60), (int)(minutes % 60));
}
