/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_MANUSCRIPT_H
#define TOOL_MANUSCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tool/media.h"
#include "wire/storyfile.h"

struct arena;
struct desk;
struct document;
struct fault;
struct tool;

/* A story file on its way to a draft. */
struct manuscript {
	const struct tool *t;
	const char *pictures; /* --pictures, or NULL */
	struct media_folder media;

	/* Before reading: */
	struct desk *desk;
	int64_t story; /* 0: a new one */
	size_t n_known;
	const struct document *known[2]; /* whose pictures are known */

	/* Afterwards; document is checked and whole. */
	struct storyfile file;
};

/* false: as media_open. */
bool manuscript_open(struct manuscript *m, const struct tool *t,
    const char *pictures, struct fault *f);
void manuscript_close(struct manuscript *m);

/* The bytes of the file at path, "-" for standard input, in arena a. */
bool manuscript_slurp(struct arena *a, const char *path, char **text,
    size_t *n, struct fault *f);

/*
 * Read the n bytes at text, which came from path ("-"; NULL: from an editor,
 * and its pictures are looked for where the command runs), into m->file in
 * arena a. false: FAULT_DATA, "file:line: reason"; or the store's.
 */
bool manuscript_read(struct manuscript *m, struct arena *a, const char *path,
    const char *text, size_t n, struct fault *f);

#endif
