/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, to U+10FFFF. */

/*
 * How many bytes the character at the start of the n bytes at p takes, 1 to
 * 4; 0 when they do not begin with a whole valid character or n is 0.
 */
size_t utf8_next(const char *p, size_t n);

/* The code point of the valid character of size bytes at p. */
uint32_t utf8_code(const char *p, size_t size);

/* Whether the n bytes at p are valid UTF-8. */
bool utf8_is_valid(const char *p, size_t n);

/*
 * Whether they are fit to store and to show as text: valid, and with no
 * control characters but tab and newline, and none that override the
 * direction of text (U+202A-202E, U+2066-2069).
 */
bool utf8_is_clean(const char *p, size_t n);

/*
 * The n bytes at p with whatever utf8_is_clean refuses taken out (bad bytes
 * become U+FFFD, CR LF becomes LF); a string in arena a.
 */
char *utf8_clean(struct arena *a, const char *p, size_t n);

/* The number of characters (code points) of the valid string s. */
size_t utf8_length(const char *s);

/*
 * How many bytes the first max characters of the valid string s take, or all
 * of them if there are fewer.
 */
size_t utf8_prefix(const char *s, size_t max);

#endif
