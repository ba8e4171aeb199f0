/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A day of the archive: its stories by the time at which they were first
 * published, the first at the top, so that what comes in today moves nothing;
 * how the front page stood; and the day's feed.
 */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "http/request.h"
#include "page/address.h"
#include "page/archive.h"
#include "page/card.h"
#include "page/feed.h"
#include "page/jsonld.h"
#include "page/page.h"
#include "store/day.h"
#include "store/snapshot.h"

#include "base/banned.h"

enum {
	PER_PAGE = 80,
	FRONTS_MAX = 48, /* more of them are thinned to one an hour */
	FEED_MAX = 200,
	HOUR_S = 3600
};

/* Behind which story the page begins. */
struct start {
	int64_t published;
	int64_t id;
	const char *query; /* its canonical form */
};

/* A number keeps its place also when its story is withdrawn. */
static enum found
load_start(struct page *p, const struct archive_place *at, struct start *start,
    struct fault *f)
{
	const char *after = request_param(p->req, "after");
	struct story story;
	enum found found;

	*start = (struct start){.published = at->from, .query = ""};
	if (after == NULL)
		return FOUND;
	if (!address_parse_number(after, &start->id))
		return ABSENT;
	found = story_by_id(p->db, p->a, start->id, &story, f);
	if (found != FOUND)
		return found;
	start->published = story.published;
	start->query = arena_printf(p->a, "after=%lld", (long long)start->id);
	return story.published >= at->from && story.published < at->to ? FOUND
								       : ABSENT;
}

static void
fill_more(struct page *p, enum marker shown, const char *url)
{
	view_show(p->dict, MARKER_MORE_PAGES);
	view_set(view_add(p->dict, shown), MARKER_PAGER_URL, url);
}

static bool
fill_stories(struct page *p, const struct archive_place *at,
    const struct start *start, const char *url, struct fault *f)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	struct day_list list;
	size_t n;

	if (!day_stories(p->db, p->a, start->published, start->id, at->to,
		PER_PAGE + 1, &list, f))
		return false;
	n = list.n < PER_PAGE ? list.n : PER_PAGE;
	for (size_t i = 0; i < n; i++) {
		const struct day_story *s = &list.at[i];
		struct view_dict *d = view_add(p->dict, MARKER_DAY_STORY);

		card_fill_line(p, d, &s->card);
		/* When it came, not when it last changed. */
		view_set(d, MARKER_CARD_DATE,
		    stamp_clock(p->a, zones, s->published));
		view_set(d, MARKER_CARD_ISO, stamp_iso(p->a, s->published));
	}
	if (n == 0)
		view_show(p->dict, MARKER_EMPTY);
	if (start->id != 0)
		fill_more(p, MARKER_FIRST, url);
	if (list.n > n)
		fill_more(p, MARKER_ONWARD,
		    arena_printf(p->a, "%s?after=%lld", url,
			(long long)list.at[n - 1].card.id));
	return true;
}

/* The snapshots of a span from its start on, at most max. */
static bool
find_fronts(struct page *p, int64_t from, int64_t to, size_t max, int64_t *at,
    size_t *n, struct fault *f)
{
	int64_t t = from - 1;

	for (*n = 0; *n < max; at[(*n)++] = t) {
		enum found found = snapshot_after(p->db, t, &t, f);

		if (found == FAULTED)
			return false;
		if (found == ABSENT || t >= to)
			break;
	}
	return true;
}

/* The first snapshot of each hour. */
static bool
thin_fronts(struct page *p, const struct archive_place *at, int64_t *list,
    size_t *n, struct fault *f)
{
	size_t got;

	*n = 0;
	for (int64_t t = at->from; t < at->to && *n < FRONTS_MAX; t += HOUR_S) {
		if (!find_fronts(p, t, t + HOUR_S, 1, list + *n, &got, f))
			return false;
		*n += got;
	}
	view_show(p->dict, MARKER_FRONTS_THINNED);
	return true;
}

static bool
fill_fronts(struct page *p, const struct archive_place *at, struct fault *f)
{
	int64_t list[FRONTS_MAX + 1];
	size_t n;

	if (!find_fronts(p, at->from, at->to, FRONTS_MAX + 1, list, &n, f) ||
	    (n > FRONTS_MAX && !thin_fronts(p, at, list, &n, f)))
		return false;
	if (n > 0)
		view_show(p->dict, MARKER_FRONTS_SHOWN);
	for (size_t i = 0; i < n; i++) {
		struct view_dict *d = view_add(p->dict, MARKER_FRONT);

		view_set(
		    d, MARKER_FRONT_URL, archive_front_address(p, list[i]));
		view_set(d, MARKER_FRONT_TIME,
		    stamp_clock(p->a, &p->site->conf->zones, list[i]));
	}
	return true;
}

static bool
send_day(struct page *p, const struct archive_place *at,
    const struct start *start, const char *url, struct fault *f)
{
	p->dict = view_dict_new(p->a);
	if (!fill_stories(p, at, start, url, f) ||
	    (start->id == 0 && !fill_fronts(p, at, f)) ||
	    !archive_fill_pager(p, at, f))
		return false;
	p->is_page = true;
	p->canonical = start->id == 0
			   ? url
			   : arena_printf(p->a, "%s?%s", url, start->query);
	p->title = stamp_date_words(p->a, &at->date);
	p->feed = arena_printf(p->a, "%sfeed", url);
	p->feed_title = p->title;
	view_set(p->dict, MARKER_HEADLINE, p->title);
	archive_set_trail(p, &at->date);
	jsonld_section(p);
	return page_send(p, TEMPLATE_ARCHIVE_DAY, f);
}

bool
archive_day(struct page *p, const struct archive_place *at, struct fault *f)
{
	const char *url = archive_address(p->a, &at->date);
	struct start start;

	switch (load_start(p, at, &start, f)) {
	case FOUND:
		break;
	case ABSENT:
		page_error(p, 404);
		return true;
	default:
		return false;
	}
	if (!page_is_canonical(p, url, start.query) || page_is_fresh(p))
		return true;
	return send_day(p, at, &start, url, f);
}

static const char *
feed_address(
    struct page *p, const struct stamp_date *date, enum feed_format format)
{
	return date->year == 0
		   ? NULL
		   : arena_printf(p->a, "%sfeed.%s",
			 archive_address(p->a, date), feed_suffix(format));
}

/* A day that is over holds the same for good, but for what is withdrawn. */
static bool
send_feed(struct page *p, const struct archive_place *at, struct feed *feed,
    struct fault *f)
{
	struct stamp_date earlier, later;

	if (!day_newest(
		p->db, p->a, at->from, at->to, FEED_MAX, &feed->cards, f) ||
	    !archive_neighbours(p, at, &earlier, &later, f))
		return false;
	feed->id = arena_printf(p->a, "archive/%04d-%02d-%02d", at->date.year,
	    at->date.month, at->date.day);
	feed->title = stamp_date_words(p->a, &at->date);
	feed->home = archive_address(p->a, &at->date);
	feed->is_archive = p->edition.changed_at >= at->to;
	feed->current =
	    arena_printf(p->a, "/feed.%s", feed_suffix(feed->format));
	feed->prev = feed_address(p, &earlier, feed->format);
	feed->next = feed_address(p, &later, feed->format);
	return feed_send(p, feed, f);
}

bool
page_archive_feed(struct page *p, struct fault *f)
{
	struct archive_place at;
	struct feed feed = {0};
	enum found found = ABSENT;

	if (archive_parse(p, &at) && at.date.day != 0 &&
	    strncmp(at.rest, "feed.", 5) == 0 &&
	    feed_format_of(at.rest, &feed.format))
		found = archive_has_stories(p, at.from, at.to, f);
	if (found == ABSENT)
		page_error(p, 404);
	if (found != FOUND)
		return found == ABSENT;
	p->skin = SKIN_FULL; /* feeds have one address */
	feed.self = feed_address(p, &at.date, feed.format);
	if (!page_is_canonical(p, feed.self, "") || page_is_fresh(p))
		return true;
	return send_feed(p, &at, &feed, f);
}
