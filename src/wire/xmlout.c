/* SPDX-License-Identifier: Apache-2.0 */
/* XML to a buffer. */
#include "wire/xmlout.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"

#include "base/banned.h"

/* How many bytes at s are a character that XML 1.0 may not have; 0: none. */
static size_t
forbidden(const char *s)
{
	unsigned char c = (unsigned char)s[0];

	if (c < 0x20)
		return c != '\0' && c != '\t' && c != '\n' && c != '\r';
	/* cmark makes these of references to U+FFFE and U+FFFF. */
	if (c >= 0xfe)
		return 1;
	/* The same where they are written. */
	if (c == 0xef && (unsigned char)s[1] == 0xbf &&
	    (unsigned char)s[2] >= 0xbe)
		return 3;
	return 0;
}

void
xml_escape(struct buf *b, const char *text)
{
	static const char *const names[] = {
	    ['<'] = "&lt;", ['>'] = "&gt;", ['&'] = "&amp;", ['"'] = "&quot;"};

	for (size_t n; *text != '\0'; text += n) {
		for (n = 0; text[n] != '\0' && forbidden(text + n) == 0 &&
			    strchr("<>&\"", text[n]) == NULL;
		     n++)
			;
		buf_append(b, text, n);
		if (text[n] == '\0')
			return;
		if (forbidden(text + n) > 0) {
			n += forbidden(text + n);
			continue;
		}
		buf_puts(b, names[(unsigned char)text[n]]);
		n++;
	}
}

static void
close_tag(struct xmlout *x)
{
	if (x->in_tag)
		buf_puts(x->b, ">");
	x->in_tag = false;
}

void
xmlout_start(struct xmlout *x, const char *name)
{
	assert(x->depth < XMLOUT_DEPTH_MAX);
	close_tag(x);
	buf_printf(x->b, "<%s", name);
	x->open[x->depth++] = name;
	x->in_tag = true;
}

void
xmlout_end(struct xmlout *x)
{
	assert(x->depth > 0);
	x->depth--;
	if (x->in_tag)
		buf_puts(x->b, "/>");
	else
		buf_printf(x->b, "</%s>", x->open[x->depth]);
	x->in_tag = false;
}

void
xmlout_attribute(struct xmlout *x, const char *name, const char *value)
{
	assert(x->in_tag);
	if (value[0] == '\0')
		return;
	buf_printf(x->b, " %s=\"", name);
	xml_escape(x->b, value);
	buf_puts(x->b, "\"");
}

void
xmlout_text(struct xmlout *x, const char *text)
{
	close_tag(x);
	xml_escape(x->b, text);
}

/* Without what XML may not have: a reference in CommonMark can make it. */
static void
put_clean(struct buf *b, const char *text)
{
	for (size_t n; *text != '\0'; text += n) {
		for (n = 0; text[n] != '\0' && forbidden(text + n) == 0; n++)
			;
		buf_append(b, text, n);
		n += forbidden(text + n);
	}
}

void
xmlout_markup(struct xmlout *x, const char *markup)
{
	close_tag(x);
	put_clean(x->b, markup);
}

void
xmlout_element(struct xmlout *x, const char *name, const char *text)
{
	if (text[0] == '\0')
		return;
	xmlout_start(x, name);
	xmlout_text(x, text);
	xmlout_end(x);
}

void
xmlout_cdata(struct xmlout *x, const char *text)
{
	static const char end[] = "]]>";
	struct buf clean = {0};
	const char *at;

	close_tag(x);
	put_clean(&clean, text);
	text = buf_string(&clean);
	buf_puts(x->b, "<![CDATA[");
	for (; (at = strstr(text, end)) != NULL; text = at + 2) {
		buf_append(x->b, text, (size_t)(at - text) + 2);
		buf_puts(x->b, "]]><![CDATA[");
	}
	buf_puts(x->b, text);
	buf_puts(x->b, "]]>");
	buf_release(&clean);
}

void
xmlout_line(struct xmlout *x)
{
	close_tag(x);
	buf_puts(x->b, "\n");
}
