/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tokenizer of view_lint and its rules for literal HTML. It is stricter
 * than browsers: what they repair is refused, so that they, ctemplate's own
 * parser and we cannot differ. What markers may do is in lint.c.
 */
#include "view/lint_html.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fault.h"

#include "base/banned.h"

#define N(a) (sizeof(a) / sizeof(*(a)))

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
is_name_start(const struct lint_html *h, char c)
{
	if (lower(c) >= 'a' && lower(c) <= 'z')
		return true;
	return h->is_xml && (c == '_' || c == ':' || (c & 0x80) != 0);
}

const char *
lint_html_place(enum lint_html_state state)
{
	static const char *const place[LINT__MAX] = {
	    [LINT_DATA] = "text",
	    [LINT_TAG_OPEN] = "a tag's name",
	    [LINT_MARKUP] = "a \"<!\"",
	    [LINT_TAG_NAME] = "a tag's name",
	    [LINT_GAP] = "an attribute's name",
	    [LINT_GLUED] = "an attribute's name",
	    [LINT_NAME] = "an attribute's name",
	    [LINT_AFTER_NAME] = "an attribute's name",
	    [LINT_EQUALS] = "an unquoted value",
	    [LINT_UNQUOTED] = "an unquoted value",
	    [LINT_SINGLE] = "a quoted value",
	    [LINT_DOUBLE] = "a quoted value",
	    [LINT_COMMENT] = "a comment",
	    [LINT_DOCTYPE] = "a doctype",
	    [LINT_INSTRUCTION] = "a \"<?\"",
	    [LINT_CDATA] = "a CDATA section",
	    [LINT_RAW] = "a script, title or textarea",
	};

	return place[state];
}

bool
lint_html_is_tag(const struct lint_html *h, const char *name)
{
	return strcmp(buf_string(&h->tag), name) == 0;
}

bool
lint_html_is_attribute(const struct lint_html *h, const char *name)
{
	return strcmp(buf_string(&h->attribute), name) == 0;
}

bool
lint_html_is_url(const struct lint_html *h)
{
	static const char *const urls[] = {
	    "action",
	    "background",
	    "cite",
	    "codebase",
	    "data",
	    "formaction",
	    "href",
	    "imagesrcset",
	    "longdesc",
	    "manifest",
	    "ping",
	    "poster",
	    "src",
	    "srcset",
	    "usemap",
	    "xlink:href",
	};

	for (size_t i = 0; i < N(urls); i++) {
		if (lint_html_is_attribute(h, urls[i]))
			return true;
	}
	return false;
}

bool
lint_html_refuse(const struct lint_html *h, size_t line, const char *fmt, ...)
{
	char text[320];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return fault_set(
	    h->fault, FAULT_CONFIG, "%s:%zu: %s", h->name, line, text);
}

static void
enter(struct lint_html *h, enum lint_html_state state)
{
	h->state = state;
	h->began = h->line;
	h->match = h->match_bang = 0;
}

/*
 * How much of pattern is seen with c behind the first n bytes of it. Good
 * for patterns of which no later part looks like the start, but for a first
 * byte that is there twice: "-->", "]]>", "</title".
 */
static size_t
advance(const char *pattern, size_t n, char c)
{
	if (lower(c) == pattern[n])
		return n + 1;
	if (n == 2 && c == pattern[0] && c == pattern[1])
		return 2;
	return c == pattern[0] ? 1 : 0;
}

/* The value without its white space, and with its character references. */
static void
plain_value(const struct lint_html *h, struct buf *out)
{
	static const struct {
		const char *name;
		char c;
	} known[] = {{"&colon;", ':'}, {"&tab;", ' '}, {"&newline;", ' '}};
	const char *p = buf_string(&h->value);

	while (*p != '\0') {
		char c = *p, *end = NULL;

		for (size_t i = 0; i < N(known); i++) {
			size_t n = strlen(known[i].name);

			if (strncasecmp(p, known[i].name, n) == 0) {
				c = known[i].c;
				p += n - 1;
			}
		}
		if (p[0] == '&' && p[1] == '#') {
			bool is_hex = p[2] == 'x' || p[2] == 'X';
			unsigned long code =
			    strtoul(p + 2 + is_hex, &end, is_hex ? 16 : 10);

			c = code < 0x80 ? (char)code : '?';
			p = *end == ';' ? end : end - 1;
		}
		if ((unsigned char)c > ' ')
			buf_append(out, &c, 1);
		p++;
	}
}

static bool
check_url(const struct lint_html *h)
{
	static const char *const schemes[] = {"javascript:", "vbscript:"};
	struct buf plain = {0};
	bool ok = true;

	plain_value(h, &plain);
	for (size_t i = 0; ok && i < N(schemes); i++) {
		if (strcasestr(buf_string(&plain), schemes[i]) != NULL)
			ok = lint_html_refuse(h, h->began,
			    "%s: write no %s address", h->attribute.data,
			    schemes[i]);
	}
	buf_release(&plain);
	return ok;
}

/* The value of an attribute is whole. */
static bool
end_value(struct lint_html *h, enum lint_html_state next)
{
	bool ok = true;

	if (!h->is_xml && lint_html_is_url(h))
		ok = check_url(h);
	if (lint_html_is_tag(h, "script") &&
	    lint_html_is_attribute(h, "type") && !h->has_type) {
		h->has_type = true;
		h->is_json_ld =
		    !h->has_marker && strcasecmp(buf_string(&h->value),
					  "application/ld+json") == 0;
	}
	enter(h, next);
	return ok;
}

/* The name of an attribute is whole. */
static bool
end_name(struct lint_html *h, enum lint_html_state next)
{
	const char *name = buf_string(&h->attribute);

	enter(h, next);
	if (h->is_xml)
		return true;
	if (strncmp(name, "on", 2) == 0 && name[2] != '\0')
		return lint_html_refuse(h, h->line,
		    "%s: our pages run no inline script; take it out", name);
	if (strcmp(name, "style") == 0)
		return lint_html_refuse(h, h->line,
		    "style: our pages have no inline style; "
		    "give it a class and write the rule in the style sheet");
	if (strcmp(name, "http-equiv") == 0)
		h->has_http_equiv = true;
	return true;
}

/* The name of a tag is whole. */
static bool
end_tag_name(struct lint_html *h, enum lint_html_state next)
{
	enter(h, next);
	if (!h->is_xml && !h->is_end_tag && lint_html_is_tag(h, "style"))
		return lint_html_refuse(h, h->line,
		    "<style>: our pages have no inline style; "
		    "write it in the style sheet");
	return true;
}

/* A ">" ends the tag. */
static bool
end_tag(struct lint_html *h)
{
	bool is_raw = lint_html_is_tag(h, "script") ||
		      lint_html_is_tag(h, "textarea") ||
		      lint_html_is_tag(h, "title");

	if (h->is_xml || h->is_end_tag) {
		enter(h, LINT_DATA);
		return true;
	}
	if (lint_html_is_tag(h, "script") && !h->is_json_ld)
		return lint_html_refuse(h, h->tag_line,
		    "<script>: only one with type=\"application/ld+json\" may "
		    "stand in a page");
	if (lint_html_is_tag(h, "meta") && h->has_http_equiv &&
	    h->content_line != 0)
		return lint_html_refuse(h, h->content_line,
		    "<meta http-equiv>: take the marker out of its content");
	enter(h, is_raw ? LINT_RAW : LINT_DATA);
	return true;
}

static bool
begin_value(struct lint_html *h, enum lint_html_state state)
{
	enter(h, state);
	h->n_values++;
	h->has_marker = false;
	buf_reset(&h->value);
	return true;
}

static bool
begin_tag(struct lint_html *h)
{
	enter(h, LINT_TAG_OPEN);
	h->tag_line = h->line;
	h->n_tags++;
	h->is_end_tag = false;
	h->has_type = h->is_json_ld = h->has_http_equiv = false;
	h->content_line = 0;
	buf_reset(&h->tag);
	buf_reset(&h->attribute);
	return true;
}

static void
append(struct buf *b, char c)
{
	c = lower(c);
	buf_append(b, &c, 1);
}

static bool
read_tag_open(struct lint_html *h, char c)
{
	if (is_name_start(h, c)) {
		append(&h->tag, c);
		enter(h, LINT_TAG_NAME);
		return true;
	}
	if (c == '/' && !h->is_end_tag) {
		h->is_end_tag = true;
		return true;
	}
	if (h->is_end_tag || c == '\n')
		return lint_html_refuse(h, h->line,
		    "write a tag's name right behind \"<\", or \"&lt;\" for a "
		    "\"<\" in text");
	if (c == '!') {
		enter(h, LINT_MARKUP);
		return true;
	}
	if (c == '?') {
		enter(h, LINT_INSTRUCTION);
		return h->is_xml ||
		       lint_html_refuse(h, h->line, "HTML has no \"<?\"");
	}
	enter(h, LINT_DATA);
	return lint_html_read(h, c);
}

/* Behind "<!"; what was read of the word there is in tag. */
static bool
read_markup(struct lint_html *h, char c)
{
	append(&h->tag, c);
	if (lint_html_is_tag(h, "--")) {
		enter(h, LINT_COMMENT);
		buf_reset(&h->value);
		return true;
	}
	if (lint_html_is_tag(h, "doctype")) {
		enter(h, LINT_DOCTYPE);
		return true;
	}
	if (lint_html_is_tag(h, "[cdata[") && h->is_xml) {
		enter(h, LINT_CDATA);
		return true;
	}
	if (c == '>' || h->tag.len >= 7)
		return lint_html_refuse(h, h->line,
		    "\"<!\" begins neither a comment, <!-- -->, nor a doctype");
	return true;
}

/* Between attributes. */
static bool
read_gap(struct lint_html *h, char c)
{
	if (c == '>')
		return end_tag(h);
	if (c == '/' || is_blank(c)) {
		/* ctemplate may take white space at a line's end out. */
		enter(h, c == '\n' ? LINT_GLUED : LINT_GAP);
		return true;
	}
	if (c == '<')
		return lint_html_refuse(h, h->line,
		    "close the tag <%s> of line %zu before this \"<\"",
		    buf_string(&h->tag), h->tag_line);
	if (c == '=' || c == '"' || c == '\'')
		return lint_html_refuse(
		    h, h->line, "%c without an attribute's name before it", c);
	if (h->state == LINT_GLUED)
		return lint_html_refuse(h, h->line,
		    "put a blank before this attribute, on the same line "
		    "(ctemplate drops it where a line ends or begins)");
	enter(h, LINT_NAME);
	buf_reset(&h->attribute);
	append(&h->attribute, c);
	return true;
}

static bool
read_tag_name(struct lint_html *h, char c)
{
	if (is_blank(c) || c == '/' || c == '>')
		return end_tag_name(h, LINT_GAP) && read_gap(h, c);
	if (c == '<' || c == '=' || c == '"' || c == '\'')
		return lint_html_refuse(
		    h, h->line, "%c cannot stand in a tag's name", c);
	append(&h->tag, c);
	return true;
}

static bool
read_name(struct lint_html *h, char c)
{
	if (c == '=')
		return end_name(h, LINT_EQUALS);
	if (c == '/' || c == '>' || c == '\n')
		return end_name(h, LINT_GAP) && read_gap(h, c);
	if (is_blank(c))
		return end_name(h, LINT_AFTER_NAME);
	if (c == '<' || c == '"' || c == '\'')
		return lint_html_refuse(
		    h, h->line, "%c cannot stand in an attribute's name", c);
	append(&h->attribute, c);
	return true;
}

static bool
read_after_name(struct lint_html *h, char c)
{
	if (c == '=') {
		enter(h, LINT_EQUALS);
		return true;
	}
	if (is_blank(c) && c != '\n')
		return true;
	h->state = LINT_GAP;
	return read_gap(h, c);
}

static bool
read_equals(struct lint_html *h, char c)
{
	if (is_blank(c))
		return true;
	if (c == '"' || c == '\'')
		return begin_value(h, c == '"' ? LINT_DOUBLE : LINT_SINGLE);
	if (c == '>' || c == '<' || c == '=')
		return lint_html_refuse(
		    h, h->line, "write a value in quotes behind the \"=\"");
	begin_value(h, LINT_UNQUOTED);
	return lint_html_read(h, c);
}

static bool
read_unquoted(struct lint_html *h, char c)
{
	if (is_blank(c) || c == '>')
		return end_value(h, LINT_GAP) && read_gap(h, c);
	if (c == '"' || c == '\'' || c == '<' || c == '`')
		return lint_html_refuse(h, h->line,
		    "%c in a value without quotes; put quotes round it", c);
	buf_append(&h->value, &c, 1);
	return true;
}

static bool
read_quoted(struct lint_html *h, char c)
{
	if (c == (h->state == LINT_DOUBLE ? '"' : '\''))
		return end_value(h, LINT_GLUED);
	buf_append(&h->value, &c, 1);
	return true;
}

/* In what goes on to the first pattern. */
static bool
read_until(struct lint_html *h, const char *pattern, char c)
{
	if (c == '\n' && h->match > 0)
		return lint_html_refuse(h, h->line,
		    "a line of %s must not end in \"%c\"",
		    lint_html_place(h->state), pattern[0]);
	h->match = advance(pattern, h->match, c);
	if (pattern[h->match] == '\0')
		enter(h, LINT_DATA);
	return true;
}

/* HTML ends a comment at "<!-->", "<!--->" and "--!>" too; nobody means to. */
static bool
read_comment(struct lint_html *h, char c)
{
	struct buf *seen = &h->value;

	buf_append(seen, &c, 1);
	if (strcmp(seen->data, ">") == 0 || strcmp(seen->data, "->") == 0 ||
	    (seen->len > 3 && strcmp(seen->data + seen->len - 4, "--!>") == 0))
		return lint_html_refuse(h, h->line,
		    "write a comment as <!-- ... --> or, better, {{! ... }}");
	return read_until(h, "-->", c);
}

static bool
read_raw(struct lint_html *h, char c)
{
	char pattern[16];

	snprintf(pattern, sizeof(pattern), "</%s", buf_string(&h->tag));
	if (pattern[h->match] == '\0') {
		if (is_blank(c) || c == '/' || c == '>') {
			enter(h, LINT_GAP);
			h->n_tags++;
			h->tag_line = h->line;
			h->is_end_tag = true;
			return read_gap(h, c);
		}
		h->match = 0;
	}
	if (c == '\n' && h->match > 0)
		return lint_html_refuse(
		    h, h->line, "a tag's name cannot go on in the next line");
	h->match = advance(pattern, h->match, c);
	h->match_bang = advance("<!--", h->match_bang, c);
	if (h->match_bang == 4) {
		h->match_bang = 0;
		if (lint_html_is_tag(h, "script"))
			return lint_html_refuse(h, h->line,
			    "\"<!--\" changes where a script ends; "
			    "take it out");
	}
	return true;
}

bool
lint_html_read(struct lint_html *h, char c)
{
	switch (h->state) {
	case LINT_DATA:
		return c == '<' ? begin_tag(h) : true;
	case LINT_TAG_OPEN:
		return read_tag_open(h, c);
	case LINT_MARKUP:
		return read_markup(h, c);
	case LINT_TAG_NAME:
		return read_tag_name(h, c);
	case LINT_GAP:
	case LINT_GLUED:
		return read_gap(h, c);
	case LINT_NAME:
		return read_name(h, c);
	case LINT_AFTER_NAME:
		return read_after_name(h, c);
	case LINT_EQUALS:
		return read_equals(h, c);
	case LINT_UNQUOTED:
		return read_unquoted(h, c);
	case LINT_SINGLE:
	case LINT_DOUBLE:
		return read_quoted(h, c);
	case LINT_COMMENT:
		return h->is_xml ? read_until(h, "-->", c) : read_comment(h, c);
	case LINT_DOCTYPE:
		return read_until(h, ">", c);
	case LINT_INSTRUCTION:
		return read_until(h, "?>", c);
	case LINT_CDATA:
		return read_until(h, "]]>", c);
	case LINT_RAW:
		return read_raw(h, c);
	default:
		abort();
	}
}

bool
lint_html_section(struct lint_html *h)
{
	/* Else whether it is JSON-LD could hang on whether it is shown. */
	if (!h->is_xml && h->state != LINT_DATA && h->state != LINT_RAW &&
	    lint_html_is_tag(h, "script"))
		return lint_html_refuse(
		    h, h->line, "a section cannot stand in a <script> tag");
	switch (h->state) {
	case LINT_TAG_NAME:
		return end_tag_name(h, LINT_GLUED);
	case LINT_NAME:
		return end_name(h, LINT_GLUED);
	case LINT_AFTER_NAME:
		h->state = LINT_GAP;
		return true;
	case LINT_UNQUOTED:
		return end_value(h, LINT_GLUED);
	case LINT_RAW:
		if (h->match == 0)
			return true;
		return lint_html_refuse(h, h->line,
		    "a section cannot begin or end in a tag's name");
	case LINT_DATA:
	case LINT_GAP:
	case LINT_GLUED:
	case LINT_SINGLE:
	case LINT_DOUBLE:
		return true;
	default:
		return lint_html_refuse(h, h->line,
		    "a section cannot begin or end in %s",
		    lint_html_place(h->state));
	}
}

void
lint_html_marker(struct lint_html *h)
{
	h->has_marker = true;
	if (lint_html_is_attribute(h, "content") && h->content_line == 0)
		h->content_line = h->line;
}

bool
lint_html_end(const struct lint_html *h)
{
	switch (h->state) {
	case LINT_DATA:
		return true;
	case LINT_RAW:
		return lint_html_refuse(h, h->tag_line,
		    "the <%s> that begins here is never closed",
		    buf_string(&h->tag));
	case LINT_SINGLE:
	case LINT_DOUBLE:
		return lint_html_refuse(h, h->began,
		    "the quoted value that begins here is never closed");
	case LINT_COMMENT:
	case LINT_DOCTYPE:
	case LINT_INSTRUCTION:
	case LINT_CDATA:
		return lint_html_refuse(h, h->began,
		    "%s that begins here is never closed",
		    lint_html_place(h->state));
	default:
		return lint_html_refuse(
		    h, h->tag_line, "the tag that begins here is never closed");
	}
}

void
lint_html_release(struct lint_html *h)
{
	buf_release(&h->tag);
	buf_release(&h->attribute);
	buf_release(&h->value);
}
