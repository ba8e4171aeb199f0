/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_TAKEDOWN_H
#define TOOL_TAKEDOWN_H

#include <jansson.h>
#include <stdbool.h>

#include "store/found.h"

struct db;
struct desk;
struct fault;
struct tool;

/* Pictures whose rights have ended, for publish-due. */

/*
 * Whether there is one, on a connection to the edition that is opened when it
 * is not there (NULL); the caller closes it.
 */
enum found takedown_is_due(
    const struct tool *t, struct db **edition, struct fault *f);

/*
 * Take them down: their files go, and each is in the list down, with what had
 * shown it. false: as desk_picture_due, or FAULT_IO.
 */
bool takedown_run(
    const struct tool *t, struct desk *desk, json_t *down, struct fault *f);

/* What would be, in a dry run. */
bool takedown_list(const struct tool *t, json_t *down, struct fault *f);

#endif
