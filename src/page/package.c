/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A package: what editors put together for a running story, and the newest of
 * it. Large ones are shown in parts, the same in both skins, so that each
 * keeps within the bytes of the low one.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "http/request.h"
#include "page/address.h"
#include "page/card.h"
#include "page/jsonld.h"
#include "page/link.h"
#include "page/package.h"
#include "page/page.h"
#include "page/section.h"
#include "store/package.h"
#include "store/story.h"

#include "base/banned.h"

enum {
	LATEST = 10,
	PART_BYTES = 8000, /* of the texts in one part, before gzip */
	ITEM_BYTES = 40    /* what an item costs besides its texts, after it */
};

/* Profiles and key stories say what they are about. */
static bool
is_told(const struct package_group *g)
{
	return strcmp(g->kind, "key") == 0 || strcmp(g->kind, "profiles") == 0;
}

/* Whether readers see an item: what happened stands without its story, too. */
static bool
is_seen(const struct package_item *item)
{
	return item->card != NULL || item->text[0] != '\0';
}

static size_t
cost(const struct package_group *g, const struct package_item *item)
{
	size_t n = ITEM_BYTES + strlen(item->text) + strlen(item->url) +
		   strlen(item->site);

	if (item->card != NULL) {
		n += strlen(item->card->short_headline) +
		     strlen(item->card->slug);
		if (is_told(g))
			n += strlen(item->card->standfirst);
	}
	return n;
}

/* "27 July 1953" of a date of the timeline, which was checked. */
static const char *
date_words(struct arena *a, const char *date)
{
	struct stamp_date d = {(int)strtol(date, NULL, 10), 0, 0};

	if (strlen(date) > 4)
		d.month = (int)strtol(date + 5, NULL, 10);
	if (strlen(date) > 7)
		d.day = (int)strtol(date + 8, NULL, 10);
	return stamp_date_words(a, &d);
}

static void
fill_event(
    struct page *p, struct view_dict *d, const struct package_item *item)
{
	struct view_dict *words;

	view_set(d, MARKER_EVENT_ISO, item->date);
	view_set(d, MARKER_EVENT_DATE, date_words(p->a, item->date));
	words = view_add(d, item->card != NULL ? MARKER_EVENT_LINKED
					       : MARKER_EVENT_PLAIN);
	view_set(words, MARKER_EVENT_TEXT, item->text);
	if (item->card != NULL)
		view_set(words, MARKER_EVENT_URL,
		    address_story(p->a, item->card));
}

static void
fill_story(struct page *p, struct view_dict *d, const struct package_group *g,
    const struct package_item *item)
{
	struct card c = *item->card;

	/* That it is of this package goes without saying. */
	c.label = c.section_name;
	card_fill_line(p, d, &c);
	if (is_told(g) && c.standfirst[0] != '\0')
		view_set(view_add(d, MARKER_ITEM_ABOUT),
		    MARKER_ITEM_STANDFIRST, c.standfirst);
}

static void
fill_item(struct page *p, struct view_dict *d, const struct package_group *g,
    const struct package_item *item)
{
	if (item->date[0] != '\0') {
		fill_event(p, view_add(d, MARKER_ITEM_EVENT), item);
	} else if (item->card != NULL) {
		fill_story(p, view_add(d, MARKER_ITEM_STORY), g, item);
	} else {
		struct link l = {.url = item->url,
		    .title = item->text,
		    .site = item->site,
		    .kind = "",
		    .dead_since = item->dead_since};

		link_fill(p, view_add(d, MARKER_ITEM_LINK), &l);
	}
}

/* Where filling has come to. */
struct filling {
	struct package_part *part;
	struct view_dict *group; /* the one at hand, once it is shown */
	size_t bytes;            /* of the part at hand */
	bool goes_on;            /* the group at hand began before */
	bool has_any;
};

static void
place_item(struct page *p, struct filling *at, const struct package_group *g,
    const struct package_item *item)
{
	size_t more = cost(g, item);

	if (at->bytes > 0 && at->bytes + more > PART_BYTES) {
		at->part->last++;
		at->bytes = 0;
	}
	at->bytes += more;
	at->has_any = true;
	if (at->part->last == at->part->number) {
		if (at->group == NULL) {
			at->group = view_add(p->dict, MARKER_GROUP);
			view_set(at->group, MARKER_GROUP_TITLE, g->title);
			if (at->goes_on)
				view_show(at->group, MARKER_GROUP_GOES_ON);
		}
		fill_item(
		    p, view_add(at->group, MARKER_GROUP_ITEM), g, item);
	}
	at->goes_on = true;
}

/*
 * Fill the items of the part, and find how many parts there are. A part ends
 * where the next item would not fit; a group that goes on says so. Whether
 * any item is seen at all.
 */
static bool
fill_groups(
    struct page *p, const struct package *package, struct package_part *part)
{
	struct filling at = {.part = part};

	part->last = 1;
	for (size_t i = 0; i < package->n; i++) {
		const struct package_group *g = &package->group[i];

		at.group = NULL;
		at.goes_on = false;
		for (size_t j = 0; j < g->n; j++) {
			if (is_seen(&g->item[j]))
				place_item(p, &at, g, &g->item[j]);
		}
	}
	return at.has_any;
}

/* The list that keeps itself, on the first part; *n is how many there are. */
static bool
fill_latest(struct page *p, const struct section *s, const char *url,
    size_t *n, struct fault *f)
{
	struct card_list list;

	if (!listing_newest(p->db, p->a, s->id, LATEST + 1, &list, f))
		return false;
	*n = list.n;
	for (size_t i = 0; i < list.n && i < LATEST; i++) {
		struct card c = list.at[i];

		if (i == 0)
			view_show(p->dict, MARKER_LATEST_SHOWN);
		c.label = c.section_name;
		card_fill_line(p, view_add(p->dict, MARKER_LATEST), &c);
	}
	if (list.n > LATEST)
		view_set(view_add(p->dict, MARKER_OLDER), MARKER_PAGER_URL,
		    arena_printf(p->a, "%s?before=%lld", url,
			(long long)list.at[LATEST - 1].id));
	return true;
}

static void
fill_parts(struct page *p, const struct package_part *part)
{
	struct view_dict *d;

	if (part->last == 1)
		return;
	d = view_add(p->dict, MARKER_PACKAGE_PARTS);
	view_set_int(d, MARKER_PART, part->number);
	view_set_int(d, MARKER_PARTS_LAST, part->last);
	if (part->number > 1)
		view_set(view_add(d, MARKER_PART_BEFORE), MARKER_PART_URL,
		    package_part_url(p, part, part->number - 1));
	if (part->number < part->last)
		view_set(view_add(d, MARKER_PART_AFTER), MARKER_PART_URL,
		    package_part_url(p, part, part->number + 1));
}

static bool
send(struct page *p, const struct section *s, const struct package *package,
    struct package_part *part, struct fault *f)
{
	size_t n = 0;
	bool has_any;

	p->dict = view_dict_new(p->a);
	has_any = fill_groups(p, package, part);
	if (part->number > part->last) {
		page_error(p, 404);
		return true;
	}
	if (!page_is_canonical(p, part->url, part->query) || page_is_fresh(p))
		return true;
	if ((part->number == 1 && !fill_latest(p, s, part->url, &n, f)) ||
	    !section_trail(p->db, p->a, s->id, &p->trail, f))
		return false;
	if (!has_any && n == 0)
		view_show(p->dict, MARKER_EMPTY);
	view_set(p->dict, MARKER_HEADLINE, s->name);
	if (s->intro[0] != '\0')
		view_set(view_add(p->dict, MARKER_INTRO_SHOWN), MARKER_INTRO,
		    s->intro);
	package_fill_state(p, p->dict, package->closed, package->opened);
	fill_parts(p, part);
	p->is_page = true;
	p->canonical = package_part_url(p, part, part->number);
	p->feed = address_feed(p->a, s->path);
	p->feed_title = s->name;
	p->title = s->name;
	p->description = s->intro;
	jsonld_section(p);
	return page_send(p, TEMPLATE_PACKAGE, f);
}

void
package_fill_state(
    struct page *p, struct view_dict *d, int64_t closed, int64_t open)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	int64_t at = closed != 0 ? closed : open;

	view_show(d, closed != 0 ? MARKER_PACKAGE_CLOSED : MARKER_PACKAGE_OPEN);
	view_set(d, MARKER_PACKAGE_DATE, stamp_day(p->a, zones, at));
	view_set(d, MARKER_PACKAGE_ISO, stamp_iso(p->a, at));
}

const char *
package_part_url(
    struct page *p, const struct package_part *part, int64_t number)
{
	return number == 1 ? part->url
			   : arena_printf(p->a, "%s?page=%lld", part->url,
				 (long long)number);
}

bool
package_part_of(
    struct page *p, const struct section *s, struct package_part *part)
{
	const char *value = request_param(p->req, "page");

	*part = (struct package_part){
	    1, 1, address_section(p->a, s->path), ""};
	if (value != NULL && (!address_parse_number(value, &part->number) ||
				 part->number > INT32_MAX))
		return false;
	if (part->number > 1)
		part->query = arena_printf(
		    p->a, "page=%lld", (long long)part->number);
	return true;
}

bool
package_show(struct page *p, const struct section *s, struct fault *f)
{
	struct package_part part;
	struct package package;

	if (!package_part_of(p, s, &part)) {
		page_error(p, 404);
		return true;
	}
	switch (package_load(p->db, p->a, s, &package, f)) {
	case FOUND:
		return send(p, s, &package, &part, f);
	case ABSENT:
		page_error(p, 404);
		return true;
	default:
		return false;
	}
}
