/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_XMLTREE_H
#define WIRE_XMLTREE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/source.h"

struct arena;
struct buf;
struct fault;
struct xml;

/*
 * One element of a file and all that is in it, at hand: for an agency's item,
 * whose parts come in any order. All of it lives in an arena.
 */

enum { XMLTREE_BYTES_MAX = 8 * 1024 * 1024 };

struct xmltree_attribute {
	const char *space; /* "" for one without a prefix */
	const char *name;
	const char *value;
	struct xmltree_attribute *next;
};

struct xmltree {
	const char *name;  /* of an element, without prefix; NULL: text */
	const char *space; /* its namespace's URI, or "" */
	const char *text;  /* of text */
	struct xmltree_attribute *attributes;
	struct xmltree *parent, *next;
	struct xmltree *first, *last; /* what is in it */
};

/*
 * Read the element that starts, to its end, which is then the current event,
 * into arena a. digest becomes the SHA-256 of its names, attributes and text,
 * white space as well. false: FAULT_DATA, also for more than
 * XMLTREE_BYTES_MAX; or FAULT_IO.
 */
bool xmltree_read(struct xml *x, struct arena *a, struct xmltree **tree,
    unsigned char digest[DIGEST_BYTES], struct fault *f);

/*
 * The first element of that name directly in tree, and the next one beside
 * one; in whatever namespace. NULL: there is none. tree may be NULL.
 */
const struct xmltree *xmltree_child(
    const struct xmltree *tree, const char *name);
const struct xmltree *xmltree_again(const struct xmltree *one);

/* The first element in tree, of any name. */
const struct xmltree *xmltree_element(const struct xmltree *tree);

/*
 * By a path of names parted by '/', the first of each. NULL: there is none.
 */
const struct xmltree *xmltree_at(const struct xmltree *tree, const char *path);

/* Whether it is an element of that name. */
bool xmltree_is(const struct xmltree *tree, const char *name);

/*
 * The value of an attribute without a prefix, or of xml:lang by
 * xmltree_language; "" when there is none or tree is NULL.
 */
const char *xmltree_attribute(const struct xmltree *tree, const char *name);
const char *xmltree_language(const struct xmltree *tree);

/*
 * All text in tree as one clean line, white space run together; "" of NULL.
 * In arena a.
 */
const char *xmltree_line(struct arena *a, const struct xmltree *tree);

/* All text in tree as it stands, appended to b. */
void xmltree_text(const struct xmltree *tree, struct buf *b);

/* What is in tree as HTML: XHTML without prefixes. */
void xmltree_html(const struct xmltree *tree, struct buf *b);

#endif
