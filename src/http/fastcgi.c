/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libfcgi with its accept and its output left out: it ties a thread to a
 * connection for as long as that is open, gives up for good when descriptors
 * run out, and writes in pieces of 8 kB.
 */
#include "http/fastcgi.h"

#include <assert.h>
#include <fcgiapp.h>
#include <signal.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/log.h"
#include "http/exchange.h"
#include "http/record.h"
#include "http/request.h"

#include "base/banned.h"

struct fastcgi_request {
	FCGX_Request q;
	bool is_held; /* q is a request, to be answered or given back */
	struct buf body; /* of the request, as much as is wanted */
};

void
fastcgi_init(void)
{
	static const int theirs[] = {SIGTERM, SIGUSR1, SIGPIPE};
	enum { N = sizeof(theirs) / sizeof(theirs[0]) };
	struct sigaction old[N];

	for (int i = 0; i < N; i++)
		sigaction(theirs[i], NULL, &old[i]);
	FCGX_Init();
	for (int i = 0; i < N; i++) {
		if (theirs[i] == SIGPIPE && old[i].sa_handler == SIG_DFL)
			old[i].sa_handler = SIG_IGN;
		sigaction(theirs[i], &old[i], NULL);
	}
}

/*
 * Read the body, all of it. Bytes left behind would be taken for the next
 * request on the connection, or, on closing it, lose the answer. A body that
 * is cut short is no error to libfcgi.
 */
static bool
drain(struct fastcgi_request *r, bool wants_body)
{
	FCGX_Stream *in = r->q.in;
	char bytes[4096];
	int n;

	buf_reset(&r->body);
	while ((n = FCGX_GetStr(bytes, sizeof(bytes), in)) > 0) {
		size_t room = RECORD_BODY_MAX + 1 - r->body.len;

		if (wants_body)
			buf_append(&r->body, bytes,
			    (size_t)n < room ? (size_t)n : room);
	}
	return FCGX_GetError(in) == 0;
}

struct fastcgi_request *
fastcgi_new(void)
{
	struct fastcgi_request *r = calloc(1, sizeof(*r));

	if (r == NULL) {
		log_error("out of memory: a request");
		abort();
	}
	return r;
}

/*
 * Give libfcgi's memory back. Finish would also write, and close a descriptor
 * that is not ours and may be another's by now.
 */
static void
release(struct fastcgi_request *r)
{
	r->q.out->wasFCloseCalled = r->q.err->wasFCloseCalled = 1;
	r->q.keepConnection = 1;
	r->q.ipcFd = -1;
	FCGX_Finish_r(&r->q);
	r->is_held = false;
}

void
fastcgi_free(struct fastcgi_request *r)
{
	if (r != NULL && r->is_held)
		release(r);
	if (r != NULL)
		buf_release(&r->body);
	free(r);
}

bool
fastcgi_read(struct fastcgi_request *r, int from, bool wants_body)
{
	FCGX_Request *q = &r->q;

	assert(!r->is_held);
	FCGX_InitRequest(q, -1, 0);
	/*
	 * With a descriptor in ipcFd Accept reads from that one; if it holds
	 * no request it is closed, and Accept fails with EBADF on listener
	 * -1. keepConnection must be set first, or Accept, which begins with
	 * a Finish, closes it unread. Detach saves closing a wait of up to
	 * two seconds for the peer to do the same.
	 */
	q->ipcFd = from;
	q->keepConnection = 1;
	FCGX_Detach(q);
	if (FCGX_Accept_r(q) != 0)
		return false;
	if (!drain(r, wants_body)) {
		/* Finish closes after an error; it must not write. */
		q->out->wasFCloseCalled = q->err->wasFCloseCalled = 1;
		FCGX_Finish_r(q);
		return false;
	}
	r->is_held = true;
	return true;
}

void
fastcgi_put_body(struct fastcgi_request *r, const struct buf *body)
{
	assert(r->is_held && r->body.len == 0);
	if (body->len > 0)
		buf_append(&r->body, body->data, body->len);
}

const char *
fastcgi_target(const struct fastcgi_request *r)
{
	assert(r->is_held);
	return request_target(r->q.envp);
}

void
fastcgi_answer(struct exchange *x, struct fastcgi_request *r,
    const struct fault *refused, struct fastcgi_answer *answer)
{
	assert(r->is_held);
	exchange_answer(x, r->q.envp, &r->body, refused);
	answer->iov = record_frame(x->arena, r->q.requestId, &x->head,
	    &x->response.body, &answer->n_iov);
	answer->keep = r->q.keepConnection;
	release(r);
}
