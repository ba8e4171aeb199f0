/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_VOCABULARY_H
#define STORE_VOCABULARY_H

#include <stddef.h>
#include <stdint.h>

struct db;
struct fault;

/* What is known of a word of the edition's texts; looked up once. */
struct word {
	int64_t stories; /* that it is in */
	char term[];     /* its stem as a term: "w:ferri" */
};

/* Belongs to one thread; language is a stemmer's name, or "none". */
struct vocabulary;
struct vocabulary *vocabulary_open(struct db *edition, const char *language);
void vocabulary_close(struct vocabulary *v);
void vocabulary_forget(struct vocabulary *v);

/*
 * The n bytes at word, folded as the table word has them. It is the
 * vocabulary's until the next call. NULL: the store failed.
 */
const struct word *vocabulary_word(
    struct vocabulary *v, const char *word, size_t n, struct fault *f);

#endif
