/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is on the front page: editors' slots, filled up with the newest, then
 * sections. By itself because the desk asks, too: it keeps how it stood.
 */
#include "base/arena.h"
#include "page/front.h"

#include "base/banned.h"

enum { TOP = 10, BLOCK = 4, BLOCKS_MAX = 24 };

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

/* Append up to max unseen cards of list to *to, which has room. */
static void
take_unseen(struct shown *s, const struct card_list *list, size_t max,
    struct card_list *to)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n && n < max; i++) {
		if (is_shown(s, list->at[i].id))
			continue;
		s->id[s->n++] = list->at[i].id;
		to->at[to->n++] = list->at[i];
		n++;
	}
}

static bool
load_top(struct db *db, struct arena *a, struct shown *shown,
    struct card_list *top, struct fault *f)
{
	struct card_list list;

	top->n = 0;
	top->at = arena_zalloc(a, TOP, sizeof(*top->at));
	if (!slot_cards(db, a, SECTION_ROOT, &list, f))
		return false;
	take_unseen(shown, &list, TOP, top);
	if (top->n == TOP)
		return true;
	if (!listing_newest(db, a, SECTION_ROOT, 2 * TOP, &list, f))
		return false;
	take_unseen(shown, &list, TOP - top->n, top);
	return true;
}

/* One section with its newest stories; nothing when it has none left. */
static bool
load_block(struct db *db, struct arena *a, const struct section *s,
    struct shown *shown, struct front *front, struct fault *f)
{
	struct front_block block = {.section = *s};
	struct card_list list;

	if (!listing_newest(db, a, s->id, TOP + BLOCK, &list, f))
		return false;
	block.cards.at = arena_zalloc(a, BLOCK, sizeof(*block.cards.at));
	take_unseen(shown, &list, BLOCK, &block.cards);
	if (block.cards.n > 0)
		front->block[front->n_blocks++] = block;
	return true;
}

bool
front_load(struct db *db, struct arena *a, struct front *front, struct fault *f)
{
	struct shown shown = {0};
	struct section_list sections;
	size_t n = 0;

	*front = (struct front){0};
	front->block = arena_zalloc(a, BLOCKS_MAX, sizeof(*front->block));
	if (!load_top(db, a, &shown, &front->top, f) ||
	    !section_children(db, a, SECTION_ROOT, &sections, f))
		return false;
	for (size_t i = 0; i < sections.n && n < BLOCKS_MAX; i++) {
		if (sections.at[i].kind != SECTION_SECTION)
			continue;
		if (!load_block(db, a, &sections.at[i], &shown, front, f))
			return false;
		n++;
	}
	return true;
}
