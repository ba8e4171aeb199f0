/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_WHOLE_H
#define PAGE_WHOLE_H

#include <stdint.h>

struct page;
struct picture;

/*
 * Addresses as they are away from the site, in feeds and files: with
 * base_url before them. All strings are in the page's arena.
 */

/* The whole address of a path, which is percent-encoded already. */
const char *whole_url(struct page *p, const char *path);

/* That of a picture's largest common rendition. */
const char *whole_picture(struct page *p, const struct picture *picture);

/* HTML of ours (a rendition) with every path in it a whole address. */
const char *whole_html(struct page *p, const char *html);

/* "tag:AUTHORITY:what" (RFC 4151): an id that never changes. */
const char *whole_tag(struct page *p, const char *what);
const char *whole_story_tag(struct page *p, int64_t story);

#endif
