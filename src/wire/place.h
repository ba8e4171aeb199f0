/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PLACE_H
#define WIRE_PLACE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;
struct storyfile;

/*
 * In *body a paragraph that is nothing but ![](FILE) becomes ![](picture:N)
 * where FILE is the Nth picture of sf; *body is replaced by a new string in
 * arena a with as many lines. false: FAULT_DATA, "name:line: reason", for a
 * FILE that no Picture header declares.
 */
bool place_pictures(struct arena *a, const char *name,
    const struct storyfile *sf, const char **body, struct fault *f);

/*
 * The other way: a paragraph of body that is nothing but ![](picture:N)
 * becomes ![](names[N - 1]). In arena a.
 */
const char *place_names(
    struct arena *a, const char *body, const char *const *names, size_t n);

#endif
