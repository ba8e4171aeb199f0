/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_PLAIN_H
#define STORE_PLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * A live story as plain text, which is what the search index is made of and
 * what its .txt shows. Strings are never NULL.
 */
struct plain {
	int64_t story;
	int64_t updated; /* its place among all; not loaded */
	const char *headline;
	const char *standfirst;
	const char *body;    /* lines of 72 columns, U+FFFC for a picture */
	const char *caption; /* a line for each U+FFFC, in order */
	const char *byline;
	const char *place;
	const char *facet; /* not loaded */
	const char *links; /* lines "address text" */
};

/* Places of the index a second: see sql/schema/edition/0002_finding.sql. */
enum { PLAIN_SERIALS = 1024 };

/*
 * The word of the index for a fact that searches are narrowed by. Section
 * and strand are one kind, lists. Each begins with a character of private use
 * (U+E000), so that it is no word of a text: a search for words need not
 * leave the facts' column out, which would cost as much as searching it.
 */
#define PLAIN_FACET_MARK "\xee\x80\x80"
char *plain_facet_list(struct arena *a, int64_t section);
char *plain_facet_kind(struct arena *a, const char *kind);
#define PLAIN_FACET_ALL PLAIN_FACET_MARK "all"
#define PLAIN_FACET_PICTURES PLAIN_FACET_MARK "pictures"

/* Within a write transaction: take p in. It must not be there already. */
bool plain_write(struct db *db, const struct plain *p, struct fault *f);

/* Within a write transaction: take a story out, if it is there. */
bool plain_remove(struct db *db, int64_t story, struct fault *f);

enum found plain_load(struct db *db, struct arena *a, int64_t story,
    struct plain *p, struct fault *f);

/* Whether live stories have none yet, as after an older schema. */
bool plain_is_lacking(struct db *db, bool *lacking, struct fault *f);

/*
 * Within a write transaction: make the index and the vocabulary anew from
 * the plain texts, with Snowball's stemmer of language ("none" for no
 * stemming). progress is told how many are done. false, FAULT_CONFIG: there
 * is no such stemmer.
 */
bool plain_index_again(struct db *db, const char *language,
    void (*progress)(void *arg, int64_t done), void *arg, struct fault *f);

/* The stemmer that the index was made with, in arena a. */
bool plain_index_language(
    struct db *db, struct arena *a, const char **language, struct fault *f);

/*
 * Compare the index with the plain texts. The engine wants a connection that
 * writes, and a write transaction, for it. false: FAULT_DATA when they differ.
 */
bool plain_index_check(struct db *db, struct fault *f);

#endif
