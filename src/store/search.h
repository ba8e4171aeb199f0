/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/story.h"

struct arena;
struct db;
struct fault;

/*
 * Searching the live stories. What a reader typed never reaches the engine:
 * the query is built from at most SEARCH_TERMS_MAX quoted terms.
 */

enum {
	SEARCH_TERMS_MAX = 8,
	SEARCH_TERM_BYTES_MAX = 64,
	/* Stories are counted up to here; more are not put in best order. */
	SEARCH_COUNT_MAX = 10000
};

enum search_field {
	SEARCH_ANYWHERE,
	SEARCH_HEADLINE,
	SEARCH_BODY, /* and standfirst */
	SEARCH_BYLINE,
	SEARCH_CAPTION,
	SEARCH_PLACE,
	SEARCH_FIELD__MAX
};

/* A word, or words that stand together in this order. */
struct search_term {
	const char *text;
	enum search_field field;
	bool is_phrase;      /* was written in quotes */
	bool is_negated;     /* stories with it are not wanted */
	bool is_alternative; /* it or the term before it */
};

struct search {
	size_t n;
	struct search_term term[SEARCH_TERMS_MAX];
	int64_t section;  /* a section, strand or writer; 0: anywhere */
	int64_t strand;   /* a further one; 0: any */
	const char *kind; /* "" for any */
	bool has_pictures;
	int64_t from, to; /* last updated from ... to before; seconds */
};

/* One that finds every story. */
void search_init(struct search *s);

/*
 * How many words of the index the text is: 0 when it holds none, such as
 * "?!"; what cannot be told counts as none.
 */
size_t search_words(struct db *db, const char *text);

/* A story that was found. */
struct search_hit {
	struct card card;
	int64_t place; /* among all; the newest has the highest */
	/* Some 30 words with the hits between \1 and \2; may be "". */
	const char *snippet;
};

struct search_hits {
	size_t n;
	struct search_hit *at;
};

/*
 * How many stories it finds, SEARCH_COUNT_MAX + 1 when more than
 * SEARCH_COUNT_MAX. false: FAULT_SLOW, when the watchdog ended it.
 */
bool search_count(struct db *db, struct arena *a, const struct search *s,
    int64_t *count, struct fault *f);

/* At most max of the newest that come before a place (INT64_MAX: all). */
bool search_newest(struct db *db, struct arena *a, const struct search *s,
    int64_t before, int max, struct search_hits *hits, struct fault *f);

/*
 * At most max of those that fit best, behind the first skip: words in
 * headlines weigh most. For searches of at most SEARCH_COUNT_MAX stories.
 */
bool search_best(struct db *db, struct arena *a, const struct search *s,
    int64_t skip, int max, struct search_hits *hits, struct fault *f);

/*
 * A spelling of text that the stories have, by the vocabulary of the index:
 * each of its words that no story has gives way to the one nearest to it, at
 * most two letters away, in most stories. NULL: none, or all words are known,
 * or text has characters of scripts without spaces. Numbers stay as they are.
 */
bool search_suggest(struct db *db, struct arena *a, const char *text,
    const char **suggestion, struct fault *f);

#endif
