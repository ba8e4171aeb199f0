/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_QUEUE_H
#define TOOL_QUEUE_H

#include <stdbool.h>

struct arena;
struct db;
struct fault;
struct message;

/*
 * The message whose id begins with word, which may be all of it. false:
 * FAULT_USAGE (none, or more than one), or the store's.
 */
bool queue_find(struct db *postroom, struct arena *a, const char *word,
    struct message *m, struct fault *f);

#endif
