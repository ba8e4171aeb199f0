/* SPDX-License-Identifier: Apache-2.0 */
/* "Did you mean": the edit distance of short words. */
#include "wire/suggest.h"

#include <ctype.h>
#include <string.h>

#include "base/banned.h"

enum { WORD_MAX = 32 };

static size_t
least(size_t a, size_t b, size_t c)
{
	size_t d = a < b ? a : b;

	return d < c ? d : c;
}

/* Letters to put in, take out or change to make b of a (Levenshtein). */
static size_t
distance(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b), row[WORD_MAX + 1];

	if (na > WORD_MAX || nb > WORD_MAX)
		return WORD_MAX;
	for (size_t j = 0; j <= nb; j++)
		row[j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			size_t above = row[j];
			int differ = tolower((unsigned char)a[i - 1]) !=
				     tolower((unsigned char)b[j - 1]);

			row[j] = least(
			    above + 1, row[j - 1] + 1, corner + (size_t)differ);
			corner = above;
		}
	}
	return row[nb];
}

const char *
suggest_nearest(const char *word, const void *names, size_t n, size_t stride)
{
	const char *best = NULL;
	size_t nearest = strlen(word) / 3 + 2;

	for (size_t i = 0; i < n; i++) {
		const char *name =
		    *(const char *const *)(const void *)((const char *)names +
							 i * stride);
		size_t d = distance(word, name);

		if (d < nearest) {
			nearest = d;
			best = name;
		}
	}
	return best;
}
