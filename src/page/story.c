/* SPDX-License-Identifier: Apache-2.0 */
/* A story, and a standing page, which is a story without a section. */
#include "page/story.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "http/request.h"
#include "page/address.h"
#include "page/card.h"
#include "page/debate.h"
#include "page/help.h"
#include "page/history.h"
#include "page/jsonld.h"
#include "page/live.h"
#include "page/link.h"
#include "page/notice.h"
#include "page/page.h"
#include "store/story.h"

#include "base/banned.h"

enum { MORE = 10 };

/* A name, and where the writer's other stories are. */
static void
fill_name(struct page *p, struct view_dict *d, const struct byline *b)
{
	struct view_dict *name = view_add(d,
	    b->path[0] != '\0' ? MARKER_BYLINE_LINKED : MARKER_BYLINE_NAMED);

	view_set(name, MARKER_BYLINE_NAME, b->name);
	if (b->path[0] != '\0')
		view_set(name, MARKER_BYLINE_URL,
		    address_section(p->a, b->path));
}

/* "By A, role, in X, B in Y and C": the words are the template's. */
static void
fill_bylines(struct page *p, const struct byline_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct byline *b = &list->at[i];
		struct view_dict *d;

		if (i == 0)
			view_show(p->dict, MARKER_BYLINE_SHOWN);
		d = view_add(p->dict, MARKER_BYLINE);
		if (b->name[0] != '\0') {
			view_show(d, i == 0             ? MARKER_BYLINE_FIRST
				     : i + 1 == list->n ? MARKER_BYLINE_LAST
							: MARKER_BYLINE_NEXT);
			fill_name(p, d, b);
		}
		if (b->role[0] != '\0')
			view_set(view_add(d, MARKER_BYLINE_ROLED),
			    MARKER_BYLINE_ROLE, b->role);
		if (b->place[0] != '\0')
			view_set(view_add(d, MARKER_BYLINE_PLACED),
			    MARKER_BYLINE_PLACE, b->place);
	}
}

static bool
load_see_also(struct page *p, int64_t id, struct fault *f)
{
	struct card_list list;

	if (!story_see_also(
		p->db, p->a, id, p->site->conf->see_also_max, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		if (i == 0)
			view_show(p->dict, MARKER_SEE_ALSO_SHOWN);
		card_fill_line(
		    p, view_add(p->dict, MARKER_SEE_ALSO), &list.at[i]);
	}
	return true;
}

static bool
load_links(struct page *p, int64_t id, struct fault *f)
{
	const char *disclaimer = p->site->conf->disclaimer;
	struct link_list list;

	if (!story_links(p->db, p->a, id, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		if (i == 0) {
			view_show(p->dict, MARKER_LINKS_SHOWN);
			if (disclaimer[0] != '\0')
				view_set(
				    view_add(p->dict, MARKER_DISCLAIMER_SHOWN),
				    MARKER_DISCLAIMER, disclaimer);
		}
		link_fill(p, view_add(p->dict, MARKER_LINK), &list.at[i]);
	}
	return true;
}

/* The newest of the same section, at the foot of the page. */
static bool
load_more(struct page *p, const struct story *s, struct fault *f)
{
	struct card_list list;
	struct view_dict *d = NULL;

	if (!listing_newest(p->db, p->a, s->section, MORE + 1, &list, f))
		return false;
	for (size_t i = 0, n = 0; i < list.n && n < MORE; i++) {
		if (list.at[i].id == s->card.id)
			continue;
		if (n++ == 0) {
			d = p->dict;
			view_show(d, MARKER_MORE_SHOWN);
			view_set(d, MARKER_MORE_NAME, s->card.section_name);
			view_set(d, MARKER_MORE_URL,
			    address_section(p->a, s->card.path));
		}
		card_fill_line(p, view_add(d, MARKER_MORE), &list.at[i]);
	}
	return true;
}

static void
fill_stamps(struct page *p, const struct story *s)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	struct view_dict *d;

	view_set(p->dict, MARKER_STAMP, stamp_full(p->a, zones, s->published));
	view_set(p->dict, MARKER_STAMP_ISO, stamp_iso(p->a, s->published));
	/* Shown to the minute, so a change within one is none. */
	if (s->card.updated / 60 == s->published / 60)
		return;
	d = view_add(p->dict, MARKER_UPDATED_SHOWN);
	view_set(d, MARKER_UPDATED, stamp_full(p->a, zones, s->card.updated));
	view_set(d, MARKER_UPDATED_ISO, stamp_iso(p->a, s->card.updated));
	if (s->updated_why[0] != '\0')
		view_set(view_add(d, MARKER_UPDATED_WHY_SHOWN),
		    MARKER_UPDATED_WHY, s->updated_why);
}

/* Its corrections, its age, and where its history is. */
static bool
load_record(struct page *p, const struct story *s, bool is_last,
    struct correction_list *list, struct fault *f)
{
	struct view_dict *d;
	int64_t years;

	if (!correction_of_story(p->db, p->a, s->card.id, list, f))
		return false;
	notice_fill_all(p, list, is_last);
	if (notice_age(p, s, &years) != 0)
		view_set(view_add(p->dict, MARKER_AGE_SHOWN), MARKER_AGE,
		    notice_age_words(p, years));
	if (!is_last || s->revision == 1)
		return true;
	d = view_add(p->dict, MARKER_HISTORY_SHOWN);
	view_set(d, MARKER_HISTORY_URL, history_address(p, s->card.id));
	view_set_int(d, MARKER_COUNT, s->revision);
	return true;
}

static void
fill_heading(struct page *p, const struct story *s)
{
	const struct card *c = &s->card;

	view_set(p->dict, MARKER_HEADLINE, c->headline);
	if (c->standfirst[0] != '\0') {
		view_show(p->dict, MARKER_STANDFIRST_SHOWN);
		view_set(p->dict, MARKER_STANDFIRST, c->standfirst);
	}
	card_fill_kind(p, p->dict, c->kind);
	if (s->source[0] != '\0')
		view_set(view_add(p->dict, MARKER_SOURCE_SHOWN), MARKER_SOURCE,
		    s->source);
	if (s->licence[0] != '\0')
		view_set(view_add(p->dict, MARKER_LICENCE_SHOWN),
		    MARKER_LICENCE, s->licence);
	card_fill_language(p, p->dict, c->language);
}

/*
 * The low skin shows a long story in parts; the full skin has it whole, and
 * that is what the pager links as the whole.
 */
static void
fill_pager(struct page *p, const char *url, int64_t number, int64_t last,
    const char *whole)
{
	struct view_dict *d = view_add(p->dict, MARKER_PARTS);

	view_set_int(d, MARKER_PART, number);
	view_set_int(d, MARKER_PARTS_LAST, last);
	view_set(d, MARKER_WHOLE_URL, url);
	view_set_int(
	    d, MARKER_WHOLE_KB, (long long)(strlen(whole) + 1023) / 1024);
	/* A heading, so that what goes on below it may begin with a lower one.
	 */
	if (number > 1)
		view_set_int(
		    view_add(p->dict, MARKER_LATER_PART), MARKER_PART, number);
	if (number > 1)
		view_set(view_add(d, MARKER_PART_BEFORE), MARKER_PART_URL,
		    live_page_address(p, url, number - 1));
	if (number < last)
		view_set(view_add(d, MARKER_PART_AFTER), MARKER_PART_URL,
		    live_page_address(p, url, number + 1));
}

/* Of one that was written before entries were, the low skin has parts. */
static bool
is_live_page(const struct story *s)
{
	return s->card.page[0] == '\0' && strcmp(s->card.kind, "live") == 0 &&
	       s->full_pages == s->low_pages;
}

/* How many pages this skin has of it. */
static int64_t
pages_of(const struct page *p, const struct story *s)
{
	return p->skin == SKIN_LOW ? s->low_pages : s->full_pages;
}

/* The body of this skin; with it what only the first or last part has. */
static bool
load_body(struct page *p, const struct story *s, const char *url,
    int64_t number, struct fault *f)
{
	bool is_low = p->skin == SKIN_LOW;
	const char *whole, *html;
	enum found found = story_rendition(
	    p->db, p->a, s->card.id, is_low, number, &html, f);

	/* A live page's breaks are the same in both skins. */
	if (found == FOUND && is_low && s->low_pages > 1 && !is_live_page(s))
		found = story_whole(p->db, p->a, s->card.id, &whole, f);
	if (found == ABSENT)
		fault_set(f, FAULT_UNAVAILABLE,
		    "story %lld has no body; run "
		    "\"broadsheet render\"",
		    (long long)s->card.id);
	if (found != FOUND)
		return false;
	view_set(p->dict, MARKER_BODY, html);
	if (number == 1)
		view_show(p->dict, MARKER_FIRST_PART);
	if (is_live_page(s))
		return live_fill(p, s, url, number, f);
	if (is_low && s->low_pages > 1)
		fill_pager(p, url, number, s->low_pages, whole);
	return true;
}

/* The lists that stand behind the story, on its last part. */
static bool
load_lists(struct page *p, const struct story *s, struct fault *f)
{
	return load_see_also(p, s->card.id, f) &&
	       load_links(p, s->card.id, f) && load_more(p, s, f);
}

/* Its section's feed, and, at the end, what else it can be had as. */
static void
fill_elsewhere(
    struct page *p, const struct story *s, const char *url, bool is_last)
{
	struct view_dict *d;

	p->feed = address_feed(p->a, s->card.path);
	p->feed_title = s->card.section_name;
	if (!is_last)
		return;
	d = view_add(p->dict, MARKER_TWINS);
	view_set(d, MARKER_TEXT_URL, arena_printf(p->a, "%s.txt", url));
	view_set(d, MARKER_NINJS_URL, arena_printf(p->a, "%s.json", url));
	if (p->site->is_copy)
		return;
	d = view_add(d, MARKER_SEND);
	view_set(d, MARKER_EMAIL_URL,
	    arena_printf(p->a, "/email/%lld", (long long)s->card.id));
	view_set(d, MARKER_FEEDBACK_URL,
	    arena_printf(p->a, "/feedback/%lld", (long long)s->card.id));
}

/* The package that is its home, if any. */
static bool
load_package(struct page *p, const struct story *s, struct fault *f)
{
	struct section package;
	struct view_dict *d;

	if (s->package == 0)
		return true;
	if (section_by_id(p->db, p->a, s->package, &package, f) != FOUND)
		return false;
	d = view_add(p->dict, MARKER_PART_OF);
	view_set(d, MARKER_PART_OF_URL, address_section(p->a, package.path));
	view_set(d, MARKER_PART_OF_TITLE, package.name);
	return true;
}

bool
story_fill_top(struct page *p, const struct story *s, bool is_last,
    struct byline_list *bylines, struct correction_list *corrections,
    struct fault *f)
{
	fill_heading(p, s);
	fill_stamps(p, s);
	if (!story_bylines(p->db, p->a, s->card.id, bylines, f) ||
	    !load_package(p, s, f) ||
	    !load_record(p, s, is_last, corrections, f))
		return false;
	fill_bylines(p, bylines);
	return true;
}

static bool
fill_story(struct page *p, const struct story *s, const char *url,
    int64_t number, struct fault *f)
{
	struct correction_list corrections;
	struct byline_list bylines;
	bool is_last = number == pages_of(p, s);

	p->dict = view_dict_new(p->a);
	if (!story_fill_top(p, s, is_last, &bylines, &corrections, f) ||
	    !load_body(p, s, url, number, f) ||
	    (is_last && s->card.page[0] == '\0' && !load_lists(p, s, f)) ||
	    (number == 1 && strcmp(s->card.page, "help") == 0 &&
		!help_fill(p, f)))
		return false;
	if (s->card.page[0] == '\0' &&
	    !section_trail(p->db, p->a, s->strand != 0 ? s->strand : s->section,
		&p->trail, f))
		return false;
	if (s->card.page[0] == '\0')
		fill_elsewhere(p, s, url, is_last);
	p->is_page = true;
	p->canonical = is_live_page(s) ? live_page_address(p, url, number) : url;
	p->title = s->card.short_headline;
	p->description = s->card.standfirst;
	return jsonld_story(p, s, &bylines, &corrections, f) &&
	       page_send(p,
		   s->card.page[0] == '\0' ? TEMPLATE_STORY
					    : TEMPLATE_STANDING,
		   f);
}

/* The twin that the address asks for by its suffix, if any. */
static const struct twin {
	const char *suffix;
	bool (*send)(struct page *p, const struct story *s, struct fault *f);
} twins[] = {
    {".txt", story_send_text},
    {".json", story_send_ninjs},
};

static const struct twin *
find_twin(const char *path)
{
	size_t n = strlen(path);

	for (size_t i = 0; i < sizeof(twins) / sizeof(twins[0]); i++) {
		size_t m = strlen(twins[i].suffix);

		if (n > m && strcmp(path + n - m, twins[i].suffix) == 0)
			return &twins[i];
	}
	return NULL;
}

/* What a page says of its story's age changes without the edition. */
static bool
is_fresh(struct page *p, const struct story *s)
{
	int64_t years, since = notice_age(p, s, &years);

	if (since == 0)
		return page_is_fresh(p);
	return page_is_fresh_since(
	    p, arena_printf(p->a, "%lld", (long long)years), since);
}

static bool
show_twin(struct page *p, const struct twin *twin, const struct story *s,
    struct fault *f)
{
	const char *url = address_story(p->a, &s->card);

	p->skin = SKIN_FULL; /* it has none */
	if (s->card.page[0] != '\0') {
		page_error(p, 404);
		return true;
	}
	if (!page_is_canonical(
		p, arena_printf(p->a, "%s%s", url, twin->suffix), "") ||
	    is_fresh(p, s))
		return true;
	p->canonical = url;
	return twin->send(p, s, f);
}

/* Debates have numbers out of the same row. */
static bool
find_debate(struct page *p, int64_t id, struct fault *f)
{
	struct debate d;

	switch (debate_load(p, id, &d, f)) {
	case FOUND:
		page_is_canonical(p, debate_address(p->a, &d), "");
		return true;
	case ABSENT:
		page_error(p, 404);
		return true;
	default:
		return false;
	}
}

/*
 * Which page is asked for: in the low skin of any story in parts, in the full
 * one of a live page. The first is the bare address. false: there is none.
 */
static bool
take_number(struct page *p, const struct story *s, int64_t *number)
{
	const char *value = request_param(p->req, "page");

	*number = 1;
	if (value == NULL || (p->skin == SKIN_FULL && !is_live_page(s)))
		return true;
	return address_parse_number(value, number) && *number <= pages_of(p, s);
}

static const char *
query_of(struct page *p, const struct story *s, int64_t number)
{
	if (number > 1)
		return arena_printf(p->a, "page=%lld", (long long)number);
	return is_live_page(s) && page_refreshes(p) ? "refresh=60" : "";
}

static bool
show(struct page *p, int64_t id, struct fault *f)
{
	const struct twin *twin = find_twin(p->path);
	const char *url;
	struct story s;
	int64_t number;

	switch (story_by_id(p->db, p->a, id, &s, f)) {
	case FOUND:
		break;
	case ABSENT:
		return find_debate(p, id, f);
	default:
		return false;
	}
	if (!s.is_live) {
		page_gone(p, s.withdrawn_at, s.withdrawn_why);
		return true;
	}
	if (twin != NULL)
		return show_twin(p, twin, &s, f);
	if (!take_number(p, &s, &number)) {
		page_error(p, 404);
		return true;
	}
	url = address_story(p->a, &s.card);
	if (!page_is_canonical(p, url, query_of(p, &s, number)) ||
	    is_fresh(p, &s))
		return true;
	return fill_story(p, &s, url, number, f);
}

/* The number is the first segment that is one; the rest is decoration. */
bool
page_story(struct page *p, struct fault *f)
{
	const char *at = p->path;
	int64_t id;

	while (*at != '\0') {
		size_t n;

		at += strspn(at, "/");
		n = strcspn(at, "/");
		/* "12.txt" is one, too. */
		if (n > 0 && address_parse_number(
				 arena_copy(p->a, at, strcspn(at, "/.")), &id))
			return show(p, id, f);
		at += n;
	}
	page_error(p, 404);
	return true;
}

bool
page_standing(struct page *p, struct fault *f)
{
	size_t n = strlen(p->path);
	int64_t id;

	while (n > 1 && p->path[n - 1] == '/')
		n--;
	switch (story_of_page(
	    p->db, arena_copy(p->a, p->path + 1, n - 1), &id, f)) {
	case FOUND:
		return show(p, id, f);
	case ABSENT:
		return page_section(p, f);
	default:
		return false;
	}
}

void
story_fill_about(struct page *p, struct view_dict *d, const struct story *s)
{
	view_set(d, MARKER_HEADLINE, s->card.headline);
	view_set(d, MARKER_STORY_URL,
	    address_encode(p->a, address_story(p->a, &s->card)));
	view_set(d, MARKER_STAMP,
	    stamp_full(p->a, &p->site->conf->zones, s->published));
	view_set(d, MARKER_STAMP_ISO, stamp_iso(p->a, s->published));
	card_fill_language(p, d, s->card.language);
}

enum found
story_of_form(
    struct page *p, const char *start, struct story *s, struct fault *f)
{
	const char *number = p->path + strlen(start);
	enum found found = ABSENT;
	int64_t id;

	if (address_parse_number(
		arena_copy(p->a, number, strcspn(number, "/")), &id))
		found = story_by_id(p->db, p->a, id, s, f);
	if (found == FOUND && (!s->is_live || s->card.page[0] != '\0'))
		found = ABSENT;
	if (found == ABSENT)
		page_error(p, 404);
	return found;
}
