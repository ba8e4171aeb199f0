/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_SNAPSHOT_H
#define STORE_SNAPSHOT_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * The front page as it stood from a minute on, given by its first second
 * (a multiple of 60). A layout is JSON that has numbers alone; the desk makes
 * it and the archive reads it. It has "[STORY,REVISION]" for each story.
 */

/* The layout of the snapshot made in a minute. */
enum found snapshot_load(struct db *db, struct arena *a, int64_t at,
    const char **layout, struct fault *f);

/* The last one before a minute. */
enum found snapshot_before(struct db *db, struct arena *a, int64_t before,
    int64_t *at, const char **layout, struct fault *f);

/* The minute of the first one after a minute. */
enum found snapshot_after(
    struct db *db, int64_t after, int64_t *at, struct fault *f);

/* Within a write transaction: make the snapshot of a minute, or replace it. */
bool snapshot_write(
    struct db *db, int64_t at, const char *layout, struct fault *f);
bool snapshot_drop(struct db *db, int64_t at, struct fault *f);

/* The number of a story's last revision. */
bool snapshot_revision(
    struct db *db, int64_t story, int64_t *revision, struct fault *f);

/*
 * Within a write transaction: take the revisions 1 to last of a story out of
 * every snapshot (they name revision 0 then, which there is not), if the
 * story is withdrawn. For when it is about to be public again: what was
 * withdrawn stays so.
 */
bool snapshot_forget_withdrawn(
    struct db *db, int64_t story, int64_t last, struct fault *f);

#endif
