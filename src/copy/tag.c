/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Start tags of our own pages: the linter and libcmark see to it that names
 * are in lower case and values in double quotes. What is otherwise is left as
 * it is.
 */
#include "copy/tag.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

#include "base/banned.h"

static const struct {
	const char *escape;
	char c;
} escapes[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'},
    {"&#39;", '\''}};

static size_t
span(const char *s, const char *end, bool (*fits)(char c))
{
	const char *c = s;

	while (c < end && fits(*c))
		c++;
	return (size_t)(c - s);
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/';
}

static bool
is_name(char c)
{
	return !is_space(c) && c != '>' && c != '=' && c != '"' && c != '<';
}

static bool
is_in_value(char c)
{
	return c != '"';
}

/* What stands at s, which is no space; NULL: no attribute. */
static const char *
parse_attribute(const char *s, const char *end, struct attribute *at)
{
	*at = (struct attribute){.name = s, .name_n = span(s, end, is_name)};
	s += at->name_n;
	if (at->name_n == 0)
		return NULL;
	if (s + 1 < end && s[0] == '=' && s[1] == '"') {
		at->value = s + 2;
		at->value_n = span(s + 2, end, is_in_value);
		s = at->value + at->value_n;
		if (s == end)
			return NULL;
		s++;
	}
	at->end = s;
	return s;
}

bool
tag_parse(const char *s, const char *end, struct tag *t)
{
	t->start = s++;
	t->name = s;
	t->name_n = span(s, end, is_name);
	t->n = 0;
	if (t->name_n == 0 || *s == '!' || *s == '?')
		return false;
	for (s += t->name_n;;) {
		s += span(s, end, is_space);
		if (s == end)
			return false;
		if (*s == '>')
			break;
		if (t->n == TAG_ATTRIBUTES_MAX)
			return false;
		s = parse_attribute(s, end, &t->at[t->n++]);
		if (s == NULL)
			return false;
	}
	t->end = s + 1;
	return true;
}

static bool
is(const char *s, size_t n, const char *word)
{
	return strlen(word) == n && memcmp(s, word, n) == 0;
}

bool
tag_is(const struct tag *t, const char *name)
{
	return is(t->name, t->name_n, name);
}

struct attribute *
tag_find(struct tag *t, const char *name)
{
	for (size_t i = 0; i < t->n; i++) {
		if (t->at[i].value != NULL &&
		    is(t->at[i].name, t->at[i].name_n, name))
			return &t->at[i];
	}
	return NULL;
}

/* The escape that s begins with; NULL: none of ours. */
static const char *
find_escape(const char *s, char *c)
{
	for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++) {
		*c = escapes[i].c;
		if (strncmp(s, escapes[i].escape, strlen(escapes[i].escape)) ==
		    0)
			return escapes[i].escape;
	}
	return NULL;
}

const char *
tag_value(struct arena *a, const struct attribute *at)
{
	char *value, *o;

	if (at == NULL || at->value == NULL)
		return "";
	value = o = arena_copy(a, at->value, at->value_n);
	for (const char *s = value; *s != '\0';) {
		char c = *s;
		const char *escape = c == '&' ? find_escape(s, &c) : NULL;

		s += escape == NULL ? 1 : strlen(escape);
		*o++ = escape == NULL ? s[-1] : c;
	}
	*o = '\0';
	return value;
}

static void
write_escaped(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		size_t i = 0;

		while (i < sizeof(escapes) / sizeof(escapes[0]) &&
		       escapes[i].c != *s)
			i++;
		if (i < sizeof(escapes) / sizeof(escapes[0]))
			buf_puts(out, escapes[i].escape);
		else
			buf_append(out, s, 1);
	}
}

void
tag_write(const struct tag *t, struct buf *out)
{
	const char *from = t->start;

	for (size_t i = 0; i < t->n; i++) {
		const struct attribute *at = &t->at[i];

		if (at->is_out) {
			const char *to = at->name;

			while (to > from && is_space(to[-1]))
				to--;
			buf_append(out, from, (size_t)(to - from));
			from = at->end;
		} else if (at->instead != NULL) {
			buf_append(out, from, (size_t)(at->value - from));
			write_escaped(out, at->instead);
			from = at->value + at->value_n;
		}
	}
	buf_append(out, from, (size_t)(t->end - from));
}
