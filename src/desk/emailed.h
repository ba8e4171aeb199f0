/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_EMAILED_H
#define DESK_EMAILED_H

#include <stdbool.h>

struct db;
struct fault;

/*
 * What readers mailed to friends most. A story counts once for each sender
 * who confirmed it in the last week, and an hour after that, so that nobody
 * sees what their own letter does; three senders are needed to be named.
 */
enum {
	EMAILED_LEAST = 3,
	EMAILED_LATE_S = 3600,
	EMAILED_LIST_S = 7 * 24 * 3600
};

/*
 * Make the edition's list anew from what the postroom has, which is only
 * read. *changed: it is not what it was, and only then is the edition changed.
 */
bool emailed_count(struct db *edition, struct db *postroom, bool *changed,
    struct fault *f);

#endif
