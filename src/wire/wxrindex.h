/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WXRINDEX_H
#define WIRE_WXRINDEX_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;
struct wxrfile;

/*
 * What the items of a WordPress export refer to, wherever it stands in the
 * file: writers, categories, attachments. It holds some hundred bytes for
 * each, at most WXRINDEX_BYTES_MAX; what comes after that is not known.
 */

enum { WXRINDEX_BYTES_MAX = 128 << 20 };

struct wxr_category {
	const char *nicename; /* what it is called in addresses, decoded */
	const char *name;
	const char *parent; /* its nicename, or "" */
	bool is_used;
};

struct wxr_attachment {
	const char *id;
	const char *url;
	const char *alt;
	const char *caption;
	const char *title;
	struct wxr_attachment *next; /* of the same post */
};

struct wxr_index {
	struct arena *a;
	GHashTable *authors;     /* login -> name */
	GHashTable *attachments; /* number -> struct wxr_attachment */
	GHashTable *of_post;     /* number -> the first of its attachments */
	GHashTable *categories;  /* nicename -> struct wxr_category */
	GPtrArray *in_order;     /* of categories */
	const char *base;        /* address of the site, without '/', or "" */
	const char *language;
};

/*
 * Read the whole of w. With uses set the categories of items are noted, too.
 * What cannot be read is passed over: whoever takes the items says so.
 */
struct wxr_index *wxrindex_new(struct wxrfile *w, bool uses);
void wxrindex_free(struct wxr_index *x);

/* A nicename as it is kept: lower case, without percents; in arena a. */
const char *wxrindex_nicename(struct arena *a, const char *text);

/* Whether it is a category of that element's domain and name. */
struct xmltree;
bool wxrindex_is_category(const struct xmltree *category);

/* The nicename of an item's category, or its name where it has none. */
const char *wxrindex_category(struct arena *a, const struct xmltree *category);

#endif
