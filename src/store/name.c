/* SPDX-License-Identifier: Apache-2.0 */
/* Names in a text, by their capitals. */
#include "store/name.h"

#include <glib.h>
#include <stdbool.h>

#include "base/banned.h"

enum { WORDS_MIN = 2, WORDS_MAX = 5 };

/* The length of a word, or of what parts it from the next. */
static size_t
span(const char *s, bool of_word)
{
	size_t n = 0;

	while (s[n] != '\0') {
		gunichar ch = g_utf8_get_char(s + n);
		bool in_word = g_unichar_isalnum(ch) || g_unichar_ismark(ch) ||
			       ch == '\'' || ch == 0x2019 || ch == '-' ||
			       ch == '&';

		if (in_word != of_word)
			break;
		n += (size_t)(g_utf8_next_char(s + n) - (s + n));
	}
	return n;
}

void
name_each(const char *text,
    void (*each)(void *arg, const char *name, size_t n), void *arg)
{
	const char *from = text, *to = text;
	bool is_first = true;
	int words = 0;

	while (*text != '\0') {
		size_t n = span(text, true), gap = span(text + n, false);
		bool has_capital =
		    n > 0 && g_unichar_isupper(g_utf8_get_char(text));
		/* One blank, or the end of a line, and not of a paragraph. */
		bool goes_on = gap == 1 && (text[n] == ' ' || text[n] == '\n');

		if (has_capital && !is_first) {
			from = words++ == 0 ? text : from;
			to = text + n;
		}
		if (!has_capital || !goes_on) {
			if (words >= WORDS_MIN && words <= WORDS_MAX)
				each(arg, from, (size_t)(to - from));
			words = 0;
		}
		/* Behind a full stop, an empty line, a bullet: a sentence. */
		is_first = n == 0 || (!goes_on && text[n] != ',');
		text += n + gap;
	}
	if (words >= WORDS_MIN && words <= WORDS_MAX)
		each(arg, from, (size_t)(to - from));
}
