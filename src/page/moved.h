/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_MOVED_H
#define PAGE_MOVED_H

#include <stdbool.h>

struct fault;
struct page;

/*
 * After the answer was made: where it would be a 404, or a 301 that is about
 * more than a slash, and the address is one that a story had on the site that
 * it was brought from, the answer becomes a 301 to the story, or its 410. So
 * nothing that is here is ever hidden by what was elsewhere, and pages that
 * are here cost nothing. false: the store's fault.
 */
bool page_moved(struct page *p, struct fault *f);

#endif
