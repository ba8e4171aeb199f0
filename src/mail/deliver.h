/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_DELIVER_H
#define MAIL_DELIVER_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

struct conf;
struct fault;

/*
 * Takes what is due out of the queue and hands it over. There is one
 * deliverer an edition at a time; it holds deliver.lock in the edition's
 * folder. What one had in hand when it died goes out by the next: it may come
 * twice, and nothing else may.
 */
struct deliverer;

/* What became of messages. */
struct deliver_count {
	int64_t sent;
	int64_t known; /* to the ledger: sent before */
	int64_t deferred;
	int64_t refused; /* for good, or given up */
	int64_t dropped; /* by us */
	int64_t held;
	bool is_down;  /* nothing can be handed over now; that is in why */
	char why[512];
};

/*
 * Make deliver.lock in the folder, unless it is there, so that a deliverer
 * which may make no file in it can be one. false: FAULT_CREATE,
 * FAULT_PERMISSION.
 */
bool deliver_make_lock(const char *edition_dir, struct fault *f);

/*
 * Begin to be the deliverer; conf must live as long. NULL and f: FAULT_BUSY
 * (there is one), FAULT_PERMISSION, FAULT_CREATE.
 */
struct deliverer *deliverer_open(const struct conf *conf, struct fault *f);
void deliverer_close(struct deliverer *d);

/*
 * Whether the edition is still the one that it began with: one that was put
 * in its place has a deliver.lock of its own.
 */
bool deliverer_is_current(const struct deliverer *d);

/*
 * One round: all that is due. What is in hand when *is_over is set is
 * finished, and then it ends. It is added to *count what was done, also when
 * false is given back: then the store, the ledger or the configuration is not
 * as it must be, and nothing was sent that is not in *count. FAULT_DATA with
 * count->held not 0: the ledger is not this queue's.
 *
 * While the relay is away (count->is_down) a message is tried once a minute:
 * rounds before that do nothing.
 */
bool deliverer_round(struct deliverer *d,
    const volatile sig_atomic_t *is_over, struct deliver_count *count,
    struct fault *f);

/*
 * For how many seconds a message waits behind its nth attempt: from 5 minutes
 * to an hour, and a tenth more or less, as its id has it.
 */
int64_t deliver_pause_s(const char *id, int64_t attempts);

/* More than any pause: what is due later than this is so by a wrong clock. */
enum { DELIVER_PAUSE_MAX_S = 70 * 60 };

#endif
