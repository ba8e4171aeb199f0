/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_LINKS_H
#define DESK_LINKS_H

#include <stdbool.h>
#include <stdint.h>

struct desk;
struct fault;

/*
 * When readers are told that an Internet link does not work: after two visits
 * one after the other that said "gone" (404, 410), or three that did not
 * answer or failed at the other end (5xx). Visits less than LINK_APART_S
 * after the last that counted do not count again. That is less than a day,
 * because what runs once a night may be a little early. One visit that is
 * answered clears it.
 */
enum { LINK_APART_S = 20 * 60 * 60 };

/* What a visit came to. */
enum link_outcome {
	LINK_WORKS,
	LINK_FAILED,
	LINK_LATER,  /* the site asked to be left alone until not_before */
	LINK_REFUSED /* by us: it was not visited */
};

/* What readers will see of it. */
enum link_news { LINK_NO_NEWS, LINK_DIED, LINK_REVIVED };

/* Note a visit that was made now. status is HTTP's, 0 for no answer. */
struct link_visit {
	const char *url;
	enum link_outcome outcome;
	int status;
	int64_t not_before; /* 0: at any time */
};
bool desk_link_note(struct desk *d, const struct link_visit *v,
    enum link_news *news, struct fault *f);

/* Forget what is known of links that nothing has any more. */
bool desk_link_forget(struct desk *d, struct fault *f);

#endif
