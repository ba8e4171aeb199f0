/* SPDX-License-Identifier: Apache-2.0 */
#ifndef COPY_PATHS_H
#define COPY_PATHS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A set of paths, of which 64 bits of a SHA-256 are kept: 16 bytes each at
 * most. That two of ten million are taken for one is as likely as one in
 * 370,000.
 */
struct paths;

struct paths *paths_new(void);
void paths_free(struct paths *set);

/* Whether it is new. */
bool paths_add(struct paths *set, const char *path);

bool paths_has(const struct paths *set, const char *path);

#endif
