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
#include "story/body.h"
#include "wire/header.h"
#include "wire/lines.h"
#include "wire/place.h"

#include "base/banned.h"

/* A header's value with its continuation lines, joined by single spaces. */
static const char *
whole_value(struct arena *a, struct lines *c, const char *first, size_t n)
{
	struct lines ahead = *c;
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
		if (!lines_next(&ahead, &line, &n) || lines_is_blank(line, n) ||
		    (*line != ' ' && *line != '\t'))
			break;
		*c = ahead;
	}
	out = arena_string(a, buf_string(&value));
	buf_release(&value);
	return out;
}

static bool
read_headers(struct headers *h, struct lines *c, struct fault *f)
{
	const char *line, *colon;
	size_t n;

	while (lines_next(c, &line, &n) && !lines_is_blank(line, n)) {
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
read_body(struct arena *a, struct lines *c)
{
	struct buf body = {0};
	const char *line, *out;
	size_t n;

	for (size_t i = 0; i < c->line; i++)
		buf_puts(&body, "\n");
	while (lines_next(c, &line, &n)) {
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
	struct lines c = {text, text + n, 0};
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
	if (!lines_check(args->name, c, f) || !read_headers(&h, &c, f))
		return false;
	begin = c.line;
	body = read_body(a, &c);
	if (!args->may_be_empty && body[strspn(body, " \t\n")] == '\0')
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
