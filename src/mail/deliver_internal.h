/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_DELIVER_INTERNAL_H
#define MAIL_DELIVER_INTERNAL_H

#include "mail/deliver.h"
#include "store/message.h"

/* For deliver.c and deliver_settle.c. */
struct deliverer {
	const struct conf *conf;
	struct arena *a; /* of the message in hand, or the act */
	int lock_fd;
	struct db *db; /* NULL while it cannot be had */
	struct ledger *ledger;
	/* Of the round in hand, when something is to be sent. */
	struct composer *composer;
	struct transport *transport;
	int64_t down_until_us; /* in ticks; 0: it is not */
	int64_t swept_us;      /* when forgetting was done last; 0: never */
};

/*
 * See that the lock, the postroom and the ledger are there and those that
 * belong together; what waits is held when they do not.
 */
bool deliver_ready(
    struct deliverer *d, struct deliver_count *count, struct fault *f);

/*
 * Put in order what a deliverer that died, or a clock that was set, has left;
 * and each hour forget what is over.
 */
bool deliver_settle(
    struct deliverer *d, struct deliver_count *count, struct fault *f);

/*
 * Within a write transaction: write m, which is over if ended is not 0; with
 * the last message of a sending go the addresses of who sent it.
 */
bool deliver_write(
    struct deliverer *d, const struct message *m, struct fault *f);

#endif
