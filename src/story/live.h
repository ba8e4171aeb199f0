/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_LIVE_H
#define STORY_LIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct body_args;
struct fault;
struct stamp_zones;

/*
 * The body of a live page: CommonMark in which a crosshead of level 2 that
 * begins with a time in brackets begins an entry:
 *
 *	## [2026-11-24 14:05] The bridge is shut
 *	## [2026-11-24T14:05:00Z key] The bridge is open again
 *
 * A time without an offset is by the site's first clock; "key" marks a
 * moment that readers are led to. What stands before the first entry is the
 * introduction. Entries may stand in any order.
 */

enum { LIVE_BYTES_MAX = 12 * 1024 }; /* of an entry, or the introduction */

struct live_entry {
	int64_t at;
	bool is_key;
	const char *anchor; /* "entry-20261124T1405Z", unlike any other's */
	const char *title;  /* on one line */
	const char *text;   /* plain */
	const char *full;   /* HTML of what it says, without the title */
	const char *low;
};

struct live {
	const char *full; /* the introduction; may be "" */
	const char *low;
	size_t n; /* at least one */
	struct live_entry *entries; /* the newest first */
	size_t words;
};

/*
 * Whether a body that body_check takes is one of a live page: every time can
 * be read, every entry has a title, there is at least one, and none is larger
 * than LIVE_BYTES_MAX. false: FAULT_DATA naming the line.
 */
bool live_check(const char *markdown, struct fault *f);

/*
 * Render it, in arena a. Entries of the same time stay in the order of the
 * text. Crossheads within an entry are <h3>. Transcripts of args are not
 * rendered. false: FAULT_DATA, as body_check and live_check.
 */
bool live_render(struct arena *a, const struct body_args *args,
    const struct stamp_zones *zones, struct live *live, struct fault *f);

/*
 * The body with a new entry before the first one, in arena a: its time (UTC),
 * title and CommonMark. Whether the result is good live_check says.
 */
char *live_insert(struct arena *a, const char *markdown,
    const struct live_entry *entry, const char *text);

#endif
