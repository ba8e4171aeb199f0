/* SPDX-License-Identifier: Apache-2.0 */
/* Words for addresses. ICU knows the scripts; ASCII is what is left here. */
#include "story/slug.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/arena.h"

#include "base/banned.h"

enum {
	TEXT_MAX = 400, /* UTF-16 units looked at: more than ever stays */
	ROMAN_MAX = 8 * TEXT_MAX
};

/* Building it costs some 50 ms: once a process. */
static UTransliterator *
transliterator(void)
{
	static UTransliterator *opened;
	static const UChar id[] = u"Any-Latin; Latin-ASCII; Lower()";
	UErrorCode status = U_ZERO_ERROR;

	if (opened == NULL)
		opened = utrans_openU(
		    id, -1, UTRANS_FORWARD, NULL, -1, NULL, &status);
	assert(opened != NULL);
	return opened;
}

/* The start of text in ASCII where ICU can say it so; its UTF-16 units. */
static int32_t
romanize(const char *text, UChar *roman)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = 0, limit;

	u_strFromUTF8WithSub(
	    roman, TEXT_MAX, &n, text, -1, 0xfffd, NULL, &status);
	if (n > TEXT_MAX)
		n = TEXT_MAX;
	/* Half a surrogate pair at the cut is no letter and falls out. */
	limit = n;
	status = U_ZERO_ERROR;
	utrans_transUChars(
	    transliterator(), roman, &n, ROMAN_MAX, 0, &limit, &status);
	return n < ROMAN_MAX ? n : ROMAN_MAX;
}

static bool
is_word(UChar c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* "don't" is dont, not don-t. */
static bool
is_silent(UChar c)
{
	return c == '\'' || c == '`' || c == 0x2019 || c == 0x02b9 ||
	       c == 0x02bc || (c >= 0x300 && c <= 0x36f);
}

/*
 * The words of roman into slug, joined by hyphens, as many as fit; a first
 * word that does not is cut.
 */
static size_t
join(const UChar *roman, int32_t n, char *slug)
{
	size_t len = 0, word = 0;
	bool apart = false;

	for (int32_t i = 0; i < n; i++) {
		if (!is_word(roman[i])) {
			apart = apart || !is_silent(roman[i]);
			continue;
		}
		if (apart && len > 0) {
			if (len + 2 > SLUG_MAX)
				return len;
			word = len;
			slug[len++] = '-';
		}
		apart = false;
		if (len == SLUG_MAX)
			return word > 0 ? word : len;
		slug[len++] = (char)roman[i];
	}
	return len;
}

char *
slug_make(struct arena *a, const char *text)
{
	UChar roman[ROMAN_MAX];
	char slug[SLUG_MAX + 1];
	size_t n = join(roman, romanize(text, roman), slug), digits = 0;

	if (n == 0)
		return arena_string(a, "story");
	while (digits < n && slug[digits] >= '0' && slug[digits] <= '9')
		digits++;
	/* A segment of digits is the number of a story. */
	if (digits == n)
		return arena_printf(a, "story-%.*s",
		    (int)(n < SLUG_MAX - 6 ? n : SLUG_MAX - 6), slug);
	return arena_copy(a, slug, n);
}
