/* SPDX-License-Identifier: Apache-2.0 */
/* A talking point: its question, and what readers said, page by page. */
#include "page/debate.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "http/request.h"
#include "page/address.h"
#include "page/jsonld.h"
#include "page/page.h"

#include "base/banned.h"

/*
 * A page has so many bytes of what readers said, or one of them; the first one
 * less, by its introduction. With two thousand of the longest characters it
 * still keeps a low page within its 14,000 bytes.
 */
enum { PAGE_BYTES = 9000, PER_PAGE_MAX = 20, SAID_BYTES = 200 };

char *
debate_address(struct arena *a, const struct debate *d)
{
	return arena_printf(
	    a, "/talking-point/%lld/%s", (long long)d->id, d->slug);
}

char *
debate_form_address(
    struct arena *a, const struct debate *d, const char *which)
{
	return arena_printf(
	    a, "/talking-point/%lld/%s", (long long)d->id, which);
}

bool
debate_number(struct page *p, int64_t *id)
{
	const char *at = strpbrk(p->path, "0123456789");

	return at != NULL &&
	       address_parse_number(
		   arena_copy(p->a, at, strspn(at, "0123456789")), id);
}

enum found
debate_load(struct page *p, int64_t id, struct debate *d, struct fault *f)
{
	return debate_by_id(p->db, p->a, id, p->skin == SKIN_LOW, d, f);
}

void
debate_set_trail(struct page *p)
{
	p->trail.n = 1;
	p->trail.at = arena_zalloc(p->a, 1, sizeof(*p->trail.at));
	p->trail.at[0].path = "talking-point";
	p->trail.at[0].name = "Talking Point";
}

void
debate_fill(struct page *p, struct view_dict *d, const struct debate *debate)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	bool is_open = debate_is_open(debate, clock_now());
	int64_t until = debate->closed != 0 ? debate->closed : debate->closes;
	struct view_dict *end =
	    view_add(d, is_open ? MARKER_DEBATE_OPEN : MARKER_DEBATE_CLOSED);

	view_set(d, MARKER_DEBATE_URL, debate_address(p->a, debate));
	view_set(d, MARKER_QUESTION, debate->question);
	view_set(d, MARKER_OPENED_ISO, stamp_iso(p->a, debate->opened));
	view_set(d, MARKER_OPENED_STAMP, stamp_full(p->a, zones, debate->opened));
	view_set(end, MARKER_CLOSES_ISO, stamp_iso(p->a, until));
	view_set(end, MARKER_CLOSES_STAMP, stamp_full(p->a, zones, until));
}

/* Text of paragraphs, and of lines in them. */
static void
fill_paragraphs(struct page *p, struct view_dict *d, const char *text)
{
	struct view_dict *paragraph = NULL, *line = NULL;

	while (*text != '\0') {
		size_t n = strcspn(text, "\n");

		if (paragraph == NULL)
			paragraph = view_add(d, MARKER_SAID_PARAGRAPH);
		else
			view_show(line, MARKER_SAID_BREAK);
		line = view_add(paragraph, MARKER_SAID_LINE);
		view_set(line, MARKER_SAID_TEXT, arena_copy(p->a, text, n));
		text += n;
		n = strspn(text, "\n");
		if (n > 1)
			paragraph = NULL;
		text += n;
	}
}

static void
fill_contribution(
    struct page *p, struct view_dict *d, const struct contribution *c)
{
	view_set_int(d, MARKER_SAID_NUMBER, c->number);
	view_set(d, MARKER_SAID_NAME, c->name);
	if (c->place[0] != '\0')
		view_set(view_add(d, MARKER_SAID_PLACE_SHOWN),
		    MARKER_SAID_PLACE, c->place);
	view_set(d, MARKER_SAID_ISO, stamp_iso(p->a, c->received));
	view_set(d, MARKER_SAID_STAMP,
	    stamp_full(p->a, &p->site->conf->zones, c->received));
	if (c->is_edited)
		view_show(d, MARKER_SAID_EDITED);
	fill_paragraphs(p, d, c->text);
}

/* How many of the list are on one page that has room for so many bytes. */
static size_t
count_page(const struct contribution_list *list, size_t room)
{
	size_t n = 0, used = 0;

	for (; n < list->n && n < PER_PAGE_MAX; n++) {
		const struct contribution *c = &list->at[n];

		used += strlen(c->name) + strlen(c->place) + strlen(c->text) +
			SAID_BYTES;
		if (n > 0 && used > room)
			break;
	}
	return n;
}

static void
fill_pager(struct page *p, enum marker which, const char *url)
{
	view_show(p->dict, MARKER_PAGER_SHOWN);
	view_set(view_add(p->dict, which), MARKER_PAGER_URL, url);
}

/* What is said behind number after; *is_last: there is no more. */
static bool
fill_said(struct page *p, const struct debate *d, int64_t after, bool *is_last,
    struct fault *f)
{
	const char *url = debate_address(p->a, d);
	struct contribution_list list;
	struct view_dict *said;
	size_t n, intro = after == 0 ? strlen(d->intro) : 0;

	if (!contribution_after(p->db, p->a, d->id, after, PER_PAGE_MAX + 1,
		&list, f))
		return false;
	n = count_page(&list, intro < PAGE_BYTES ? PAGE_BYTES - intro : 0);
	*is_last = n == list.n;
	if (n == 0)
		view_show(p->dict, MARKER_EMPTY);
	said = n == 0 ? NULL : view_add(p->dict, MARKER_SAID_SHOWN);
	for (size_t i = 0; i < n; i++)
		fill_contribution(
		    p, view_add(said, MARKER_SAID), &list.at[i]);
	if (after != 0)
		fill_pager(p, MARKER_FIRST, url);
	if (!*is_last)
		fill_pager(p, MARKER_ONWARD,
		    arena_printf(p->a, "%s?after=%lld", url,
			(long long)list.at[n - 1].number));
	return true;
}

static bool
fill_page(struct page *p, const struct debate *d, int64_t after,
    const char *query, struct fault *f)
{
	const char *url = debate_address(p->a, d);
	bool is_last;

	p->dict = view_dict_new(p->a);
	debate_fill(p, p->dict, d);
	if (!fill_said(p, d, after, &is_last, f))
		return false;
	if (after == 0)
		view_set(view_add(p->dict, MARKER_INTRO_BODY), MARKER_BODY,
		    d->intro);
	if (is_last && d->note[0] != '\0')
		view_set(view_add(p->dict, MARKER_NOTE_BODY), MARKER_BODY,
		    d->note);
	if (debate_is_open(d, clock_now()) && !p->site->is_copy)
		view_set(view_add(p->dict, MARKER_WRITE_SHOWN),
		    MARKER_WRITE_URL, debate_form_address(p->a, d, "write"));
	p->is_page = true;
	p->canonical = query[0] == '\0' ? url
				       : arena_printf(p->a, "%s?%s", url, query);
	p->title = d->question;
	p->feed = "/talking-point/feed";
	p->feed_title = "Talking Point";
	debate_set_trail(p);
	jsonld_section(p);
	return page_send(p, TEMPLATE_DEBATE, f);
}

static bool
show(struct page *p, const struct debate *d, struct fault *f)
{
	const char *value = request_param(p->req, "after"), *query = "";
	struct contribution_list list;
	int64_t after = 0;

	if (value != NULL) {
		if (!address_parse_number(value, &after)) {
			page_error(p, 404);
			return true;
		}
		if (!contribution_after(
			p->db, p->a, d->id, after, 1, &list, f))
			return false;
		if (list.n == 0) {
			page_error(p, 404);
			return true;
		}
		query = arena_printf(p->a, "after=%lld", (long long)after);
	}
	/* It closes by itself, with the edition as it was. */
	if (!page_is_canonical(p, debate_address(p->a, d), query) ||
	    page_is_fresh_in(
		p, debate_is_open(d, clock_now()) ? "open" : "closed"))
		return true;
	return fill_page(p, d, after, query, f);
}

bool
page_debate(struct page *p, struct fault *f)
{
	struct debate d;
	int64_t id;

	if (!debate_number(p, &id)) {
		page_error(p, 404);
		return true;
	}
	switch (debate_load(p, id, &d, f)) {
	case FOUND:
		return show(p, &d, f);
	case ABSENT:
		page_error(p, 404);
		return true;
	default:
		return false;
	}
}
