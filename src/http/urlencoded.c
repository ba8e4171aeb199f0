/* SPDX-License-Identifier: Apache-2.0 */
/* Percent and form decoding. What a parameter means is for the pages. */
#include "http/urlencoded.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "http/request.h"

#include "base/banned.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
urlencoded_percent(const char *s, size_t n, char *out, size_t *n_out)
{
	size_t made = 0;

	for (size_t i = 0; i < n; i++) {
		int high, low;

		if (s[i] != '%') {
			out[made++] = s[i];
			continue;
		}
		high = n - i > 2 ? hex_digit(s[i + 1]) : -1;
		low = n - i > 2 ? hex_digit(s[i + 2]) : -1;
		if (high < 0 || low < 0) {
			*n_out = made;
			return false;
		}
		out[made++] = (char)(high * 16 + low);
		i += 2;
	}
	*n_out = made;
	return true;
}

/* Decode the n bytes at s into a string of arena a. */
static bool
decode(
    struct arena *a, const char *s, size_t n, const char **out, struct fault *f)
{
	char *text = arena_copy(a, s, n);
	size_t len;

	for (size_t i = 0; i < n; i++)
		if (text[i] == '+')
			text[i] = ' ';
	if (!urlencoded_percent(text, n, text, &len))
		return fault_set(f, FAULT_DATA,
		    "a parameter has a '%%' that "
		    "two hexadecimal digits do not follow");
	if (memchr(text, '\0', len) != NULL)
		return fault_set(f, FAULT_DATA, "a parameter holds a NUL");
	if (!utf8_is_valid(text, len))
		return fault_set(f, FAULT_DATA, "a parameter is not UTF-8");
	text[len] = '\0';
	*out = text;
	return true;
}

static size_t
count_pieces(const char *s)
{
	size_t n = 0;

	for (const char *p = s; *p != '\0'; p++)
		n += *p != '&' && (p == s || p[-1] == '&');
	return n;
}

bool
urlencoded_parse(struct arena *a, const char *s, size_t max,
    const struct param **params, size_t *n_params, struct fault *f)
{
	size_t n = count_pieces(s), i = 0;
	struct param *made;

	if (n > max)
		return fault_set(f, FAULT_DATA,
		    "%zu parameters are more than "
		    "the %zu allowed",
		    n, max);
	made = arena_zalloc(a, n, sizeof(*made));
	for (const char *end; *s != '\0'; s = *end == '&' ? end + 1 : end) {
		const char *name_end;
		size_t len;

		len = strcspn(s, "&");
		end = s + len;
		if (len == 0)
			continue;
		name_end = memchr(s, '=', len);
		if (name_end == NULL)
			name_end = end;
		if (!decode(a, s, (size_t)(name_end - s), &made[i].name, f))
			return false;
		made[i].value = "";
		if (name_end < end &&
		    !decode(a, name_end + 1, (size_t)(end - name_end - 1),
			&made[i].value, f))
			return false;
		i++;
	}
	*params = made;
	*n_params = n;
	return true;
}

char *
urlencoded_value(struct arena *a, const char *text)
{
	static const char safe[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	    "*-._";
	static const char hex[] = "0123456789ABCDEF";
	char *out = arena_alloc(a, 3 * strlen(text) + 1), *o = out;

	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		if (strchr(safe, c) != NULL) {
			*o++ = (char)c;
		} else if (c == ' ') {
			*o++ = '+';
		} else {
			*o++ = '%';
			*o++ = hex[c >> 4];
			*o++ = hex[c & 15];
		}
	}
	*o = '\0';
	return out;
}
