/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PICTURE_KEEP_H
#define PICTURE_KEEP_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

/* Files that are there whole or not at all, also after a power cut. */

/* All n bytes; false: errno. */
bool keep_write(int fd, const void *bytes, size_t n);

/* The name of a new file is safe when its folder is on the disk. */
bool keep_sync_folder(const char *dir);

/*
 * The n bytes as the file DIR/NAME, readable by mode; on the disk but for its
 * name (keep_sync_folder). false: FAULT_CREATE or FAULT_IO.
 */
bool keep_file(const char *dir, const char *name, const void *bytes, size_t n,
    unsigned mode, struct fault *f);

#endif
