/* SPDX-License-Identifier: Apache-2.0 */
/* Slots by key; the pages in them are counted, and sent without the lock. */
#include "http/page_cache.h"

#include <glib.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "http/response.h"

#include "base/banned.h"

enum {
	FRESH_US = 1000 * 1000,
	/* Whoever has waited for that long makes the page, too. */
	WAIT_MS = 250,
	/* What a slot and its page cost besides key and bytes. */
	SLOT_BYTES = 512
};

/* An answer; never changed once it is in a slot. */
struct page {
	struct page_state state;
	int64_t made_us;
	struct response response; /* its strings are ours, its body too */
};

struct slot {
	char *key;
	struct page *page; /* NULL while the first is being made */
	int n_making;
	GList *use; /* the link in uses of one that has a page; else NULL */
};

struct page_cache {
	pthread_mutex_t lock;
	pthread_cond_t made;
	GHashTable *slots;
	GQueue uses; /* slots with pages, the last used first */
	size_t bytes, bytes_max;
	struct page_state newest;
};

static void
page_clear(void *of)
{
	struct page *page = of;
	struct response *r = &page->response;

	g_free((char *)r->type);
	g_free((char *)r->etag);
	g_free((char *)r->surrogate_key);
	buf_release(&r->body);
}

static void
page_drop(struct page *page)
{
	g_atomic_rc_box_release_full(page, page_clear);
}

static struct page *
page_new(struct page_state state, const struct response *r)
{
	struct page *page = g_atomic_rc_box_new0(struct page);

	page->state = state;
	page->made_us = clock_ticks_us();
	page->response = *r;
	page->response.type = g_strdup(r->type);
	page->response.etag = g_strdup(r->etag);
	page->response.surrogate_key = g_strdup(r->surrogate_key);
	page->response.body = (struct buf){0};
	buf_append(&page->response.body, r->body.data, r->body.len);
	return page;
}

static size_t
size_of(const struct slot *slot)
{
	return SLOT_BYTES + strlen(slot->key) + slot->page->response.body.cap;
}

static void
slot_free(void *of)
{
	struct slot *slot = of;

	if (slot->page != NULL)
		page_drop(slot->page);
	g_free(slot->key);
	g_free(slot);
}

struct page_cache *
page_cache_new(size_t bytes)
{
	struct page_cache *cache = g_new0(struct page_cache, 1);
	pthread_condattr_t attr;

	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&cache->made, &attr);
	pthread_condattr_destroy(&attr);
	pthread_mutex_init(&cache->lock, NULL);
	cache->slots =
	    g_hash_table_new_full(g_str_hash, g_str_equal, NULL, slot_free);
	cache->bytes_max = bytes;
	return cache;
}

void
page_cache_free(struct page_cache *cache)
{
	if (cache == NULL)
		return;
	g_queue_clear(&cache->uses);
	g_hash_table_destroy(cache->slots);
	pthread_cond_destroy(&cache->made);
	pthread_mutex_destroy(&cache->lock);
	g_free(cache);
}

static bool
is_same(struct page_state a, struct page_state b)
{
	return a.file == b.file && a.change == b.change &&
	       a.rights_at == b.rights_at;
}

static bool
is_good(const struct page *page, struct page_state state)
{
	return page != NULL && is_same(page->state, state) &&
	       clock_ticks_us() - page->made_us < FRESH_US;
}

/* *r is page from here on; page itself may be dropped. */
static void
copy(const struct page *page, struct arena *a, struct response *r)
{
	struct buf body = r->body;

	buf_reset(&body);
	buf_append(&body, page->response.body.data, page->response.body.len);
	*r = page->response;
	r->body = body;
	r->type = arena_string(a, r->type);
	r->etag = arena_string(a, r->etag);
	r->surrogate_key = arena_string(a, r->surrogate_key);
}

/* Under the lock. A thread that is behind the others changes nothing. */
static void
note_state(struct page_cache *cache, struct page_state state)
{
	if (state.file != cache->newest.file ||
	    state.change > cache->newest.change ||
	    (state.change == cache->newest.change &&
		state.rights_at > cache->newest.rights_at))
		cache->newest = state;
}

/* Under the lock: take slot's page out, and the slot if nobody needs it. */
static void
empty(struct page_cache *cache, struct slot *slot)
{
	if (slot->page != NULL) {
		cache->bytes -= size_of(slot);
		g_queue_delete_link(&cache->uses, slot->use);
		page_drop(slot->page);
		slot->page = NULL;
		slot->use = NULL;
	}
	if (slot->n_making == 0)
		g_hash_table_remove(cache->slots, slot->key);
}

/* When whoever waits from now on has waited for long enough. */
static struct timespec
end_of_wait(void)
{
	struct timespec end;

	clock_gettime(CLOCK_MONOTONIC, &end);
	end.tv_nsec += WAIT_MS * 1000000L;
	if (end.tv_nsec >= 1000000000L) {
		end.tv_nsec -= 1000000000L;
		end.tv_sec++;
	}
	return end;
}

/* Under the lock: key's slot, made if need be. */
static struct slot *
slot_of(struct page_cache *cache, const char *key)
{
	struct slot *slot = g_hash_table_lookup(cache->slots, key);

	if (slot == NULL) {
		slot = g_new0(struct slot, 1);
		slot->key = g_strdup(key);
		g_hash_table_insert(cache->slots, slot->key, slot);
	}
	return slot;
}

/* Under the lock: the page, counted; NULL: the caller is to make it. */
static struct page *
find(struct page_cache *cache, const char *key, struct page_state state)
{
	struct timespec end = {0};
	struct slot *slot;

	note_state(cache, state);
	/* While the lock is not held a slot may go, and come again. */
	while (slot = slot_of(cache, key), slot->n_making > 0) {
		if (is_good(slot->page, state))
			break;
		if (end.tv_sec == 0)
			end = end_of_wait();
		if (pthread_cond_timedwait(&cache->made, &cache->lock, &end) !=
		    0)
			break;
	}
	slot = slot_of(cache, key);
	if (is_good(slot->page, state)) {
		g_queue_unlink(&cache->uses, slot->use);
		g_queue_push_head_link(&cache->uses, slot->use);
		return g_atomic_rc_box_acquire(slot->page);
	}
	slot->n_making++;
	return NULL;
}

bool
page_cache_find(struct page_cache *cache, const char *key,
    struct page_state state, struct arena *a, struct response *r)
{
	struct page *page;

	pthread_mutex_lock(&cache->lock);
	page = find(cache, key, state);
	pthread_mutex_unlock(&cache->lock);
	if (page == NULL)
		return false;
	copy(page, a, r);
	page_drop(page);
	return true;
}

/* Under the lock. */
static void
put(struct page_cache *cache, struct slot *slot, struct page *page)
{
	if (slot->page != NULL) {
		cache->bytes -= size_of(slot);
		page_drop(slot->page);
		g_queue_unlink(&cache->uses, slot->use);
	} else {
		slot->use = g_list_alloc();
		slot->use->data = slot;
	}
	slot->page = page;
	g_queue_push_head_link(&cache->uses, slot->use);
	cache->bytes += size_of(slot);
	while (cache->bytes > cache->bytes_max)
		empty(cache, g_queue_peek_tail(&cache->uses));
}

void
page_cache_keep(struct page_cache *cache, const char *key,
    struct page_state state, const struct response *r)
{
	bool is_kept = r->status == 200 && r->cache == CACHE_PUBLIC;
	struct page *page = is_kept ? page_new(state, r) : NULL;
	struct slot *slot;

	pthread_mutex_lock(&cache->lock);
	slot = g_hash_table_lookup(cache->slots, key);
	if (slot == NULL) {
		if (page != NULL)
			page_drop(page);
	} else {
		if (slot->n_making > 0)
			slot->n_making--;
		if (page != NULL)
			put(cache, slot, page);
		else if (slot->page == NULL)
			empty(cache, slot);
	}
	pthread_cond_broadcast(&cache->made);
	pthread_mutex_unlock(&cache->lock);
}

bool
page_cache_find_stale(struct page_cache *cache, const char *key,
    struct arena *a, struct response *r)
{
	struct page *page = NULL;
	struct slot *slot;

	pthread_mutex_lock(&cache->lock);
	slot = g_hash_table_lookup(cache->slots, key);
	if (slot != NULL && slot->page != NULL &&
	    is_same(slot->page->state, cache->newest))
		page = g_atomic_rc_box_acquire(slot->page);
	pthread_mutex_unlock(&cache->lock);
	if (page == NULL)
		return false;
	copy(page, a, r);
	r->stale_s =
	    1 + (int)((clock_ticks_us() - page->made_us) / (1000 * 1000));
	r->cache = CACHE_SHORT;
	page_drop(page);
	return true;
}
