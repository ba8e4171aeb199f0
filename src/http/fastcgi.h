/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_FASTCGI_H
#define HTTP_FASTCGI_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct exchange;
struct fault;
struct iovec;

/* libfcgi, for one request on one connection that somebody else accepted. */

/*
 * Start libfcgi, once a process and before any thread. It would take over
 * SIGTERM, SIGUSR1 and SIGPIPE where they are at their default; they are left
 * as they were, but SIGPIPE is ignored unless it has a handler.
 */
void fastcgi_init(void);

/*
 * A request, read whole. Any thread may use it, but one at a time. It stays
 * where it is, because libfcgi's streams point into it.
 */
struct fastcgi_request;

/* One to read into, again and again. Out of memory it aborts. */
struct fastcgi_request *fastcgi_new(void);

/* Free it, whether it holds a request or not. NULL is allowed. */
void fastcgi_free(struct fastcgi_request *r);

/*
 * Read a request from descriptor from into r, body and all. With wants_body
 * as much of the body is kept as record_scan keeps, else it is dropped. r
 * must hold none: it is new, or its last one has been answered.
 * Nothing is written to from, and it is left open and not used any more.
 * false: what came was no request, or not a whole one; from has then been
 * closed.
 */
bool fastcgi_read(struct fastcgi_request *r, int from, bool wants_body);

/* The body of the request in r, which was read without it, is body's bytes. */
void fastcgi_put_body(struct fastcgi_request *r, const struct buf *body);

/* The request's target, as request_target has it, until it is answered. */
const char *fastcgi_target(const struct fastcgi_request *r);

/* An answer in pieces, framed; they live until the exchange's next one. */
struct fastcgi_answer {
	struct iovec *iov;
	size_t n_iov;
	bool keep; /* the client wants the connection kept open */
};

/*
 * Have x answer the request in r, or turn it away if refused is not NULL (see
 * exchange_answer). r then holds none.
 */
void fastcgi_answer(struct exchange *x, struct fastcgi_request *r,
    const struct fault *refused, struct fastcgi_answer *answer);

#endif
