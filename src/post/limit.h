/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_LIMIT_H
#define POST_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"
#include "store/letter.h"

struct arena;
struct db;
struct fault;

/*
 * How much may be sent in an hour. A bucket holds so many letters, and fills
 * evenly. It goes by how long the machine has run and not by the time of day,
 * so a clock that is set neither fills nor freezes it; what was noted before
 * the machine was started counts from its start.
 */

enum { LIMIT_UNIT = 3600 };

/*
 * Take one from *b, which a new sender has full; per_hour of them fit. false:
 * there is none, and *wait_s says in how many seconds there will be.
 */
bool limit_take(struct bucket *b, int64_t per_hour, int64_t uptime,
    int *wait_s);

/*
 * Within a write transaction of the postroom: the same for a bucket that is
 * kept there. ABSENT: there is none left.
 */
enum found limit_claim(struct db *postroom, const char *kind, const char *key,
    int64_t per_hour, int64_t uptime, int *wait_s, struct fault *f);

/*
 * The network of an address: of IPv4 the address, of IPv6 its first 64 bits,
 * which one household has; "" when it is none. "192.0.2.1" and
 * "::ffff:192.0.2.1" are the same. In arena a.
 */
const char *limit_network(struct arena *a, const char *address);

#endif
