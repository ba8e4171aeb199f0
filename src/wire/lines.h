/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_LINES_H
#define WIRE_LINES_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

/* The lines of a text file that people write; for src/wire only. */

/* The bytes still to be read, and the line that was read last. */
struct lines {
	const char *at;
	const char *end;
	size_t line;
};

/* The next line without its end; false at the end of the file. */
bool lines_next(struct lines *c, const char **line, size_t *n);

/* Whether there is nothing but white space in it. */
bool lines_is_blank(const char *line, size_t n);

/*
 * Whether all of them are UTF-8 without control characters. false:
 * FAULT_DATA, "name:line: reason".
 */
bool lines_check(const char *name, struct lines c, struct fault *f);

#endif
