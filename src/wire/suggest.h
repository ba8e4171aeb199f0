/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_SUGGEST_H
#define WIRE_SUGGEST_H

#include <stddef.h>

/*
 * The one of n names that word is most likely a slip of (letter case aside),
 * or NULL when none is near enough to be worth proposing. names is an array
 * of strings stride bytes apart, so that a table's first member will do.
 */
const char *suggest_nearest(
    const char *word, const void *names, size_t n, size_t stride);

#endif
