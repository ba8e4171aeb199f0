/* SPDX-License-Identifier: Apache-2.0 */
/* The front page. What is on it, front_load.c says. */
#include "page/front.h"

#include "base/conf.h"
#include "page/address.h"
#include "page/card.h"
#include "page/jsonld.h"
#include "page/most_read.h"
#include "page/page.h"

#include "base/banned.h"

enum { SECONDS = 3 };

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

static void
fill_block(struct page *p, const struct front_block *b)
{
	struct view_dict *block = view_add(p->dict, MARKER_BLOCK);

	view_set(block, MARKER_BLOCK_NAME, b->section.name);
	view_set(
	    block, MARKER_BLOCK_URL, address_section(p->a, b->section.path));
	card_fill(p, view_add(block, MARKER_BLOCK_LEAD), &b->cards.at[0]);
	for (size_t i = 1; i < b->cards.n; i++)
		card_fill_line(
		    p, view_add(block, MARKER_BLOCK_ITEM), &b->cards.at[i]);
}

void
front_fill(struct page *p, const struct front *front)
{
	for (size_t i = 0; i < front->top.n; i++)
		fill_top(p, &front->top.at[i], i);
	for (size_t i = 0; i < front->n_blocks; i++)
		fill_block(p, &front->block[i]);
}

bool
page_front(struct page *p, struct fault *f)
{
	struct front front;
	bool any;

	if (!page_is_canonical(p, "/", "") || page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	if (!front_load(p->db, p->a, &front, f) || !most_read_fill(p, &any, f))
		return false;
	view_show(p->dict, MARKER_AS_IT_STANDS);
	if (front.top.n == 0)
		view_show(p->dict, MARKER_EMPTY);
	front_fill(p, &front);
	p->is_page = true;
	p->canonical = "/";
	p->title = "";
	p->description = p->site->conf->tagline;
	jsonld_front(p);
	return page_send(p, TEMPLATE_FRONT, f);
}
