/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_LAYOUT_H
#define DESK_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct fault;

/*
 * Within a write transaction that changed the edition, at its end: keep how
 * the front page stands now, as of the minute of now, if that differs from
 * how it stood. Of the changes of one minute the last counts. When the clock
 * was set back the last snapshot is replaced, so that they stay in order. The
 * layout is
 *
 *	{"top":[[STORY,REVISION],...],
 *	 "blocks":[[SECTION,[[STORY,REVISION],...]],...]}
 */
bool layout_keep(struct db *edition, int64_t now, struct fault *f);

#endif
