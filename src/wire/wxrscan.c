/* SPDX-License-Identifier: Apache-2.0 */
/* Where the elements of a WordPress export end, told by its tags alone. */
#include "wire/wxrscan.h"

#include <glib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

#include "base/banned.h"

static const char cdata[] = "<![CDATA[";
static const char cdata_end[] = "]]>";

enum { CDATA_BYTES = sizeof(cdata) - 1, CDATA_END_BYTES = 3, TAG_BYTES = 100 };

static size_t
through(const char *p, size_t n, const char *end)
{
	const char *found = memmem(p, n, end, strlen(end));

	return found == NULL ? 0 : (size_t)(found - p) + strlen(end);
}

size_t
wxrscan_other(const char *p, size_t n)
{
	if (n >= 4 && memcmp(p, "<!--", 4) == 0)
		return through(p, n, "-->");
	if (n >= 2 && p[1] == '?')
		return through(p, n, "?>");
	if (n >= CDATA_BYTES && memcmp(p, cdata, CDATA_BYTES) == 0)
		return through(p, n, cdata_end);
	if (n >= 2 && (p[1] == '/' || p[1] == '!'))
		return through(p, n, ">");
	return 0;
}

bool
wxrscan_is_start(const char *p, size_t n)
{
	return n >= 2 && (g_ascii_isalpha(p[1]) || p[1] == '_');
}

size_t
wxrscan_name(const char *p)
{
	return strcspn(p, " \t\r\n/>");
}

size_t
wxrscan_tag(const char *p, size_t n)
{
	char quote = '\0';

	for (size_t i = 1; i < n; i++) {
		if (quote == '\0' && p[i] == '>')
			return i + 1;
		if (quote == '\0' && (p[i] == '"' || p[i] == '\''))
			quote = p[i];
		else if (p[i] == quote)
			quote = '\0';
	}
	return 0;
}

/* "</name" of the start tag at p. */
static void
end_of(const char *p, char end[TAG_BYTES])
{
	size_t n = wxrscan_name(p + 1);

	n = n < TAG_BYTES - 3 ? n : TAG_BYTES - 3;
	memcpy(end, "</", 2);
	memcpy(end + 2, p + 1, n);
	end[2 + n] = '\0';
}

static bool
is_end_tag(const char *p, size_t n, size_t name)
{
	return n > name && strchr(" \t\r\n>", p[name]) != NULL;
}

/* Whether an element of an export ends at p, behind white space. */
static bool
ends_element(const char *p, const char *limit)
{
	static const char *const names[] = {"</wp:", "</content:",
	    "</excerpt:", "</dc:", "</title>", "</category>", "</item>",
	    "</link>", "</guid>", "</description>"};

	while (p < limit && g_ascii_isspace(*p))
		p++;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		size_t n = strlen(names[i]);

		if ((size_t)(limit - p) >= n && memcmp(p, names[i], n) == 0)
			return true;
	}
	return false;
}

/*
 * The end of CDATA is last, unless another element's end tag comes before it:
 * then its own is missing, and strictly it ends where it first may.
 */
static size_t
settle_end(const char *p, const char *last)
{
	const char *first = NULL, *at = p + CDATA_BYTES;

	while (at < last &&
	       (at = memmem(at, (size_t)(last - at), cdata_end,
		    CDATA_END_BYTES)) != NULL) {
		first = first == NULL ? at : first;
		at += CDATA_END_BYTES;
		if (ends_element(at, last))
			return (size_t)(first - p) + CDATA_END_BYTES;
	}
	return (size_t)(last - p) + CDATA_END_BYTES;
}

/*
 * How long CDATA is that begins at p: it ends with the last "]]>" before the
 * end tag of the element that it is in.
 */
static size_t
cdata_bytes(const char *p, size_t n, const char *end_tag)
{
	size_t m = strlen(end_tag), from = CDATA_BYTES;
	const char *close;

	while ((close = memmem(p + from, n - from, end_tag, m)) != NULL) {
		const char *end = close;

		if (is_end_tag(close, n - (size_t)(close - p), m)) {
			/* Before the last one there is none. */
			while (--end >= p + from) {
				if (memcmp(end, cdata_end, CDATA_END_BYTES) ==
				    0)
					return settle_end(p, end);
			}
		}
		from = (size_t)(close - p) + m;
	}
	return 0;
}

/*
 * One piece of what is in an element: text, a tag, CDATA. end_tag is that of
 * the last start tag, and becomes its. 0: it is not whole.
 */
static size_t
piece(const char *p, size_t n, char end_tag[TAG_BYTES], bool *is_cdata)
{
	const char *next;
	size_t m;

	*is_cdata = n >= CDATA_BYTES && memcmp(p, cdata, CDATA_BYTES) == 0;
	if (*is_cdata)
		return cdata_bytes(p, n, end_tag);
	if (*p == '<' && n < CDATA_BYTES)
		return 0;
	if (*p == '<' && wxrscan_is_start(p, n)) {
		m = wxrscan_tag(p, n);
		if (m > 0)
			end_of(p, end_tag);
		return m;
	}
	if (*p == '<' && (p[1] == '/' || p[1] == '!' || p[1] == '?'))
		return wxrscan_other(p, n);
	next = memchr(p + 1, '<', n - 1);
	return next == NULL ? n : (size_t)(next - p);
}

size_t
wxrscan_element(const char *p, size_t n)
{
	char whole[TAG_BYTES], last[TAG_BYTES];
	size_t at = wxrscan_tag(p, n), m;
	bool is_cdata;

	if (at == 0 || p[at - 2] == '/')
		return at;
	end_of(p, whole);
	end_of(p, last);
	m = strlen(whole);
	while (at < n) {
		size_t size;

		if (n - at > m && memcmp(p + at, whole, m) == 0 &&
		    is_end_tag(p + at, n - at, m)) {
			size = through(p + at, n - at, ">");
			return size == 0 ? 0 : at + size;
		}
		size = piece(p + at, n - at, last, &is_cdata);
		if (size == 0)
			return 0;
		at += size;
	}
	return 0;
}

static void
put_escaped(struct buf *out, const char *p, size_t n)
{
	for (size_t from = 0, i = 0; i <= n; i++) {
		if (i < n && p[i] != '<' && p[i] != '>' && p[i] != '&')
			continue;
		buf_append(out, p + from, i - from);
		from = i + 1;
		if (i < n)
			buf_puts(out, p[i] == '<'   ? "&lt;"
				      : p[i] == '>' ? "&gt;"
						    : "&amp;");
	}
}

/* What is in CDATA; where it was parted for the sake of "]]>", that again. */
static void
put_cdata(struct buf *out, const char *p, size_t n)
{
	static const char joint[] = "]]><![CDATA[";
	size_t m = sizeof(joint) - 1;
	const char *found;

	while ((found = memmem(p, n, joint, m)) != NULL) {
		put_escaped(out, p, (size_t)(found - p));
		n -= (size_t)(found - p) + m;
		p = found + m;
	}
	put_escaped(out, p, n);
}

void
wxrscan_plain(const char *p, size_t n, struct buf *out)
{
	char last[TAG_BYTES] = "</";

	for (size_t at = 0; at < n;) {
		bool is_cdata;
		size_t size = piece(p + at, n - at, last, &is_cdata);

		size = size == 0 ? n - at : size;
		if (is_cdata && size >= CDATA_BYTES + CDATA_END_BYTES)
			put_cdata(out, p + at + CDATA_BYTES,
			    size - CDATA_BYTES - CDATA_END_BYTES);
		else
			buf_append(out, p + at, size);
		at += size;
	}
}
