/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_CHROME_H
#define PAGE_CHROME_H

#include <stdbool.h>

struct fault;
struct page;

/*
 * Fill what stands around every page: title and addresses, family links,
 * masthead, trail, navigation. Uses the handler's fields of p. Without a
 * store (p->db NULL) there is no navigation.
 */
bool chrome_fill(struct page *p, struct fault *f);

#endif
