/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_HELP_H
#define PAGE_HELP_H

#include <stdbool.h>

struct fault;
struct page;

/* Fill what every site's help page says: searching, and the feeds. */
bool help_fill(struct page *p, struct fault *f);

#endif
