/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_EXCHANGE_H
#define HTTP_EXCHANGE_H

#include "base/buf.h"
#include "http/response.h"

struct arena;
struct fault;
struct server_app;

/*
 * What one thread needs to answer one request after another, whichever way
 * they come. The arena holds at most EXCHANGE_ARENA_BYTES for one of them.
 */
enum { EXCHANGE_ARENA_BYTES = 32 * 1024 * 1024 };

struct exchange {
	const struct server_app *app;
	void *thread; /* the app's */
	struct arena *arena;
	struct response response;
	struct buf head; /* of the response, as response_head makes it */
};

/* Open the app for the calling thread; app is kept by pointer. */
void exchange_open(struct exchange *x, const struct server_app *app);

/*
 * Answer the request in envp (see request_parse) and body: x->head and
 * x->response.body are what to send, until the next call. Nothing in them
 * points into envp or body. refused, if not NULL, is why the app is to turn away a
 * request that could be read.
 */
void exchange_answer(struct exchange *x, char *const *envp,
    const struct buf *body, const struct fault *refused);

/* Close the app for this thread and give all back. */
void exchange_close(struct exchange *x);

#endif
