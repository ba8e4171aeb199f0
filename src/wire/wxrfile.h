/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WXRFILE_H
#define WIRE_WXRFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"
#include "wire/xmltree.h"

struct arena;
struct buf;
struct fault;

/*
 * A WordPress export (WXR), which may be gzipped, one child of its channel at
 * a time. Memory does not grow with the file. Exports are often not
 * well-formed, so each child is parted from the others by its tags alone,
 * mended by itself (mend.h) and then read strictly: what is wrong with one
 * does not end the others. "]]>" ends CDATA only where the element ends, too:
 * WordPress has not always escaped it.
 */
struct wxrfile;

enum { WXRFILE_CHILD_MAX = 8 << 20 }; /* bytes */

struct wxrfile_child {
	const char *name; /* as it is written: "item", "wp:author" */
	const char *raw;  /* good until the next one */
	size_t n;
	int line; /* where it begins */
};

/* Whether the first bytes of a file are those of an export. */
bool wxrfile_is(const char *head, size_t n);

/* NULL and f: FAULT_NOINPUT, FAULT_IO. */
struct wxrfile *wxrfile_open(const char *path, struct fault *f);

/* The same of n bytes at p, which must live as long as it does. */
struct wxrfile *wxrfile_open_bytes(const char *name, const char *p, size_t n);
void wxrfile_close(struct wxrfile *w);

/*
 * The next child. ABSENT: that was all. FAULTED: FAULT_DATA, "name:line: …",
 * and when *goes_on the one behind it can still be read.
 */
enum found wxrfile_next(struct wxrfile *w, struct wxrfile_child *child,
    bool *goes_on, struct fault *f);

/* What the child is, in arena a, as xmltree_read has it. */
bool wxrfile_tree(struct wxrfile *w, struct arena *a,
    const struct wxrfile_child *child, struct xmltree **tree, struct fault *f);

/* How far it is: bytes of the file, for progress. */
int64_t wxrfile_offset(const struct wxrfile *w);

/* The vocabularies of an export. */
enum wxr_space { WXR_CORE, WXR_WP, WXR_CONTENT, WXR_EXCERPT, WXR_DC };

/*
 * The first child of tree of that name, and the next one beside one, by
 * namespace of whatever version, or by prefix where a file does not declare
 * it. NULL: there is none.
 */
const struct xmltree *wxr_child(
    const struct xmltree *tree, enum wxr_space space, const char *name);
const struct xmltree *wxr_again(
    const struct xmltree *one, enum wxr_space space, const char *name);

/* The child's text as one line, or as it stands, in arena a; "" for none. */
const char *wxr_line(struct arena *a, const struct xmltree *tree,
    enum wxr_space space, const char *name);
const char *wxr_text(struct arena *a, const struct xmltree *tree,
    enum wxr_space space, const char *name);

/* The value of an item's postmeta of that key, as wxr_text. */
const char *wxr_meta(
    struct arena *a, const struct xmltree *item, const char *key);

#endif
