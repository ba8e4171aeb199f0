/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_PROGRESS_H
#define TOOL_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * How far a long run has come, on standard error. On a terminal it is a bar,
 * redrawn at most ten times a second and taken away at the end; elsewhere
 * (or where TERM is "dumb" or absent) plain lines, one in ten seconds.
 */
struct progress;

/* what is done to things: ("importing", "items"). Quiet: nothing is shown. */
struct progress *progress_new(
    const char *what, const char *things, bool is_quiet);

/* items are done, and done of total of the work; total 0: not known. */
void progress_set(
    struct progress *p, int64_t done, int64_t total, int64_t items);

/* Take the bar away, for another line on standard error. */
void progress_clear(struct progress *p);

/* Take the bar away, or write the last line. NULL is allowed. */
void progress_free(struct progress *p);

#endif
