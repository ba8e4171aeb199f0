/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_DEBATEFILE_H
#define WIRE_DEBATEFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/debate_plan.h"

struct arena;
struct fault;
struct stamp_zones;

enum { DEBATEFILE_BYTES_MAX = 64 * 1024 };

/*
 * Read the n bytes at text, a file of name name that describes a talking
 * point, into *plan, in arena a; see "broadsheet help debate new":
 *
 *	Question: Should the ferry run on Sundays?
 *	Opens: 2026-12-01 08:00
 *	Closes: 14 days
 *
 *	An introduction in CommonMark.
 *
 * Opens may be left out. Closes is a time, in the first of zones, or so many
 * days after it opens. false: FAULT_DATA, "name:line: reason".
 */
bool debatefile_parse(struct arena *a, const char *name,
    const struct stamp_zones *zones, const char *text, size_t n,
    struct debate_plan *plan, struct fault *f);

#endif
