/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_TOKENIZER_H
#define STORE_TOKENIZER_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * The tokenizer of the search index, "broadsheet LANGUAGE": FTS5's unicode61
 * (case folded, accents off), and
 *
 * - words are stemmed by Snowball's stemmer of LANGUAGE; "none" stems nothing;
 * - marks are parts of words, as the vowels of Thai and Hindi are;
 * - in scripts without spaces (Han, kana, Thai, Lao, Khmer, Myanmar), and in
 *   Hangul, every character is a token, so that a phrase finds what stands
 *   inside a run;
 * - words joined by a hyphen, an apostrophe or '&', and initials with full
 *   stops, are also one word: "e-mail" is found as "email", "U.K." as "UK"; a
 *   possessive 's is dropped;
 * - "C++" and "C#" are words of their own.
 */

/* Make the tokenizer known to a connection; a code of SQLite's. */
int tokenizer_register(sqlite3 *handle);

/* Whether a character of a script without spaces begins the string p. */
bool tokenizer_is_unspaced(const char *p);

/* Whether there is a stemmer of that name, "none" among them. */
bool tokenizer_is_language(const char *language);

/*
 * Call each with every token of the n bytes at text, folded and not stemmed;
 * scripts without spaces are left out. false: out of memory.
 */
bool tokenizer_words(sqlite3 *handle, const char *text, size_t n,
    void (*each)(void *arg, const char *word, size_t n), void *arg);

#endif
