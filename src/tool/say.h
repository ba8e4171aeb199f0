/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TOOL_SAY_H
#define TOOL_SAY_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct fault;

/*
 * Results, on standard output. Talk and progress go to standard error: by
 * log.h and progress.h.
 */

/*
 * Print the members of object behind "schema", the name and version of its
 * shape ("broadsheet.import/1"); object is taken over. false: FAULT_IO.
 */
bool say_json(const char *schema, json_t *object, struct fault *f);

/* Whether all that was printed has gone out. false: FAULT_IO. */
bool say_done(struct fault *f);

/* "12,404": n for people; in a buffer that the fourth next call reuses. */
const char *say_number(int64_t n);

/* Print text in lines behind an indent. */
void say_text(const char *text);

/* Read a story's number. false: FAULT_USAGE. */
bool say_parse_number(const char *word, int64_t *id, struct fault *f);

/*
 * Read how many lines a list may have at most, where --limit is given (not
 * NULL); else *limit stays. false: FAULT_USAGE.
 */
bool say_parse_limit(const char *word, int64_t *limit, struct fault *f);

#endif
