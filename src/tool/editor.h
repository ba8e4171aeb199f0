/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_EDITOR_H
#define TOOL_EDITOR_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * Write text to a new file of the story's in $TMPDIR, which nobody else may
 * read; its path, in arena a, or NULL and FAULT_CREATE.
 */
const char *editor_keep(
    struct arena *a, int64_t story, const char *text, struct fault *f);

/*
 * Let the user edit the file at path: with $VISUAL, else $EDITOR, else vi.
 * false: FAULT_UNAVAILABLE, it could not be run or did not end well.
 */
bool editor_run(const char *path, struct fault *f);

/*
 * Ask on the terminal whether to edit again; false where there is none, or
 * when the answer is no.
 */
bool editor_again(void);

#endif
