/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_LINKS_H
#define WIRE_LINKS_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/links.h"

struct conf;
struct fault;

/*
 * Visiting the Internet links of live stories and packages, and noting what
 * came of it; what that means for readers is in desk/links.h.
 */
struct links_args {
	const struct conf *conf;
	struct desk *desk;
	const char *allow;    /* hosts within the house, see visit.h; or "" */
	int64_t limit;        /* visits at most */
	int64_t older_than_s; /* those not visited for so long */
	/* Only say how many it would be. */
	bool is_dry;

	/* A visit was noted; why is "" unless it failed or was refused. */
	void (*note)(void *arg, const struct link_visit *v,
	    enum link_news news, const char *why);
	void (*progress)(void *arg, int64_t done, int64_t of);
	void *arg;
};

struct links_count {
	int64_t due;
	int64_t visited; /* of which: */
	int64_t working;
	int64_t failed;
	int64_t refused; /* by us */
	int64_t later;   /* not visited: their host asks to be left alone */
	int64_t died;    /* readers are told from now on */
	int64_t revived;
};

/*
 * Visit what is due, and note each visit by itself: what was noted is kept
 * when a later one ends the run. false: the store's fault, or FAULT_OS.
 */
bool links_check(const struct links_args *args, struct links_count *count,
    struct fault *f);

#endif
