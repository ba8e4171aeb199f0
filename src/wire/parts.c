/* SPDX-License-Identifier: Apache-2.0 */
/* Values of headers that have parts. */
#include "wire/parts.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "story/document.h"

#include "base/banned.h"

const char *
parts_cut(struct arena *a, const char **rest, char sep)
{
	const char *from = *rest, *to = from;
	char *part, *out;
	size_t n;

	while (*to != '\0' && *to != sep)
		to += to[0] == '\\' && to[1] == sep ? 2 : 1;
	*rest = *to == '\0' ? to : to + 1;
	n = (size_t)(to - from);
	while (n > 0 && (*from == ' ' || *from == '\t'))
		from++, n--;
	while (n > 0 && (from[n - 1] == ' ' || from[n - 1] == '\t'))
		n--;
	part = out = arena_copy(a, from, n);
	for (size_t i = 0; i < n; i++) {
		if (from[i] == '\\' && i + 1 < n && from[i + 1] == sep)
			continue;
		*out++ = from[i];
	}
	*out = '\0';
	return part;
}

void
parts_put(struct buf *out, const char *text, char sep)
{
	for (; *text != '\0'; text++) {
		if (*text == sep)
			buf_puts(out, "\\");
		buf_append(out, text, 1);
	}
}

/* The last " in " of text: names hold the word less often than places. */
static const char *
last_in(const char *text)
{
	const char *found = NULL, *at = text;

	while ((at = strstr(at, " in ")) != NULL)
		found = at++;
	return found;
}

static const char *
barred_byline(struct arena *a, const char *value, struct document_byline *b)
{
	b->name = parts_cut(a, &value, '|');
	b->role = parts_cut(a, &value, '|');
	b->place = parts_cut(a, &value, '|');
	return value[0] == '\0' ? NULL : "wants \"NAME | ROLE | PLACE\"";
}

const char *
parts_byline(struct arena *a, const char *value, struct document_byline *b)
{
	const char *in, *comma;
	char *name;

	*b = (struct document_byline){"", "", ""};
	if (strchr(value, '|') != NULL)
		return barred_byline(a, value, b);
	if (strncasecmp(value, "by ", 3) == 0)
		value += 3;
	if (strncasecmp(value, "in ", 3) == 0) {
		b->place = value + 3;
		return NULL;
	}
	in = last_in(value);
	if (in != NULL)
		b->place = in + strlen(" in ");
	name = in == NULL ? arena_string(a, value)
			  : arena_copy(a, value, (size_t)(in - value));
	b->name = name;
	comma = strstr(name, ", ");
	if (comma != NULL) {
		b->role = comma + strlen(", ");
		name[comma - name] = '\0';
	}
	return NULL;
}

static const char *
bar_byline(struct arena *a, const struct document_byline *b)
{
	struct buf out = {0};
	const char *value;

	parts_put(&out, b->name, '|');
	buf_puts(&out, " | ");
	parts_put(&out, b->role, '|');
	buf_puts(&out, " | ");
	parts_put(&out, b->place, '|');
	value = arena_string(a, buf_string(&out));
	buf_release(&out);
	return value;
}

const char *
parts_byline_write(struct arena *a, const struct document_byline *b)
{
	const char *in = b->place[0] == '\0' ? ""
			 : b->name[0] == '\0' && b->role[0] == '\0' ? "in "
								   : " in ";
	const char *value = arena_printf(a, "%s%s%s%s%s", b->name,
	    b->role[0] == '\0' ? "" : ", ", b->role, in, b->place);
	struct document_byline again;

	if (parts_byline(a, value, &again) == NULL &&
	    strcmp(again.name, b->name) == 0 &&
	    strcmp(again.role, b->role) == 0 &&
	    strcmp(again.place, b->place) == 0)
		return value;
	return bar_byline(a, b);
}
