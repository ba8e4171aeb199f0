/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_INTAKE_H
#define POST_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "store/letter.h"

struct arena;
struct fault;
struct room;

/* Taking letters in: each once, within the limits, and for good. */

enum intake {
	INTAKE_TAKEN, /* now, or the same one before: it is on disk */
	INTAKE_OTHER, /* this form was sent before, with another text */
	INTAKE_LIMIT, /* the sender, or all together, sent too much */
	INTAKE_FAULTED
};

/* What the postroom has of a form already; ABSENT: nothing. */
enum found intake_seen(struct room *room, struct arena *a,
    const struct letter *l, enum intake *seen, struct fault *f);

/*
 * Take in l, whose key is the nonce of its form, from a sender at address.
 * network and received of it are not read. The limits are claimed and the
 * letter written in one transaction; when it returns INTAKE_TAKEN that has
 * been committed (db.h). INTAKE_LIMIT: *wait_s says when to try again.
 */
enum intake intake_take(struct room *room, struct arena *a,
    const struct letter *l, const char *address, int *wait_s,
    struct fault *f);

#endif
