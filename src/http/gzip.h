/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_GZIP_H
#define HTTP_GZIP_H

struct response;

/*
 * Answers are compressed here and not by the web server, so that one that is
 * kept is compressed once. What it works with is one thread's.
 */
struct gzip;

/* One to compress with, again and again. Out of memory it aborts. */
struct gzip *gzip_new(void);

/* NULL is allowed. */
void gzip_free(struct gzip *g);

/* Make r's body gzip (RFC 1952) and say so in r, unless it is empty. */
void gzip_response(struct gzip *g, struct response *r);

#endif
