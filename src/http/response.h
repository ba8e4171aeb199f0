/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Who may keep the answer, and for how long. */
enum cache {
	CACHE_PUBLIC, /* a page: depends on its address alone */
	CACHE_SHORT,  /* an error page: a few seconds, never stale */
	CACHE_NEVER,  /* no-store */
	CACHE__MAX
};

/*
 * An answer, built whole before a byte of it is sent. Strings belong to the
 * request's arena or are constants; the body is kept from request to request
 * and only reset.
 */
struct response {
	int status;
	const char *type;     /* Content-Type; NULL: text/html; charset=utf-8 */
	enum cache cache;
	const char *location; /* for 3xx, else NULL */
	const char *allow;    /* for 405, else NULL */
	const char *etag;     /* with its quotes, or NULL */
	int64_t modified;     /* Last-Modified, seconds since 1970; 0: none */
	int retry_after_s;    /* 0: none */
	const char *surrogate_key; /* for caches in front; NULL: none */
	struct buf body;
};

/* Make *r an empty 200 for the next request, keeping the body's memory. */
void response_reset(struct response *r);

/*
 * The CGI header block (RFC 3875 6.3) of r into head, which is reset first:
 * Status, Content-Type, Content-Length, caching and validators, and the
 * security headers that every answer carries (see broadsheet(8)). A 304 has
 * the same caching headers as its 200, and no body.
 */
void response_head(const struct response *r, struct buf *head);

/* "404 Not Found": the status line's text for a code. */
const char *response_status_text(int status);

#endif
