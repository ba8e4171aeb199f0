/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_SLURP_H
#define WIRE_SLURP_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct fault;

/*
 * The whole file at path as a string in arena a, its bytes counted in *n.
 * false: FAULT_NOINPUT, FAULT_IO, or FAULT_DATA when it has more than max.
 */
bool slurp_file(struct arena *a, const char *path, size_t max, char **text,
    size_t *n, struct fault *f);

#endif
