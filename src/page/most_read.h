/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_MOST_READ_H
#define PAGE_MOST_READ_H

#include <stdbool.h>

struct fault;
struct page;

/* Fill MOST_READ of p->dict, if there is anything; *any says so. */
bool most_read_fill(struct page *p, bool *any, struct fault *f);

#endif
