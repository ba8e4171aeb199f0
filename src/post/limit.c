/* SPDX-License-Identifier: Apache-2.0 */
/* Limits of what is sent, and whose they are. */
#include "post/limit.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "http/request.h"
#include "store/claim.h"

#include "base/banned.h"

static enum found
look(struct db *postroom, const struct limit *l, int64_t now, int *wait_s,
    struct fault *f)
{
	int64_t claimed, first;

	if (!claim_sum(postroom, l->kind, l->key, now - l->period_s, &claimed,
		&first, f))
		return FAULTED;
	if (claimed + l->n <= l->max)
		return FOUND;
	*wait_s = claimed == 0 ? (int)l->period_s
			       : (int)(first + l->period_s - now);
	return ABSENT;
}

enum found
limit_claim(struct db *postroom, const struct limit *limits, size_t n,
    int64_t uptime_s, int *wait_s, struct fault *f)
{
	enum found found;
	int64_t now;

	if (!running_now(postroom, uptime_s, &now, f) ||
	    !claim_sweep(postroom, now - LIMIT_DAY_S, f))
		return FAULTED;
	for (size_t i = 0; i < n; i++) {
		found = look(postroom, &limits[i], now, wait_s, f);
		if (found != FOUND)
			return found;
	}
	for (size_t i = 0; i < n; i++) {
		if (!claim_add(postroom, limits[i].kind, limits[i].key, now,
			limits[i].n, f))
			return FAULTED;
	}
	return FOUND;
}

static const char *
of_four(struct arena *a, const unsigned char *bytes)
{
	return arena_printf(
	    a, "4 %d.%d.%d.%d", bytes[0], bytes[1], bytes[2], bytes[3]);
}

/* Sixteen bytes of either kind; false: it is no address. */
static bool
parse(const char *address, struct in6_addr *six)
{
	struct in_addr four;

	if (inet_pton(AF_INET6, address, six) == 1)
		return true;
	if (inet_pton(AF_INET, address, &four) != 1)
		return false;
	memset(six->s6_addr, 0, 10);
	memset(six->s6_addr + 10, 0xff, 2);
	memcpy(six->s6_addr + 12, &four.s_addr, 4);
	return true;
}

const char *
limit_network(struct arena *a, const char *address)
{
	struct in6_addr six;
	const unsigned char *b = six.s6_addr;

	if (!parse(address, &six))
		return "";
	if (IN6_IS_ADDR_V4MAPPED(&six))
		return of_four(a, b + 12);
	return arena_printf(a, "6 %02x%02x:%02x%02x:%02x%02x:%02x%02x", b[0],
	    b[1], b[2], b[3], b[4], b[5], b[6], b[7]);
}

/* Whether address is in network, "192.0.2.0/24". */
static bool
is_in(struct arena *a, const char *network, const char *address)
{
	size_t n = strcspn(network, "/");
	const char *start = arena_copy(a, network, n);
	bool is_six = strchr(start, ':') != NULL;
	struct in6_addr of, it;
	long bits = is_six ? 128 : 32;

	if (!parse(start, &of) || !parse(address, &it))
		return false;
	if (network[n] == '/')
		bits = strtol(network + n + 1, NULL, 10);
	bits += is_six ? 0 : 96;
	for (long i = 0; i < bits; i++) {
		unsigned char mask = (unsigned char)(0x80 >> (i % 8));

		if ((of.s6_addr[i / 8] ^ it.s6_addr[i / 8]) & mask)
			return false;
	}
	return true;
}

static bool
is_trusted(struct arena *a, const struct conf *conf, const char *address)
{
	for (size_t i = 0; i < conf->trusted_proxies.n; i++) {
		if (is_in(a, conf->trusted_proxies.at[i], address))
			return true;
	}
	return false;
}

/*
 * Each proxy writes whom it was asked by behind what it was told. What stands
 * before the first word of one that we do not trust, anybody may have written.
 */
const char *
limit_client(
    struct arena *a, const struct conf *conf, const struct request *req)
{
	const char *list = req->forwarded_for == NULL ? "" : req->forwarded_for;
	const char *address = req->remote_addr;
	size_t end = strlen(list);

	while (end > 0 && is_trusted(a, conf, address)) {
		size_t start = end;
		struct in6_addr six;
		const char *next;

		while (start > 0 && list[start - 1] != ',')
			start--;
		next = arena_copy(a, list + start, end - start);
		next += strspn(next, " \t");
		next = arena_copy(a, next, strcspn(next, " \t"));
		if (!parse(next, &six))
			break;
		address = next;
		end = start > 0 ? start - 1 : 0;
	}
	return address;
}
