/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What was read, and mailed to friends, most: each on a page of its own, and
 * what was read on the front page.
 */
#include "page/most_read.h"

#include "page/card.h"
#include "page/jsonld.h"
#include "page/page.h"
#include "store/ranking.h"
#include "store/story.h"

#include "base/banned.h"

static const struct {
	const char *path, *title;
	enum marker shown; /* what the page says of it */
} kinds[RANKING__MAX] = {
    [RANKING_READ] = {"/most-read", "Most read", MARKER_BY_READING},
    [RANKING_EMAILED] = {"/most-emailed", "Most e-mailed", MARKER_BY_EMAIL},
};

static bool
fill(struct page *p, enum ranking_kind kind, bool *any, struct fault *f)
{
	struct card_list list;

	if (!ranking_cards(p->db, p->a, kind, &list, f))
		return false;
	*any = list.n > 0;
	if (*any)
		view_show(p->dict, MARKER_MOST_READ_SHOWN);
	for (size_t i = 0; i < list.n; i++)
		card_fill_line(
		    p, view_add(p->dict, MARKER_MOST_READ), &list.at[i]);
	return true;
}

bool
most_read_fill(struct page *p, bool *any, struct fault *f)
{
	return fill(p, RANKING_READ, any, f);
}

static bool
send(struct page *p, enum ranking_kind kind, struct fault *f)
{
	bool any;

	if (!page_is_canonical(p, kinds[kind].path, "") || page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	if (!fill(p, kind, &any, f))
		return false;
	view_show(p->dict, kinds[kind].shown);
	if (!any)
		view_show(p->dict, MARKER_EMPTY);
	p->is_page = true;
	p->is_noindex = true; /* other stories by the hour */
	p->canonical = kinds[kind].path;
	p->title = kinds[kind].title;
	view_set(p->dict, MARKER_HEADLINE, p->title);
	jsonld_section(p);
	return page_send(p, TEMPLATE_MOST_READ, f);
}

bool
page_most_read(struct page *p, struct fault *f)
{
	return send(p, RANKING_READ, f);
}

bool
page_most_emailed(struct page *p, struct fault *f)
{
	return send(p, RANKING_EMAILED, f);
}
