/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writers: a page each with what they wrote, and the list of them. Who they
 * are stands in a standing page of the same address, if there is one.
 */
#include <string.h>

#include "base/arena.h"
#include "http/request.h"
#include "http/urlencoded.h"
#include "page/address.h"
#include "page/jsonld.h"
#include "page/page.h"
#include "page/section.h"
#include "store/story.h"

#include "base/banned.h"

enum { PER_PAGE = 200 };

bool
author_fill(struct page *p, const struct section *s, struct fault *f)
{
	const char *html, *name = s->name, *intro = "";
	struct story about;
	int64_t id;
	enum found found = story_of_page(p->db, s->path, &id, f);

	if (found == FOUND)
		found = story_by_id(p->db, p->a, id, &about, f);
	if (found == FOUND && !about.is_live)
		found = ABSENT;
	if (found == FOUND)
		found = story_rendition(
		    p->db, p->a, id, p->skin == SKIN_LOW, 1, &html, f);
	if (found == FAULTED)
		return false;
	if (found == FOUND) {
		name = about.card.headline;
		intro = about.card.standfirst;
		view_set(
		    view_add(p->dict, MARKER_BIOGRAPHY), MARKER_BODY, html);
	}
	view_set(p->dict, MARKER_HEADLINE, name);
	if (intro[0] != '\0')
		view_set(
		    view_add(p->dict, MARKER_INTRO_SHOWN), MARKER_INTRO, intro);
	p->title = name;
	p->description = intro;
	jsonld_author(p, name, intro);
	return true;
}

/* Whether there is a writer at path whose stories can be read. */
static enum found
find_author(struct page *p, const char *path, struct fault *f)
{
	struct card_list list;
	struct section s;
	enum found found = section_by_path(p->db, p->a, path, &s, f);

	if (found != FOUND)
		return found;
	if (!listing_newest(p->db, p->a, s.id, 1, &list, f))
		return FAULTED;
	return list.n > 0 ? FOUND : ABSENT;
}

/* "/by/Tilda-Marsh/" is asked for as "by/tilda-marsh". */
bool
page_author(struct page *p, struct fault *f)
{
	const char *path = section_path(p->a, p->path);
	int64_t id;

	switch (find_author(p, path, f)) {
	case FOUND:
		return page_section(p, f);
	case ABSENT:
		break;
	default:
		return false;
	}
	/* One who has written nothing yet, or nothing that is still there. */
	switch (story_of_page(p->db, path, &id, f)) {
	case FOUND:
		return page_standing(p, f);
	case ABSENT:
		page_error(p, 404);
		return true;
	default:
		return false;
	}
}

static void
fill_list(struct page *p, const struct section_list *list)
{
	for (size_t i = 0; i < list->n && i < PER_PAGE; i++) {
		struct view_dict *d = view_add(p->dict, MARKER_WRITER);

		view_set(d, MARKER_WRITER_URL,
		    address_section(p->a, list->at[i].path));
		view_set(d, MARKER_WRITER_NAME, list->at[i].name);
	}
	if (list->n == 0)
		view_show(p->dict, MARKER_EMPTY);
	if (list->n <= PER_PAGE)
		return;
	view_show(p->dict, MARKER_PAGER_SHOWN);
	view_set(view_add(p->dict, MARKER_ONWARD), MARKER_PAGER_URL,
	    arena_printf(p->a, "/by/?after=%s",
		urlencoded_value(p->a, list->at[PER_PAGE - 1].name)));
}

bool
page_authors(struct page *p, struct fault *f)
{
	const char *after = request_param(p->req, "after");
	const char *query =
	    after == NULL || after[0] == '\0'
		? ""
		: arena_printf(p->a, "after=%s", urlencoded_value(p->a, after));
	struct section_list list;

	if (!page_is_canonical(p, "/by/", query) || page_is_fresh(p))
		return true;
	if (!section_authors(p->db, p->a, after == NULL ? "" : after,
		PER_PAGE + 1, &list, f))
		return false;
	p->dict = view_dict_new(p->a);
	fill_list(p, &list);
	p->is_page = true;
	p->canonical =
	    query[0] == '\0' ? "/by/" : arena_printf(p->a, "/by/?%s", query);
	p->title = "Writers";
	return page_send(p, TEMPLATE_AUTHORS, f);
}
