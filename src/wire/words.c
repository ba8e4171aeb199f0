/* SPDX-License-Identifier: Apache-2.0 */
/* Foreign text as one line, and not too long. */
#include "wire/words.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#include "base/banned.h"

const char *
words_line(struct arena *a, const char *text, size_t bytes)
{
	char *out = utf8_clean(a, text, bytes);
	size_t n = 0;

	for (const char *p = out; *p != '\0'; p++) {
		char c = *p == '\t' || *p == '\n' ? ' ' : *p;

		if (c != ' ' || (n > 0 && out[n - 1] != ' '))
			out[n++] = c;
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

const char *
words_of(struct arena *a, const char *text)
{
	return words_line(a, text, strlen(text));
}

const char *
words_cut(struct arena *a, const char *text, size_t max)
{
	size_t n;

	if (utf8_length(text) <= max)
		return text;
	n = utf8_prefix(text, max - 1);
	while (n > 0 && text[n - 1] != ' ')
		n--;
	if (n == 0)
		n = utf8_prefix(text, max - 1);
	while (n > 0 && text[n - 1] == ' ')
		n--;
	return arena_printf(a, "%.*s\xe2\x80\xa6", (int)n, text);
}
