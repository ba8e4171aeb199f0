/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_MAPPING_H
#define WIRE_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;

/*
 * How the subjects of an agency's items become sections of ours: the file of
 * `broadsheet import --map`, one line a subject, parted by a tab or two or
 * more spaces:
 *
 *	# a comment
 *	@base https://www.example.org/
 *	@licence Public domain
 *	@source Example agency
 *	accessibility  design/accessibility  Accessibility
 *	*  news  News
 *
 * The first line that fits any of an item's subjects is its home; at most
 * MAPPING_ALSO_MAX further ones list it too. "*" is for items that no line
 * fits.
 */

enum { MAPPING_ALSO_MAX = 3 };

struct mapping_line {
	const char *subject; /* "*" for the last resort */
	const char *path;
	const char *name; /* of the section, if it has to be made; or "" */
};

struct mapping {
	const char *base;    /* what relative links are taken against, or "" */
	const char *licence; /* or "" */
	const char *source;  /* or "" */
	size_t n;
	struct mapping_line *line;
};

/* Sections of one item. The lines are those of the mapping. */
struct mapping_result {
	const struct mapping_line *home;
	size_t n_also;
	const struct mapping_line *also[MAPPING_ALSO_MAX];
};

/*
 * Read the file at path into *m, all of it in arena a. false: FAULT_NOINPUT,
 * or FAULT_DATA, "path:line: reason".
 */
bool mapping_load(
    struct arena *a, const char *path, struct mapping *m, struct fault *f);

/* The mapping without a file: everything to the section at path. */
void mapping_to(struct arena *a, const char *path, struct mapping *m);

/* Find the sections of an item. false: FAULT_DATA, there is none. */
bool mapping_find(const struct mapping *m, const char *const *subjects,
    size_t n, struct mapping_result *result, struct fault *f);

#endif
