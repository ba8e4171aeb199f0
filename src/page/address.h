/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_ADDRESS_H
#define PAGE_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct card;
struct picture;

/*
 * Addresses: the number is a story's identity, the rest of its path is
 * decoration. All are paths from the root, without a skin.
 */

/* "/world/asia-pacific/12/slug", or "/about/privacy" for a standing page. */
char *address_story(struct arena *a, const struct card *c);

/* "/world/"; "/" for the front page, "/by/tilda-marsh" for a writer. */
char *address_section(struct arena *a, const char *path);

/* "/world/feed": the feeds of a section, without their suffix. */
char *address_feed(struct arena *a, const char *path);

/* Percent-encode what may not stand in a path (RFC 3986 3.3); '/' stays. */
char *address_encode(struct arena *a, const char *path);

/*
 * Read a story's number: 1 to 15 digits, not beginning with 0. false:
 * anything else.
 */
bool address_parse_number(const char *s, int64_t *id);

enum picture_type { PICTURE_JPEG, PICTURE_WEBP };

/* The rendition of a picture nearest to width that is there: "/media/…". */
char *address_picture(struct arena *a, const struct picture *p, int64_t width,
    enum picture_type type);

/* "…-320.webp 320w, …-640.webp 640w": all renditions, for srcset. */
char *address_srcset(
    struct arena *a, const struct picture *p, enum picture_type type);

#endif
