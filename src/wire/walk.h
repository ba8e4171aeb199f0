/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WALK_H
#define WIRE_WALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * What there is to import: files as they are named, folders with all below
 * them in sorted order. In folders only *.story, *.page, *.package, *.json, *.jsonl,
 * *.ninjs, *.xml, *.nitf, *.newsml, *.g2, *.rss, *.atom, *.rdf and *.gz count;
 * a file named by itself may be called anything. What is gzipped is what its
 * name says before the ".gz", or else ninjs.
 */

enum walk_kind { WALK_STORY, WALK_NINJS, WALK_PACKAGE, WALK_XML };

struct walk_file {
	enum walk_kind kind;
	const char *path; /* as it is shown */
	/*
	 * The edition's folder, with everything resolved: the nearest one
	 * at or above what was named that has a file "sections"; without
	 * such, what was named or lies around it.
	 */
	const char *root;
	const char *real; /* the file's own path, below root */
	/* Below root, without "stories/" before and the ending behind. */
	const char *key;
	int64_t bytes;
};

struct walk_list {
	size_t n;
	struct walk_file *file;
	int64_t bytes; /* of all of them */
	/* The folders that were named, for their "sections" and "front". */
	size_t n_folders;
	const char **folder;
};

/*
 * Find what the n paths lead to; all of *list lives in arena a. false:
 * FAULT_NOINPUT, FAULT_IO.
 */
bool walk_paths(struct arena *a, char *const *paths, size_t n,
    struct walk_list *list, struct fault *f);

#endif
