/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PARTS_H
#define WIRE_PARTS_H

#include <stdbool.h>

struct arena;
struct buf;
struct document_byline;

/*
 * Values of headers that have parts, parted by a bar or a comma. One that
 * belongs to a part has a backslash before it.
 */

/*
 * Cut the next part off *rest at sep, without white space around it, in
 * arena a; *rest is "" behind the last.
 */
const char *parts_cut(struct arena *a, const char **rest, char sep);

/* Put text on out as a part. */
void parts_put(struct buf *out, const char *text, char sep);

/*
 * Read a byline: "NAME[, ROLE][ in PLACE]", a "By" before it dropped; or
 * "in PLACE"; or "NAME | ROLE | PLACE", where words could be misread. The
 * reason to refuse it, or NULL.
 */
const char *parts_byline(
    struct arena *a, const char *value, struct document_byline *b);

/* The byline so that parts_byline reads it, in arena a. */
const char *parts_byline_write(
    struct arena *a, const struct document_byline *b);

#endif
