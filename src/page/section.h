/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_SECTION_H
#define PAGE_SECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;
struct page;
struct section;

/* What the pages of sections and of writers share. */

/* "/World//" as "world": lower case, no empty segments. */
char *section_path(struct arena *a, const char *path);

/*
 * Where to go on behind the first page of a list, for pages that are kept: *id
 * is the newest story with a whole number of pages behind it, so that new
 * stories change nothing there. It may be one that the first page has, too,
 * but none behind *id as it comes, at which the page itself goes on. path is
 * the page's. ABSENT: there is none such.
 */
enum found section_second_page(struct db *db, struct arena *a,
    const char *path, int64_t *id, struct fault *f);

/* Fill what a writer's page has besides the list: heading, biography. */
bool author_fill(struct page *p, const struct section *s, struct fault *f);

#endif
