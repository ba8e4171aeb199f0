/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_SETTLE_H
#define WIRE_SETTLE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct desk;
struct document;
struct document_clip;
struct document_picture;
struct fault;
struct storyfile;

/*
 * What a story file names becomes what a document has: files of pictures and
 * hashes become pictures, keys of stories become numbers.
 */
struct settle {
	struct desk *desk;
	const char *path; /* of the file, for faults */

	/*
	 * Where pictures are: in this folder; without it, in a folder
	 * "pictures" beside the file real or above it, up to root.
	 */
	const char *pictures;
	const char *real;
	const char *root;
	/* As of import_args. */
	bool (*picture)(void *arg, struct arena *a, const char *path,
	    struct document_picture *p, struct fault *f);
	bool (*clip)(void *arg, struct arena *a, const char *path,
	    struct document_clip *c, struct fault *f);
	void *arg;
	/*
	 * Documents that pictures may be known from, besides the edition's:
	 * those of drafts are in no list. Clips are known from them alone.
	 */
	size_t n_known;
	const struct document *const *known;

	GHashTable *keys; /* that will be stories in a moment; or NULL */
	int64_t own;      /* the story's number; 0: it has none yet */
};

/*
 * Fill in what storyfile_parse left open in sf's document, in arena a. false:
 * FAULT_DATA or FAULT_NOINPUT, "file:line: reason"; or the store's.
 */
bool settle_pictures(struct arena *a, const struct settle *s,
    struct storyfile *sf, struct fault *f);
bool settle_clips(struct arena *a, const struct settle *s,
    struct storyfile *sf, struct fault *f);
bool settle_see_also(struct arena *a, const struct settle *s,
    struct storyfile *sf, struct fault *f);

/* A file FOLDER/NAME beside s->real or above it, up to s->root; or NULL. */
const char *settle_find(struct arena *a, const struct settle *s,
    const char *folder, const char *name);

#endif
