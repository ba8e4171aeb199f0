/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_TERM_H
#define STORE_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct db;
struct fault;
struct plain;

/*
 * What a story is about, as terms with weights: its most telling words, names,
 * subjects and its package; see the table term. A word tells the more, the
 * oftener it is in the story (most of all in the headline, then in the
 * standfirst), and the fewer stories have it. Words of scripts without spaces
 * are none; of such a story its subjects and package are known.
 */

/* Finds terms in texts of an edition; it belongs to one thread. */
struct terms;

/* language: of the stemmer, as of the search index; "none": no stemming. */
struct terms *terms_open(struct db *edition, const char *language);
void terms_close(struct terms *t);

/*
 * In how many stories each word is, is remembered: forget it, for it may have
 * changed since.
 */
void terms_forget(struct terms *t);

struct term_facts {
	const struct plain *plain; /* its text, and its number */
	int64_t package;           /* 0: none */
	size_t n_subjects;
	const char *const *subjects;
};

/*
 * Within a write transaction: these are the story's terms now. Its text has
 * been taken in already (plain_write).
 */
bool terms_write(
    struct terms *t, const struct term_facts *facts, struct fault *f);

/*
 * What a term of the table is called where it stands in the text of plain:
 * "ferries" for "w:ferri"; of others the term without its mark. The caller
 * frees it (g_free).
 */
char *terms_say(struct terms *t, const char *term, const struct plain *plain);

#endif
