/* SPDX-License-Identifier: Apache-2.0 */
/* All talking points: those that are open, then the others; and their feed. */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "http/request.h"
#include "page/address.h"
#include "page/debate.h"
#include "page/feed.h"
#include "page/jsonld.h"
#include "page/page.h"
#include "page/whole.h"

#include "base/banned.h"

enum { PER_PAGE = 15, FEED_MAX = 25 };

static const char root[] = "/talking-point/";

/* A debate closes by itself, with the edition as it was. */
static const char *
state_of(struct page *p, size_t n_open)
{
	return arena_printf(p->a, "%zu open", n_open);
}

static void
fill_list(struct page *p, enum marker shown, enum marker item,
    const struct debate_list *list, size_t n)
{
	struct view_dict *d;

	if (n == 0)
		return;
	d = view_add(p->dict, shown);
	for (size_t i = 0; i < n; i++)
		debate_fill(p, view_add(d, item), &list->at[i]);
}

/* Those closed before a place in the list of all. */
static bool
fill_closed(struct page *p, int64_t opened, int64_t id, bool *is_empty,
    struct fault *f)
{
	struct debate_list list;
	size_t n;

	if (!debate_closed(p->db, p->a, opened, id, clock_now(), PER_PAGE + 1,
		p->skin == SKIN_LOW, &list, f))
		return false;
	n = list.n > PER_PAGE ? PER_PAGE : list.n;
	*is_empty = n == 0;
	fill_list(p, MARKER_CLOSED_SHOWN, MARKER_CLOSED_ITEM, &list, n);
	if (list.n > n) {
		view_show(p->dict, MARKER_PAGER_SHOWN);
		view_set(view_add(p->dict, MARKER_OLDER), MARKER_PAGER_URL,
		    arena_printf(p->a, "%s?before=%lld", root,
			(long long)list.at[n - 1].id));
	}
	return true;
}

static bool
send_list(struct page *p, const struct debate *before,
    const struct debate_list *open, struct fault *f)
{
	bool is_empty;

	p->dict = view_dict_new(p->a);
	if (before != NULL)
		view_show(p->dict, MARKER_IS_PAST);
	else
		fill_list(p, MARKER_OPEN_SHOWN, MARKER_OPEN_ITEM, open, open->n);
	if (!fill_closed(p, before != NULL ? before->opened : INT64_MAX,
		before != NULL ? before->id : INT64_MAX, &is_empty, f))
		return false;
	if (is_empty && (before != NULL || open->n == 0))
		view_show(p->dict, MARKER_EMPTY);
	p->is_page = true;
	p->canonical = before == NULL
			   ? root
			   : arena_printf(p->a, "%s?before=%lld", root,
				 (long long)before->id);
	p->title = "Talking Point";
	p->feed = "/talking-point/feed";
	p->feed_title = p->title;
	debate_set_trail(p);
	jsonld_section(p);
	return page_send(p, TEMPLATE_DEBATES, f);
}

bool
page_debates(struct page *p, struct fault *f)
{
	const char *value = request_param(p->req, "before");
	struct debate_list open;
	struct debate before;
	enum found found = FOUND;
	int64_t id = 0;

	if (value != NULL)
		found = address_parse_number(value, &id)
			    ? debate_load(p, id, &before, f)
			    : ABSENT;
	if (found == ABSENT) {
		page_error(p, 404);
		return true;
	}
	if (found == FAULTED ||
	    !debate_open(p->db, p->a, clock_now(), DEBATE_OPEN_MAX,
		p->skin == SKIN_LOW, &open, f))
		return false;
	if (!page_is_canonical(p, root,
		id == 0 ? ""
			: arena_printf(p->a, "before=%lld", (long long)id)) ||
	    page_is_fresh_in(p, state_of(p, open.n)))
		return true;
	return send_list(p, id == 0 ? NULL : &before, &open, f);
}

static void
take_entry(struct page *p, const struct debate *d, struct feed_entry *e)
{
	int64_t end = d->closed != 0 ? d->closed : d->closes;

	*e = (struct feed_entry){
	    .id = whole_tag(
		p, arena_printf(p->a, "debate/%lld", (long long)d->id)),
	    .url = whole_url(
		p, address_encode(p->a, debate_address(p->a, d))),
	    .title = d->question,
	    .language = p->site->conf->language,
	    .published = d->opened,
	    .updated = debate_is_open(d, clock_now()) ? d->opened : end,
	    .section = "Talking Point",
	    .section_path = "talking-point",
	    .kind = "debate",
	    .summary = "",
	    .rights = "",
	    .html = whole_html(
		p, arena_printf(p->a, "%s%s", d->intro, d->note)),
	    .picture.hash = "",
	};
}

bool
page_debate_feed(struct page *p, struct fault *f)
{
	struct feed feed = {.id = "list/talking-point",
	    .title = "Talking Point",
	    .home = root};
	struct debate_list list, open;
	struct feed_entry *entries;

	p->skin = SKIN_FULL; /* it has none */
	if (!feed_format_of(p->path, &feed.format)) {
		page_error(p, 404);
		return true;
	}
	feed.self = arena_printf(
	    p->a, "%sfeed.%s", root, feed_suffix(feed.format));
	if (!debate_open(p->db, p->a, clock_now(), DEBATE_OPEN_MAX, false,
		&open, f) ||
	    !debate_closed(p->db, p->a, INT64_MAX, INT64_MAX, INT64_MIN,
		FEED_MAX, false, &list, f))
		return false;
	if (!page_is_canonical(p, feed.self, "") ||
	    page_is_fresh_in(p, state_of(p, open.n)))
		return true;
	entries = arena_zalloc(p->a, list.n, sizeof(*entries));
	for (size_t i = 0; i < list.n; i++)
		take_entry(p, &list.at[i], &entries[i]);
	feed.n_entries = list.n;
	feed.entries = entries;
	return feed_send(p, &feed, f);
}
