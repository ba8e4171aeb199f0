/* SPDX-License-Identifier: Apache-2.0 */
/* A feed's markup, mended where it is clear what was meant. */
#include "wire/mend.h"

#include <glib.h>
#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"

#include "base/banned.h"

enum { ENTITY_MAX = 12, NUMBER_MAX = 10 };

/* The text while it is mended. */
struct mender {
	const char *name;
	const char *start, *at, *end;
	struct buf *out;
};

static size_t
left(const struct mender *m)
{
	return (size_t)(m->end - m->at);
}

static bool
begins(const struct mender *m, const char *with)
{
	size_t n = strlen(with);

	return left(m) >= n && memcmp(m->at, with, n) == 0;
}

/* Where it says end from here on; the end of all where it does not. */
static const char *
find(const struct mender *m, const char *end)
{
	const char *found = memmem(m->at, left(m), end, strlen(end));

	return found == NULL ? m->end : found + strlen(end);
}

static bool
is_xml(gunichar c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	       (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c <= 0xfffd) ||
	       (c >= 0x10000 && c <= 0x10ffff);
}

/* Copy as far as to, without what XML forbids. */
static void
copy(struct mender *m, const char *to)
{
	while (m->at < to) {
		size_t size = utf8_next(m->at, left(m));

		if (size > 0 && is_xml(utf8_code(m->at, size)))
			buf_append(m->out, m->at, size);
		m->at += size == 0 ? 1 : size;
	}
}

/* Leave out as far as to, but for the line ends. */
static void
drop(struct mender *m, const char *to)
{
	for (; m->at < to; m->at++) {
		if (*m->at == '\n')
			buf_puts(m->out, "\n");
	}
}

static void
put_code(struct mender *m, gunichar c)
{
	/* What windows-1252 has there; XML would have controls. */
	static const char *const high[32] = {"\u20ac", "", "\u201a", "\u0192",
	    "\u201e", "\u2026", "\u2020", "\u2021", "\u02c6", "\u2030",
	    "\u0160", "\u2039", "\u0152", "", "\u017d", "", "", "\u2018",
	    "\u2019", "\u201c", "\u201d", "\u2022", "\u2013", "\u2014",
	    "\u02dc", "\u2122", "\u0161", "\u203a", "\u0153", "", "\u017e",
	    "\u0178"};

	if (c >= 0x80 && c < 0xa0)
		buf_puts(m->out, high[c - 0x80]);
	else if (is_xml(c))
		buf_printf(m->out, "&#%u;", (unsigned)c);
}

/* "&#160;": true when there is one, which is then behind us. */
static bool
take_number(struct mender *m)
{
	const char *p = m->at + 2;
	bool is_hex = p < m->end && (*p == 'x' || *p == 'X');
	const char *first = is_hex ? ++p : p;
	gunichar c = 0;

	for (; p < m->end && p - first < NUMBER_MAX; p++) {
		int digit = is_hex ? g_ascii_xdigit_value(*p)
				   : g_ascii_digit_value(*p);

		if (digit < 0)
			break;
		c = c > 0x110000 ? c : c * (is_hex ? 16 : 10) + (gunichar)digit;
	}
	if (p == first || p == m->end || *p != ';')
		return false;
	put_code(m, c);
	m->at = p + 1;
	return true;
}

static bool
take_entity(struct mender *m)
{
	static const char *const own[] = {"amp", "lt", "gt", "quot", "apos"};
	char name[ENTITY_MAX + 1] = "";
	const htmlEntityDesc *entity;
	const char *p = m->at + 1;
	size_t n = 0;

	while (p + n < m->end && n < ENTITY_MAX && g_ascii_isalnum(p[n]))
		n++;
	if (n == 0 || p + n == m->end || p[n] != ';')
		return false;
	memcpy(name, p, n);
	for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
		if (strcmp(name, own[i]) == 0) {
			copy(m, p + n + 1);
			return true;
		}
	}
	entity = htmlEntityLookup((const xmlChar *)name);
	if (entity == NULL)
		return false;
	buf_printf(m->out, "&#%u;", entity->value);
	m->at = p + n + 1;
	return true;
}

static void
take_ampersand(struct mender *m)
{
	bool is_number = left(m) > 2 && m->at[1] == '#';

	if (is_number ? take_number(m) : take_entity(m))
		return;
	buf_puts(m->out, "&amp;");
	m->at++;
}

static bool
fail(const struct mender *m, struct fault *f, const char *why)
{
	int line = 1;

	for (const char *p = m->start; p < m->at; p++)
		line += *p == '\n';
	return fault_set(f, FAULT_DATA, "%s:%d: %s", m->name, line, why);
}

/*
 * The DTD of RSS 0.91 was at Netscape until 2001, and every feed of that
 * format had to name it. It defines Latin-1's entities, which HTML has too,
 * so that nothing is lost with it. Any other is left for the reader to
 * refuse: what it would do is not known.
 */
static bool
take_doctype(struct mender *m, struct fault *f)
{
	const char *end = find(m, ">");
	const char *own = memchr(m->at, '[', (size_t)(end - m->at));
	size_t n = (size_t)(end - m->at);

	if (own != NULL)
		return fail(m, f,
		    "a DOCTYPE with declarations of its own is not taken");
	if (memmem(m->at, n, "netscape.com/publish/formats/rss-0.91.dtd", 41) !=
	    NULL)
		drop(m, end);
	else
		copy(m, end);
	return true;
}

/* In a tag, '>' may stand in quotes, and '&' is '&'. */
static void
take_tag(struct mender *m)
{
	char quote = '\0';

	copy(m, m->at + 1);
	while (m->at < m->end) {
		char c = *m->at;

		if (c == '&') {
			take_ampersand(m);
			continue;
		}
		if (quote != '\0' && c == '<') {
			buf_puts(m->out, "&lt;");
			m->at++;
			continue;
		}
		/* One that was not closed; the reader says so. */
		if (c == '<')
			return;
		copy(m, m->at + 1);
		if (quote == '\0' && c == '>')
			return;
		if (quote == '\0' && (c == '"' || c == '\''))
			quote = c;
		else if (c == quote)
			quote = '\0';
	}
}

static bool
take_angle(struct mender *m, struct fault *f)
{
	unsigned char next = left(m) > 1 ? (unsigned char)m->at[1] : ' ';

	if (begins(m, "<![CDATA["))
		copy(m, find(m, "]]>"));
	else if (begins(m, "<!--"))
		drop(m, find(m, "-->"));
	else if (next == '?')
		drop(m, find(m, "?>"));
	else if (left(m) >= 9 && strncasecmp(m->at, "<!DOCTYPE", 9) == 0)
		return take_doctype(m, f);
	else if (g_ascii_isalpha(next) || next == '/' || next == '_' ||
		 next == ':' || next >= 0x80)
		take_tag(m);
	else {
		buf_puts(m->out, "&lt;");
		m->at++;
	}
	return true;
}

bool
mend_markup(
    const char *name, const char *p, size_t n, struct buf *out, struct fault *f)
{
	struct mender m = {name, p, p, p + n, out};

	while (m.at < m.end) {
		const char *next = m.at;

		if (*m.at == '&') {
			take_ampersand(&m);
		} else if (*m.at == '<') {
			if (!take_angle(&m, f))
				return false;
		} else {
			while (next < m.end && *next != '&' && *next != '<')
				next++;
			copy(&m, next);
		}
	}
	return true;
}

bool
mend_bytes(
    const char *name, const char *p, size_t n, struct buf *out, struct fault *f)
{
	struct buf text = {0};
	bool ok = mend_encoding(name, p, n, &text, f) &&
		  mend_markup(name, buf_string(&text), text.len, out, f);

	buf_release(&text);
	return ok;
}
