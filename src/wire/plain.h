/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_PLAIN_H
#define WIRE_PLAIN_H

struct arena;

/*
 * CommonMark that shows plain text as what it is: whatever would mean
 * something is escaped. Empty lines part paragraphs; where there are none,
 * each line is one. text is valid UTF-8; the result is in arena a.
 */
const char *plain_to_commonmark(struct arena *a, const char *text);

#endif
