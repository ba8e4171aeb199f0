/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_CHANGES_H
#define TOOL_CHANGES_H

#include <jansson.h>
#include <stdio.h>

struct arena;
struct document;

/*
 * What makes one document of another, for people: each field that differs,
 * "[-old-]{+new+}", with colours where out is a terminal that has them.
 * Nothing where they do not differ.
 */
void changes_print(FILE *out, const struct document *from,
    const struct document *to);

/*
 * The same for programs: [{"field":"body","same_before":3,
 * "runs":[{"op":"same","text":"The "},{"op":"removed",...},...]},...]
 */
json_t *changes_json(const struct document *from, const struct document *to);

#endif
