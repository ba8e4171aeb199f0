/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_SEARCH_H
#define PAGE_SEARCH_H

#include <stdbool.h>

#include "page/query.h"

struct fault;
struct page;

/* What the pages of searching and their feeds share. */

/* The parameter q, cleaned and cut; "" when there is none or it is blank. */
const char *search_param(struct page *p);

/*
 * Understand text, and look its sections up; terms without words and
 * sections that are not there are noted and left out.
 */
bool search_understand(
    struct page *p, const char *text, struct query *q, struct fault *f);

/* Look up the sections that q names. */
bool search_find_places(struct page *p, struct query *q, struct fault *f);

/* Whether nothing is left that could be searched for. */
bool search_is_empty(const struct query *q);

#endif
