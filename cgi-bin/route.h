/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CGI_BIN_ROUTE_H
#define CGI_BIN_ROUTE_H

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

/* The first route that path (without its skin) fits; NULL: none. */
const struct route *route_find(const char *path);

#endif
