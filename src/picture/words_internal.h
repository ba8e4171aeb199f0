/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_WORDS_INTERNAL_H
#define PICTURE_WORDS_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Set *word, unless it is set, to the n bytes at text: on one line, clean,
 * cut at WORDS_MAX. What is no UTF-8 is taken as Windows-1252 when is_latin.
 */
void words_set(char **word, const char *text, size_t n, bool is_latin);

#endif
