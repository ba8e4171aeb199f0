/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_MEDIA_H
#define TOOL_MEDIA_H

#include <stdbool.h>

struct arena;
struct conf;
struct db;
struct document_clip;
struct document_picture;
struct fault;

/*
 * Where the renditions of pictures go: the edition's folder of them. A dry
 * run makes them, too, to know that the pictures are good, but in a folder
 * that does not stay.
 */
struct media_folder {
	char *dir;
	bool is_dry;
	/* Of the desk, when it is open: it knows what was taken down. */
	struct db *edition;
};

/* false: FAULT_CREATE. */
bool media_open(
    struct media_folder *m, const struct conf *conf, bool is_dry, struct fault *f);
void media_close(struct media_folder *m);

/* Make a picture as import_args wants it. */
bool media_make(struct media_folder *m, struct arena *a, const char *path,
    struct document_picture *p, struct fault *f);

/* Take a clip's file in, the same. */
bool media_keep_clip(struct media_folder *m, struct arena *a, const char *path,
    struct document_clip *c, struct fault *f);

#endif
