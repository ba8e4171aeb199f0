/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_PICTURE_H
#define STORE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * The pictures of the edition, by the hashes of their files, and until when
 * they may be shown. The end of the rights is of the picture: whatever story
 * it is in, nothing that reads the edition has it from that second on
 * (story.h), and an edition that is read then is another one (edition.h). Its
 * files are taken out of media/ by who publishes what is due.
 */
struct picture_row {
	const char *hash;
	int64_t width; /* of the largest rendition */
	int64_t height;
	int64_t bytes;
	int64_t rights_until; /* 0: for ever */
	bool is_set;          /* by an editor, whatever stories say */
	int64_t removed_at;   /* when its files were; 0: they are there */
};

/* ABSENT: nothing that is or was public has it. */
enum found picture_load(struct db *db, struct arena *a, const char *hash,
    struct picture_row *p, struct fault *f);

/* Whether it is not to be shown at now. */
bool picture_is_gone(const struct picture_row *p, int64_t now);

/* The same by its hash; one that the edition does not know is not. */
bool picture_is_down(struct db *db, const char *hash, int64_t now);

/*
 * Within a write transaction: a picture's id; it is made when the hash is new.
 * Of rights that end, by this and other stories, the earliest end counts,
 * unless an editor set one. removed_at and is_set of p are not looked at.
 */
bool picture_keep(struct db *db, const struct picture_row *p, int64_t *id,
    struct fault *f);

/* Within a write transaction: the n pictures of a story's document, by id. */
bool picture_use(struct db *db, int64_t story, const int64_t *picture,
    size_t n, struct fault *f);

/* Within a write transaction: the rights end then, whatever stories say. */
bool picture_set_rights(
    struct db *db, const char *hash, int64_t until, struct fault *f);

/* Within a write transaction: its files are gone (at), or there again (0). */
bool picture_set_removed(
    struct db *db, const char *hash, int64_t at, struct fault *f);

/* One whose rights have ended at now and whose files are still there. */
enum found picture_due(struct db *db, struct arena *a, int64_t now,
    struct picture_row *p, struct fault *f);

/* Call each with the live stories that a picture is in. */
bool picture_each_story(struct db *db, const char *hash,
    void (*each)(void *arg, int64_t story, const char *headline), void *arg,
    struct fault *f);

/*
 * A story's HTML as it may be shown at now, in arena a: each figure of its
 * pictures is written between marks (PICTURE_MARK and PICTURE_MARK_END), which
 * go, and so does what is between them when the picture is gone. NULL: a
 * fault.
 */
#define PICTURE_MARK "<!--picture:%zu-->"
#define PICTURE_MARK_END "<!--/picture-->"
const char *picture_settle(struct db *db, struct arena *a, int64_t story,
    const char *html, int64_t now, struct fault *f);

#endif
