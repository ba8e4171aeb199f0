/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_LOOKUP_H
#define PAGE_LOOKUP_H

#include <stdbool.h>
#include <stdint.h>

#include "page/query.h"
#include "store/search.h"

struct arena;
struct fault;
struct page;

enum {
	LOOKUP_PER_PAGE = 20,
	LOOKUP_PAGES_MAX = 10 /* in best order; by date there is no end */
};

/* The search of one page. */
struct lookup {
	struct query q;
	bool has_query;
	bool by_date;   /* as asked for */
	int64_t before; /* by date: a place; INT64_MAX at first */
	int64_t number; /* in best order: a page, from 1 */

	bool is_slow;  /* the watchdog ended it */
	bool is_empty; /* nothing to search for was left */
	int64_t count;
	struct search_hits hits;
	bool has_more;
};

/* The query of a search's address: what stands in it for text and order. */
const char *lookup_query(struct arena *a, const char *text, bool by_date);

/* Fill what was found, or what was not and what could be meant. */
bool lookup_fill(struct page *p, const struct lookup *l, struct fault *f);

#endif
