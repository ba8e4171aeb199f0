/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_IMPORT_H
#define WIRE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct conf;
struct desk;
struct document_clip;
struct document_picture;
struct fault;
struct mapping;

/*
 * Getting stories in: story files and ninjs, from files and folders, in
 * batches. An item that is not what it should be is reported and left out;
 * the others go in. Importing the same again changes nothing.
 *
 * Of a folder that is named, a file "sections" is applied first (tree.h),
 * package files go before the stories, whose home they may be, and when all stories are in, the stories whose keys a file "front" lists,
 * one a line, are placed on the front page.
 */

/* An item that was not taken. */
struct import_note {
	bool is_refused; /* else skipped: nothing is wrong with it */
	bool is_remark;  /* neither: it was taken, and somebody should look */
	const char *file;
	const char *text; /* "file:line: reason" */
};

struct import_args {
	const struct conf *conf;
	struct desk *desk;
	/*
	 * Of subjects and categories. NULL: the one at map_path, or "FILE.map"
	 * beside the first WordPress export FILE where map_path is NULL. It is
	 * made of the exports' categories when it is not there, also in a dry
	 * run; without an export, all goes to "news".
	 */
	const struct mapping *map;
	const char *map_path;
	const char *pictures;      /* the folder; NULL: beside or above */
	bool is_dry;               /* one batch, of which nothing is kept */

	/*
	 * Make the renditions of the picture at path: fill in hash (in
	 * arena a), width, height and bytes of *p, and what p does not say and
	 * the file does: alt, caption, credit, copyright.
	 */
	bool (*picture)(void *arg, struct arena *a, const char *path,
	    struct document_picture *p, struct fault *f);
	/* Keep the clip at path, of p->type: fill in hash and bytes of *p. */
	bool (*clip)(void *arg, struct arena *a, const char *path,
	    struct document_clip *p, struct fault *f);
	/* Note lives until the call returns. */
	void (*note)(void *arg, const struct import_note *note);
	void (*progress)(void *arg, int64_t bytes, int64_t of, int64_t items);
	void *arg;
};

struct import_count {
	int64_t made;
	int64_t changed;
	int64_t unchanged;
	int64_t drafts;    /* of these, those that are not public yet ... */
	int64_t embargoed; /* ... and those that wait for their time */
	int64_t withdrawn;
	int64_t skipped;
	int64_t refused;
	int64_t remarks;
	int64_t comments; /* that came with what was made or changed */
	int64_t packages; /* made or changed */
	int64_t placed; /* on the front page, when that changed */
	int64_t sections_made;
	int64_t sections_changed;
};

/*
 * Import what the n paths lead to. *count says how far it came in any case.
 * true: it came to the end; count->refused says whether all were taken.
 * false: a fault that ended it (the store's, or a path that is not there);
 * the batches before the last one are kept.
 */
bool import_run(const struct import_args *args, char *const *paths, size_t n,
    struct import_count *count, struct fault *f);

#endif
