/* SPDX-License-Identifier: Apache-2.0 */
/* The words in IPTC-IIM and EXIF; those of XMP are in words_xmp.c. */
#include "picture/words.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "picture/words_internal.h"

#include "base/banned.h"

enum {
	EXIF_ENTRIES_MAX = 200,
	IIM_MARK = 0x1c,
	IIM_HEAD = 5,
	IIM_RESOURCE = 0x0404
};

/* White space and whatever does not print become single spaces. */
static char *
one_line(const char *text)
{
	GString *line = g_string_new(NULL);
	long n = 0;

	for (; *text != '\0' && n < WORDS_MAX; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
			if (line->len > 0 && line->str[line->len - 1] != ' ')
				g_string_append_c(line, ' '), n++;
		} else if (g_unichar_type(c) != G_UNICODE_UNASSIGNED &&
			   g_unichar_type(c) != G_UNICODE_FORMAT) {
			g_string_append_unichar(line, c), n++;
		}
	}
	while (line->len > 0 && line->str[line->len - 1] == ' ')
		g_string_truncate(line, line->len - 1);
	return g_string_free(line, FALSE);
}

/* Not by iconv: its tables are files, and here no file can be opened. */
static char *
from_windows(const char *text, size_t n)
{
	static const gunichar high[32] = {0x20ac, 0xfffd, 0x201a, 0x0192,
	    0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
	    0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c,
	    0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
	    0x0153, 0xfffd, 0x017e, 0x0178};
	GString *utf8 = g_string_sized_new(n);

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i];

		g_string_append_unichar(
		    utf8, c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c);
	}
	return g_string_free(utf8, FALSE);
}

void
words_set(char **word, const char *text, size_t n, bool is_latin)
{
	const char *end = memchr(text, '\0', n);
	char *utf8 = NULL, *line;

	if (*word != NULL)
		return;
	if (end != NULL)
		n = (size_t)(end - text);
	if (is_latin && !g_utf8_validate(text, (gssize)n, NULL))
		utf8 = from_windows(text, n);
	if (utf8 == NULL)
		utf8 = g_utf8_make_valid(text, (gssize)n);
	line = one_line(utf8);
	g_free(utf8);
	if (line[0] != '\0')
		*word = line;
	else
		g_free(line);
}

void
words_release(struct words *w)
{
	g_free(w->caption);
	g_free(w->credit);
	g_free(w->copyright);
	g_free(w->alt);
	*w = (struct words){0};
}

static uint32_t
big(const unsigned char *p, size_t bytes)
{
	uint32_t value = 0;

	for (size_t i = 0; i < bytes; i++)
		value = value << 8 | p[i];
	return value;
}

/* The datasets of record 2, "application". */
static void
read_iim(struct words *w, const unsigned char *p, size_t n)
{
	char *by = NULL;

	while (n >= IIM_HEAD && p[0] == IIM_MARK) {
		size_t size = big(p + 3, 2);
		const char *text = (const char *)p + IIM_HEAD;

		/* The highest bit says that a longer size follows: no words. */
		if (size > n - IIM_HEAD || (size & 0x8000) != 0)
			break;
		if (p[1] == 2 && p[2] == 120)
			words_set(&w->caption, text, size, true);
		else if (p[1] == 2 && p[2] == 110)
			words_set(&w->credit, text, size, true);
		else if (p[1] == 2 && p[2] == 80)
			words_set(&by, text, size, true);
		else if (p[1] == 2 && p[2] == 116)
			words_set(&w->copyright, text, size, true);
		p += IIM_HEAD + size;
		n -= IIM_HEAD + size;
	}
	if (by != NULL)
		words_set(&w->credit, by, strlen(by), false);
	g_free(by);
}

/* "8BIM", a number, a Pascal string, a size, so many bytes; all even. */
static void
read_resources(struct words *w, const unsigned char *p, size_t n)
{
	while (n >= 12 && memcmp(p, "8BIM", 4) == 0) {
		size_t name = ((size_t)p[6] + 2) & ~(size_t)1;
		size_t head = 6 + name + 4, size;

		if (head > n)
			return;
		size = big(p + head - 4, 4);
		if (size > n - head)
			return;
		if (big(p + 4, 2) == IIM_RESOURCE)
			read_iim(w, p + head, size);
		size += size & 1;
		if (size > n - head)
			return;
		p += head + size;
		n -= head + size;
	}
}

void
words_iptc(struct words *w, const unsigned char *bytes, size_t n)
{
	static const char photoshop[] = "Photoshop 3.0";

	if (n > sizeof(photoshop) &&
	    memcmp(bytes, photoshop, sizeof(photoshop)) == 0) {
		bytes += sizeof(photoshop);
		n -= sizeof(photoshop);
	}
	if (n > 0 && bytes[0] == IIM_MARK)
		read_iim(w, bytes, n);
	else
		read_resources(w, bytes, n);
}

/* A TIFF, as EXIF has it. */
struct tiff {
	const unsigned char *bytes;
	size_t n;
	bool is_little;
};

static uint32_t
number(const struct tiff *t, size_t at, size_t bytes)
{
	uint32_t value = 0;

	if (at > t->n || bytes > t->n - at)
		return 0;
	for (size_t i = 0; i < bytes; i++) {
		size_t k = t->is_little ? bytes - 1 - i : i;

		value = value << 8 | t->bytes[at + k];
	}
	return value;
}

/* What cameras write there by themselves is in capitals, or one word. */
static bool
is_a_persons(const char *text, size_t n)
{
	bool is_spaced = false, is_small = false;

	for (size_t i = 0; i < n && text[i] != '\0'; i++) {
		if ((unsigned char)text[i] >= 0x80)
			return true;
		is_spaced = is_spaced || text[i] == ' ';
		is_small = is_small || (text[i] >= 'a' && text[i] <= 'z');
	}
	return is_spaced && is_small;
}

/* One entry of the first directory: tag, type, count, value or its place. */
static void
read_entry(struct words *w, const struct tiff *t, size_t at)
{
	enum { ASCII = 2, DESCRIPTION = 0x010e, ARTIST = 0x013b,
		COPYRIGHT = 0x8298 };
	uint32_t tag = number(t, at, 2);
	size_t size = number(t, at + 4, 4);
	size_t where = size <= 4 ? at + 8 : number(t, at + 8, 4);
	const char *text;

	if (number(t, at + 2, 2) != ASCII || where > t->n ||
	    size > t->n - where)
		return;
	text = (const char *)t->bytes + where;
	if (tag == DESCRIPTION && is_a_persons(text, size))
		words_set(&w->caption, text, size, true);
	else if (tag == ARTIST)
		words_set(&w->credit, text, size, true);
	else if (tag == COPYRIGHT)
		words_set(&w->copyright, text, size, true);
}

void
words_exif(struct words *w, const unsigned char *bytes, size_t n)
{
	struct tiff t = {bytes, n, false};
	size_t at, entries;

	if (n >= 6 && memcmp(bytes, "Exif\0\0", 6) == 0) {
		t.bytes += 6;
		t.n -= 6;
	}
	if (t.n < 8 || (memcmp(t.bytes, "II", 2) != 0 &&
			   memcmp(t.bytes, "MM", 2) != 0))
		return;
	t.is_little = t.bytes[0] == 'I';
	at = number(&t, 4, 4);
	entries = number(&t, at, 2);
	for (size_t i = 0; i < entries && i < EXIF_ENTRIES_MAX; i++) {
		size_t entry = at + 2 + i * 12;

		if (entry > t.n || t.n - entry < 12)
			return;
		read_entry(w, &t, entry);
	}
}
