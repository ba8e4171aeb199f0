/* SPDX-License-Identifier: Apache-2.0 */
/* The front page: editors' slots, filled up with the newest, then sections. */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "page/address.h"
#include "page/card.h"
#include "page/jsonld.h"
#include "page/page.h"
#include "store/story.h"

#include "base/banned.h"

enum { SECONDS = 3, TOP = 10, BLOCK = 4, BLOCKS_MAX = 24 };

/* The stories a page shows already, so that none comes twice. */
struct shown {
	size_t n;
	int64_t id[TOP + BLOCK * BLOCKS_MAX];
};

static bool
is_shown(const struct shown *s, int64_t id)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->id[i] == id)
			return true;
	}
	return false;
}

/* Move up to max unseen cards of list to its front; returns how many. */
static size_t
take_unseen(struct shown *s, struct card_list *list, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n && n < max; i++) {
		if (is_shown(s, list->at[i].id))
			continue;
		s->id[s->n++] = list->at[i].id;
		list->at[n++] = list->at[i];
	}
	return n;
}

static void
fill_top(struct page *p, const struct card *c, size_t n)
{
	if (n == 0)
		card_fill(p, view_add(p->dict, MARKER_LEAD), c);
	else if (n <= SECONDS)
		card_fill(p, view_add(p->dict, MARKER_SECOND), c);
	else
		card_fill_line(p, view_add(p->dict, MARKER_TOP), c);
	if (n == SECONDS + 1)
		view_show(p->dict, MARKER_TOP_SHOWN);
}

static bool
load_top(struct page *p, struct shown *shown, struct fault *f)
{
	struct card_list list;
	size_t n, got;

	if (!slot_cards(p->db, p->a, SECTION_ROOT, &list, f))
		return false;
	n = take_unseen(shown, &list, TOP);
	for (size_t i = 0; i < n; i++)
		fill_top(p, &list.at[i], i);
	if (n == TOP)
		return true;
	if (!listing_newest(p->db, p->a, SECTION_ROOT, 2 * TOP, &list, f))
		return false;
	got = take_unseen(shown, &list, TOP - n);
	for (size_t i = 0; i < got; i++)
		fill_top(p, &list.at[i], n + i);
	if (n + got == 0)
		view_show(p->dict, MARKER_EMPTY);
	return true;
}

/* One section with its newest stories; nothing when it has none left. */
static bool
load_block(struct page *p, const struct section *s, struct shown *shown,
    struct fault *f)
{
	struct card_list list;
	struct view_dict *block;
	size_t n;

	if (!listing_newest(p->db, p->a, s->id, TOP + BLOCK, &list, f))
		return false;
	n = take_unseen(shown, &list, BLOCK);
	if (n == 0)
		return true;
	block = view_add(p->dict, MARKER_BLOCK);
	view_set(block, MARKER_BLOCK_NAME, s->name);
	view_set(block, MARKER_BLOCK_URL, address_section(p->a, s->path));
	card_fill(p, view_add(block, MARKER_BLOCK_LEAD), &list.at[0]);
	for (size_t i = 1; i < n; i++)
		card_fill_line(
		    p, view_add(block, MARKER_BLOCK_ITEM), &list.at[i]);
	return true;
}

bool
page_front(struct page *p, struct fault *f)
{
	struct shown shown = {0};
	struct section_list sections;
	size_t blocks = 0;

	if (!page_is_canonical(p, "/", "") || page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	if (!load_top(p, &shown, f) ||
	    !section_children(p->db, p->a, SECTION_ROOT, &sections, f))
		return false;
	for (size_t i = 0; i < sections.n && blocks < BLOCKS_MAX; i++) {
		if (sections.at[i].kind != SECTION_SECTION)
			continue;
		if (!load_block(p, &sections.at[i], &shown, f))
			return false;
		blocks++;
	}
	p->is_page = true;
	p->canonical = "/";
	p->title = "";
	p->description = p->site->conf->tagline;
	jsonld_front(p);
	return page_send(p, TEMPLATE_FRONT, f);
}
