/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_PACKAGE_H
#define STORE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct card;
struct db;
struct fault;
struct section;

/*
 * A package: a section below "in-depth" with what editors put together there
 * for a running story. Its name and introduction are the section's, and the
 * section's list has the stories whose home it is.
 */

/* The kinds of groups, as the store has them; ended by NULL. */
extern const char *const package_kinds[];

/*
 * A story, or a document elsewhere, or neither: then something that happened
 * on a date. What happened may have a story, too.
 */
struct package_item {
	int64_t story;    /* 0: none; readers may not be allowed to see it */
	const char *url;  /* "": none */
	const char *date; /* "1953-07-27", "1953-07", "1953" or "" */
	const char *text; /* what happened, or the document's words, or "" */
	const char *site; /* of the document, or "" */

	/* When loaded: */
	const struct card *card; /* of the story, if it is live; or NULL */
	int64_t dead_since;      /* of url; 0: as far as is known it works */
};

struct package_group {
	const char *kind;
	const char *title;
	size_t n;
	struct package_item *item;
};

struct package {
	const char *slug;
	const char *title;
	const char *intro;
	int64_t opened;
	int64_t closed;       /* 0: it is open */
	const char *source;   /* as its editors wrote it */
	const char *imported; /* SHA-256 of the file last imported, or "" */
	size_t n;
	struct package_group *group;
};

/* The package that s is, in arena a. ABSENT: s is none. */
enum found package_load(struct db *db, struct arena *a,
    const struct section *s, struct package *p, struct fault *f);

/*
 * Within a write transaction: make or replace the package at
 * "in-depth/SLUG". The time when it was opened is kept.
 */
bool package_write(
    struct db *db, struct arena *a, const struct package *p, struct fault *f);

/* Within a write transaction: closed 0 opens it again. */
bool package_close(
    struct db *db, int64_t section, int64_t closed, struct fault *f);

/* A line of the list of packages. */
struct package_line {
	const char *path;
	const char *slug;
	const char *title;
	const char *intro;
	int64_t opened;
	int64_t closed;  /* 0: open */
	int64_t updated; /* its newest story, or when it was opened */
};
struct package_list {
	size_t n;
	struct package_line *at;
};

/*
 * At most max packages after the first skip: open ones first, of these the
 * ones with the newest stories; then the closed ones, the last first.
 */
bool package_list(struct db *db, struct arena *a, int64_t skip, int64_t max,
    struct package_list *list, struct fault *f);

#endif
