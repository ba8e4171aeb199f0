/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COPY_FOLDER_H
#define COPY_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;

/*
 * The folder of a copy. It has a file ".broadsheet-copy", which says what it
 * is, and one beside it with the name of every file of the copy, a line each.
 * Only what is named there is ever removed.
 */
struct folder;

/*
 * Take dir, which is made when it is not there, for a new copy. NULL:
 * FAULT_CREATE (it has files and is no copy, or cannot be written), FAULT_BUSY
 * (another process makes a copy there). With is_dry nothing is written by this
 * and the rest.
 */
struct folder *folder_open(const char *dir, bool is_dry, struct fault *f);

/* Whether file is not taken by this copy yet; then it is. */
bool folder_take(struct folder *d, const char *file);

/*
 * Make a file that was taken of n bytes, whole or not at all; one that has
 * them already is left as it is, and *is_new tells. false: FAULT_IO.
 */
bool folder_write(struct folder *d, const char *file, const void *bytes,
    size_t n, bool *is_new, struct fault *f);

/*
 * The same of the file at source, which is named by what is in it, as media
 * are; the two may become one file (a link). false: FAULT_NOINPUT as well.
 */
bool folder_put(struct folder *d, const char *file, const char *source,
    bool *is_new, struct fault *f);

/* What was taken could not be made: an older file of that name goes, too. */
void folder_drop(struct folder *d, const char *file);

/*
 * The copy is complete: remove what an earlier one had that was not taken.
 * false: FAULT_IO.
 */
bool folder_finish(struct folder *d, int64_t *n_removed, struct fault *f);

/* Without folder_finish the next copy removes what is too much. */
void folder_close(struct folder *d);

#endif
