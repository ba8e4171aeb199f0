/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PACKAGEFILE_H
#define WIRE_PACKAGEFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/package.h"

struct arena;
struct fault;

/*
 * The text file that an editor writes a package in, broadsheet-package(5):
 *
 *	Title: The North Quay wall
 *	Slug: north-quay
 *	State: open
 *
 *	What it is about, in one paragraph.
 *
 *	## Key stories
 *	- 1207
 *	- harbour/wall-repairs-2019
 *
 *	## How it came to this {timeline}
 *	- 2019-05-16: The stones are put back. (harbour/wall-repairs-2019)
 *
 *	## Documents
 *	- https://www.example.org/survey | The survey | Example
 *
 * Reading one touches nothing but its text; who saves it turns names of
 * stories into numbers.
 */

enum { PACKAGEFILE_BYTES_MAX = 512 * 1024 };

/* A story that the file names: a number, or the key of a story file. */
struct packagefile_ref {
	const char *name;
	size_t line;
	size_t group; /* of the package, from 0 */
	size_t item;
};

struct packagefile {
	struct package package; /* its stories are 0 still */
	enum package_state state;
	size_t n_refs;
	struct packagefile_ref *ref;
};

/*
 * Read the n bytes at text, of the file called name; all of *pf lives in
 * arena a. false: FAULT_DATA, "name:line: reason".
 */
bool packagefile_parse(struct arena *a, const char *name, const char *text,
    size_t n, struct packagefile *pf, struct fault *f);

/*
 * Set the stories that the file names: find gives the number of one. false:
 * what find said, behind "name:line: ".
 */
bool packagefile_resolve(const char *name, struct packagefile *pf,
    bool (*find)(void *arg, const char *story, int64_t *id, struct fault *f),
    void *arg, struct fault *f);

/*
 * source, which packagefile_parse took once, with its State as it is now: in
 * arena a.
 */
const char *packagefile_print(
    struct arena *a, const char *source, bool is_closed);

/*
 * The file that p can be read from, in arena a: as its parts are, not as its
 * source is. stories has what the story of each item of all groups is called,
 * or NULL; an item that is a story without a name is left out.
 */
const char *packagefile_write(
    struct arena *a, const struct package *p, const char *const *stories);

/*
 * Read the text of the file called name into *pf and save it, unless dry:
 * then it is only found whether it could be. false: FAULT_DATA, "name:line:
 * reason"; others are the store's.
 */
bool packagefile_save(struct desk *desk, struct arena *a, const char *name,
    const char *text, size_t n, bool is_dry, struct packagefile *pf,
    enum desk_outcome *outcome, struct fault *f);

/* For packagefile.c: what a file is while it is read. */
struct package_reader {
	struct arena *a;
	const char *name;
	struct packagefile *out;
	size_t n_items; /* of all groups */
};

/* For packagefile.c: a line "## Title {kind}", and an item behind it. */
bool package_take_group(struct package_reader *r, size_t line,
    const char *title, struct fault *f);
bool package_take_item(struct package_reader *r, size_t line,
    const char *text, struct fault *f);

/* For both: a fault of a line. Always returns false. */
bool package_fault(const struct package_reader *r, size_t line,
    struct fault *f, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

#endif
