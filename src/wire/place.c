/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pictures named in the body of a story file. libcmark finds the paragraphs;
 * only their own lines are touched, so that the rest of the body stays as it
 * was typed.
 */
#include "wire/place.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wire/storyfile.h"

#include "base/banned.h"

/* The address of the only thing in a top paragraph, a picture; or NULL. */
static const char *
only_picture(cmark_node *block)
{
	cmark_node *in;

	if (cmark_node_get_type(block) != CMARK_NODE_PARAGRAPH)
		return NULL;
	in = cmark_node_first_child(block);
	if (in == NULL || cmark_node_next(in) != NULL ||
	    cmark_node_get_type(in) != CMARK_NODE_IMAGE)
		return NULL;
	return cmark_node_get_url(in);
}

/* A file's name, not an address: no scheme, not from the top. */
static bool
is_file_name(const char *url)
{
	return url[0] != '/' && url[strcspn(url, ":/?#")] != ':';
}

static size_t
number_of(const struct storyfile *sf, const char *file)
{
	for (size_t i = 0; i < sf->n_pictures; i++) {
		if (strcmp(sf->pictures[i].name, file) == 0)
			return i + 1;
	}
	return 0;
}

/* Put lines from *line up to but not end onto out; *at moves behind them. */
static void
copy_lines(struct buf *out, const char **at, int *line, int end)
{
	for (; *line < end && **at != '\0'; ++*line) {
		size_t n = strcspn(*at, "\n");

		n += (*at)[n] == '\n';
		buf_append(out, *at, n);
		*at += n;
	}
}

static void
skip_lines(struct buf *out, const char **at, int *line, int end)
{
	struct buf none = {0};

	/* The lines that are left over stay empty: their number is kept. */
	for (int i = *line; i < end; i++)
		buf_puts(out, "\n");
	copy_lines(&none, at, line, end);
	buf_release(&none);
}

static bool
place_all(const char *name, const struct storyfile *sf, cmark_node *root,
    const char *body, struct buf *out, struct fault *f)
{
	int line = 1;

	for (cmark_node *b = cmark_node_first_child(root); b != NULL;
	     b = cmark_node_next(b)) {
		const char *file = only_picture(b);
		int first = cmark_node_get_start_line(b);
		size_t n;

		if (file == NULL || !is_file_name(file))
			continue;
		n = number_of(sf, file);
		if (n == 0)
			return fault_set(f, FAULT_DATA,
			    "%s:%d: no Picture "
			    "header names \"%.200s\"",
			    name, first, file);
		copy_lines(out, &body, &line, first);
		buf_printf(out, "![](picture:%zu)", n);
		skip_lines(out, &body, &line, cmark_node_get_end_line(b) + 1);
	}
	buf_puts(out, body);
	return true;
}

bool
place_pictures(struct arena *a, const char *name, const struct storyfile *sf,
    const char **body, struct fault *f)
{
	cmark_node *root =
	    cmark_parse_document(*body, strlen(*body), CMARK_OPT_DEFAULT);
	struct buf out = {0};
	bool ok = place_all(name, sf, root, *body, &out, f);

	if (ok)
		*body = arena_string(a, buf_string(&out));
	buf_release(&out);
	cmark_node_free(root);
	return ok;
}

/* N of a line that is ![](picture:N) and no more; 0 of any other. */
static size_t
number_of_line(const char *line, size_t n)
{
	static const char begin[] = "![](picture:";
	size_t k = sizeof(begin) - 1, number = 0;

	if (n < k + 2 || strncmp(line, begin, k) != 0 || line[n - 1] != ')')
		return 0;
	for (; k < n - 1; k++) {
		if (line[k] < '0' || line[k] > '9' || number > 1000)
			return 0;
		number = 10 * number + (size_t)(line[k] - '0');
	}
	return number;
}

const char *
place_names(
    struct arena *a, const char *body, const char *const *names, size_t n)
{
	cmark_node *root =
	    cmark_parse_document(body, strlen(body), CMARK_OPT_DEFAULT);
	struct buf out = {0};
	int line = 1;

	for (cmark_node *b = cmark_node_first_child(root); b != NULL;
	     b = cmark_node_next(b)) {
		int first = cmark_node_get_start_line(b);
		size_t number;

		if (only_picture(b) == NULL)
			continue;
		copy_lines(&out, &body, &line, first);
		number = number_of_line(body, strcspn(body, "\n"));
		if (number == 0 || number > n)
			continue;
		buf_printf(&out, "![](%s)", names[number - 1]);
		body += strcspn(body, "\n");
	}
	buf_puts(&out, body);
	body = arena_string(a, buf_string(&out));
	buf_release(&out);
	cmark_node_free(root);
	return body;
}
