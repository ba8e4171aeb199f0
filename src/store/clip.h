/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_CLIP_H
#define STORE_CLIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * Sound and film of live stories, and the entries of live pages. Strings are
 * never NULL, and live in the arena when loaded.
 */
struct clip {
	bool is_video;
	const char *type; /* of base/media.h */
	const char *hash;
	int64_t bytes;
	int64_t duration; /* seconds */
	const char *title;
	int64_t recorded;
	const char *transcript;    /* plain text, or "" and */
	const char *no_transcript; /* why there is none */
};

struct clip_list {
	size_t n;
	struct clip *at;
};

/* Within a write transaction: a story's clips are these. */
bool clip_write(struct db *db, int64_t story, const struct clip_list *list,
    struct fault *f);

/* Within a write transaction: a story has none. */
bool clip_remove(struct db *db, int64_t story, struct fault *f);

bool clip_load(struct db *db, struct arena *a, int64_t story,
    struct clip_list *list, struct fault *f);

/* The newest story with clips in a section's list. */
enum found clip_newest(
    struct db *db, int64_t section, int64_t *story, struct fault *f);

struct entry {
	int64_t at;
	bool is_key;
	int64_t page; /* of the story's pages, in both skins */
	const char *anchor;
	const char *title;
	const char *text; /* plain */
};

struct entry_list {
	size_t n;
	struct entry *at; /* the newest first */
};

/* As those of clips. */
bool entry_write(struct db *db, int64_t story, const struct entry_list *list,
    struct fault *f);
bool entry_remove(struct db *db, int64_t story, struct fault *f);

/* At most max of the newest. */
bool entry_load(struct db *db, struct arena *a, int64_t story, int max,
    struct entry_list *list, struct fault *f);

/* All that are key moments, without their text. */
bool entry_keys(struct db *db, struct arena *a, int64_t story,
    struct entry_list *list, struct fault *f);

/* When the oldest entry is of; 0 without any. *n: how many there are. */
bool entry_first(struct db *db, int64_t story, int64_t *at, int64_t *n,
    struct fault *f);

#endif
