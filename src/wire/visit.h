/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_VISIT_H
#define WIRE_VISIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fault;
struct sockaddr;

/*
 * Visiting addresses of the Internet, one after the other, to see whether
 * there is anything: HEAD, and GET where that is not liked, of which only the
 * headers are read. http and https alone; no proxy, cookie or netrc. A host
 * is asked at most once a second. libcurl is seen here only.
 */
struct visitor;

struct visitor_args {
	const char *agent; /* the User-Agent */
	/* Hosts that may lie within the house, parted by commas; or "". */
	const char *allow;
};

/* NULL and f, FAULT_OS. Not from two threads at once. */
struct visitor *visitor_open(const struct visitor_args *args, struct fault *f);
void visitor_close(struct visitor *v);

enum visit_end {
	VISIT_ANSWERED,
	VISIT_NO_ANSWER, /* also: not within 10 s, or over 5 redirects */
	VISIT_REFUSED    /* by us: it leads to where we do not go */
};

struct visit {
	enum visit_end end;
	int status;            /* of the last answer; 0: there was none */
	int64_t retry_after_s; /* as the answer says; 0: it does not */
	char why[256];         /* unless it was answered */
};

/* Visit url and whatever it redirects to. Waits for its host's turn. */
void visitor_visit(struct visitor *v, const char *url, struct visit *out);

/*
 * The host of url in lower case, and after how many microseconds it may be
 * asked (0: now). The host lives until the next call; "" when url is none
 * that can be visited.
 */
const char *visitor_host(struct visitor *v, const char *url, int64_t *wait_us);

/*
 * Whether an address is one of the whole Internet: not private, loopback,
 * link-local, shared (CGNAT), multicast, reserved or for examples, nor such
 * an IPv4 address within an IPv6 one.
 */
bool visit_is_public(const struct sockaddr *address);

#endif
