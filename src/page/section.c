/* SPDX-License-Identifier: Apache-2.0 */
/* A section's or a strand's index, and its past, page by page. */
#include "page/section.h"

#include <string.h>

#include "base/arena.h"
#include "http/request.h"
#include "page/address.h"
#include "page/card.h"
#include "page/jsonld.h"
#include "page/package.h"
#include "page/page.h"
#include "store/story.h"

#include "base/banned.h"

enum { PER_PAGE = 20, LEADS_MAX = 10 };

/* Which part of the list: the newest, or around one of its stories. */
struct place {
	enum { NEWEST, BEFORE, AFTER } where;
	int64_t id;
	int64_t updated;
	const char *query; /* its canonical form */
};

/*
 * Read ?before=ID or ?after=ID. A number keeps its place in the list also
 * when its story is withdrawn, so these addresses can be kept.
 */
static enum found
load_place(struct page *p, struct place *at, struct fault *f)
{
	const char *before = request_param(p->req, "before");
	const char *after = request_param(p->req, "after");
	const char *value = before != NULL ? before : after;
	struct story story;
	enum found found;

	*at = (struct place){.where = NEWEST, .query = ""};
	if (value == NULL)
		return FOUND;
	if (!address_parse_number(value, &at->id))
		return ABSENT;
	found = story_by_id(p->db, p->a, at->id, &story, f);
	at->where = before != NULL ? BEFORE : AFTER;
	at->updated = story.card.updated;
	at->query = arena_printf(p->a, "%s=%lld",
	    before != NULL ? "before" : "after", (long long)at->id);
	return found;
}

static bool
load_list(struct page *p, int64_t section, const struct place *at,
    struct card_list *list, struct fault *f)
{
	switch (at->where) {
	case BEFORE:
		return listing_before(p->db, p->a, section, at->updated, at->id,
		    PER_PAGE + 1, list, f);
	case AFTER:
		return listing_after(p->db, p->a, section, at->updated, at->id,
		    PER_PAGE + 1, list, f);
	default:
		return listing_newest(
		    p->db, p->a, section, PER_PAGE + 1, list, f);
	}
}

static void
fill_pager(struct page *p, enum marker shown, const char *url,
    const char *which, int64_t id)
{
	struct view_dict *d = view_add(p->dict, shown);

	view_show(p->dict, MARKER_PAGER_SHOWN);
	view_set(d, MARKER_PAGER_URL,
	    arena_printf(p->a, "%s?%s=%lld", url, which, (long long)id));
}

/* The newest page: what editors placed, then the rest. */
static bool
fill_newest(struct page *p, const struct section *s, struct card_list *list,
    size_t n, struct fault *f)
{
	struct card_list leads;
	size_t n_leads;

	if (!slot_cards(p->db, p->a, s->id, &leads, f))
		return false;
	n_leads = leads.n < LEADS_MAX ? leads.n : LEADS_MAX;
	for (size_t i = 0; i < n_leads; i++)
		card_fill(p,
		    view_add(p->dict, i == 0 ? MARKER_LEAD : MARKER_ITEM),
		    &leads.at[i]);
	for (size_t i = 0; i < n; i++) {
		bool placed = false;

		for (size_t j = 0; j < n_leads; j++)
			placed = placed || leads.at[j].id == list->at[i].id;
		if (!placed)
			card_fill(p,
			    view_add(p->dict, n_leads == 0 && i == 0
						  ? MARKER_LEAD
						  : MARKER_ITEM),
			    &list->at[i]);
	}
	if (n_leads + n == 0)
		view_show(p->dict, MARKER_EMPTY);
	return true;
}

static bool
fill_list(struct page *p, const struct section *s, const struct place *at,
    const char *url, struct fault *f)
{
	struct card_list list;
	struct card *first;
	bool more;
	size_t n;

	if (!load_list(p, s->id, at, &list, f))
		return false;
	more = list.n > PER_PAGE;
	n = more ? PER_PAGE : list.n;
	/* One too many: the oldest when going back, the newest forward. */
	first = list.at + (more && at->where == AFTER ? 1 : 0);
	if (at->where == NEWEST) {
		if (!fill_newest(p, s, &list, n, f))
			return false;
	} else {
		for (size_t i = 0; i < n; i++)
			card_fill(p, view_add(p->dict, MARKER_ITEM), &first[i]);
		if (n == 0)
			view_show(p->dict, MARKER_EMPTY);
	}
	if (n == 0)
		return true;
	if (at->where == BEFORE || (at->where == AFTER && more))
		fill_pager(p, MARKER_NEWER, url, "after", first[0].id);
	if (at->where == AFTER || more)
		fill_pager(p, MARKER_OLDER, url, "before", first[n - 1].id);
	return true;
}

static void
fill_heading(struct page *p, const struct section *s)
{
	view_set(p->dict, MARKER_HEADLINE, s->name);
	if (s->intro[0] != '\0')
		view_set(view_add(p->dict, MARKER_INTRO_SHOWN), MARKER_INTRO,
		    s->intro);
	if (s->kind == SECTION_STRAND)
		view_show(p->dict, MARKER_IS_STRAND);
	p->title = s->name;
	p->description = s->intro;
}

/* What is below the list of all that can be heard or seen. */
static bool
fill_programmes(struct page *p, const struct section *s, struct fault *f)
{
	struct view_dict *shown = NULL, *d;
	struct section_list list;

	if (!section_programmes(p->db, p->a, s->id, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		const struct section *programme = &list.at[i];

		if (shown == NULL)
			shown = view_add(p->dict, MARKER_PROGRAMMES_SHOWN);
		d = view_add(shown, MARKER_PROGRAMME);
		view_set(d, MARKER_PROGRAMME_NAME, programme->name);
		view_set(d, MARKER_PROGRAMME_URL,
		    address_section(p->a, programme->path));
		if (programme->intro[0] != '\0')
			view_set(view_add(d, MARKER_PROGRAMME_INTRO_SHOWN),
			    MARKER_PROGRAMME_INTRO, programme->intro);
	}
	view_set(view_add(p->dict, MARKER_PODCAST), MARKER_PODCAST_URL,
	    arena_printf(p->a, "%s.rss", address_feed(p->a, s->path)));
	if (strcmp(s->path, SECTION_PROGRAMMES) != 0)
		view_show(p->dict, MARKER_IS_PROGRAMME);
	return true;
}

static bool
fill_section(struct page *p, const struct section *s, const struct place *at,
    struct fault *f)
{
	const char *url = address_section(p->a, s->path);

	p->dict = view_dict_new(p->a);
	view_set(p->dict, MARKER_SECTION_URL, url);
	if (at->where != NEWEST)
		view_show(p->dict, MARKER_IS_PAST);
	if (!fill_list(p, s, at, url, f) ||
	    !section_trail(p->db, p->a, s->id, &p->trail, f))
		return false;
	p->is_page = true;
	p->canonical = at->where == NEWEST
			   ? url
			   : arena_printf(p->a, "%s?%s", url, at->query);
	p->feed = address_feed(p->a, s->path);
	p->feed_title = s->name;
	if (s->kind == SECTION_AUTHOR)
		return author_fill(p, s, f) &&
		       page_send(p, TEMPLATE_SECTION, f);
	fill_heading(p, s);
	if (s->kind == SECTION_PROGRAMME && !fill_programmes(p, s, f))
		return false;
	jsonld_section(p);
	return page_send(p, TEMPLATE_SECTION, f);
}

/*
 * Where a section was before it was moved; or a standing page, written as if
 * it were a section.
 */
static bool
find_elsewhere(struct page *p, const char *path, struct fault *f)
{
	const char *now = path;
	int64_t id;
	enum found found = section_alias(p->db, p->a, path, &now, f);

	if (found == FOUND) {
		page_is_canonical(p, address_section(p->a, now), "");
		return true;
	}
	if (found == ABSENT)
		found = story_of_page(p->db, path, &id, f);
	if (found == FOUND)
		page_is_canonical(p, arena_printf(p->a, "/%s", path), "");
	else if (found == ABSENT)
		page_error(p, 404);
	return found != FAULTED;
}

char *
section_path(struct arena *a, const char *path)
{
	char *s = arena_string(a, path), *o = s;

	for (const char *c = path; *c != '\0'; c++) {
		if (*c == '/' && (o == s || o[-1] == '/'))
			continue;
		*o++ = *c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c;
	}
	while (o > s && o[-1] == '/')
		o--;
	*o = '\0';
	return s;
}

bool
page_section(struct page *p, struct fault *f)
{
	char *path = section_path(p->a, p->path);
	struct section s;
	struct place at;

	switch (section_by_path(p->db, p->a, path, &s, f)) {
	case FOUND:
		break;
	case ABSENT:
		return find_elsewhere(p, path, f);
	default:
		return false;
	}
	switch (load_place(p, &at, f)) {
	case FOUND:
		break;
	case ABSENT:
		page_error(p, 404);
		return true;
	default:
		return false;
	}
	if (s.kind == SECTION_PACKAGE && strcmp(path, SECTION_PACKAGES) == 0)
		return package_show_all(p, &s, f);
	/* The past of its list is like any other's. */
	if (s.kind == SECTION_PACKAGE && at.where == NEWEST)
		return package_show(p, &s, f);
	if (!page_is_canonical(p, address_section(p->a, s.path), at.query) ||
	    page_is_fresh(p))
		return true;
	return fill_section(p, &s, &at, f);
}

enum found
section_second_page(struct db *db, struct arena *a, const char *path,
    int64_t *id, struct fault *f)
{
	struct card_list list;
	struct section s;
	int64_t n;
	size_t rest;
	enum found found =
	    section_by_path(db, a, section_path(a, path), &s, f);

	if (found != FOUND)
		return found;
	if (!listing_count(db, s.id, &n, f) ||
	    !listing_newest(db, a, s.id, PER_PAGE, &list, f))
		return FAULTED;
	if (n <= PER_PAGE)
		return ABSENT;
	rest = (size_t)(n - 1) % PER_PAGE + 1;
	for (size_t i = rest - 1; i < list.n; i++) {
		if (list.at[i].id != *id)
			continue;
		*id = list.at[rest - 1].id;
		return FOUND;
	}
	return ABSENT;
}
