/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The story file: its lines and their headers. What each header means is in
 * header.c; the pictures in the body are placed by place.c.
 */
#include "wire/storyfile.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/body.h"
#include "wire/header.h"
#include "wire/place.h"

#include "base/banned.h"

/* The bytes still to be read, and the line they begin with. */
struct cursor {
	const char *at;
	const char *end;
	size_t line;
};

/* The next line without its end; false at the end of the file. */
static bool
next_line(struct cursor *c, const char **line, size_t *n)
{
	const char *end;

	if (c->at == c->end)
		return false;
	end = memchr(c->at, '\n', (size_t)(c->end - c->at));
	*line = c->at;
	*n = (size_t)((end == NULL ? c->end : end) - c->at);
	c->at = end == NULL ? c->end : end + 1;
	c->line++;
	if (*n > 0 && (*line)[*n - 1] == '\r')
		--*n;
	return true;
}

static bool
is_blank(const char *line, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (line[i] != ' ' && line[i] != '\t')
			return false;
	}
	return true;
}

static bool
check_text(const char *name, struct cursor c, struct fault *f)
{
	const char *line;
	size_t n;

	while (next_line(&c, &line, &n)) {
		if (!utf8_is_valid(line, n))
			return fault_set(f, FAULT_DATA,
			    "%s:%zu: is not UTF-8; "
			    "save the file as UTF-8",
			    name, c.line);
		if (!utf8_is_clean(line, n))
			return fault_set(f, FAULT_DATA,
			    "%s:%zu: holds a "
			    "control character or one that turns the "
			    "direction of text",
			    name, c.line);
	}
	return true;
}

/* A header's value with its continuation lines, joined by single spaces. */
static const char *
whole_value(struct arena *a, struct cursor *c, const char *first, size_t n)
{
	struct cursor ahead = *c;
	struct buf value = {0};
	const char *line, *out;

	for (line = first;;) {
		while (n > 0 && (*line == ' ' || *line == '\t'))
			line++, n--;
		while (n > 0 && (line[n - 1] == ' ' || line[n - 1] == '\t'))
			n--;
		if (value.len > 0 && n > 0)
			buf_puts(&value, " ");
		buf_append(&value, line, n);
		if (!next_line(&ahead, &line, &n) || is_blank(line, n) ||
		    (*line != ' ' && *line != '\t'))
			break;
		*c = ahead;
	}
	out = arena_string(a, buf_string(&value));
	buf_release(&value);
	return out;
}

static bool
read_headers(struct headers *h, struct cursor *c, struct fault *f)
{
	const char *line, *colon;
	size_t n;

	while (next_line(c, &line, &n) && !is_blank(line, n)) {
		size_t number = c->line;

		colon = memchr(line, ':', n);
		if (colon == NULL || colon == line || *line == ' ' ||
		    *line == '\t')
			return header_fault(h, number, f,
			    "is no header; "
			    "wants \"Name: value\", and an empty line before "
			    "the story begins");
		if (!header_take(h, number,
			arena_copy(h->a, line, (size_t)(colon - line)),
			whole_value(
			    h->a, c, colon + 1, n - (size_t)(colon - line) - 1),
			f))
			return false;
	}
	return header_finish(h, f);
}

/*
 * What is left, behind as many empty lines as stand before it in the file, so
 * that whoever counts lines counts those of the file.
 */
static const char *
read_body(struct arena *a, struct cursor *c)
{
	struct buf body = {0};
	const char *line, *out;
	size_t n;

	for (size_t i = 0; i < c->line; i++)
		buf_puts(&body, "\n");
	while (next_line(c, &line, &n)) {
		buf_append(&body, line, n);
		buf_puts(&body, "\n");
	}
	out = arena_string(a, buf_string(&body));
	buf_release(&body);
	return out;
}

/* The body as it is kept: no empty lines around it. */
static const char *
trimmed(struct arena *a, const char *body)
{
	size_t n;

	/* Not spaces: four before the first word are a block of code. */
	body += strspn(body, "\n");
	n = strlen(body);
	while (n > 0 && strchr(" \t\n", body[n - 1]) != NULL)
		n--;
	return n == 0 ? "" : arena_printf(a, "%.*s\n", (int)n, body);
}

bool
storyfile_parse(struct arena *a, const struct storyfile_args *args,
    const char *text, size_t n, struct storyfile *sf, struct fault *f)
{
	struct cursor c = {text, text + n, 0};
	struct headers h = {.a = a, .args = args, .out = sf};
	const char *body;
	size_t begin;

	if (n > STORYFILE_BYTES_MAX)
		return fault_set(f, FAULT_DATA,
		    "%s:1: %zu bytes; a story file "
		    "has at most %d",
		    args->name, n, STORYFILE_BYTES_MAX);
	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		c.at += 3;
	memset(sf, 0, sizeof(*sf));
	document_init(&sf->document, args->language);
	if (!check_text(args->name, c, f) || !read_headers(&h, &c, f))
		return false;
	begin = c.line;
	body = read_body(a, &c);
	if (body[strspn(body, " \t\n")] == '\0')
		return header_fault(&h, begin == 0 ? 1 : begin, f,
		    "there is no story behind the headers; it begins after "
		    "an empty line");
	if (!place_pictures(a, args->name, sf, &body, f))
		return false;
	if (!body_check(body, sf->n_pictures, f))
		return fault_at(f, "%s", args->name);
	sf->document.body = trimmed(a, body);
	return true;
}
