/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_STORY_H
#define PAGE_STORY_H

#include <stdbool.h>

struct fault;
struct page;
struct story;

/*
 * The twins of a story for machines and terminals, at its address with a
 * suffix. p->canonical is the page's; page_is_fresh has been asked.
 */

/* ".txt": lines of 72 columns. */
bool story_send_text(struct page *p, const struct story *s, struct fault *f);

/* ".json": ninjs 3.0 (IPTC). */
bool story_send_ninjs(struct page *p, const struct story *s, struct fault *f);

#endif
