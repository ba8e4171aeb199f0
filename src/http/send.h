/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_SEND_H
#define HTTP_SEND_H

#include <stddef.h>

struct connection;
struct connections;
struct iovec;

/*
 * Neither waits for the peer: what it does not take at once is kept as c's
 * pending. c is taken, and is put back to wait for the next request or until
 * more can be written; when all is out and c->is_last, or the peer is gone, it
 * is closed.
 */

/* Write an answer of n pieces, which are used up. */
void send_answer(
    struct connections *all, struct connection *c, struct iovec *iov, size_t n);

/* Write what is pending. */
void send_pending(struct connections *all, struct connection *c);

#endif
