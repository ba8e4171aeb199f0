/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_ENTRY_H
#define DESK_ENTRY_H

#include <stdbool.h>
#include <stdint.h>

struct desk;
struct fault;

/* An entry of a live page (story/live.h). */
struct desk_new_entry {
	const char *title; /* on one line */
	const char *text;  /* CommonMark */
	bool is_key;
	int64_t at; /* 0: now */
};

/*
 * Put an entry at the top of a live page that readers see, and publish it at
 * once as an update. The rest of the page stays as readers have it, entries
 * that came in the same moment among it. false, FAULT_DATA: the story is not
 * live or no live page, has a draft, or the entry cannot be one; f says what
 * to do.
 */
bool desk_add_entry(struct desk *d, int64_t id,
    const struct desk_new_entry *entry, struct fault *f);

#endif
