/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_HELP_H
#define TOOL_HELP_H

struct command;

/* What --help says, on standard output: of all, of a noun, of one verb. */
void help_all(void);
void help_noun(const char *noun);
void help_command(const struct command *c);

#endif
