/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_RUN_H
#define WIRE_RUN_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "desk/desk.h"
#include "wire/import.h"
#include "wire/walk.h"

/*
 * An import while it runs, as the files that make it up share it: import.c
 * drives, import_story.c and import_ninjs.c take items. For src/wire only.
 */
struct run {
	const struct import_args *args;
	struct import_count *count;
	struct arena *a;    /* of the run */
	struct arena *item; /* of the item in hand */
	struct walk_list list;
	GHashTable *keys;     /* of story files -> struct walk_file */
	GHashTable *sections; /* paths that the map made in this run */
	bool has_sections;    /* all that the map has */
	int in_batch;
	int64_t items;
	int64_t bytes; /* of the files before the one in hand */
};

/*
 * Hand an item to the desk and count what came of it. false: a fault that
 * ends the run; one of the item's own is noted under file as "at: reason".
 */
bool run_take(struct run *r, struct desk_item *item, const char *file,
    const char *at, struct fault *f);

/*
 * Note why an item was skipped; who calls it counts it. run_older: a later
 * version was taken.
 */
void run_skip(struct run *r, const char *file, const char *at,
    const char *why);
extern const char run_older[];

/* Note an item as refused; f says why and is cleared. Always true. */
bool run_refuse(struct run *r, const char *file, struct fault *f);

/*
 * The same of an item that a reader made: its sections and rights by the map;
 * it may be one that is skipped or canceled. One that is not what it should be
 * is noted and left out.
 */
struct wire_item;
bool run_item(struct run *r, const struct walk_file *file, const char *at,
    const char *source, struct wire_item *item, struct fault *f);

/* After each item: a new batch where the old one is full. */
bool run_next(struct run *r, int64_t bytes, struct fault *f);

/* All items of one file. false: a fault that ends the run. */
bool import_story(struct run *r, const struct walk_file *file, struct fault *f);
bool import_package(
    struct run *r, const struct walk_file *file, struct fault *f);
bool import_ninjs(struct run *r, const struct walk_file *file, struct fault *f);
bool import_xml(struct run *r, const struct walk_file *file, struct fault *f);
bool import_feed(struct run *r, const struct walk_file *file, struct fault *f);
bool import_wxr(struct run *r, const struct walk_file *file, struct fault *f);

/* Note what somebody should look at, of an item that was taken. */
void run_remark(struct run *r, const char *file, const char *text);

/* The items of a JSON Feed; bytes of the file were read. */
bool import_jsonfeed(struct run *r, const struct walk_file *file,
    const json_t *feed, int64_t bytes, struct fault *f);

#endif
