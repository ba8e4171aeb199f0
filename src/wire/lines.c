/* SPDX-License-Identifier: Apache-2.0 */
/* The lines of a text file that people write. */
#include "wire/lines.h"

#include <string.h>

#include "base/fault.h"
#include "base/utf8.h"

#include "base/banned.h"

bool
lines_next(struct lines *c, const char **line, size_t *n)
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

bool
lines_is_blank(const char *line, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (line[i] != ' ' && line[i] != '\t')
			return false;
	}
	return true;
}

bool
lines_check(const char *name, struct lines c, struct fault *f)
{
	const char *line;
	size_t n;

	while (lines_next(&c, &line, &n)) {
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
