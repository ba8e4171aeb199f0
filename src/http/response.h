/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Who may keep the answer, and for how long (RFC 9111, RFC 5861). */
enum cache {
	CACHE_PUBLIC, /* a page: depends on its address alone; fresh for a
		       * second, stale for two more, or for a day if we fail */
	CACHE_SHORT,  /* an error page: two seconds, never stale */
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
	const char *type; /* Content-Type; NULL: text/html; charset=utf-8 */
	const char *encoding; /* of body: "gzip"; NULL: none */
	enum cache cache;
	const char *location; /* for 3xx, else NULL */
	const char *allow;    /* for 405, else NULL */
	const char *etag;     /* with its quotes, or NULL */
	int64_t modified;     /* Last-Modified, seconds since 1970; 0: none */
	int retry_after_s;    /* 0: none */
	int refresh_s; /* after which a browser asks again; 0: never */
	const char *surrogate_key; /* for caches in front; NULL: none */
	int stale_s; /* how long it has not been fresh any more; 0: it is */
	struct buf body;
};

/*
 * Make *r an empty 200 for the next request, keeping the body's memory. Its
 * cache is CACHE_NEVER, so that what forgets to choose is never kept.
 */
void response_reset(struct response *r);

/* Whether a body is sent with r's status: not with 204 and 304. */
bool response_has_body(const struct response *r);

/*
 * The CGI header block (RFC 3875 6.3) of r into head, which is reset first:
 * Status, Content-Type, Content-Length, caching and validators (for nginx also
 * X-Accel-Expires, which it takes out: until this second of the clock is over,
 * where its own count of one second ends after up to two), and the security
 * headers that every answer carries (see broadsheet(8)). A 304 has
 * the same caching headers as its 200, and no type, length or body.
 * Last-Modified is never later than now (RFC 9110 8.8.2.1). A header whose
 * value holds a control character is left out. An answer to HEAD is the same
 * as to GET, body and all: the web server takes it off, and its cache would
 * keep an empty page otherwise.
 */
void response_head(const struct response *r, struct buf *head);

/*
 * "404 Not Found": the status line's text for a code; of one not known here,
 * "500 Internal Server Error".
 */
const char *response_status_text(int status);

#endif
