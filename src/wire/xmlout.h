/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_XMLOUT_H
#define WIRE_XMLOUT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/*
 * XML (1.0, UTF-8) written to a buffer: elements are closed in the order in
 * which they were opened, values are escaped, and characters that XML may not
 * have are left out. Values are clean UTF-8.
 */

enum { XMLOUT_DEPTH_MAX = 256 };

/* Start with `struct xmlout x = {.b = &buf}`. */
struct xmlout {
	struct buf *b;
	const char *open[XMLOUT_DEPTH_MAX];
	int depth;
	bool in_tag; /* the last tag may still get attributes */
};

/* Append text so that it can stand in an element or in a quoted value. */
void xml_escape(struct buf *b, const char *text);

/* The names must live until their element is ended. */
void xmlout_start(struct xmlout *x, const char *name);
void xmlout_end(struct xmlout *x);

/* Directly behind a start. With value "" nothing is written. */
void xmlout_attribute(struct xmlout *x, const char *name, const char *value);

void xmlout_text(struct xmlout *x, const char *text);

/* What is markup already, and balanced. */
void xmlout_markup(struct xmlout *x, const char *markup);

/* An element with nothing but text; without text there is no element. */
void xmlout_element(struct xmlout *x, const char *name, const char *text);

/* Text as a section of CDATA, cut in two where its own end stands in it. */
void xmlout_cdata(struct xmlout *x, const char *text);

/* A new line, for people who look into the file. */
void xmlout_line(struct xmlout *x);

#endif
