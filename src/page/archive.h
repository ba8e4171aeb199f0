/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_ARCHIVE_H
#define PAGE_ARCHIVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/stamp.h"
#include "store/found.h"

struct arena;
struct fault;
struct page;

/* What the pages of the archive share. Dates are the first zone's. */

/* An address below /archive/. */
struct archive_place {
	struct stamp_date date; /* year 0: of the whole archive */
	int64_t from, to;       /* its span */
	const char *rest;       /* "front-1046", "feed.atom" or "" */
};

/*
 * Take p->path apart. Numbers may be written short and slashes be too many
 * or missing. false: no place that could be.
 */
bool archive_parse(struct page *p, struct archive_place *at);

/* "/archive/", "/archive/2000/06/09/". */
char *archive_address(struct arena *a, const struct stamp_date *date);

/* Whether a span has stories. */
enum found archive_has_stories(
    struct page *p, int64_t from, int64_t to, struct fault *f);

/*
 * The dates of the same length next to that of at which have stories;
 * their year is 0 where there is none.
 */
bool archive_neighbours(struct page *p, const struct archive_place *at,
    struct stamp_date *earlier, struct stamp_date *later, struct fault *f);

/* Fill links to those. */
bool archive_fill_pager(
    struct page *p, const struct archive_place *at, struct fault *f);

/* Set p->trail: down to date, which has stories. */
void archive_set_trail(struct page *p, const struct stamp_date *date);

/* The page of a day, and the front page as it stood; at->date has a day. */
bool archive_day(
    struct page *p, const struct archive_place *at, struct fault *f);
bool archive_front(
    struct page *p, const struct archive_place *at, struct fault *f);

/* "/archive/2000/06/09/front-1046": of the snapshot made at. */
char *archive_front_address(struct page *p, int64_t at);

#endif
