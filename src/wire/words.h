/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WORDS_H
#define WIRE_WORDS_H

#include <stddef.h>

struct arena;

/* The n bytes at text as one line of clean UTF-8, white space run together. */
const char *words_line(struct arena *a, const char *text, size_t n);

/* The same of a whole string. */
const char *words_of(struct arena *a, const char *text);

/* Cut text to max characters, at a word, with an ellipsis. */
const char *words_cut(struct arena *a, const char *text, size_t max);

#endif
