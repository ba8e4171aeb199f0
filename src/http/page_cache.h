/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_PAGE_CACHE_H
#define HTTP_PAGE_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct response;

/*
 * Public answers as they were sent, for all threads of a process: those with
 * status 200 that depend on their address alone (CACHE_PUBLIC). One is used
 * while the store is in the state that it was made of, and for a second at
 * most, which is what it says of itself: so what depends on the clock may be
 * kept, too. One thread makes a page while the others that want it wait.
 */
struct page_cache;

/* What pages are made of: a file, and how often it was changed. */
struct page_state {
	uint64_t file;
	int64_t change;
	int64_t rights_at; /* the rights to a picture in it ended last */
};

/* One of at most bytes; of more, what was used longest ago goes. */
struct page_cache *page_cache_new(size_t bytes);

/* No thread uses it any more. NULL is allowed. */
void page_cache_free(struct page_cache *cache);

/*
 * The answer that is kept under key, for a store in state: *r is then made it,
 * its strings in a. false: there is none, and the caller is to make it and to
 * call page_cache_keep, whatever came of it.
 */
bool page_cache_find(struct page_cache *cache, const char *key,
    struct page_state state, struct arena *a, struct response *r);

/*
 * Keep r under key, made of the store in state, if it is one to be kept. Who
 * waited for it goes on.
 */
void page_cache_keep(struct page_cache *cache, const char *key,
    struct page_state state, const struct response *r);

/*
 * The last good answer under key, for when the store or a template fails; of
 * the newest state that anybody asked for, so that nothing comes back that has
 * been withdrawn. It says of itself that it is stale (RFC 9211). false: none.
 */
bool page_cache_find_stale(struct page_cache *cache, const char *key,
    struct arena *a, struct response *r);

#endif
