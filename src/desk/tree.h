/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_TREE_H
#define DESK_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct arena;
struct db;
struct fault;

/*
 * The tree of sections as editors write it, one section a line, two spaces a
 * level:
 *
 *	# a comment
 *	world  World | World news | What happens elsewhere.
 *	  asia-pacific  Asia-Pacific
 *	  ---
 *	  @letter-from-abroad  Letter from Abroad
 *
 * A slug, two or more spaces or a tab, the name; then, after bars, the
 * accessible label and the introduction, if any. "---" rules a line before
 * the next one; '@' marks a strand. What is directly below "audiovideo", which
 * is always there, is a programme; it stands in no navigation.
 */

/* What tree_apply did. */
struct tree_count {
	int made;
	int changed;
	int same;
};

/*
 * Make the edition's sections as text says: new ones are made, known ones
 * (by path) take name, label, introduction, order and rule. Sections that
 * text does not have stay as they are. Runs in a write
 * transaction of its own; nothing is kept when it fails or dry is set.
 * false: FAULT_DATA naming file:line.
 */
bool tree_apply(struct db *edition, const char *file, const char *text,
    bool dry, struct tree_count *count, struct fault *f);

/* The tree as tree_apply reads it. */
bool tree_write(struct db *edition, struct buf *out, struct fault *f);

/*
 * Find the section at path, or make it (with the sections above it, named
 * after their slugs) under name. Within a write transaction of the caller's.
 * false: FAULT_DATA for a path that cannot be one, or lies below what is no
 * section.
 */
bool tree_make(struct db *edition, struct arena *a, const char *path,
    const char *name, int64_t *id, struct fault *f);

/*
 * Whether slug may stand at depth (0 is the top): lower-case letters, digits
 * and single hyphens, not all digits, not a word that the site uses itself.
 * false: FAULT_DATA.
 */
bool tree_check_slug(const char *slug, int depth, struct fault *f);

/* Whether addresses of the site's own begin with that segment. */
bool tree_is_reserved(const char *slug);

#endif
