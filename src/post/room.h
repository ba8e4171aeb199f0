/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_ROOM_H
#define POST_ROOM_H

#include <stdbool.h>

#include "post/token.h"

struct conf;
struct db;
struct fault;

/* A thread's way into the postroom. */
struct room {
	const struct conf *conf;
	struct db *db; /* for writing; NULL while it cannot be had */
	unsigned char secret[TOKEN_SECRET_BYTES];
};

/* Opens nothing yet: a postroom that is away must not end the program. */
struct room *room_open(const struct conf *conf);
void room_close(struct room *room);

/*
 * See that the postroom is open and its secret known. Its file may have been
 * replaced under us: then it is opened anew. false: it is not to be had.
 */
bool room_ready(struct room *room, struct fault *f);

/* The secret of a postroom. FAULT_UNAVAILABLE: it has none. */
bool room_secret(struct db *postroom,
    unsigned char secret[TOKEN_SECRET_BYTES], struct fault *f);

/* Within a write transaction of postroom.db: make its secret, if it has none. */
bool room_make_secret(struct db *postroom, struct fault *f);

#endif
