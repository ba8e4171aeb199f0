/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The archive: years, months, days, down to the pages of days. Which of them
 * have stories is asked of an index, a probe each.
 */
#include "page/archive.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "page/address.h"
#include "page/jsonld.h"
#include "page/page.h"
#include "store/day.h"

#include "base/banned.h"

static const char root[] = "/archive";

bool
archive_parse(struct page *p, struct archive_place *at)
{
	static const size_t digits_max[] = {4, 2, 2};
	int *const part[] = {&at->date.year, &at->date.month, &at->date.day};
	const char *c = p->path + strlen(root);

	*at = (struct archive_place){.from = INT64_MIN, .to = INT64_MAX};
	for (int i = 0;; i++) {
		size_t n;

		c += strspn(c, "/");
		n = strspn(c, "0123456789");
		if (i == 3 || n == 0)
			break;
		if (n > digits_max[i] || (c[n] != '/' && c[n] != '\0'))
			return false;
		*part[i] = (int)strtol(c, NULL, 10);
		if (*part[i] == 0)
			return false;
		c += n;
	}
	at->rest = c;
	return at->date.year == 0 ||
	       stamp_span(&p->site->conf->zones, &at->date, &at->from, &at->to);
}

char *
archive_address(struct arena *a, const struct stamp_date *date)
{
	if (date->year == 0)
		return arena_printf(a, "%s/", root);
	if (date->month == 0)
		return arena_printf(a, "%s/%04d/", root, date->year);
	if (date->day == 0)
		return arena_printf(
		    a, "%s/%04d/%02d/", root, date->year, date->month);
	return arena_printf(
	    a, "%s/%04d/%02d/%02d/", root, date->year, date->month, date->day);
}

enum found
archive_has_stories(struct page *p, int64_t from, int64_t to, struct fault *f)
{
	int64_t published;
	enum found found = day_first_from(p->db, from, &published, f);

	return found == FOUND && published >= to ? ABSENT : found;
}

/* The date of t, as long as like: a day, a month or a year. */
static struct stamp_date
date_like(struct page *p, const struct stamp_date *like, int64_t t)
{
	struct stamp_date date = stamp_date_of(&p->site->conf->zones, t);

	if (like->month == 0)
		date.month = 0;
	if (like->day == 0)
		date.day = 0;
	return date;
}

bool
archive_neighbours(struct page *p, const struct archive_place *at,
    struct stamp_date *earlier, struct stamp_date *later, struct fault *f)
{
	int64_t t;
	enum found found = day_last_before(p->db, at->from, &t, f);

	*earlier = *later = (struct stamp_date){0};
	if (found == FOUND)
		*earlier = date_like(p, &at->date, t);
	if (found != FAULTED)
		found = day_first_from(p->db, at->to, &t, f);
	if (found == FOUND)
		*later = date_like(p, &at->date, t);
	return found != FAULTED;
}

bool
archive_fill_pager(
    struct page *p, const struct archive_place *at, struct fault *f)
{
	static const enum marker markers[] = {MARKER_EARLIER, MARKER_LATER};
	struct stamp_date date[2];

	if (!archive_neighbours(p, at, &date[0], &date[1], f))
		return false;
	for (int i = 0; i < 2; i++) {
		struct view_dict *d;

		if (date[i].year == 0)
			continue;
		view_show(p->dict, MARKER_PAGER_SHOWN);
		d = view_add(p->dict, markers[i]);
		view_set(d, MARKER_PAGER_URL, archive_address(p->a, &date[i]));
		view_set(
		    d, MARKER_PAGER_NAME, stamp_date_words(p->a, &date[i]));
	}
	return true;
}

void
archive_set_trail(struct page *p, const struct stamp_date *date)
{
	const struct stamp_date step[] = {
	    {0, 0, 0},
	    {date->year, 0, 0},
	    {date->year, date->month, 0},
	    *date,
	};
	size_t n = date->year == 0    ? 1
		   : date->month == 0 ? 2
		   : date->day == 0   ? 3
				      : 4;

	p->trail.n = n;
	p->trail.at = arena_zalloc(p->a, n, sizeof(*p->trail.at));
	for (size_t i = 0; i < n; i++) {
		char *path = archive_address(p->a, &step[i]) + 1;

		path[strlen(path) - 1] = '\0';
		p->trail.at[i].path = path;
		p->trail.at[i].name =
		    i == 0 ? "Archive" : stamp_date_words(p->a, &step[i]);
	}
}

/* The first date below at that has a story from t on, and its span. */
static enum found
next_below(struct page *p, const struct archive_place *at, int64_t t,
    struct archive_place *below, struct fault *f)
{
	const struct stamp_date like = {
	    1, at->date.year != 0, at->date.month != 0};
	int64_t published;
	enum found found = day_first_from(p->db, t, &published, f);

	if (found != FOUND)
		return found;
	if (published >= at->to)
		return ABSENT;
	below->date = date_like(p, &like, published);
	/* A time that no date of four digits has is in no archive. */
	if (!stamp_span(
		&p->site->conf->zones, &below->date, &below->from, &below->to))
		return ABSENT;
	assert(below->to > t);
	return FOUND;
}

static bool
fill_item(struct page *p, const struct archive_place *at, struct fault *f)
{
	struct view_dict *d = view_add(p->dict, MARKER_ARCHIVE_ITEM);
	int64_t count;

	view_set(d, MARKER_ARCHIVE_URL, archive_address(p->a, &at->date));
	view_set(d, MARKER_ARCHIVE_NAME, stamp_date_words(p->a, &at->date));
	if (at->date.day == 0)
		return true;
	if (!day_count(p->db, at->from, at->to, &count, f))
		return false;
	if (count == 1)
		view_show(d, MARKER_ARCHIVE_ONE);
	else
		view_set_int(
		    view_add(d, MARKER_ARCHIVE_MANY), MARKER_COUNT, count);
	return true;
}

static bool
fill_items(struct page *p, const struct archive_place *at, struct fault *f)
{
	struct archive_place below;
	int64_t t = at->from;
	enum found found;

	while ((found = next_below(p, at, t, &below, f)) == FOUND) {
		if (!fill_item(p, &below, f))
			return false;
		t = below.to;
	}
	if (t == at->from)
		view_show(p->dict, MARKER_EMPTY);
	return found == ABSENT;
}

static bool
send_index(struct page *p, const struct archive_place *at, struct fault *f)
{
	bool is_root = at->date.year == 0;

	p->dict = view_dict_new(p->a);
	if (!fill_items(p, at, f) ||
	    (!is_root && !archive_fill_pager(p, at, f)))
		return false;
	p->is_page = true;
	p->canonical = archive_address(p->a, &at->date);
	p->title = is_root ? "Archive" : stamp_date_words(p->a, &at->date);
	view_set(p->dict, MARKER_HEADLINE, p->title);
	archive_set_trail(p, &at->date);
	jsonld_section(p);
	return page_send(p, TEMPLATE_ARCHIVE, f);
}

bool
page_archive(struct page *p, struct fault *f)
{
	struct archive_place at;
	enum found found = ABSENT;

	if (archive_parse(p, &at)) {
		if (at.date.day != 0 && strncmp(at.rest, "front-", 6) == 0)
			return archive_front(p, &at, f);
		if (at.rest[0] == '\0')
			found = at.date.year == 0
				    ? FOUND
				    : archive_has_stories(p, at.from, at.to, f);
	}
	if (found == ABSENT)
		page_error(p, 404);
	if (found != FOUND)
		return found == ABSENT;
	if (at.date.day != 0)
		return archive_day(p, &at, f);
	if (!page_is_canonical(p, archive_address(p->a, &at.date), "") ||
	    page_is_fresh(p))
		return true;
	return send_index(p, &at, f);
}
