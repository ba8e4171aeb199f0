/* SPDX-License-Identifier: Apache-2.0 */
/* What stands around the entries of a live page; they are its body. */
#include "page/live.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "page/page.h"
#include "store/clip.h"
#include "store/story.h"

#include "base/banned.h"

enum { KEYS_MAX = 20 };

const char *
live_page_address(struct page *p, const char *url, int64_t number)
{
	return number == 1
		   ? url
		   : arena_printf(p->a, "%s?page=%lld", url, (long long)number);
}

/* A moment on this page is a jump; one on another leads there. */
static void
fill_key(struct page *p, struct view_dict *d, const struct entry *e,
    const char *url, int64_t number)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	bool is_here = e->page == number;
	struct view_dict *link =
	    view_add(d, is_here ? MARKER_LIVE_HERE : MARKER_LIVE_THERE);

	view_set(d, MARKER_LIVE_ISO, stamp_iso(p->a, e->at));
	view_set(d, MARKER_LIVE_WHEN,
	    arena_printf(p->a, "%s, %s", stamp_list(p->a, zones, e->at),
		stamp_clock(p->a, zones, e->at)));
	view_set(link, MARKER_LIVE_TITLE, e->title);
	view_set(link, MARKER_LIVE_URL,
	    arena_printf(p->a, "%s#%s",
		is_here ? "" : live_page_address(p, url, e->page), e->anchor));
}

static bool
load_keys(struct page *p, const struct story *s, const char *url,
    int64_t number, struct fault *f)
{
	struct view_dict *shown = NULL;
	struct entry_list keys;

	if (!entry_keys(p->db, p->a, s->card.id, &keys, f))
		return false;
	for (size_t i = 0; i < keys.n && i < KEYS_MAX; i++) {
		if (shown == NULL)
			shown = view_add(p->dict, MARKER_LIVE_KEYS_SHOWN);
		fill_key(p, view_add(shown, MARKER_LIVE_KEY), &keys.at[i], url,
		    number);
	}
	return true;
}

static void
fill_pager(struct page *p, const char *url, int64_t number, int64_t last)
{
	struct view_dict *d;

	if (last == 1)
		return;
	d = view_add(p->dict, MARKER_LIVE_PAGES);
	view_set_int(d, MARKER_LIVE_PAGE, number);
	view_set_int(d, MARKER_LIVE_LAST, last);
	if (number > 1) {
		view_set_int(view_add(p->dict, MARKER_LIVE_LATER),
		    MARKER_LIVE_PAGE, number);
		view_set(view_add(d, MARKER_LIVE_NEWER), MARKER_LIVE_URL,
		    live_page_address(p, url, number - 1));
	}
	if (number < last)
		view_set(view_add(d, MARKER_LIVE_OLDER), MARKER_LIVE_URL,
		    live_page_address(p, url, number + 1));
}

bool
live_fill(struct page *p, const struct story *s, const char *url,
    int64_t number, struct fault *f)
{
	if (number == 1)
		page_fill_refresh(p, url);
	fill_pager(p, url, number, s->full_pages);
	return load_keys(p, s, url, number, f);
}
