/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_OPTIONS_H
#define TOOL_OPTIONS_H

#include <stdbool.h>

struct arena;
struct fault;
struct tool;

/*
 * Read the command line into *t: the options of all verbs, the verb, its own
 * options and its operands, in any order behind the verb. Where help or the
 * version is wanted nothing else is checked; t->command may then be NULL.
 * false: FAULT_USAGE, with what was probably meant. argv is reordered.
 */
bool options_parse(struct tool *t, int argc, char **argv, struct fault *f);

/*
 * What the options text or file, by place, say: the one's value, or what the
 * file that the other names has, in arena a. NULL and f: neither or both are
 * given, or there is no such file.
 */
const char *options_text(struct tool *t, struct arena *a, int text, int file,
    struct fault *f);

#endif
