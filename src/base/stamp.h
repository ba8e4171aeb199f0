/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_STAMP_H
#define BASE_STAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * Times as readers see them and as machines write them. A time is a count of
 * seconds since 1970-01-01T00:00:00Z; shown times are to the minute. Zones
 * and their rules come from the system's tz database (GLib's GTimeZone);
 * every function here is safe from any thread once the zones are open.
 */

enum { STAMP_ZONES_MAX = 4 };

/* The zones a site shows its times in, in the order they are printed. */
struct stamp_zones {
	size_t n;
	struct {
		char *label; /* as printed: "GMT", "UK" */
		void *zone;  /* GTimeZone */
	} zone[STAMP_ZONES_MAX];
};

/*
 * Add the zone that the tz database calls name ("Europe/London", "UTC"),
 * printed as label. false, FAULT_CONFIG: no such zone, or too many.
 */
bool stamp_zone_add(struct stamp_zones *z, const char *label, const char *name,
    struct fault *f);

/* Close every zone. */
void stamp_zones_close(struct stamp_zones *z);

/*
 * "Friday, 9 June, 2000, 10:46 GMT 11:46 UK": t in the first zone, and in
 * each further zone whose clock differs from every one printed before it.
 * Where a further zone has another date, that date is printed with it.
 */
char *stamp_full(struct arena *a, const struct stamp_zones *z, int64_t t);

/* "Friday, 9 June, 2000": the date of t in the first zone. */
char *stamp_day(struct arena *a, const struct stamp_zones *z, int64_t t);

/* "09 Jun 2000": the same for lists. */
char *stamp_list(struct arena *a, const struct stamp_zones *z, int64_t t);

/*
 * "10:46": t as the first zone's clock shows it. In an hour that its clock
 * shows twice also how far it is ahead of UTC: "01:30+01:00".
 */
char *stamp_clock(struct arena *a, const struct stamp_zones *z, int64_t t);

/* A day; a whole month when day is 0, a whole year when month is 0, too. */
struct stamp_date {
	int year;
	int month; /* from 1, as day */
	int day;
};

/*
 * The span of a date by the first zone's clock: from its first second *from
 * to before *to, where the next date begins. A day on which that clock is
 * changed has 23 or 25 hours, or whatever it is. false: there is no such date
 * in the years 1 to 9999.
 */
bool stamp_span(const struct stamp_zones *z, const struct stamp_date *date,
    int64_t *from, int64_t *to);

/* The day whose span t is in. */
struct stamp_date stamp_date_of(const struct stamp_zones *z, int64_t t);

/* "Friday, 9 June, 2000", "June 2000", "2000". */
char *stamp_date_words(struct arena *a, const struct stamp_date *date);

/* "2000-06-09T10:46:00Z" (RFC 3339, UTC). */
char *stamp_iso(struct arena *a, int64_t t);

/* "Fri, 09 Jun 2000 10:46:00 GMT" (RFC 9110, IMF-fixdate). */
char *stamp_http(struct arena *a, int64_t t);

/*
 * Read an IMF-fixdate, or one of the two obsolete forms that RFC 9110 5.6.7
 * wants accepted. false: none of them.
 */
bool stamp_parse_http(const char *s, int64_t *t);

/*
 * Read RFC 3339 ("2000-06-09T10:46:00+01:00", "…Z", fractions of a second
 * dropped), or "2000-06-09 10:46[:00]" or "2000-06-09", taken in the first
 * zone of z (UTC when z is NULL). Years 1 to 9999. false: none of them.
 */
bool stamp_parse(const struct stamp_zones *z, const char *s, int64_t *t);

/*
 * The same for what must not be early: of an hour that the zone's clocks show
 * twice it is the second, where stamp_parse takes the first.
 */
bool stamp_parse_late(const struct stamp_zones *z, const char *s, int64_t *t);

#endif
