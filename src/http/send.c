/* SPDX-License-Identifier: Apache-2.0 */
/* Writing an answer, and what becomes of its connection then. */
#include "http/send.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "http/connection.h"

#include "base/banned.h"

enum { IOV_PER_CALL = 1024 /* IOV_MAX */ };

/* What is left of an answer goes to the connection, and the thread on. */
static void
put_off(struct connection *c, const struct iovec *iov, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_append(&c->pending, iov[i].iov_base, iov[i].iov_len);
}

/*
 * Write the pieces without waiting. *n is how many are left, the first of
 * them cut to what is left of it. false: the peer is gone.
 */
static bool
write_pieces(int fd, struct iovec **iov, size_t *n)
{
	while (*n > 0) {
		struct msghdr m = {
		    .msg_iov = *iov,
		    .msg_iovlen = *n < IOV_PER_CALL ? *n : IOV_PER_CALL,
		};
		ssize_t put = sendmsg(fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return errno == EAGAIN;
		while (*n > 0 && (size_t)put >= (*iov)->iov_len) {
			put -= (ssize_t)(*iov)->iov_len;
			(*iov)++;
			(*n)--;
		}
		if (*n > 0) {
			(*iov)->iov_base = (char *)(*iov)->iov_base + put;
			(*iov)->iov_len -= (size_t)put;
		}
	}
	return true;
}

void
send_answer(
    struct connections *all, struct connection *c, struct iovec *iov, size_t n)
{
	if (!write_pieces(c->fd, &iov, &n)) {
		connections_drop(all, c, false);
	} else if (n > 0) {
		put_off(c, iov, n);
		connections_put(all, c, WAIT_WRITE);
	} else if (c->is_last) {
		connections_drop(all, c, false);
	} else {
		connections_put(all, c, WAIT_REQUEST);
	}
}

void
send_pending(struct connections *all, struct connection *c)
{
	struct iovec rest = {c->pending.data + c->pending_at,
			 c->pending.len - c->pending_at},
		     *iov = &rest;
	size_t n = 1;

	if (!write_pieces(c->fd, &iov, &n)) {
		connections_drop(all, c, false);
	} else if (n > 0) {
		c->pending_at = c->pending.len - rest.iov_len;
		connections_put(all, c, WAIT_WRITE);
	} else if (c->is_last) {
		connections_drop(all, c, false);
	} else {
		buf_release(&c->pending);
		c->pending_at = 0;
		connections_put(all, c, WAIT_REQUEST);
	}
}
