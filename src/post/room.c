/* SPDX-License-Identifier: Apache-2.0 */
/* postroom.db, opened for writing by each thread when it is first wanted. */
#include "post/room.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/conf.h"
#include "base/fault.h"
#include "store/db.h"
#include "store/letter.h"

#include "base/banned.h"

_Static_assert((int)SECRET_BYTES == (int)TOKEN_SECRET_BYTES, "one secret");

struct room *
room_open(const struct conf *conf)
{
	struct room *room = calloc(1, sizeof(*room));

	if (room == NULL)
		abort();
	room->conf = conf;
	return room;
}

void
room_close(struct room *room)
{
	if (room == NULL)
		return;
	db_close(room->db);
	free(room);
}

bool
room_secret(struct db *postroom, unsigned char secret[TOKEN_SECRET_BYTES],
    struct fault *f)
{
	switch (secret_load(postroom, secret, f)) {
	case FOUND:
		return true;
	case ABSENT:
		return fault_set(f, FAULT_UNAVAILABLE,
		    "postroom.db has no secret; \"broadsheet init\" makes it");
	default:
		return false;
	}
}

bool
room_ready(struct room *room, struct fault *f)
{
	if (room->db != NULL && db_is_current(room->db))
		return true;
	db_close(room->db);
	room->db = db_open(room->conf->edition_dir, DB_POSTROOM, DB_WRITE, f);
	if (room->db == NULL)
		return false;
	if (room_secret(room->db, room->secret, f))
		return true;
	db_close(room->db);
	room->db = NULL;
	return false;
}

bool
room_make_secret(struct db *postroom, struct fault *f)
{
	unsigned char secret[SECRET_BYTES];

	if (getrandom(secret, sizeof(secret), 0) != (ssize_t)sizeof(secret))
		return fault_set(
		    f, FAULT_OS, "the system gives no random bytes");
	return secret_keep(postroom, secret, f);
}
