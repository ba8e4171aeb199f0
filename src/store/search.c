/* SPDX-License-Identifier: Apache-2.0 */
/* From a search to the engine's query, and what it finds. */
#include "store/search.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "store/internal.h"
#include "store/plain.h"
#include "store/stmt.h"
#include "store/tokenizer.h"

#include "base/banned.h"

static const char *const columns[SEARCH_FIELD__MAX] = {
    [SEARCH_ANYWHERE] = "", /* facts are no words: see plain.h */
    [SEARCH_HEADLINE] = "{headline} : ",
    [SEARCH_BODY] = "{standfirst body} : ",
    [SEARCH_BYLINE] = "{byline} : ",
    [SEARCH_CAPTION] = "{caption} : ",
    [SEARCH_PLACE] = "{place} : ",
};

void
search_init(struct search *s)
{
	*s = (struct search){.kind = "", .from = INT64_MIN, .to = INT64_MAX};
}

static void
count_word(void *arg, const char *word, size_t n)
{
	(void)word;
	(void)n;
	++*(size_t *)arg;
}

size_t
search_words(struct db *db, const char *text)
{
	size_t n = 0;

	/* Scripts without spaces are not told as words; they are some. */
	tokenizer_words(db->handle, text, strlen(text), count_word, &n);
	for (const char *c = text; n == 0 && *c != '\0'; c++)
		n += (unsigned char)*c >= 0xe0 && tokenizer_is_unspaced(c);
	return n;
}

static void
put_quoted(struct buf *b, const char *text)
{
	buf_puts(b, "\"");
	for (; *text != '\0'; text++)
		buf_append(b, *text == '"' ? " " : text, 1);
	buf_puts(b, "\"");
}

/* Whether s is letters with a full stop behind each: "U.K.", "U.S.A". */
static bool
is_initials(const char *s)
{
	size_t n = 0;

	for (; g_ascii_isalpha(*s); n++) {
		s++;
		if (*s != '.')
			return n > 0 && *s == '\0';
		s++;
	}
	return n > 1 && *s == '\0';
}

/*
 * "e-mail" typed for a story that writes "email": without its joints, the
 * term is one word. NULL when it has none, or is a phrase.
 */
static char *
without_joints(struct arena *a, const struct search_term *t)
{
	const char *joints = is_initials(t->text) ? "." : "-'&";
	char *s, *o;

	if (t->is_phrase || strpbrk(t->text, "-'&.\xe2") == NULL)
		return NULL;
	s = o = arena_string(a, t->text);
	for (const char *c = t->text; *c != '\0'; c++) {
		if (strncmp(c, "\u2019", 3) == 0 ||
		    strncmp(c, "\u2010", 3) == 0 ||
		    strncmp(c, "\u2011", 3) == 0)
			c += 2;
		else if (strchr(joints, *c) == NULL)
			*o++ = *c;
	}
	*o = '\0';
	return strcmp(s, t->text) == 0 ? NULL : s;
}

static void
put_term(struct buf *b, struct arena *a, const struct search_term *t)
{
	char *joined = without_joints(a, t);

	buf_printf(b, "%s(", columns[t->field]);
	put_quoted(b, t->text);
	if (joined != NULL) {
		buf_puts(b, " OR ");
		put_quoted(b, joined);
	}
	buf_puts(b, ")");
}

/* What must be there: each term, or one of a run of alternatives. */
static void
put_wanted(struct buf *b, struct arena *a, const struct search *s)
{
	bool is_open = false;

	for (size_t i = 0; i < s->n; i++) {
		if (s->term[i].is_negated)
			continue;
		if (is_open && !s->term[i].is_alternative)
			buf_puts(b, ") AND (");
		else
			buf_puts(b, is_open ? " OR " : "(");
		put_term(b, a, &s->term[i]);
		is_open = true;
	}
	if (is_open)
		buf_puts(b, ")");
}

static void
put_facet(struct buf *b, const char *word)
{
	buf_puts(b, b->len == 0 ? "{facet} : " : " AND {facet} : ");
	put_quoted(b, word);
}

static void
put_unwanted(struct buf *b, struct arena *a, const struct search *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (!s->term[i].is_negated)
			continue;
		buf_puts(b, " NOT ");
		put_term(b, a, &s->term[i]);
	}
}

static const char *
match_of(struct arena *a, const struct search *s)
{
	struct buf b = {0}, whole = {0};
	const char *match;

	put_wanted(&b, a, s);
	if (s->section != 0)
		put_facet(&b, plain_facet_list(a, s->section));
	if (s->strand != 0)
		put_facet(&b, plain_facet_list(a, s->strand));
	if (s->kind[0] != '\0')
		put_facet(&b, plain_facet_kind(a, s->kind));
	if (s->has_pictures)
		put_facet(&b, PLAIN_FACET_PICTURES);
	if (b.len == 0)
		put_facet(&b, PLAIN_FACET_ALL);
	buf_printf(&whole, "(%s)", buf_string(&b));
	put_unwanted(&whole, a, s);
	match = arena_string(a, buf_string(&whole));
	buf_release(&b);
	buf_release(&whole);
	return match;
}

/* A time as a place of the index, kept in range. */
static int64_t
place_of(int64_t seconds)
{
	if (seconds >= INT64_MAX / PLAIN_SERIALS)
		return INT64_MAX;
	if (seconds <= INT64_MIN / PLAIN_SERIALS)
		return INT64_MIN;
	return seconds * PLAIN_SERIALS;
}

static void
bind(struct stmt *s, const char *match, const struct search *search,
    int64_t before)
{
	int64_t to = place_of(search->to);

	stmt_text(s, "match", match);
	stmt_int(s, "from", place_of(search->from));
	stmt_int(s, "before", before < to ? before : to);
}

bool
search_count(struct db *db, struct arena *a, const struct search *search,
    int64_t *count, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SEARCH_COUNT, f);
	bool ok;

	bind(s, match_of(a, search), search, INT64_MAX);
	stmt_int(s, "max", SEARCH_COUNT_MAX + 1);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*count = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

static bool
take_hits(
    struct stmt *s, struct arena *a, struct search_hits *hits, struct fault *f)
{
	enum stmt_step step;

	hits->n = 0;
	stmt_expect(s, CARD_COLUMNS " place from_standfirst from_body");
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct search_hit *h = &hits->at[hits->n++];

		story_decode_card(s, a, &h->card);
		h->place = stmt_column_int(s, CARD_COLUMNS_N);
		h->snippet = stmt_column_copy(s, a, CARD_COLUMNS_N + 2);
		/* Where the hits are; else how the story begins. */
		if (strchr(h->snippet, '\1') == NULL &&
		    stmt_column_text(s, CARD_COLUMNS_N + 1)[0] != '\0')
			h->snippet = stmt_column_copy(s, a, CARD_COLUMNS_N + 1);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
search_newest(struct db *db, struct arena *a, const struct search *search,
    int64_t before, int max, struct search_hits *hits, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SEARCH_NEWEST, f);

	hits->at = arena_zalloc(a, (size_t)max, sizeof(*hits->at));
	bind(s, match_of(a, search), search, before);
	stmt_int(s, "max", max);
	return take_hits(s, a, hits, f);
}

bool
search_best(struct db *db, struct arena *a, const struct search *search,
    int64_t skip, int max, struct search_hits *hits, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SEARCH_BEST, f);

	hits->at = arena_zalloc(a, (size_t)max, sizeof(*hits->at));
	bind(s, match_of(a, search), search, INT64_MAX);
	stmt_int(s, "max", max);
	stmt_int(s, "skip", skip);
	return take_hits(s, a, hits, f);
}
