/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * A request as a handler sees it: checked, decoded once, and nothing in it
 * that depends on which server or which way (FastCGI, CGI) it came. All of it
 * lives in the request's arena.
 */

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_OTHER };

/* How the client wants a body; of what we can do the best. */
enum encoding { ENCODING_IDENTITY, ENCODING_GZIP };

enum { REQUEST_URI_MAX = 8192, REQUEST_PARAMS_MAX = 64 };

/* One name=value of the query string (WHATWG URL, urlencoded). */
struct param {
	const char *name;
	const char *value;
};

struct request {
	struct arena *arena; /* of this request; the handler may use it, too */
	enum method method;
	const char *path;  /* "/low/world/": begins with '/', valid UTF-8 */
	const char *raw_path; /* as it came, encoded; "/" when there is none */
	const char *query; /* as it came, without '?'; "" when there is none */
	size_t n_params;
	const struct param *params; /* of the query, in order */
	enum encoding encoding;
	const char *if_none_match;  /* header value, or NULL */
	const char *if_modified_since;
	const char *remote_addr; /* "" when unknown */
	const char *forwarded_for; /* X-Forwarded-For's value, or NULL; not
				    * to be believed, see post/limit.h */
	uint64_t content_length; /* of the body, as its header has it */
	const char *content_type; /* header value, or NULL */
	const char *content_encoding;
	/*
	 * The body as it came, for programs that take one (server.h), until the
	 * request is answered; form.h reads it. Of a longer one there are
	 * RECORD_BODY_MAX bytes and one. Not set by request_parse.
	 */
	const char *body;
	size_t body_bytes;
};

/*
 * Read a request out of envp, "NAME=value" strings ended by NULL as FastCGI
 * and CGI give them. Only REQUEST_METHOD, REQUEST_URI, REMOTE_ADDR, the two
 * conditional headers, Accept-Encoding, X-Forwarded-For and what is said of a
 * body are looked at; the path is cut from REQUEST_URI (also from its absolute form, RFC 9112 3.2.2) and decoded
 * exactly once. Of a variable that comes twice the first counts, and an empty
 * one is as good as none. false, FAULT_DATA: no or too long a REQUEST_URI; a
 * bad percent; a path that does not begin with '/'; an encoded '/' or NUL or
 * any control byte in the path; a ".." segment, plain or encoded; bad UTF-8 in
 * path or query; a NUL in a parameter; too many parameters; a CONTENT_LENGTH
 * that is no number below 2^63. r->method and r->path ("/" when it could not
 * be read, else with at least a right "/low/" prefix) are set even then, so
 * that an error page can be made in the right skin.
 */
bool request_parse(
    struct arena *a, char *const *envp, struct request *r, struct fault *f);

/*
 * What request_parse would read path and query from, encoded as it came: the
 * REQUEST_URI in envp, where it points into, without the authority of its
 * absolute form. It is not checked; "" when there is none.
 */
const char *request_target(char *const *envp);

/* The CONTENT_LENGTH in envp; 0 when there is none, or no number. */
uint64_t request_body_length(char *const *envp);

/* The value of the first parameter called name, or NULL. */
const char *request_param(const struct request *r, const char *name);

/*
 * Whether If-None-Match (RFC 9110 13.1.2, weak comparison, lists and "*")
 * or, when that is absent, If-Modified-Since (13.1.3, not later than) says
 * that the client has this representation. etag includes its quotes, or is
 * NULL; modified is in seconds since 1970, or 0 when there is none. false for
 * methods other than GET and HEAD.
 */
bool request_is_fresh(
    const struct request *r, const char *etag, int64_t modified);

#endif
