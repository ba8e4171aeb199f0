/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CGI_BIN_ROUTE_H
#define CGI_BIN_ROUTE_H

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

/* The first route that path (without its skin) fits; NULL: none. */
const struct route *route_find(
    const struct route_list *routes, const char *path);

#endif
