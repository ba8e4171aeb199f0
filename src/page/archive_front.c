/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The front page as it stood: the headlines of then, the addresses of now. A
 * story that has been withdrawn since is left out, and so is a section that
 * is gone. The address has the time as the first zone's clock showed it; in
 * an hour that comes twice also how far the clock was ahead of UTC,
 * "front-0130+0100", so that each snapshot has an address of its own.
 */
#include <jansson.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "page/address.h"
#include "page/archive.h"
#include "page/front.h"
#include "page/page.h"
#include "store/picture.h"
#include "store/revision.h"
#include "store/snapshot.h"
#include "story/document.h"

#include "base/banned.h"

enum { DOCUMENT_BYTES_MAX = 16 << 20, CARDS_MAX = 1000 };

/* A layout on its way to being cards. */
struct reading {
	struct page *p;
	struct arena *scratch; /* for one document at a time */
	size_t n;              /* stories met so far */
};

char *
archive_front_address(struct page *p, int64_t at)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	struct stamp_date date = stamp_date_of(zones, at);
	char *address = arena_printf(p->a, "%sfront-%s",
	    archive_address(p->a, &date), stamp_clock(p->a, zones, at));
	char *o = strstr(address, "front-");

	for (const char *c = o; *c != '\0'; c++) {
		if (*c != ':')
			*o++ = *c;
	}
	*o = '\0';
	return address;
}

/* "front-0130+0100", perhaps with slashes behind it, as a time of that day. */
static bool
parse_time(struct page *p, const struct archive_place *at, int64_t *t)
{
	const char *c = at->rest + strlen("front-"), *offset = c + 4;
	size_t n = strcspn(c, "/");

	if (n < 4 || strspn(c, "0123456789") < 4 ||
	    strspn(c + n, "/") != strlen(c + n))
		return false;
	return stamp_parse(&p->site->conf->zones,
	    arena_printf(p->a, "%04d-%02d-%02d %.2s:%.2s%.*s", at->date.year,
		at->date.month, at->date.day, c, c + 2, (int)(n - 4), offset),
	    t);
}

/* What a card says of a story, as it was in a document. */
static void
set_back(struct page *p, const struct document *d, struct card *c)
{
	struct arena *a = p->a;
	const char *brief =
	    d->short_headline[0] != '\0' ? d->short_headline : d->headline;

	c->headline = arena_string(a, d->headline);
	c->short_headline = arena_string(a, brief);
	c->standfirst = arena_string(a, d->standfirst);
	c->kind = d->kind[0] == '\0' ? "news" : arena_string(a, d->kind);
	c->language = arena_string(a, d->language);
	c->updated = d->updated;
	c->picture = (struct picture){.hash = "", .alt = "", .focus = ""};
	if (d->n_pictures == 0 ||
	    picture_is_down(p->db, d->pictures[0].hash, clock_now()))
		return;
	c->picture.hash = arena_string(a, d->pictures[0].hash);
	c->picture.width = d->pictures[0].width;
	c->picture.height = d->pictures[0].height;
	c->picture.alt = arena_string(a, d->pictures[0].alt);
	c->picture.focus = arena_string(a, d->pictures[0].focus);
}

/* ABSENT: readers may not see it, any more or at all. */
static enum found
load_card(struct reading *r, int64_t id, int64_t revision, struct card *c,
    struct fault *f)
{
	struct arena *a = r->p->a;
	struct revision then;
	struct document d;
	struct story story;
	enum found found = story_by_id(r->p->db, a, id, &story, f);

	if (found == FOUND && (!story.is_live || story.card.page[0] != '\0'))
		return ABSENT;
	arena_reset(r->scratch);
	if (found == FOUND)
		found =
		    revision_load(r->p->db, r->scratch, id, revision, &then, f);
	if (found != FOUND)
		return found;
	if (!document_from_json(r->scratch, then.document, &d, f)) {
		fault_at(f, "story %lld, revision %lld", (long long)id,
		    (long long)revision);
		return FAULTED;
	}
	*c = story.card;
	set_back(r->p, &d, c);
	return FOUND;
}

static bool
refuse(struct fault *f)
{
	return fault_set(f, FAULT_DATA, "the layout is not what we write");
}

/* "[[12,1],[7,3]]" as cards, of those that readers may see. */
static bool
read_cards(
    struct reading *r, json_t *pairs, struct card_list *list, struct fault *f)
{
	size_t n = json_array_size(pairs);

	r->n += n;
	if (!json_is_array(pairs) || r->n > CARDS_MAX)
		return refuse(f);
	list->n = 0;
	list->at = arena_zalloc(r->p->a, n + 1, sizeof(*list->at));
	for (size_t i = 0; i < n; i++) {
		json_t *pair = json_array_get(pairs, i);
		json_t *story = json_array_get(pair, 0);
		json_t *revision = json_array_get(pair, 1);

		if (json_array_size(pair) != 2 || !json_is_integer(story) ||
		    !json_is_integer(revision))
			return refuse(f);
		switch (load_card(r, json_integer_value(story),
		    json_integer_value(revision), &list->at[list->n], f)) {
		case FOUND:
			list->n++;
			break;
		case ABSENT:
			break;
		default:
			return false;
		}
	}
	return true;
}

/* "[5,[[12,1],[7,3]]]"; nothing when the section or all of it is gone. */
static bool
read_block(
    struct reading *r, json_t *pair, struct front *front, struct fault *f)
{
	struct front_block *b = &front->block[front->n_blocks];
	json_t *section = json_array_get(pair, 0);

	if (json_array_size(pair) != 2 || !json_is_integer(section))
		return refuse(f);
	if (!read_cards(r, json_array_get(pair, 1), &b->cards, f))
		return false;
	switch (section_by_id(
	    r->p->db, r->p->a, json_integer_value(section), &b->section, f)) {
	case FOUND:
		/* Not a writer with the number of a section that is gone. */
		if (b->cards.n > 0 && b->section.kind == SECTION_SECTION)
			front->n_blocks++;
		return true;
	case ABSENT:
		return true;
	default:
		return false;
	}
}

static bool
read_front(
    struct reading *r, json_t *layout, struct front *front, struct fault *f)
{
	json_t *blocks = json_object_get(layout, "blocks");
	size_t n = json_array_size(blocks);

	if (!json_is_array(blocks) || n > CARDS_MAX)
		return refuse(f);
	if (!read_cards(r, json_object_get(layout, "top"), &front->top, f))
		return false;
	front->n_blocks = 0;
	front->block = arena_zalloc(r->p->a, n + 1, sizeof(*front->block));
	for (size_t i = 0; i < n; i++) {
		if (!read_block(r, json_array_get(blocks, i), front, f))
			return false;
	}
	return true;
}

/* The layout of the snapshot made at. */
static bool
parse_layout(struct page *p, int64_t at, const char *text, struct front *front,
    struct fault *f)
{
	struct reading r = {.p = p};
	json_t *layout = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	bool ok;

	if (layout == NULL) {
		refuse(f);
		return fault_at(f, "front page of %s", stamp_iso(p->a, at));
	}
	r.scratch = arena_new(DOCUMENT_BYTES_MAX);
	ok = read_front(&r, layout, front, f);
	arena_free(r.scratch);
	json_decref(layout);
	return ok || fault_at(f, "front page of %s", stamp_iso(p->a, at));
}

static void
fill_other(struct page *p, struct view_dict *d, enum marker shown, int64_t at)
{
	struct view_dict *link = view_add(d, shown);
	const struct stamp_zones *zones = &p->site->conf->zones;

	view_set(link, MARKER_STOOD_URL, archive_front_address(p, at));
	view_set(link, MARKER_STOOD_TIME,
	    arena_printf(p->a, "%s, %s", stamp_list(p->a, zones, at),
		stamp_clock(p->a, zones, at)));
}

/* What the page says of itself, and the snapshots before and after. */
static bool
fill_head(struct page *p, int64_t at, struct fault *f)
{
	struct view_dict *d = view_add(p->dict, MARKER_AS_IT_STOOD);
	const char *stamp = stamp_full(p->a, &p->site->conf->zones, at);
	const char *layout;
	int64_t other;
	enum found found;

	view_set(d, MARKER_STOOD_STAMP, stamp);
	view_set(d, MARKER_STOOD_ISO, stamp_iso(p->a, at));
	found = snapshot_before(p->db, p->a, at, &other, &layout, f);
	if (found == FOUND)
		fill_other(p, d, MARKER_STOOD_BEFORE, other);
	if (found != FAULTED)
		found = snapshot_after(p->db, at, &other, f);
	if (found == FOUND)
		fill_other(p, d, MARKER_STOOD_AFTER, other);
	p->title =
	    arena_printf(p->a, "The front page as it stood on %s", stamp);
	return found != FAULTED;
}

/* Down to the day, as far as there are pages of them. */
static bool
set_trail(struct page *p, const struct archive_place *at, struct fault *f)
{
	struct stamp_date date = {0};

	for (int i = 0; i < 3; i++) {
		struct stamp_date deeper = date;
		int64_t from, to;

		if (i == 0)
			deeper.year = at->date.year;
		else if (i == 1)
			deeper.month = at->date.month;
		else
			deeper.day = at->date.day;
		stamp_span(&p->site->conf->zones, &deeper, &from, &to);
		switch (archive_has_stories(p, from, to, f)) {
		case FOUND:
			date = deeper;
			break;
		case ABSENT:
			i = 3;
			break;
		default:
			return false;
		}
	}
	archive_set_trail(p, &date);
	return true;
}

static bool
send_front(struct page *p, const struct archive_place *at, int64_t t,
    const char *layout, struct fault *f)
{
	struct front front;

	p->dict = view_dict_new(p->a);
	if (!parse_layout(p, t, layout, &front, f) || !fill_head(p, t, f) ||
	    !set_trail(p, at, f))
		return false;
	if (front.top.n == 0 && front.n_blocks == 0)
		view_show(p->dict, MARKER_STOOD_EMPTY);
	front_fill(p, &front);
	p->is_page = true;
	p->is_noindex = true;
	p->canonical = archive_front_address(p, t);
	return page_send(p, TEMPLATE_FRONT, f);
}

bool
archive_front(struct page *p, const struct archive_place *at, struct fault *f)
{
	const char *layout;
	enum found found = ABSENT;
	int64_t t;

	if (parse_time(p, at, &t))
		found = snapshot_load(p->db, p->a, t, &layout, f);
	if (found == ABSENT)
		page_error(p, 404);
	if (found != FOUND)
		return found == ABSENT;
	if (!page_is_canonical(p, archive_front_address(p, t), "") ||
	    page_is_fresh(p))
		return true;
	return send_front(p, at, t, layout, f);
}
