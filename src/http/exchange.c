/* SPDX-License-Identifier: Apache-2.0 */
/* From a request's variables to an answer's bytes, by way of the app. */
#include "http/exchange.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "http/request.h"
#include "http/server.h"

#include "base/banned.h"

/* A body that grew beyond this is not kept for the next answer. */
enum { BODY_KEPT_BYTES = 1024 * 1024 };

void
exchange_open(struct exchange *x, const struct server_app *app)
{
	*x = (struct exchange){.app = app};
	x->arena = arena_new(EXCHANGE_ARENA_BYTES);
	if (app->open != NULL)
		x->thread = app->open(app->program);
}

void
exchange_answer(struct exchange *x, char *const *envp, const struct buf *body,
    const struct fault *refused)
{
	struct request request;
	struct fault bad;
	bool is_read;

	arena_reset(x->arena);
	if (x->response.body.cap > BODY_KEPT_BYTES)
		buf_release(&x->response.body);
	response_reset(&x->response);
	is_read = request_parse(x->arena, envp, &request, &bad);
	request.body = buf_string(body);
	request.body_bytes = body->len;
	x->app->handle(
	    x->thread, &request, &x->response, is_read ? refused : &bad);
	if (!response_has_body(&x->response))
		buf_reset(&x->response.body);
	response_head(&x->response, &x->head);
}

void
exchange_close(struct exchange *x)
{
	if (x->app->close != NULL)
		x->app->close(x->thread);
	buf_release(&x->response.body);
	buf_release(&x->head);
	arena_free(x->arena);
	x->arena = NULL;
}
