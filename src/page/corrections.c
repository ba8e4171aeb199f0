/* SPDX-License-Identifier: Apache-2.0 */
/* The corrections of all stories, and their feed. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "http/request.h"
#include "page/address.h"
#include "page/card.h"
#include "page/feed.h"
#include "page/jsonld.h"
#include "page/notice.h"
#include "page/page.h"
#include "page/whole.h"
#include "store/correction.h"
#include "store/story.h"

#include "base/banned.h"

enum { PER_PAGE = 20, NEWEST = 25 };

/* Which part of the list: the newest, or around one of them. */
struct place {
	enum { FROM_NEWEST, BEFORE, AFTER } where;
	int64_t id;
	const char *query; /* its canonical form */
};

static bool
take_place(struct page *p, struct place *at)
{
	const char *before = request_param(p->req, "before");
	const char *after = request_param(p->req, "after");
	const char *value = before != NULL ? before : after;

	*at = (struct place){.where = FROM_NEWEST, .query = ""};
	if (value == NULL)
		return true;
	at->where = before != NULL ? BEFORE : AFTER;
	if (!address_parse_number(value, &at->id))
		return false;
	at->query = arena_printf(p->a, "%s=%lld",
	    before != NULL ? "before" : "after", (long long)at->id);
	return true;
}

/*
 * One correction with the story that it is of. Of a withdrawn story nothing
 * is said but that there was one.
 */
static bool
fill_one(struct page *p, const struct correction *c, struct fault *f)
{
	struct view_dict *d = view_add(p->dict, MARKER_CORRECTED);
	struct story s;

	if (story_by_id(p->db, p->a, c->story, &s, f) != FOUND)
		return false;
	if (!s.is_live) {
		struct view_dict *gone = view_add(d, MARKER_CORRECTED_GONE);

		view_set(gone, MARKER_NOTICE_STAMP,
		    stamp_full(p->a, &p->site->conf->zones, c->at));
		view_set(gone, MARKER_NOTICE_ISO, stamp_iso(p->a, c->at));
		return true;
	}
	d = view_add(d, MARKER_CORRECTED_LIVE);
	view_set(d, MARKER_CARD_URL,
	    address_encode(p->a, address_story(p->a, &s.card)));
	view_set(d, MARKER_CARD_SHORT, s.card.short_headline);
	card_fill_language(p, d, s.card.language);
	notice_fill(p, d, c);
	return true;
}

static void
fill_pager(struct page *p, enum marker shown, const char *which, int64_t id)
{
	view_show(p->dict, MARKER_PAGER_SHOWN);
	view_set(view_add(p->dict, shown), MARKER_PAGER_URL,
	    arena_printf(
		p->a, "/corrections/?%s=%lld", which, (long long)id));
}

static bool
fill_list(struct page *p, const struct place *at, struct fault *f)
{
	struct correction_list list;
	struct correction *first;
	bool more;
	size_t n;

	if (at->where == AFTER
		? !correction_after(
		      p->db, p->a, at->id, PER_PAGE + 1, &list, f)
		: !correction_newest(p->db, p->a,
		      at->where == BEFORE ? at->id : INT64_MAX, PER_PAGE + 1,
		      &list, f))
		return false;
	more = list.n > PER_PAGE;
	n = more ? PER_PAGE : list.n;
	/* One too many: the oldest when going back, the newest forward. */
	first = list.at + (more && at->where == AFTER ? 1 : 0);
	for (size_t i = 0; i < n; i++) {
		if (!fill_one(p, &first[i], f))
			return false;
	}
	if (n == 0) {
		view_show(p->dict, MARKER_EMPTY);
		return true;
	}
	if (at->where == BEFORE || (at->where == AFTER && more))
		fill_pager(p, MARKER_NEWER, "after", first[0].id);
	if (at->where == AFTER || more)
		fill_pager(p, MARKER_OLDER, "before", first[n - 1].id);
	return true;
}

bool
page_corrections(struct page *p, struct fault *f)
{
	struct place at;

	if (!take_place(p, &at)) {
		page_error(p, 404);
		return true;
	}
	if (!page_is_canonical(p, "/corrections/", at.query) ||
	    page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	if (!fill_list(p, &at, f))
		return false;
	p->is_page = true;
	p->canonical = at.where == FROM_NEWEST
			   ? "/corrections/"
			   : arena_printf(p->a, "/corrections/?%s", at.query);
	p->title = "Corrections";
	p->description = "What was wrong in stories, and what is right.";
	p->feed = "/corrections/feed";
	p->feed_title = p->title;
	jsonld_section(p);
	return page_send(p, TEMPLATE_CORRECTIONS, f);
}

/* The correction as an entry of the feed; *is_shown: its story is live. */
static bool
fill_entry(struct page *p, const struct correction *c, struct feed_entry *e,
    bool *is_shown, struct fault *f)
{
	struct correction_list one = {1, (struct correction *)(uintptr_t)c};
	struct story s;

	if (story_by_id(p->db, p->a, c->story, &s, f) != FOUND)
		return false;
	*is_shown = s.is_live;
	*e = (struct feed_entry){
	    .id = whole_tag(p,
		arena_printf(p->a, "correction/%lld", (long long)c->id)),
	    .url = whole_url(
		p, address_encode(p->a, address_story(p->a, &s.card))),
	    .title = arena_printf(
		p->a, "%s: %s", notice_word(c), s.card.short_headline),
	    .language = s.card.language,
	    .published = c->at,
	    .updated = c->withdrawn_at != 0 ? c->withdrawn_at : c->at,
	    .section = s.card.section_name,
	    .section_path = s.card.path,
	    .kind = c->kind,
	    .summary = c->text,
	    .rights = "",
	};
	return notice_html(p, &one, notice_is_top(c), &e->html, f);
}

bool
page_correction_feed(struct page *p, struct fault *f)
{
	struct correction_list list;
	struct feed_entry *entries;
	struct feed feed = {
	    .id = "corrections",
	    .title = "corrections",
	    .home = "/corrections/",
	};

	p->skin = SKIN_FULL;
	if (!feed_format_of(p->path, &feed.format)) {
		page_error(p, 404);
		return true;
	}
	feed.self = arena_printf(
	    p->a, "/corrections/feed.%s", feed_suffix(feed.format));
	if (!page_is_canonical(p, feed.self, "") || page_is_fresh(p))
		return true;
	if (!correction_newest(p->db, p->a, INT64_MAX, NEWEST, &list, f))
		return false;
	entries = arena_zalloc(p->a, list.n, sizeof(*entries));
	for (size_t i = 0; i < list.n; i++) {
		bool is_shown;

		if (!fill_entry(p, &list.at[i], &entries[feed.n_entries],
			&is_shown, f))
			return false;
		feed.n_entries += is_shown;
	}
	feed.entries = entries;
	return feed_send(p, &feed, f);
}
