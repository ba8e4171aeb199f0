/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is in a feed. The feed of a list has its newest stories, and all whose
 * numbers are of the block that is not full yet. The rest goes by blocks of
 * numbers, which hold the same for good: archive pages (RFC 5005), linked
 * from each to the one before. A search's feed has its newest stories.
 */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "http/request.h"
#include "http/urlencoded.h"
#include "page/address.h"
#include "page/feed.h"
#include "page/page.h"
#include "page/search.h"
#include "store/db.h"

#include "base/banned.h"

enum { NEWEST = 25, BLOCK = 25 };

/* Blocks count from 1, as numbers do. */
static int64_t
block_of(int64_t number)
{
	return (number - 1) / BLOCK + 1;
}

/*
 * "/world/feed.atom" taken apart: "world", and where its pages are. In the
 * low skin feeds are the same, so they have one address.
 */
static bool
take_path(struct page *p, const char **list, struct feed *feed)
{
	const char *slash = strrchr(p->path, '/');

	p->skin = SKIN_FULL;
	if (!feed_format_of(p->path, &feed->format))
		return false;
	*list = slash == p->path ? ""
				 : arena_copy(p->a, p->path + 1,
				       (size_t)(slash - p->path - 1));
	return true;
}

static const char *
address(
    struct page *p, const char *list, enum feed_format format, int64_t archive)
{
	const char *suffix = feed_suffix(format);
	const char *path =
	    list[0] == '\0' ? arena_printf(p->a, "/feed.%s", suffix)
			    : arena_printf(p->a, "/%s/feed.%s", list, suffix);

	return archive == 0 ? path
			    : arena_printf(p->a, "%s?archive=%lld", path,
				  (long long)archive);
}

/* The archive page of the list before, or behind, a number. */
static bool
find_neighbour(struct page *p, const struct section *s, enum feed_format format,
    bool is_before, int64_t number, const char **path, struct fault *f)
{
	int64_t found;

	if (!listing_neighbour(p->db, s->id, is_before, number, &found, f))
		return false;
	if (found != 0 && block_of(found) < block_of(p->edition.next_story))
		*path = address(p, s->path, format, block_of(found));
	return true;
}

static bool
has_card(const struct card_list *list, int64_t id)
{
	for (size_t i = 0; i < list->n; i++) {
		if (list->at[i].id == id)
			return true;
	}
	return false;
}

/* The cards of more that are not there yet, behind the others. */
static void
append(struct arena *a, struct card_list *list, const struct card_list *more)
{
	struct card *at = arena_zalloc(a, list->n + more->n, sizeof(*at));
	size_t n = list->n;

	if (n > 0)
		memcpy(at, list->at, n * sizeof(*at));
	for (size_t i = 0; i < more->n; i++) {
		if (!has_card(list, more->at[i].id))
			at[n++] = more->at[i];
	}
	list->at = at;
	list->n = n;
}

static bool
load_current(
    struct page *p, const struct section *s, struct feed *feed, struct fault *f)
{
	int64_t last = block_of(p->edition.next_story) * BLOCK,
		first = last - BLOCK + 1;
	struct card_list block;

	if (!listing_newest(p->db, p->a, s->id, NEWEST, &feed->cards, f) ||
	    !listing_block(p->db, p->a, s->id, first, last, &block, f) ||
	    !departed_newest(p->db, p->a, s->id, NEWEST, &feed->departed, f) ||
	    !find_neighbour(p, s, feed->format, true, first, &feed->prev, f))
		return false;
	append(p->a, &feed->cards, &block);
	return true;
}

static bool
load_archive(struct page *p, const struct section *s, int64_t archive,
    struct feed *feed, struct fault *f)
{
	int64_t last = archive * BLOCK, first = last - BLOCK + 1;

	feed->is_archive = true;
	feed->current = address(p, s->path, feed->format, 0);
	return listing_block(
		   p->db, p->a, s->id, first, last, &feed->cards, f) &&
	       departed_block(
		   p->db, p->a, s->id, first, last, &feed->departed, f) &&
	       find_neighbour(
		   p, s, feed->format, true, first, &feed->prev, f) &&
	       find_neighbour(p, s, feed->format, false, last, &feed->next, f);
}

static bool
send_list(struct page *p, const struct section *s, struct feed *feed,
    int64_t archive, struct fault *f)
{
	feed->id = s->path[0] == '\0' ? "list"
				      : arena_printf(p->a, "list/%s", s->path);
	feed->title = s->kind == SECTION_FRONT ? "" : s->name;
	feed->is_programme = s->kind == SECTION_PROGRAMME;
	feed->about = s->intro;
	feed->home = address_section(p->a, s->path);
	feed->self = address(p, s->path, feed->format, archive);
	if (archive == 0)
		return load_current(p, s, feed, f) && feed_send(p, feed, f);
	if (!load_archive(p, s, archive, feed, f))
		return false;
	if (feed->cards.n + feed->departed.n > 0)
		return feed_send(p, feed, f);
	page_error(p, 404);
	return true;
}

/* Where the list was before its section was moved. */
static bool
send_elsewhere(
    struct page *p, const char *list, enum feed_format format, struct fault *f)
{
	const char *now = NULL;

	switch (section_alias(p->db, p->a, list, &now, f)) {
	case FOUND:
		page_is_canonical(p, address(p, now, format, 0), "");
		return true;
	case ABSENT:
		page_error(p, 404);
		return true;
	default:
		return false;
	}
}

bool
page_feed(struct page *p, struct fault *f)
{
	const char *value = request_param(p->req, "archive"), *list;
	struct feed feed = {0};
	struct section s;
	int64_t archive = 0;

	if (!take_path(p, &list, &feed) ||
	    (value != NULL &&
		(!address_parse_number(value, &archive) ||
		    archive >= block_of(p->edition.next_story)))) {
		page_error(p, 404);
		return true;
	}
	switch (section_by_path(p->db, p->a, list, &s, f)) {
	case FOUND:
		break;
	case ABSENT:
		return send_elsewhere(p, list, feed.format, f);
	default:
		return false;
	}
	if (!page_is_canonical(p, address(p, s.path, feed.format, 0),
		archive == 0
		    ? ""
		    : arena_printf(p->a, "archive=%lld", (long long)archive)) ||
	    page_is_fresh(p))
		return true;
	return send_list(p, &s, &feed, archive, f);
}

/* The cards of what a search found. */
static struct card_list
cards_of(struct arena *a, const struct search_hits *hits)
{
	struct card_list list = {
	    hits->n, arena_zalloc(a, hits->n, sizeof(struct card))};

	for (size_t i = 0; i < hits->n; i++)
		list.at[i] = hits->at[i].card;
	return list;
}

/*
 * The newest of a search. One that takes too long is a 503: followers would
 * take an empty feed for an answer.
 */
static bool
search(struct page *p, const char *text, struct feed *feed, struct fault *f)
{
	struct search_hits hits = {0};
	struct query q;
	bool ok = true;

	if (!search_understand(p, text, &q, f))
		return false;
	if (!search_is_empty(&q) && q.search.from < q.search.to) {
		db_budget_begin(p->db);
		ok = search_newest(
		    p->db, p->a, &q.search, INT64_MAX, NEWEST, &hits, f);
		db_budget_end(p->db);
	}
	feed->cards = cards_of(p->a, &hits);
	return ok;
}

bool
page_search_feed(struct page *p, struct fault *f)
{
	const char *text = search_param(p), *query, *list;
	struct feed feed = {0};

	if (!take_path(p, &list, &feed) || text[0] == '\0') {
		page_error(p, 404);
		return true;
	}
	query = arena_printf(p->a, "q=%s", urlencoded_value(p->a, text));
	feed.self = arena_printf(
	    p->a, "/search/feed.%s?%s", feed_suffix(feed.format), query);
	feed.home = arena_printf(p->a, "/search?%s", query);
	feed.id = arena_printf(p->a, "search?%s", query);
	feed.title = arena_printf(p->a, "search for %s", text);
	if (!page_is_canonical(p,
		arena_printf(p->a, "/search/feed.%s", feed_suffix(feed.format)),
		query) ||
	    page_is_fresh(p))
		return true;
	return search(p, text, &feed, f) && feed_send(p, &feed, f);
}
