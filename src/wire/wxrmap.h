/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_WXRMAP_H
#define WIRE_WXRMAP_H

#include <stdbool.h>

struct arena;
struct fault;
struct mapping;
struct walk_list;

/*
 * The map of an import that was not given one (see import_args): the file at
 * path, or beside the first WordPress export in list when path is NULL. Where
 * there is no such file it is written: a line for each category of the
 * exports, which editors may change before they import again. *m lives in
 * arena a. false: as mapping_load; FAULT_CREATE, FAULT_IO.
 */
bool wxrmap_load(struct arena *a, const struct walk_list *list,
    const char *path, struct mapping *m, struct fault *f);

#endif
