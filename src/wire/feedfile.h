/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_FEEDFILE_H
#define WIRE_FEEDFILE_H

#include <stddef.h>
#include <stdint.h>

#include "store/found.h"
#include "wire/feed.h"

struct arena;
struct fault;

/*
 * A feed in XML, an item at a time: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom 1.0
 * and 0.3. Its bytes are mended (mend.h) and held whole. What the feed says
 * of itself is found first, wherever it stands.
 */
struct feedfile;

enum {
	FEEDFILE_TEXT_MAX = 2 << 20, /* bytes of a text */
	FEEDFILE_LINE_MAX = 64 << 10 /* and of anything else */
};

/*
 * Open the file at path, or n bytes at p; base is what relative addresses are
 * taken against when the feed has no address. NULL and f: FAULT_NOINPUT,
 * FAULT_IO, or FAULT_DATA, "name:line: …".
 */
struct feedfile *feedfile_open(
    const char *path, const char *base, struct fault *f);
struct feedfile *feedfile_open_bytes(const char *name, const char *p, size_t n,
    const char *base, struct fault *f);
void feedfile_close(struct feedfile *ff);

/* Of the feed itself; it lives as long as ff. */
const struct feed_part *feedfile_feed(const struct feedfile *ff);

/*
 * The next item, in arena a. ABSENT: that was all. FAULTED: FAULT_DATA, the
 * rest cannot be read.
 */
enum found feedfile_next(struct feedfile *ff, struct arena *a,
    struct feed_part *part, struct fault *f);

/* The line where the item in hand begins. */
int feedfile_line(const struct feedfile *ff);

#endif
