/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_QUEUE_H
#define HTTP_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

struct connection;
struct fastcgi_request;

/*
 * Requests that have been read and wait for a thread to answer them: first
 * come, first served, and no more than so many. Safe from any thread.
 */
struct queue;

/* What waits. The connection is taken; both are the taker's of the entry. */
struct queue_entry {
	struct connection *connection;
	struct fastcgi_request *request;
};

/* Room for max entries; NULL when out of memory. */
struct queue *queue_new(size_t max);

/* Free a queue that is empty and that nobody waits at. NULL is allowed. */
void queue_free(struct queue *q);

/* Put an entry at the end. false: the queue is full. */
bool queue_put(struct queue *q, struct queue_entry entry);

/*
 * Take the first entry, waiting until there is one. false: there is none and
 * the queue has been closed.
 */
bool queue_take(struct queue *q, struct queue_entry *entry);

/* Let nobody wait any more. Nothing may be put from now on. */
void queue_close(struct queue *q);

#endif
