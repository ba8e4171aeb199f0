/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COPY_FILE_H
#define COPY_FILE_H

#include <stdbool.h>

struct arena;

/*
 * Addresses as files. A file is a path below the copy's folder, not encoded:
 * "world/12/slug/index.html".
 */

/*
 * The file of a path of the site (decoded, with its skin) and a query ("" for
 * none). NULL: such a query can be no file's name.
 */
char *file_of(struct arena *a, const char *path, const char *query);

/* What leads from one file to another: "../../index.html", encoded. */
char *file_link(struct arena *a, const char *from, const char *to);

/*
 * The whole address of a file on a web server at base: without the
 * "index.html" that it finds by itself.
 */
char *file_url(struct arena *a, const char *base, const char *file);

/* Whether file is one that a copy may have: relative, and not out of it. */
bool file_is_inside(const char *file);

#endif
