/* SPDX-License-Identifier: Apache-2.0 */
/* Pages that are kept: for which state, how long, how many, by how many. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "http/gzip.h"
#include "http/page_cache.h"
#include "http/response.h"

static const struct page_state first = {1, 10, 0}, second = {1, 11, 0};

static void
keep(struct page_cache *cache, const char *key, struct page_state state,
    enum cache kind, int status, const char *text)
{
	struct response r = {.status = status, .cache = kind, .etag = "\"e\""};

	buf_puts(&r.body, text);
	page_cache_keep(cache, key, state, &r);
	buf_release(&r.body);
}

/* The body under key, or NULL: then the caller is to make it. */
static const char *
find(struct page_cache *cache, struct arena *a, const char *key,
    struct page_state state)
{
	struct response r = {0};
	const char *text = NULL;

	if (page_cache_find(cache, key, state, a, &r))
		text = arena_string(a, buf_string(&r.body));
	buf_release(&r.body);
	return text;
}

static const char *
find_stale(struct page_cache *cache, struct arena *a, const char *key)
{
	struct response r = {0};
	const char *text = NULL;

	if (page_cache_find_stale(cache, key, a, &r)) {
		text = arena_string(a, buf_string(&r.body));
		assert_true(r.stale_s > 0);
		assert_int_equal(r.cache, CACHE_SHORT);
	}
	buf_release(&r.body);
	return text;
}

static void
keeps_for_its_state_alone(void **state)
{
	struct page_cache *cache = page_cache_new(1 << 20);
	struct arena *a = arena_new(1 << 20);

	(void)state;
	assert_null(find(cache, a, "/", first));
	keep(cache, "/", first, CACHE_PUBLIC, 200, "ten");
	assert_string_equal(find(cache, a, "/", first), "ten");
	assert_null(find(cache, a, "/b", first));
	keep(cache, "/b", first, CACHE_PUBLIC, 200, "b");
	assert_null(find(cache, a, "/", second));
	keep(cache, "/", second, CACHE_PUBLIC, 200, "eleven");
	assert_string_equal(find(cache, a, "/", second), "eleven");
	/* Another file, though as often changed. */
	assert_null(find(cache, a, "/", (struct page_state){2, 11, 0}));
	keep(cache, "/", second, CACHE_NEVER, 200, "");
	/* The rights to a picture have ended, and nobody has written. */
	assert_null(find(cache, a, "/", (struct page_state){1, 11, 5}));
	keep(cache, "/", second, CACHE_NEVER, 200, "");
	page_cache_free(cache);
	arena_free(a);
}

static void
keeps_only_public_pages(void **state)
{
	struct page_cache *cache = page_cache_new(1 << 20);
	struct arena *a = arena_new(1 << 20);
	static const struct {
		enum cache kind;
		int status;
	} not[] = {{CACHE_PUBLIC, 301}, {CACHE_PUBLIC, 304}, {CACHE_SHORT, 404},
	    {CACHE_NEVER, 200}, {CACHE_SHORT, 503}};

	(void)state;
	for (size_t i = 0; i < sizeof(not) / sizeof(not[0]); i++) {
		assert_null(find(cache, a, "/", first));
		keep(cache, "/", first, not[i].kind, not[i].status, "x");
	}
	assert_null(find(cache, a, "/", first));
	keep(cache, "/", first, CACHE_PUBLIC, 200, "yes");
	assert_string_equal(find(cache, a, "/", first), "yes");
	page_cache_free(cache);
	arena_free(a);
}

static void
ends_after_a_second(void **state)
{
	struct page_cache *cache = page_cache_new(1 << 20);
	struct arena *a = arena_new(1 << 20);
	struct timespec more = {1, 50 * 1000 * 1000};

	(void)state;
	assert_null(find(cache, a, "/", first));
	keep(cache, "/", first, CACHE_PUBLIC, 200, "x");
	nanosleep(&more, NULL);
	assert_null(find(cache, a, "/", first));
	assert_string_equal(find_stale(cache, a, "/"), "x");
	page_cache_free(cache);
	arena_free(a);
}

static void
brings_back_nothing_of_before_the_newest(void **state)
{
	struct page_cache *cache = page_cache_new(1 << 20);
	struct arena *a = arena_new(1 << 20);

	(void)state;
	assert_null(find_stale(cache, a, "/"));
	assert_null(find(cache, a, "/", first));
	keep(cache, "/", first, CACHE_PUBLIC, 200, "x");
	assert_string_equal(find_stale(cache, a, "/"), "x");
	/* A thread that saw the next state asks for another page. */
	assert_null(find(cache, a, "/b", second));
	assert_null(find_stale(cache, a, "/"));
	/* One that is behind makes no difference. */
	assert_string_equal(find(cache, a, "/", first), "x");
	assert_null(find_stale(cache, a, "/"));
	page_cache_free(cache);
	arena_free(a);
}

static void
forgets_what_was_used_longest_ago(void **state)
{
	struct page_cache *cache = page_cache_new(64 * 1024);
	struct arena *a = arena_new(1 << 20);
	static char text[8000];
	char key[16];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	for (int i = 0; i < 20; i++) {
		snprintf(key, sizeof(key), "/%d", i);
		assert_null(find(cache, a, key, first));
		keep(cache, key, first, CACHE_PUBLIC, 200, text);
		if (i > 0)
			assert_non_null(find(cache, a, "/0", first));
	}
	assert_non_null(find(cache, a, "/19", first));
	assert_null(find(cache, a, "/1", first));
	/* One that is too large is not kept, and nothing breaks. */
	page_cache_free(cache);
	cache = page_cache_new(1000);
	assert_null(find(cache, a, "/", first));
	keep(cache, "/", first, CACHE_PUBLIC, 200, text);
	assert_null(find(cache, a, "/", first));
	page_cache_free(cache);
	arena_free(a);
}

enum { THREADS = 8, ROUNDS = 200 };

struct crowd {
	struct page_cache *cache;
	atomic_int made[ROUNDS];
	pthread_barrier_t barrier;
};

/* Everyone wants each page at the same time. */
static void *
want(void *arg)
{
	struct crowd *c = arg;
	struct arena *a = arena_new(1 << 20);

	for (int i = 0; i < ROUNDS; i++) {
		struct page_state state = {1, i, 0};
		char text[32];
		const char *found;

		arena_reset(a);
		snprintf(text, sizeof(text), "page %d", i);
		pthread_barrier_wait(&c->barrier);
		found = find(c->cache, a, "/", state);
		if (found == NULL) {
			atomic_fetch_add(&c->made[i], 1);
			keep(c->cache, "/", state, CACHE_PUBLIC, 200, text);
		} else if (strcmp(found, text) != 0) {
			fail_msg("%s, and not %s", found, text);
		}
		pthread_barrier_wait(&c->barrier);
	}
	arena_free(a);
	return NULL;
}

static void
is_made_once_for_all(void **state)
{
	struct crowd c = {.cache = page_cache_new(1 << 20)};
	pthread_t id[THREADS];
	int made = 0;

	(void)state;
	pthread_barrier_init(&c.barrier, NULL, THREADS);
	for (int i = 0; i < THREADS; i++)
		pthread_create(&id[i], NULL, want, &c);
	for (int i = 0; i < THREADS; i++)
		pthread_join(id[i], NULL);
	/* Who has waited for long makes it too, on a machine that is busy. */
	for (int i = 0; i < ROUNDS; i++) {
		assert_true(atomic_load(&c.made[i]) >= 1);
		made += atomic_load(&c.made[i]);
	}
	assert_true(made < ROUNDS + ROUNDS / 4);
	pthread_barrier_destroy(&c.barrier);
	page_cache_free(c.cache);
}

static void
compresses_bodies(void **state)
{
	struct gzip *g = gzip_new();
	struct response r = {.status = 200};

	(void)state;
	gzip_response(g, &r);
	assert_null(r.encoding);
	for (int n = 0; n < 3; n++) {
		r.encoding = NULL;
		buf_reset(&r.body);
		for (int i = 0; i < 2000; i++)
			buf_puts(&r.body, "tide ");
		gzip_response(g, &r);
		assert_string_equal(r.encoding, "gzip");
		assert_true(r.body.len > 18 && r.body.len < 200);
		assert_memory_equal(r.body.data, "\x1f\x8b\x08", 3);
	}
	buf_release(&r.body);
	gzip_free(g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keeps_for_its_state_alone),
	    cmocka_unit_test(keeps_only_public_pages),
	    cmocka_unit_test(ends_after_a_second),
	    cmocka_unit_test(brings_back_nothing_of_before_the_newest),
	    cmocka_unit_test(forgets_what_was_used_longest_ago),
	    cmocka_unit_test(is_made_once_for_all),
	    cmocka_unit_test(compresses_bodies),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
