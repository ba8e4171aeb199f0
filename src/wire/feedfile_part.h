/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_FEEDFILE_PART_H
#define WIRE_FEEDFILE_PART_H

#include <stdbool.h>

#include "wire/feed.h"

struct arena;
struct fault;
struct xml;

/* The elements of a feed or an item. For feedfile.c only. */

/* Whether the element that starts is an item of its feed. */
bool feedfile_is_item(const struct xml *x);

/* Whether it is of a WordPress export, which only looks like RSS. */
bool feedfile_is_wordpress(const struct xml *x);

/* Take base and language from the element that starts. */
void feedfile_scope(struct xml *x, struct arena *a, struct feed_part *part);

/* Read the element that starts, a child of the feed or item, to its end. */
bool feedfile_field(
    struct xml *x, struct arena *a, struct feed_part *part, struct fault *f);

/* Read the item that starts to its end. */
bool feedfile_part(
    struct xml *x, struct arena *a, struct feed_part *part, struct fault *f);

/* The text of the element that starts, read to its end, in the form it is. */
bool feedfile_text(struct xml *x, struct arena *a, const char *base,
    struct feed_text *text, struct fault *f);

/* What it is relative to: xml:base of the element that starts, or base. */
const char *feedfile_base(struct xml *x, struct arena *a, const char *base);

#endif
