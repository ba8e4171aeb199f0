/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_RECORD_H
#define HTTP_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct arena;
struct iovec;

/*
 * FastCGI's framing (FastCGI 1.0, 3.3), as much of it as libfcgi leaves to
 * be wished for. libfcgi reads a request with calls that block, and trusts
 * what it reads; so a request is looked over here first, as its bytes come,
 * and goes to libfcgi when it is whole. It writes an answer through a buffer
 * of 8 kB; so answers are framed here, for one write.
 */

/*
 * The most that is kept of one request; what a pipe holds, too. And the most
 * of a body that is worth having: one byte more is kept, so that a longer one
 * can be told from it.
 */
enum { RECORD_KEPT_MAX = 65536, RECORD_BODY_MAX = 65536 };

enum record_state { RECORD_PARTIAL, RECORD_WHOLE, RECORD_BAD };

/* How far a request has been read. All zero at its start. */
struct record_scan {
	int stage;
	bool is_kept; /* the record at hand */
	uint8_t id[2];
	uint8_t header[8];
	size_t n_header;
	size_t rest; /* bytes of the record at hand to come, */
	size_t padding; /* of which these come last */
	size_t kept; /* bytes kept so far */
	size_t body;
};

/*
 * Look over the next n bytes of a request. *used is how many of them belong
 * to it. All but the body is appended to kept, which is then, in the end, the
 * same request with an empty body. The body's own bytes are appended to body,
 * as many as RECORD_BODY_MAX and one; NULL: they are dropped. RECORD_BAD: no FastCGI request in order
 * (begin, parameters, body), or its parameters are too long to keep; also
 * every management record and an abort, on both of which libfcgi fails.
 */
enum record_state record_scan(struct record_scan *s, const char *p, size_t n,
    size_t *used, struct buf *kept, struct buf *body);

/*
 * Frame the answer made of head and body for request id, up to its end, as a
 * list of n_iov pieces in arena a that points into head and body.
 */
struct iovec *record_frame(struct arena *a, int id, const struct buf *head,
    const struct buf *body, size_t *n_iov);

#endif
