/* SPDX-License-Identifier: Apache-2.0 */
/* What stands around every page. */
#include "page/chrome.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "page/address.h"
#include "page/page.h"
#include "store/extra.h"

#include "base/banned.h"

static void
fill_identity(struct page *p)
{
	const struct conf *c = p->site->conf;
	struct view_dict *d = p->dict;

	view_set(d, MARKER_SITE_NAME, c->site_name);
	view_set(d, MARKER_SITE_LANG, c->language);
	view_set(d, MARKER_SITE_DIR, c->direction);
	view_set(d, MARKER_STYLE_VERSION, p->site->build);
	if (c->tagline[0] != '\0')
		view_set(view_add(d, MARKER_TAGLINE_SHOWN), MARKER_TAGLINE,
		    c->tagline);
	for (size_t i = 0; i < c->n_family; i++) {
		struct view_dict *link;

		if (i == 0)
			view_show(d, MARKER_FAMILY_SHOWN);
		link = view_add(d, MARKER_FAMILY);
		view_set(link, MARKER_FAMILY_URL, c->family[i].url);
		view_set(link, MARKER_FAMILY_LABEL, c->family[i].label);
	}
	if (c->contact[0] != '\0')
		view_set(view_add(d, MARKER_CONTACT_SHOWN), MARKER_CONTACT,
		    c->contact);
	view_set(d, MARKER_PUBLISHER, c->publisher);
}

/* Autodiscovery: the site's own feeds, and those of the list at hand. */
static void
fill_feeds(struct page *p)
{
	const char *base = p->feed;
	struct view_dict *own;

	if (base == NULL || strcmp(base, "/feed") == 0)
		return;
	own = view_add(p->dict, MARKER_OWN_FEED);
	view_set(own, MARKER_FEED_TITLE, p->feed_title);
	view_set(own, MARKER_FEED_ATOM, arena_printf(p->a, "%s.atom", base));
	view_set(own, MARKER_FEED_RSS, arena_printf(p->a, "%s.rss", base));
	view_set(own, MARKER_FEED_JSON, arena_printf(p->a, "%s.json", base));
}

static void
fill_addresses(struct page *p)
{
	const struct conf *c = p->site->conf;
	struct view_dict *d = p->dict;
	const char *path = p->canonical;

	view_set(d, MARKER_PAGE_TITLE, p->title);
	if (p->title[0] != '\0')
		view_show(d, MARKER_PAGE_TITLED);
	view_set(d, MARKER_PAGE_PATH, path);
	if (p->is_page) {
		view_show(d, MARKER_CANONICAL_SHOWN);
		view_set(d, MARKER_CANONICAL,
		    arena_printf(p->a, "%s%s", c->base_url, path));
		view_set(d, MARKER_LOW_ALTERNATE,
		    arena_printf(p->a, "%s/low%s", c->base_url, path));
	}
	if (p->description != NULL && p->description[0] != '\0')
		view_set(view_add(d, MARKER_DESCRIPTION_SHOWN),
		    MARKER_DESCRIPTION, p->description);
	if (!c->low_indexed || p->is_noindex)
		view_show(d, MARKER_LOW_NOINDEX);
	if (p->is_noindex)
		view_show(d, MARKER_NOINDEX);
	if (!p->has_search && !p->site->is_copy)
		view_show(d, MARKER_SEARCH_BOX);
	fill_feeds(p);
}

/* Whether id is on the way down to where the reader is. */
static bool
is_open(const struct page *p, int64_t id)
{
	for (size_t i = 0; i < p->trail.n; i++) {
		if (p->trail.at[i].id == id)
			return true;
	}
	return false;
}

/* The items of one level, and below the open one those of the next. */
static bool
fill_level(struct page *p, struct view_dict *d, int64_t parent, int depth,
    struct fault *f)
{
	struct section_list list;
	bool strands = false;

	if (!section_children(p->db, p->a, parent, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		const struct section *s = &list.at[i];
		struct view_dict *item = view_add(d, MARKER_NAV_ITEM);
		const char *url = address_section(p->a, s->path);

		view_set(item, MARKER_NAV_URL, url);
		view_set(item, MARKER_NAV_NAME, s->name);
		if (s->label[0] != '\0')
			view_set(view_add(item, MARKER_NAV_LABELLED),
			    MARKER_NAV_LABEL, s->label);
		if (i > 0 &&
		    (s->rule_before || (s->kind == SECTION_STRAND && !strands)))
			view_show(item, MARKER_NAV_RULE);
		strands = strands || s->kind == SECTION_STRAND;
		if (p->is_page && strcmp(url, p->canonical) == 0)
			view_show(item, MARKER_NAV_CURRENT);
		if (!is_open(p, s->id))
			continue;
		view_show(item, MARKER_NAV_OPEN);
		if (depth < SECTION_DEPTH_MAX &&
		    !fill_level(p, view_add(item, MARKER_NAV_BELOW), s->id,
			depth + 1, f))
			return false;
	}
	return true;
}

/* One of the entries behind the sections. */
static void
fill_entry(struct page *p, struct view_dict *nav, enum marker shown,
    const char *url)
{
	struct view_dict *d = view_add(nav, shown);

	if (!p->is_page || strncmp(p->canonical, url, strlen(url)) != 0)
		return;
	view_show(d, p->canonical[strlen(url)] == '\0' ? MARKER_NAV_CURRENT
						       : MARKER_NAV_OPEN);
}

/* What there is besides the sections, when there is any of it. */
static bool
fill_more(struct page *p, struct view_dict *nav, struct fault *f)
{
	struct extra x;

	if (!extra_load(p->db, &x, f))
		return false;
	if (x.debates)
		fill_entry(p, nav, MARKER_NAV_DEBATES, "/talking-point/");
	if (x.packages)
		fill_entry(p, nav, MARKER_NAV_PACKAGES, "/in-depth/");
	if (x.programmes)
		fill_entry(p, nav, MARKER_NAV_PROGRAMMES, "/audiovideo/");
	return true;
}

static void
fill_trail(struct page *p)
{
	for (size_t i = 0; i < p->trail.n; i++) {
		struct view_dict *step;

		if (i == 0)
			view_show(p->dict, MARKER_TRAIL_SHOWN);
		step = view_add(p->dict, MARKER_TRAIL);
		view_set(step, MARKER_TRAIL_URL,
		    address_section(p->a, p->trail.at[i].path));
		view_set(step, MARKER_TRAIL_NAME, p->trail.at[i].name);
		if (i + 1 < p->trail.n)
			view_show(step, MARKER_TRAIL_GOES_ON);
	}
}

bool
chrome_fill(struct page *p, struct fault *f)
{
	struct view_dict *stamp, *nav;

	fill_identity(p);
	fill_addresses(p);
	fill_trail(p);
	if (p->db == NULL)
		return true;
	stamp = view_add(p->dict, MARKER_EDITION_SHOWN);
	view_set(stamp, MARKER_EDITION_STAMP,
	    stamp_full(p->a, &p->site->conf->zones, p->edition.changed_at));
	view_set(
	    stamp, MARKER_EDITION_ISO, stamp_iso(p->a, p->edition.changed_at));
	nav = view_add(p->dict, MARKER_NAV);
	if (p->is_page && strcmp(p->canonical, "/") == 0)
		view_show(nav, MARKER_NAV_HOME_CURRENT);
	return fill_level(p, nav, SECTION_ROOT, 0, f) && fill_more(p, nav, f);
}
