/* SPDX-License-Identifier: Apache-2.0 */
/* The results of a search on its page; what they are, search.c asks. */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "http/urlencoded.h"
#include "page/card.h"
#include "page/lookup.h"
#include "page/page.h"
#include "store/db.h"

#include "base/banned.h"

enum { NARROW_MAX = 6 /* of a kind */ };

const char *
lookup_query(struct arena *a, const char *text, bool by_date)
{
	return arena_printf(a, "q=%s%s", urlencoded_value(a, text),
	    by_date ? "&sort=date" : "");
}

static const char *
address(struct page *p, const char *text, bool by_date)
{
	return arena_printf(
	    p->a, "/search?%s", lookup_query(p->a, text, by_date));
}

static void
fill_notes(struct page *p, const struct query *q)
{
	static const enum marker markers[QUERY_NOTE__MAX] = {
	    [QUERY_NOTE_LONG] = MARKER_NOTE_LONG,
	    [QUERY_NOTE_TERMS] = MARKER_NOTE_TERMS,
	    [QUERY_NOTE_CUT] = MARKER_NOTE_CUT,
	    [QUERY_NOTE_FIELD] = MARKER_NOTE_FIELD,
	    [QUERY_NOTE_DATE] = MARKER_NOTE_DATE,
	    [QUERY_NOTE_ORDER] = MARKER_NOTE_ORDER,
	    [QUERY_NOTE_SECTION] = MARKER_NOTE_SECTION,
	    [QUERY_NOTE_KIND] = MARKER_NOTE_KIND,
	    [QUERY_NOTE_HAS] = MARKER_NOTE_HAS,
	    [QUERY_NOTE_NO_WORDS] = MARKER_NOTE_NO_WORDS,
	    [QUERY_NOTE_TWICE] = MARKER_NOTE_TWICE,
	};

	for (size_t i = 0; i < q->n_notes; i++) {
		struct view_dict *note;

		if (i == 0)
			view_show(p->dict, MARKER_NOTES_SHOWN);
		note = view_add(p->dict, MARKER_NOTE);
		view_set(note, MARKER_NOTE_WORD, q->note[i].word);
		view_show(note, markers[q->note[i].kind]);
	}
}

/* The snippet's pieces: text, then what was hit, and so on. */
static void
fill_snippet(struct page *p, struct view_dict *d, const char *snippet)
{
	struct view_dict *shown = view_add(d, MARKER_SNIPPET);

	while (*snippet != '\0') {
		size_t n = strcspn(snippet, "\1\2");
		struct view_dict *part = view_add(shown, MARKER_SNIPPET_PART);

		view_set(
		    part, MARKER_SNIPPET_TEXT, arena_copy(p->a, snippet, n));
		snippet += n;
		if (*snippet != '\1') {
			snippet += *snippet != '\0';
			continue;
		}
		n = strcspn(++snippet, "\2");
		view_set(view_add(part, MARKER_SNIPPET_HIT),
		    MARKER_SNIPPET_MARKED, arena_copy(p->a, snippet, n));
		snippet += n + (snippet[n] != '\0');
	}
}

/* Text in lines of 72 columns as running text, without what draws lines. */
static const char *
running(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *o = out;

	while (*s != '\0') {
		size_t dashes = strspn(s, "-");

		if (strncmp(s, "\ufffc", 3) == 0) {
			s += 3;
		} else if (dashes > 2) {
			s += dashes;
		} else if (*s == '\n' || *s == ' ') {
			s += strspn(s, "\n ");
			if (s[0] == '-' && s[1] == ' ')
				s += 2; /* an item of a list */
			if (o > out && o[-1] != ' ')
				*o++ = ' ';
		} else {
			*o++ = *s++;
		}
	}
	*o = '\0';
	return out;
}

static void
fill_hits(struct page *p, const struct lookup *l)
{
	for (size_t i = 0; i < l->hits.n; i++) {
		const struct search_hit *h = &l->hits.at[i];
		struct view_dict *d = view_add(p->dict, MARKER_HIT);

		card_fill_line(p, d, &h->card);
		if (h->snippet[0] != '\0')
			fill_snippet(p, d, running(p->a, h->snippet));
	}
}

/* A link that narrows the search, unless it is there already. */
static void
add_narrow(struct page *p, const struct lookup *l, enum marker where,
    const char *name, const char *more)
{
	const char *text =
	    arena_printf(p->a, "%s %s", query_format(p->a, &l->q), more);
	struct view_dict *d;

	if (strlen(text) > QUERY_BYTES_MAX)
		return; /* the end of it would not be read */
	d = view_add(p->dict, where);
	view_show(p->dict, MARKER_NARROW_SHOWN);
	view_set(d, MARKER_NARROW_NAME, name);
	view_set(d, MARKER_NARROW_URL, address(p, text, l->by_date));
}

static bool
is_noted(const char *const *seen, size_t n, const char *what)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(seen[i], what) == 0)
			return true;
	}
	return n == NARROW_MAX;
}

/* Of the stories shown: so that none of the links leads to nothing. */
static void
fill_narrow(struct page *p, const struct lookup *l)
{
	const char *sections[NARROW_MAX], *kinds[NARROW_MAX],
	    *years[NARROW_MAX];
	size_t n_sections = 0, n_kinds = 0, n_years = 0;
	const struct query *q = &l->q;

	for (size_t i = 0; i < l->hits.n && l->count > 1; i++) {
		const struct card *c = &l->hits.at[i].card;
		const char *year =
		    stamp_list(p->a, &p->site->conf->zones, c->updated) + 7;

		if (q->section[0] == '\0' &&
		    !is_noted(sections, n_sections, c->path)) {
			sections[n_sections++] = c->path;
			add_narrow(p, l, MARKER_NARROW_SECTION, c->section_name,
			    arena_printf(p->a, "section:%s", c->path));
		}
		if (q->search.kind[0] == '\0' &&
		    !is_noted(kinds, n_kinds, c->kind)) {
			kinds[n_kinds++] = c->kind;
			add_narrow(p, l, MARKER_NARROW_KIND, c->kind,
			    arena_printf(p->a, "kind:%s", c->kind));
		}
		if (q->from[0] == '\0' && q->to[0] == '\0' &&
		    !is_noted(years, n_years, year)) {
			years[n_years++] = year;
			add_narrow(p, l, MARKER_NARROW_YEAR, year,
			    arena_printf(p->a, "from:%s to:%s", year, year));
		}
	}
}

static void
fill_pager(struct page *p, const struct lookup *l)
{
	const char *url = address(p, l->q.text, l->by_date);
	struct view_dict *d;
	bool can_go_on =
	    l->has_more && (l->by_date || l->number < LOOKUP_PAGES_MAX);

	if (!l->by_date && l->number > 1) {
		view_show(p->dict, MARKER_PAGER_SHOWN);
		d = view_add(p->dict, MARKER_BACK);
		view_set(d, MARKER_PAGER_URL,
		    l->number == 2 ? url
				   : arena_printf(p->a, "%s&page=%lld", url,
					 (long long)l->number - 1));
	}
	if (l->by_date && l->before != INT64_MAX) {
		view_show(p->dict, MARKER_PAGER_SHOWN);
		view_set(
		    view_add(p->dict, MARKER_FIRST), MARKER_PAGER_URL, url);
	}
	if (!can_go_on)
		return;
	view_show(p->dict, MARKER_PAGER_SHOWN);
	d = view_add(p->dict, MARKER_ONWARD);
	view_set(d, MARKER_PAGER_URL,
	    l->by_date ? arena_printf(p->a, "%s&before=%lld", url,
			     (long long)l->hits.at[l->hits.n - 1].place)
		       : arena_printf(p->a, "%s&page=%lld", url,
			     (long long)l->number + 1));
}

static void
fill_count(struct page *p, const struct lookup *l)
{
	struct view_dict *d;

	if (l->count == 1)
		view_show(p->dict, MARKER_FOUND_ONE);
	else if (l->count > SEARCH_COUNT_MAX)
		view_set_int(view_add(p->dict, MARKER_FOUND_MORE), MARKER_COUNT,
		    SEARCH_COUNT_MAX);
	else
		view_set_int(
		    view_add(p->dict, MARKER_FOUND), MARKER_COUNT, l->count);
	if (l->count < 2 || l->count > SEARCH_COUNT_MAX)
		return;
	d = view_add(
	    p->dict, l->by_date ? MARKER_SORTED_BY_DATE : MARKER_SORTED_BEST);
	view_set(d, MARKER_SORT_URL, address(p, l->q.text, !l->by_date));
}

/* Better spellings for what a search looks for. */
static bool
spell(struct page *p, struct search *s, bool *is_better, struct fault *f)
{
	for (size_t i = 0; i < s->n; i++) {
		struct search_term *t = &s->term[i];
		const char *better;

		if (t->is_negated)
			continue;
		if (!search_suggest(p->db, p->a, t->text, &better, f))
			return false;
		if (better == NULL)
			continue;
		t->text = better;
		/* "e-mial" gives two words. */
		t->is_phrase = t->is_phrase || strchr(better, ' ') != NULL;
		*is_better = true;
	}
	return true;
}

/*
 * The same search with words that the stories have, if they are found within
 * one budget: many long words are many to look up.
 */
static bool
fill_suggestion(struct page *p, const struct lookup *l, struct fault *f)
{
	struct query q = l->q;
	struct fault why = {0};
	bool is_better = false, ok;
	struct view_dict *d;

	db_budget_begin(p->db);
	ok = spell(p, &q.search, &is_better, &why);
	db_budget_end(p->db);
	if (!ok && why.cause != FAULT_SLOW) {
		if (f != NULL)
			*f = why;
		return false;
	}
	if (!ok || !is_better)
		return true;
	d = view_add(p->dict, MARKER_SUGGESTION);
	view_set(d, MARKER_SUGGESTION_TEXT, query_format(p->a, &q));
	view_set(d, MARKER_SUGGESTION_URL,
	    address(p, query_format(p->a, &q), l->by_date));
	return true;
}

static void
fill_feeds(struct page *p, const struct lookup *l)
{
	struct view_dict *d = view_add(p->dict, MARKER_SEARCH_FEEDS);
	const char *q = urlencoded_value(p->a, l->q.text);

	view_set(d, MARKER_FEED_ATOM,
	    arena_printf(p->a, "/search/feed.atom?q=%s", q));
	view_set(
	    d, MARKER_FEED_RSS, arena_printf(p->a, "/search/feed.rss?q=%s", q));
	view_set(d, MARKER_FEED_JSON,
	    arena_printf(p->a, "/search/feed.json?q=%s", q));
}

bool
lookup_fill(struct page *p, const struct lookup *l, struct fault *f)
{
	fill_notes(p, &l->q);
	view_set(p->dict, MARKER_UNDERSTOOD, query_format(p->a, &l->q));
	if (l->is_slow) {
		view_show(p->dict, MARKER_TOO_SLOW);
	} else if (l->is_empty) {
		return true;
	} else if (l->count == 0) {
		view_show(p->dict, MARKER_FOUND_NONE);
		return fill_suggestion(p, l, f);
	} else {
		fill_count(p, l);
		fill_hits(p, l);
		fill_narrow(p, l);
		fill_pager(p, l);
		fill_feeds(p, l);
	}
	return true;
}
