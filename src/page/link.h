/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_LINK_H
#define PAGE_LINK_H

struct link;
struct page;
struct view_dict;

/* Fill the LINK_* markers of d: an Internet link, and whether it works. */
void link_fill(struct page *p, struct view_dict *d, const struct link *l);

/* "did not work when checked on 24 Nov 2026"; "" while it works. */
const char *link_state(struct page *p, const struct link *l);

#endif
