/* SPDX-License-Identifier: Apache-2.0 */
/* All packages: the open ones with the newest stories first. */
#include "base/arena.h"
#include "page/address.h"
#include "page/jsonld.h"
#include "page/package.h"
#include "page/page.h"
#include "page/section.h"
#include "store/package.h"

#include "base/banned.h"

enum { PER_PAGE = 12 };

static void
fill_list(struct page *p, const struct package_list *list)
{
	for (size_t i = 0; i < list->n && i < PER_PAGE; i++) {
		const struct package_line *l = &list->at[i];
		struct view_dict *d = view_add(p->dict, MARKER_PACKAGE);

		view_set(d, MARKER_PACKAGE_URL,
		    address_section(p->a, l->path));
		view_set(d, MARKER_PACKAGE_TITLE, l->title);
		if (l->intro[0] != '\0')
			view_set(view_add(d, MARKER_INTRO_SHOWN),
			    MARKER_INTRO, l->intro);
		package_fill_state(p, d, l->closed, l->updated);
	}
	if (list->n == 0)
		view_show(p->dict, MARKER_EMPTY);
}

static void
fill_list_pager(struct page *p, const struct package_part *part, bool has_more)
{
	if (part->number == 1 && !has_more)
		return;
	view_show(p->dict, MARKER_PAGER_SHOWN);
	if (part->number > 1)
		view_set(view_add(p->dict, MARKER_BACKWARD), MARKER_PAGER_URL,
		    package_part_url(p, part, part->number - 1));
	if (has_more)
		view_set(view_add(p->dict, MARKER_ONWARD), MARKER_PAGER_URL,
		    package_part_url(p, part, part->number + 1));
}

bool
package_show_all(struct page *p, const struct section *s, struct fault *f)
{
	struct package_part part;
	struct package_list list;

	if (!package_part_of(p, s, &part)) {
		page_error(p, 404);
		return true;
	}
	if (!package_list(p->db, p->a, (part.number - 1) * PER_PAGE,
		PER_PAGE + 1, &list, f))
		return false;
	if (list.n == 0 && part.number > 1) {
		page_error(p, 404);
		return true;
	}
	if (!page_is_canonical(p, part.url, part.query) || page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	fill_list(p, &list);
	fill_list_pager(p, &part, list.n > PER_PAGE);
	view_set(p->dict, MARKER_HEADLINE, s->name);
	p->is_page = true;
	p->canonical = package_part_url(p, &part, part.number);
	p->feed = address_feed(p->a, s->path);
	p->feed_title = s->name;
	p->title = s->name;
	if (!section_trail(p->db, p->a, s->id, &p->trail, f))
		return false;
	jsonld_section(p);
	return page_send(p, TEMPLATE_PACKAGES, f);
}
