/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_PICTURE_H
#define DESK_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

struct desk;
struct fault;
struct picture_row;

/*
 * Acts on the edition's pictures. Each is an operation with a line in the
 * audit log.
 */

/*
 * The rights to a picture end at until (0: never), whatever stories say.
 * false: FAULT_NOINPUT, the edition has no such picture; or the store's.
 */
bool desk_picture_rights(struct desk *d, const char *hash, int64_t until,
    const char *why, struct fault *f);

/* The files of a picture that had been taken down are there again. */
bool desk_picture_back(struct desk *d, const char *hash, struct fault *f);

/*
 * Take down each picture whose rights have ended, by the clock that is
 * believed: pages stopped showing it at that second, now its files go. remove
 * takes them away; what it cannot remove ends this. *n is how many pictures.
 * false: the store's, remove's, or FAULT_UNAVAILABLE (time.h).
 */
bool desk_picture_due(struct desk *d,
    bool (*remove)(void *arg, const struct picture_row *p, struct fault *f),
    void *arg, int64_t *n, struct fault *f);

#endif
