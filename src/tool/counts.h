/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_COUNTS_H
#define TOOL_COUNTS_H

#include <stdbool.h>

struct conf;
struct fault;

/* What was e-mailed most (desk/emailed.h), in conf's edition. */
bool counts_emailed(const struct conf *c, bool *changed, struct fault *f);

/* Counting again and again: which of it failed the last time. */
struct counts {
	bool is_unread;
	bool is_unmailed;
};

/*
 * Count what is read, where a log is kept, and e-mailed most. What fails is
 * told of once, until it is well again.
 */
void counts_run(const struct conf *c, struct counts *state);

#endif
