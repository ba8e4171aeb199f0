/* SPDX-License-Identifier: Apache-2.0 */
/* Searching: the results, page by page, and what was made of the words. */
#include "page/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "http/request.h"
#include "http/response.h"
#include "http/urlencoded.h"
#include "page/address.h"
#include "page/lookup.h"
#include "page/page.h"
#include "store/db.h"

#include "base/banned.h"

bool
search_find_places(struct page *p, struct query *q, struct fault *f)
{
	const char **const paths[] = {&q->section, &q->strand};
	int64_t *const ids[] = {&q->search.section, &q->search.strand};

	for (int i = 0; i < 2; i++) {
		const char *path = *paths[i];
		struct section s;
		enum found found;

		if (path[0] == '\0')
			continue;
		found = section_by_path(p->db, p->a, path, &s, f);
		if (found == ABSENT)
			found = section_alias(p->db, p->a, path, &path, f);
		if (found == FOUND)
			found = section_by_path(p->db, p->a, path, &s, f);
		if (found == FAULTED)
			return false;
		if (found == FOUND) {
			*ids[i] = s.id;
		} else {
			query_note(q, QUERY_NOTE_SECTION, *paths[i]);
			*paths[i] = "";
		}
	}
	return true;
}

/*
 * Take out what holds no word: it would find nothing. The next of its run of
 * alternatives then begins the run.
 */
static void
drop_wordless(struct page *p, struct query *q)
{
	struct search *s = &q->search;
	bool lost_first = false;
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct search_term t = s->term[i];

		lost_first = lost_first && t.is_alternative;
		if (search_words(p->db, t.text) == 0) {
			query_note(q, QUERY_NOTE_NO_WORDS, t.text);
			lost_first = lost_first || !t.is_alternative;
			continue;
		}
		t.is_alternative = t.is_alternative && !lost_first;
		lost_first = false;
		s->term[n++] = t;
	}
	s->n = n;
}

bool
search_is_empty(const struct query *q)
{
	const struct search *s = &q->search;

	return s->n == 0 && s->section == 0 && s->strand == 0 &&
	       s->kind[0] == '\0' && !s->has_pictures && q->from[0] == '\0' &&
	       q->to[0] == '\0';
}

bool
search_understand(
    struct page *p, const char *text, struct query *q, struct fault *f)
{
	query_parse(p->a, &p->site->conf->zones, text, q);
	drop_wordless(p, q);
	return search_find_places(p, q, f);
}

/* What the store is asked, within one budget. */
static bool
ask(struct page *p, struct lookup *l, struct fault *f)
{
	const struct search *s = &l->q.search;

	if (s->from >= s->to)
		return true;
	if (!search_count(p->db, p->a, s, &l->count, f))
		return false;
	if (l->count > SEARCH_COUNT_MAX)
		l->by_date = true;
	if (l->by_date) {
		if (!search_newest(p->db, p->a, s, l->before,
			LOOKUP_PER_PAGE + 1, &l->hits, f))
			return false;
	} else if (!search_best(p->db, p->a, s,
		       (l->number - 1) * LOOKUP_PER_PAGE, LOOKUP_PER_PAGE + 1,
		       &l->hits, f)) {
		return false;
	}
	l->has_more = l->hits.n > LOOKUP_PER_PAGE;
	if (l->has_more)
		l->hits.n = LOOKUP_PER_PAGE;
	return true;
}

static bool
find(struct page *p, struct lookup *l, struct fault *f)
{
	struct fault why = {0};
	bool ok;

	if (!search_understand(p, l->q.text, &l->q, f))
		return false;
	l->is_empty = search_is_empty(&l->q);
	if (l->is_empty)
		return true;
	db_budget_begin(p->db);
	ok = ask(p, l, &why);
	db_budget_end(p->db);
	if (!ok && why.cause == FAULT_SLOW) {
		/* The next reader may have more luck. */
		p->res->cache = CACHE_NEVER;
		p->res->etag = NULL;
		p->res->modified = 0;
		l->is_slow = true;
		l->hits.n = 0;
		return true;
	}
	if (!ok && f != NULL)
		*f = why;
	return ok;
}

static bool
fill(struct page *p, struct lookup *l, const char *query, struct fault *f)
{
	p->dict = view_dict_new(p->a);
	if (l->has_query && !find(p, l, f))
		return false;
	view_set(p->dict, MARKER_SEARCH_TEXT, l->q.text);
	view_set(p->dict, MARKER_ADVANCED_URL,
	    l->q.text[0] == '\0' ? "/search/advanced"
				 : arena_printf(p->a, "/search/advanced?q=%s",
				       urlencoded_value(p->a, l->q.text)));
	if (l->has_query && !lookup_fill(p, l, f))
		return false;
	p->is_page = true;
	p->is_noindex = true;
	p->has_search = true;
	p->canonical =
	    l->has_query ? arena_printf(p->a, "/search?%s", query) : "/search";
	p->title = l->q.text[0] != '\0'
		       ? arena_printf(p->a, "%s – Search", l->q.text)
		       : "Search";
	return page_send(p, TEMPLATE_SEARCH, f);
}

/* Where in the results; false: no such place. */
static bool
parse_place(struct page *p, struct lookup *l)
{
	const char *sort = request_param(p->req, "sort");
	const char *before = request_param(p->req, "before");
	const char *number = request_param(p->req, "page");
	const char *digits;

	l->by_date = sort != NULL && strcmp(sort, "date") == 0;
	l->before = INT64_MAX;
	l->number = 1;
	if (l->by_date && before != NULL) {
		digits = before + (before[0] == '-');
		if (digits[0] == '\0' || strlen(digits) > 18 ||
		    strspn(digits, "0123456789") != strlen(digits))
			return false;
		l->before = strtoll(before, NULL, 10);
	} else if (!l->by_date && number != NULL) {
		return address_parse_number(number, &l->number) &&
		       l->number <= LOOKUP_PAGES_MAX;
	}
	return true;
}

const char *
search_param(struct page *p)
{
	const char *q = request_param(p->req, "q");

	if (q == NULL)
		return "";
	q = query_cut(p->a, utf8_clean(p->a, q, strlen(q)));
	return q[strspn(q, " \t\n")] == '\0' ? "" : q;
}

bool
page_search(struct page *p, struct fault *f)
{
	struct lookup l = {0};
	const char *query = "", *text = search_param(p);

	l.q.text = text;
	l.has_query = text[0] != '\0';
	if (!parse_place(p, &l)) {
		page_error(p, 404);
		return true;
	}
	if (l.has_query) {
		query = lookup_query(p->a, text, l.by_date);
		if (l.before != INT64_MAX)
			query = arena_printf(
			    p->a, "%s&before=%lld", query, (long long)l.before);
		else if (l.number > 1)
			query = arena_printf(
			    p->a, "%s&page=%lld", query, (long long)l.number);
	}
	if (!page_is_canonical(p, "/search", query) || page_is_fresh(p))
		return true;
	return fill(p, &l, query, f);
}
