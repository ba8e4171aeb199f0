/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_COPY_H
#define PAGE_COPY_H

#include <stdbool.h>

struct fault;
struct page;

/*
 * Pages that only a copy of the site as files has; no program answers at
 * these addresses. page_copy (page.h) is at the first and says what is not in
 * a copy.
 */
#define COPY_WITHOUT "/not-in-this-copy"

/*
 * What the page of copy_send_moved calls the new address; who makes the copy
 * puts it in.
 */
#define COPY_MOVED_TO "/moved-to"

/* A page that leads to another, whose whole address is canonical. */
bool copy_send_moved(struct page *p, const char *canonical, struct fault *f);

#endif
