/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_HREF_H
#define STORY_HREF_H

#include <stdbool.h>

struct arena;

/* Addresses in stories: which we take, and how they look in each skin. */

/*
 * Whether url is http or https with a host (RFC 3986, or IRI), and has no
 * credentials, white space or control characters.
 */
bool href_is_web(const char *url);

/*
 * The address that a link in a body gets: http and https ones with a host,
 * mailto with an address, and paths on this site as they are; what lies
 * below base_url ("" for none) as a path. Bytes that a URL may not have are
 * percent-encoded. NULL: none that we take. In arena a, or url itself.
 */
const char *href_of_body(
    struct arena *a, const char *url, const char *base_url);

/*
 * The address of the low twin of href, when that is a page of this site:
 * "/low" before it, unless it is there. Media, static files and machine
 * files (with a dot in the last segment) have no twin.
 */
const char *href_low(struct arena *a, const char *href);

/*
 * reference taken against base (RFC 3986, 5.2), an http or https address;
 * reference itself when it has a scheme or base is no such address. In arena
 * a.
 */
const char *href_resolve(
    struct arena *a, const char *base, const char *reference);

#endif
