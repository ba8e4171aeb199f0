/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_CONNECTION_H
#define HTTP_CONNECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "http/record.h"

/*
 * The open connections of a worker and the epoll they wait in. A connection
 * is either waiting in the epoll, or taken by one thread; only its taker
 * touches it. Every function here is safe from any thread.
 */
struct connections;

struct connection {
	int fd;
	bool is_used;            /* has brought a request, whole or not */
	bool is_last;            /* close it when pending is out */
	struct record_scan scan; /* of a request that comes in pieces, */
	struct buf kept, body;   /* and what there is of it */
	struct buf pending;      /* of an answer the peer is slow to read, */
	size_t pending_at;       /* and how much of that is out */
};

/* What a connection waits for. */
enum connection_wait { WAIT_REQUEST, WAIT_REST, WAIT_WRITE, WAIT__MAX };

/* Room for max connections that wait in epoll; NULL when out of memory. */
struct connections *connections_new(int epoll, size_t max);

/* Close every connection and free all. None may be taken. */
void connections_free(struct connections *all);

/*
 * Let descriptor fd, which becomes ours, wait for its first request. false:
 * no room, or epoll refused; fd has been closed.
 */
bool connections_add(struct connections *all, int fd);

/* Close the connection that has been idle longest; false: none is. */
bool connections_evict(struct connections *all);

/* See that one can be added, with connections_evict if need be. */
bool connections_make_room(struct connections *all);

/*
 * Take the connection whose event carried key. NULL: it has been closed in
 * the meantime.
 */
struct connection *connections_take(struct connections *all, uint64_t key);

/*
 * Put a taken connection back to wait. One that waits to write is closed if
 * all that wait so hold more than CONNECTION_PENDING_MAX bytes.
 */
enum { CONNECTION_PENDING_MAX = 64 * 1024 * 1024 };
void connections_put(
    struct connections *all, struct connection *c, enum connection_wait wait);

/* Close a taken connection; without_fd: its descriptor is closed already. */
void connections_drop(
    struct connections *all, struct connection *c, bool without_fd);

/* Close the connections that brought or took nothing for too long. */
void connections_expire(struct connections *all);

/*
 * Close the connections that owe us nothing: used ones with no byte of a
 * further request. Returns how many are left, taken ones included.
 */
size_t connections_close_idle(struct connections *all);

#endif
