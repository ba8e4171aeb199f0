/* SPDX-License-Identifier: Apache-2.0 */
/* What was read most, on a page of its own and on the front page. */
#include "page/most_read.h"

#include "page/card.h"
#include "page/jsonld.h"
#include "page/page.h"
#include "store/reading.h"
#include "store/story.h"

#include "base/banned.h"

bool
most_read_fill(struct page *p, bool *any, struct fault *f)
{
	struct card_list list;

	if (!most_read_cards(p->db, p->a, &list, f))
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
page_most_read(struct page *p, struct fault *f)
{
	bool any;

	if (!page_is_canonical(p, "/most-read", "") || page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	if (!most_read_fill(p, &any, f))
		return false;
	if (!any)
		view_show(p->dict, MARKER_EMPTY);
	p->is_page = true;
	p->is_noindex = true; /* other stories by the hour */
	p->canonical = "/most-read";
	p->title = "Most read";
	view_set(p->dict, MARKER_HEADLINE, p->title);
	jsonld_section(p);
	return page_send(p, TEMPLATE_MOST_READ, f);
}
