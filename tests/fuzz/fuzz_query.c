/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any search is understood within its limits, and written as text again it
 * is the same search; any fields of the form lead to an address of one.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "http/request.h"
#include "page/query.h"

static bool
is_same_term(const struct search_term *t, const struct search_term *u)
{
	return strcmp(t->text, u->text) == 0 && t->field == u->field &&
	       t->is_phrase == u->is_phrase && t->is_negated == u->is_negated &&
	       t->is_alternative == u->is_alternative;
}

static bool
is_same(const struct query *q, const struct query *r)
{
	const struct search *s = &q->search, *t = &r->search;

	for (size_t i = 0; i < s->n && i < t->n; i++) {
		if (!is_same_term(&s->term[i], &t->term[i]))
			return false;
	}
	return s->n == t->n && strcmp(q->section, r->section) == 0 &&
	       strcmp(q->strand, r->strand) == 0 &&
	       strcmp(s->kind, t->kind) == 0 && s->from == t->from &&
	       s->to == t->to && s->has_pictures == t->has_pictures;
}

static void
check_limits(const struct query *q)
{
	PROMISE(strlen(q->text) <= QUERY_BYTES_MAX);
	PROMISE(utf8_is_clean(q->text, strlen(q->text)));
	PROMISE(q->search.n <= SEARCH_TERMS_MAX);
	for (size_t i = 0; i < q->search.n; i++) {
		const char *text = q->search.term[i].text;

		PROMISE(text[0] != '\0');
		PROMISE(strlen(text) <= SEARCH_TERM_BYTES_MAX);
		PROMISE(utf8_is_clean(text, strlen(text)));
		PROMISE(strchr(text, '"') == NULL);
	}
	PROMISE(q->search.n == 0 || !q->search.term[0].is_alternative);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"all", "any", "none", "phrase",
	    "in", "section", "strand", "kind", "from", "to", "has"};
	struct arena *a = arena_new(64 << 20);
	char *text = arena_copy(a, (const char *)data, size), *rest = text;
	struct param params[11];
	struct request r = {.arena = a, .params = params};
	struct query q, again;
	const char *made;

	query_parse(a, NULL, text, &q);
	check_limits(&q);
	made = query_format(a, &q);
	query_parse(a, NULL, made, &again);
	if (strlen(made) <= QUERY_BYTES_MAX)
		PROMISE(is_same(&q, &again));
	while (rest != NULL && r.n_params < 11) {
		params[r.n_params].name = names[r.n_params];
		params[r.n_params++].value = strsep(&rest, "\n");
	}
	made = query_of_form(a, &r);
	PROMISE(strlen(made) <= QUERY_ADDRESS_MAX);
	query_parse(a, NULL, made, &again);
	for (size_t i = 0; i < again.search.n; i++)
		PROMISE(r.n_params > 2 || !again.search.term[i].is_negated);
	for (int which = QUERY_ALL; which <= QUERY_PHRASE; which++)
		query_words_of(a, &q, which);
	arena_free(a);
	return 0;
}
