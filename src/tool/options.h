/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_OPTIONS_H
#define TOOL_OPTIONS_H

#include <stdbool.h>

struct fault;
struct tool;

/*
 * Read the command line into *t: the options of all verbs, the verb, its own
 * options and its operands, in any order behind the verb. Where help or the
 * version is wanted nothing else is checked; t->command may then be NULL.
 * false: FAULT_USAGE, with what was probably meant. argv is reordered.
 */
bool options_parse(struct tool *t, int argc, char **argv, struct fault *f);

#endif
