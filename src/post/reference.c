/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that readers can write down, and read out. */
#include "post/reference.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

enum { DIGITS = 8, HALF = DIGITS / 2, BITS = 5, NONCE_DIGITS = 10 };

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const char *
reference_of(struct arena *a, const char *nonce)
{
	unsigned long long bits =
	    strtoull(arena_copy(a, nonce, NONCE_DIGITS), NULL, 16);
	char *made = arena_alloc(a, REFERENCE_CHARS + 1), *o = made;

	for (int i = DIGITS - 1; i >= 0; i--) {
		*o++ = alphabet[bits >> (BITS * i) & 31];
		if (i == HALF)
			*o++ = '-';
	}
	*o = '\0';
	return made;
}

/* The digit that c stands for, or NUL. */
static char
digit_of(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (c == 'O')
		return '0';
	if (c == 'I' || c == 'L')
		return '1';
	return c != '\0' && strchr(alphabet, c) != NULL ? c : '\0';
}

const char *
reference_parse(struct arena *a, const char *text)
{
	char *made = arena_alloc(a, REFERENCE_CHARS + 1), *o = made;

	for (int i = 0; i < DIGITS; i++, text++) {
		if (i == HALF) {
			*o++ = '-';
			text += *text == '-';
		}
		*o = digit_of(*text);
		if (*o++ == '\0')
			return NULL;
	}
	*o = '\0';
	return *text == '\0' ? made : NULL;
}
