/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_WATCHDOG_H
#define STORE_WATCHDOG_H

#include <sqlite3.h>
#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

/*
 * One thread a process that interrupts statements of readers which run for
 * longer than WATCHDOG_MS: a progress handler would fire seconds late, since
 * a search works inside one opcode. What has not had the processor for half
 * of that, on a busy machine or a slow disk, has ten times as long: it costs
 * nobody anything. It sleeps while nobody reads. A fork's child watches over nothing until it adds connections of its own.
 */
enum { WATCHDOG_MS = 250 };

/* What is watched of a connection; zero it before watchdog_add. */
struct watched {
	sqlite3 *handle;
	atomic_llong due; /* in ticks of the watchdog; 0: nothing runs */
	clockid_t clock;  /* of its thread's time on the processor */
	/* The watchdog's: what is due, since when it is seen, and the thread's
	 * time then. */
	long long seen, since, spent_ms;
	struct watched *next;
};

/*
 * Begin and end to watch over a connection of the calling thread, which is
 * open all the while.
 */
void watchdog_add(struct watched *w);
void watchdog_remove(struct watched *w);

/*
 * What runs on the connection from now on has budget_ms, and up to a tick
 * more; watchdog_end when it has ended. Costs two loads and a store.
 */
void watchdog_begin(struct watched *w, int budget_ms);
void watchdog_end(struct watched *w);

#endif
