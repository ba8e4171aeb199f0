/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_FASTCGI_H
#define HTTP_FASTCGI_H

#include <stdbool.h>
#include <stddef.h>

struct exchange;
struct iovec;

/* libfcgi, for one request on one connection that somebody else accepted. */

/*
 * Start libfcgi, once a process and before any thread. It would take over
 * SIGTERM, SIGUSR1 and SIGPIPE where they are at their default; they are left
 * as they were, but SIGPIPE is ignored unless it has a handler.
 */
void fastcgi_init(void);

/* An answer in pieces, framed; they live until the exchange's next one. */
struct fastcgi_answer {
	struct iovec *iov;
	size_t n_iov;
	bool keep; /* the client wants the connection kept open */
};

/*
 * Read a request from descriptor from, body and all, and have x answer it.
 * Nothing is written to from, and it is left open. false: what came was no
 * request, or not a whole one; from has then been closed.
 */
bool fastcgi_answer(
    struct exchange *x, int from, struct fastcgi_answer *answer);

#endif
