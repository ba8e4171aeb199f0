/* SPDX-License-Identifier: Apache-2.0 */
/* One transaction for each letter that is taken in. */
#include "post/intake.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "post/limit.h"
#include "post/room.h"
#include "store/db.h"

#include "base/banned.h"

enum { DAY_S = 24 * 3600 };

static bool
is_same(const struct letter *a, const struct letter *b)
{
	return a->debate == b->debate && strcmp(a->name, b->name) == 0 &&
	       strcmp(a->place, b->place) == 0 &&
	       strcmp(a->email, b->email) == 0 &&
	       strcmp(a->message, b->message) == 0;
}

enum found
intake_seen(struct room *room, struct arena *a, const struct letter *l,
    enum intake *seen, struct fault *f)
{
	struct letter before;
	enum found found = letter_by_key(room->db, a, l->key, &before, f);

	if (found == FOUND)
		*seen = is_same(l, &before) ? INTAKE_TAKEN : INTAKE_OTHER;
	return found;
}

/* What is kept of a network instead of it: nobody can turn it back. */
static const char *
hidden(struct room *room, struct arena *a, const char *text)
{
	char *mac = g_compute_hmac_for_string(G_CHECKSUM_SHA256, room->secret,
	    sizeof(room->secret), text, -1);
	const char *made = arena_copy(a, mac, 32);

	g_free(mac);
	return made;
}

static enum found
claim(struct room *room, struct arena *a, const char *network, int *wait_s,
    struct fault *f)
{
	int64_t uptime = clock_uptime_s();
	enum found found;

	if (!bucket_sweep(room->db, uptime, LIMIT_UNIT, f))
		return FAULTED;
	found = limit_claim(room->db, "debate",
	    hidden(room, a, arena_printf(a, "bucket\n%s", network)),
	    room->conf->debate_per_hour, uptime, wait_s, f);
	if (found != FOUND)
		return found;
	return limit_claim(room->db, "debates", "",
	    room->conf->debate_total_per_hour, uptime, wait_s, f);
}

static enum intake
take(struct room *room, struct arena *a, const struct letter *l,
    const char *network, int *wait_s, struct fault *f)
{
	struct letter kept = *l;
	enum intake seen;

	/* Again, now that nobody else writes. */
	switch (intake_seen(room, a, l, &seen, f)) {
	case FOUND:
		return seen;
	case FAULTED:
		return INTAKE_FAULTED;
	default:
		break;
	}
	switch (claim(room, a, network, wait_s, f)) {
	case ABSENT:
		return INTAKE_LIMIT;
	case FAULTED:
		return INTAKE_FAULTED;
	default:
		break;
	}
	kept.received = clock_now();
	kept.network = hidden(room, a,
	    arena_printf(a, "day\n%lld\n%s",
		(long long)(kept.received / DAY_S), network));
	return letter_insert(room->db, &kept, f) ? INTAKE_TAKEN
						 : INTAKE_FAULTED;
}

enum intake
intake_take(struct room *room, struct arena *a, const struct letter *l,
    const char *address, int *wait_s, struct fault *f)
{
	enum intake taken;

	if (!db_begin(room->db, f))
		return INTAKE_FAULTED;
	taken = take(room, a, l, limit_network(a, address), wait_s, f);
	if (taken == INTAKE_TAKEN)
		return db_commit(room->db, f) ? INTAKE_TAKEN : INTAKE_FAULTED;
	db_rollback(room->db);
	return taken;
}
