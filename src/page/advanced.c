/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The form for a search with more than words. What it sends is made a text
 * that can be typed as well, and answered by leading to that.
 */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "http/request.h"
#include "http/response.h"
#include "http/urlencoded.h"
#include "page/page.h"
#include "page/search.h"
#include "story/document.h"

#include "base/banned.h"

enum { OPTIONS_MAX = 200, DEPTH = 3 };

static const char *const form_fields[] = {"all", "any", "none", "phrase", "in",
    "section", "strand", "kind", "from", "to", "has", NULL};

static bool
is_sent(const struct request *r)
{
	for (size_t i = 0; form_fields[i] != NULL; i++) {
		if (request_param(r, form_fields[i]) != NULL)
			return true;
	}
	return false;
}

static void
lead_to_search(struct page *p)
{
	const char *text = query_of_form(p->a, p->req);
	const char *skin = p->skin == SKIN_LOW ? "/low" : "";

	p->res->status = 302;
	p->res->cache = CACHE_PUBLIC;
	p->res->location = text[0] == '\0'
			       ? arena_printf(p->a, "%s/search/advanced", skin)
			       : arena_printf(p->a, "%s/search?q=%s", skin,
				     urlencoded_value(p->a, text));
}

static void
add_option(struct page *p, enum marker where, const char *value,
    const char *name, bool is_selected)
{
	struct view_dict *d = view_add(p->dict, where);

	view_set(d, MARKER_OPTION_VALUE, value);
	view_set(d, MARKER_OPTION_NAME, name);
	if (is_selected)
		view_show(d, MARKER_OPTION_SELECTED);
}

/* Sections as "World: Asia-Pacific", strands apart from them. */
static bool
fill_sections(struct page *p, const struct query *q, int64_t parent,
    const char *above, int depth, int *left, struct fault *f)
{
	struct section_list list;

	if (!section_children(p->db, p->a, parent, &list, f))
		return false;
	for (size_t i = 0; i<list.n && * left> 0; i++) {
		const struct section *s = &list.at[i];
		bool is_strand = s->kind == SECTION_STRAND;
		const char *name = arena_printf(p->a, "%s%s", above, s->name);

		add_option(p,
		    is_strand ? MARKER_STRAND_OPTION : MARKER_SECTION_OPTION,
		    s->path, name,
		    strcmp(s->path, is_strand ? q->strand : q->section) == 0);
		--*left;
		if (depth < DEPTH &&
		    !fill_sections(p, q, s->id,
			arena_printf(p->a, "%s: ", name), depth + 1, left, f))
			return false;
	}
	return true;
}

/* The field that all words are to be in, if it is one. */
static enum search_field
field_of(const struct search *s)
{
	for (size_t i = 1; i < s->n; i++) {
		if (s->term[i].field != s->term[0].field)
			return SEARCH_ANYWHERE;
	}
	return s->n == 0 ? SEARCH_ANYWHERE : s->term[0].field;
}

static void
fill_fields(struct page *p, const struct query *q)
{
	static const enum marker in[SEARCH_FIELD__MAX] = {
	    [SEARCH_ANYWHERE] = MARKER_IN_ANYWHERE,
	    [SEARCH_HEADLINE] = MARKER_IN_HEADLINE,
	    [SEARCH_BODY] = MARKER_IN_BODY,
	    [SEARCH_BYLINE] = MARKER_IN_BYLINE,
	    [SEARCH_CAPTION] = MARKER_IN_CAPTION,
	    [SEARCH_PLACE] = MARKER_IN_PLACE,
	};
	struct view_dict *d = p->dict;

	view_set(d, MARKER_WORDS_ALL, query_words_of(p->a, q, QUERY_ALL));
	view_set(d, MARKER_WORDS_ANY, query_words_of(p->a, q, QUERY_ANY));
	view_set(d, MARKER_WORDS_NONE, query_words_of(p->a, q, QUERY_NONE));
	view_set(d, MARKER_WORDS_PHRASE, query_words_of(p->a, q, QUERY_PHRASE));
	view_set(d, MARKER_DATE_FROM, q->from);
	view_set(d, MARKER_DATE_TO, q->to);
	view_show(d, in[field_of(&q->search)]);
	if (q->search.has_pictures)
		view_show(d, MARKER_HAS_PICTURES);
	for (size_t i = 0; document_kinds[i] != NULL; i++)
		add_option(p, MARKER_KIND_OPTION, document_kinds[i],
		    document_kinds[i],
		    strcmp(document_kinds[i], q->search.kind) == 0);
	if (q->text[0] != '\0')
		view_set(
		    view_add(d, MARKER_AS_TEXT), MARKER_SEARCH_TEXT, q->text);
}

static bool
fill(struct page *p, const char *text, const char *query, struct fault *f)
{
	int left = OPTIONS_MAX;
	struct query q;

	p->dict = view_dict_new(p->a);
	query_parse(p->a, &p->site->conf->zones, text, &q);
	fill_fields(p, &q);
	if (!fill_sections(p, &q, SECTION_ROOT, "", 1, &left, f))
		return false;
	p->is_page = true;
	p->is_noindex = text[0] != '\0';
	p->has_search = true;
	p->canonical = text[0] == '\0'
			   ? "/search/advanced"
			   : arena_printf(p->a, "/search/advanced?%s", query);
	p->title = "Advanced search";
	return page_send(p, TEMPLATE_ADVANCED, f);
}

bool
page_advanced(struct page *p, struct fault *f)
{
	const char *text = search_param(p), *query = "";

	if (is_sent(p->req)) {
		lead_to_search(p);
		return true;
	}
	if (text[0] != '\0')
		query =
		    arena_printf(p->a, "q=%s", urlencoded_value(p->a, text));
	if (!page_is_canonical(p, "/search/advanced", query) ||
	    page_is_fresh(p))
		return true;
	return fill(p, text, query, f);
}
