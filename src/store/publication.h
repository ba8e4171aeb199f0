/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_PUBLICATION_H
#define STORE_PUBLICATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/clip.h"
#include "store/found.h"
#include "store/plain.h"
#include "store/story.h"

struct arena;
struct db;
struct fault;
struct terms;

/*
 * Writing the edition. Everything here runs inside a write transaction that
 * the caller begins, counts with edition_changed and commits.
 */

/* A revision about to go live, with all that is derived from it. */
struct publication {
	int64_t id;
	int64_t section;
	int64_t strand;   /* 0: none */
	int64_t package;  /* 0: none */
	const char *page; /* path of a standing page; NULL: a story */
	const char *slug;
	const char *kind;
	const char *language;
	const char *short_headline;
	const char *headline;
	const char *standfirst;
	const char *source;
	const char *licence;
	int64_t published;
	int64_t updated;
	const char *updated_why;
	int64_t review_by; /* 0: none */
	int64_t picture;   /* 0: none */
	const char *picture_alt;
	const char *picture_focus;
	size_t n_pictures; /* of the document, by id */
	const int64_t *pictures;
	int64_t words;

	const char *document;
	/*
	 * The change that the revision is, "published" for the first, and
	 * why it was made, for its record; one line each.
	 */
	const char *change;
	const char *why;
	int64_t now;

	size_t n_full; /* pages of the body in each skin */
	const char *const *full_html;
	size_t n_low;
	const char *const *low_html;

	size_t n_listed; /* sections it is listed in, its own among them */
	const int64_t *listed;
	struct byline_list bylines;
	struct link_list links;
	size_t n_see_also;
	const int64_t *see_also;
	struct clip_list clips;
	struct entry_list entries; /* of a live page */
	struct plain plain; /* of a story; a standing page has none */
	/* What the story's terms are found with, and its subjects. */
	struct terms *terms;
	size_t n_subjects;
	const char *const *subjects;
	bool puts_off_related; /* related.h */
};

/*
 * Make p the live revision of story p->id: its next revision, hash-chained,
 * every list, and what is related. The revision's number goes to *revision. Of a story that
 * was withdrawn no snapshot of the front page shows an earlier one.
 */
bool publication_write(struct db *db, const struct publication *p,
    int64_t *revision, struct fault *f);

/*
 * Make anew all that follows from the live revision of story p->id: bodies,
 * lists, plain text. No revision is made, and what is related stays: it is
 * made anew for all together (desk_relate).
 */
bool publication_derive_again(
    struct db *db, const struct publication *p, struct fault *f);

/*
 * Take a live story out of every list in this transaction; its address says
 * when and why from here on. ABSENT: no such live story.
 */
enum found publication_withdraw(
    struct db *db, int64_t id, int64_t now, const char *why, struct fault *f);

/*
 * Call each with every place that shows a live story, in words: "the list
 * /harbour", "the see also of story 12".
 */
bool publication_places(struct db *db, int64_t id,
    void (*each)(void *arg, const char *place), void *arg, struct fault *f);

/* The slots of an index page become the n stories, in order. */
bool slot_replace(struct db *db, int64_t section, const int64_t *story,
    size_t n, struct fault *f);

#endif
