/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_LIMIT_H
#define POST_LIMIT_H

#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct conf;
struct db;
struct fault;
struct request;

/*
 * How much may be sent. A limit holds for every span of its period there is,
 * and goes by how long the machine has run and not by the time of day, so
 * that a clock that is set neither frees nor freezes anything. It outlives
 * the program, and the machine's starts.
 */

enum { LIMIT_HOUR_S = 3600, LIMIT_DAY_S = 24 * 3600 };

struct limit {
	const char *kind; /* what it counts, a word of the program's */
	const char *key;  /* of whom: a keyed hash, or "" for all together */
	int64_t n;	  /* how much of it is wanted */
	int64_t max;	  /* in a period */
	int64_t period_s; /* at most LIMIT_DAY_S */
};

/*
 * Within a write transaction of the postroom: claim all of them. ABSENT: one
 * is reached, nothing is claimed, and *wait_s says in how many seconds there
 * will be something of it. The time is that of a machine that has run for
 * uptime_s.
 */
enum found limit_claim(struct db *postroom, const struct limit *limits,
    size_t n, int64_t uptime_s, int *wait_s, struct fault *f);

/*
 * The network of an address: of IPv4 the address, of IPv6 its first 64 bits,
 * which one household has; "" when it is none. "192.0.2.1" and
 * "::ffff:192.0.2.1" are the same. In arena a.
 */
const char *limit_network(struct arena *a, const char *address);

/*
 * The address of who asks, in arena a: of the connection to the web server;
 * where that is one of the configuration's trusted_proxies, the last of
 * X-Forwarded-For that is none.
 */
const char *limit_client(
    struct arena *a, const struct conf *conf, const struct request *req);

#endif
