/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_ROUTE_H
#define PAGE_ROUTE_H

#include <stddef.h>

#include "page/page.h"

/* What answers at an address. */
struct route {
	/*
	 * Segments: a word stands for itself, "{number}" in it for a number
	 * such as a story's, "**" for any segments, also none. An address ends
	 * in '/' where the pattern does.
	 */
	const char *pattern;
	page_handler *handler;
};

struct route_list {
	size_t n;
	const struct route *at;
};

/* What a program answers: GET and HEAD, and POST, which few take. */
struct route_table {
	struct route_list get;
	struct route_list post;
};

/* The addresses of site.fcgi. */
extern const struct route_table site_routes;

/*
 * Take the skin off the request's path: "/low/world/" is "/world/" in the low
 * skin, and so is "/LOW/world/", which leads there. Of "/low" alone nothing is
 * left.
 */
void route_skin(struct page *p);

/*
 * Answer p's request, whose path has no skin any more, by what routes say:
 * also with a 404 or a 405 where they say nothing. false: the handler's
 * fault, of which p->res says nothing yet.
 */
bool route_answer(
    const struct route_table *routes, struct page *p, struct fault *f);

/* The first route that path (without its skin) fits; NULL: none. */
const struct route *route_find(
    const struct route_list *routes, const char *path);

#endif
