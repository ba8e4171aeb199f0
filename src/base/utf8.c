/* SPDX-License-Identifier: Apache-2.0 */
/* Checking and cleaning UTF-8. Case, width and normal forms are not here. */
#include "base/utf8.h"

#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

static bool
is_tail(unsigned char c)
{
	return (c & 0xc0) == 0x80;
}

size_t
utf8_next(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	if (n == 0)
		return 0;
	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xc2 && p[0] <= 0xdf)
		return n >= 2 && is_tail(p[1]) ? 2 : 0;
	if (p[0] >= 0xe0 && p[0] <= 0xef) {
		if (n < 3 || !is_tail(p[1]) || !is_tail(p[2]))
			return 0;
		if (p[0] == 0xe0 && p[1] < 0xa0)
			return 0;
		return p[0] == 0xed && p[1] > 0x9f ? 0 : 3;
	}
	if (p[0] >= 0xf0 && p[0] <= 0xf4) {
		if (n < 4 || !is_tail(p[1]) || !is_tail(p[2]) || !is_tail(p[3]))
			return 0;
		if (p[0] == 0xf0 && p[1] < 0x90)
			return 0;
		return p[0] == 0xf4 && p[1] > 0x8f ? 0 : 4;
	}
	return 0;
}

uint32_t
utf8_code(const char *s, size_t size)
{
	const unsigned char *p = (const unsigned char *)s;

	switch (size) {
	case 2:
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	case 3:
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 |
		       (p[2] & 0x3fu);
	case 4:
		return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 |
		       (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
	default:
		return p[0];
	}
}

bool
utf8_is_valid(const char *p, size_t n)
{
	while (n > 0) {
		size_t size = utf8_next(p, n);

		if (size == 0)
			return false;
		p += size;
		n -= size;
	}
	return true;
}

static bool
is_clean_code(uint32_t c)
{
	if (c < 0x20)
		return c == '\t' || c == '\n';
	if (c >= 0x7f && c < 0xa0)
		return false;
	if (c >= 0x202a && c <= 0x202e)
		return false;
	if (c >= 0x2066 && c <= 0x2069)
		return false;
	/* Noncharacters are valid UTF-8, but no HTML or XML text. */
	return (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

bool
utf8_is_clean(const char *p, size_t n)
{
	while (n > 0) {
		size_t size = utf8_next(p, n);

		if (size == 0 || !is_clean_code(utf8_code(p, size)))
			return false;
		p += size;
		n -= size;
	}
	return true;
}

char *
utf8_clean(struct arena *a, const char *p, size_t n)
{
	/* A bad byte grows to the three of U+FFFD. */
	char *out = arena_alloc(a, 3 * n + 1), *o = out;

	while (n > 0) {
		size_t size = utf8_next(p, n);

		if (size == 0) {
			memcpy(o, "\xef\xbf\xbd", 3);
			o += 3;
			size = 1;
		} else if (p[0] == '\r') {
			if (n == 1 || p[1] != '\n')
				*o++ = '\n';
		} else if (is_clean_code(utf8_code(p, size))) {
			memcpy(o, p, size);
			o += size;
		}
		p += size;
		n -= size;
	}
	*o = '\0';
	return out;
}

size_t
utf8_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += !is_tail((unsigned char)*s);
	return n;
}

size_t
utf8_prefix(const char *s, size_t max)
{
	size_t i, n = 0;

	for (i = 0; s[i] != '\0'; i++) {
		if (!is_tail((unsigned char)s[i]) && n++ == max)
			break;
	}
	return i;
}
