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

#include "base/log.h"
#include "http/exchange.h"
#include "http/record.h"
#include "http/request.h"

#include "base/banned.h"

struct fastcgi_request {
	FCGX_Request q;
	bool is_held; /* q is a request, to be answered or given back */
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
 * Read what is left of the body. Bytes left behind would be taken for the
 * next request on the connection, or, on closing it, lose the answer.
 */
static bool
drain(FCGX_Stream *in)
{
	char bytes[4096];

	while (FCGX_GetStr(bytes, sizeof(bytes), in) > 0)
		;
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
	free(r);
}

bool
fastcgi_read(struct fastcgi_request *r, int from)
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
	if (!drain(q->in)) {
		/* Finish closes after an error; it must not write. */
		q->out->wasFCloseCalled = q->err->wasFCloseCalled = 1;
		FCGX_Finish_r(q);
		return false;
	}
	r->is_held = true;
	return true;
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
	exchange_answer(x, r->q.envp, refused);
	answer->iov = record_frame(x->arena, r->q.requestId, &x->head,
	    &x->response.body, &answer->n_iov);
	answer->keep = r->q.keepConnection;
	release(r);
}
