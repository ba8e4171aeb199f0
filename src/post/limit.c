/* SPDX-License-Identifier: Apache-2.0 */
/* Buckets that limit what is sent, and whose they are. */
#include "post/limit.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

static void
fill_up(struct bucket *b, int64_t per_hour, int64_t uptime)
{
	int64_t full = per_hour * LIMIT_UNIT;
	/* After a new start nobody knows for how long it was off. */
	int64_t passed = uptime >= b->updated ? uptime - b->updated : uptime;

	if (passed >= LIMIT_UNIT)
		b->level = full;
	else
		b->level += passed * per_hour;
	if (b->level > full)
		b->level = full;
	b->updated = uptime;
}

bool
limit_take(struct bucket *b, int64_t per_hour, int64_t uptime, int *wait_s)
{
	fill_up(b, per_hour, uptime);
	if (b->level < LIMIT_UNIT) {
		*wait_s =
		    (int)((LIMIT_UNIT - b->level + per_hour - 1) / per_hour);
		return false;
	}
	b->level -= LIMIT_UNIT;
	return true;
}

enum found
limit_claim(struct db *postroom, const char *kind, const char *key,
    int64_t per_hour, int64_t uptime, int *wait_s, struct fault *f)
{
	struct bucket b = {per_hour * LIMIT_UNIT, uptime};

	if (bucket_load(postroom, kind, key, &b, f) == FAULTED)
		return FAULTED;
	if (!limit_take(&b, per_hour, uptime, wait_s))
		return ABSENT;
	return bucket_save(postroom, kind, key, &b, f) ? FOUND : FAULTED;
}

static const char *
of_four(struct arena *a, const unsigned char *bytes)
{
	return arena_printf(
	    a, "4 %d.%d.%d.%d", bytes[0], bytes[1], bytes[2], bytes[3]);
}

const char *
limit_network(struct arena *a, const char *address)
{
	struct in6_addr six;
	struct in_addr four;
	const unsigned char *b = six.s6_addr;

	if (inet_pton(AF_INET, address, &four) == 1)
		return of_four(a, (const unsigned char *)&four.s_addr);
	if (inet_pton(AF_INET6, address, &six) != 1)
		return "";
	if (IN6_IS_ADDR_V4MAPPED(&six))
		return of_four(a, b + 12);
	return arena_printf(a, "6 %02x%02x:%02x%02x:%02x%02x:%02x%02x", b[0],
	    b[1], b[2], b[3], b[4], b[5], b[6], b[7]);
}
