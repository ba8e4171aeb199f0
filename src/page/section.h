/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_SECTION_H
#define PAGE_SECTION_H

#include <stdbool.h>

struct arena;
struct fault;
struct page;
struct section;

/* What the pages of sections and of writers share. */

/* "/World//" as "world": lower case, no empty segments. */
char *section_path(struct arena *a, const char *path);

/* Fill what a writer's page has besides the list: heading, biography. */
bool author_fill(struct page *p, const struct section *s, struct fault *f);

#endif
