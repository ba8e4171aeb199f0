/* SPDX-License-Identifier: Apache-2.0 */
/* A bump allocator over a chain of blocks. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

#include "base/banned.h"

enum { BLOCK_BYTES = 64 * 1024, ALIGN = _Alignof(max_align_t) };

struct block {
	struct block *next;
	size_t size;
	_Alignas(max_align_t) char data[];
};

struct arena {
	struct block *block; /* newest first */
	size_t used;         /* of the newest block */
	size_t total;        /* of all blocks */
	size_t max_bytes;
};

static struct block *
block_new(struct arena *a, size_t size)
{
	struct block *b;

	if (size > a->max_bytes - a->total) {
		log_error("out of memory: a request arena passed its ceiling "
			  "of %zu bytes",
		    a->max_bytes);
		abort();
	}
	b = malloc(sizeof(*b) + size);
	if (b == NULL) {
		log_error("out of memory: %zu bytes", size);
		abort();
	}
	b->next = a->block;
	b->size = size;
	a->block = b;
	a->used = 0;
	a->total += size;
	return b;
}

struct arena *
arena_new(size_t max_bytes)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL) {
		log_error("out of memory: an arena");
		abort();
	}
	a->max_bytes = max_bytes;
	return a;
}

void
arena_reset(struct arena *a)
{
	struct block *b, *next;

	for (b = a->block; b != NULL && b->next != NULL; b = next) {
		next = b->next;
		free(b);
	}
	a->block = b;
	a->used = 0;
	a->total = b == NULL ? 0 : b->size;
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	arena_reset(a);
	free(a->block);
	free(a);
}

void *
arena_alloc(struct arena *a, size_t n)
{
	size_t size = (n + ALIGN - 1) / ALIGN * ALIGN;
	void *p;

	if (size < n)
		size = SIZE_MAX;
	if (a->block == NULL || size > a->block->size - a->used)
		block_new(a, size > BLOCK_BYTES ? size : BLOCK_BYTES);
	p = a->block->data + a->used;
	a->used += size;
	return p;
}

void *
arena_zalloc(struct arena *a, size_t n, size_t size)
{
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(n, size, &bytes))
		bytes = SIZE_MAX;
	p = arena_alloc(a, bytes);
	return memset(p, 0, bytes);
}

char *
arena_copy(struct arena *a, const char *p, size_t n)
{
	char *s = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(s, p, n);
	s[n] = '\0';
	return s;
}

char *
arena_string(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_copy(a, s, strlen(s));
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	size_t room = a->block == NULL ? 0 : a->block->size - a->used;
	char *s = a->block == NULL ? NULL : a->block->data + a->used;
	va_list ap, again;
	int n;

	/* Nearly always it fits where the next allocation would lie. */
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(s, room, fmt, ap);
	va_end(ap);
	if (n < 0) {
		log_error("a format that vsnprintf refuses: %s", fmt);
		abort();
	}
	s = arena_alloc(a, (size_t)n + 1);
	if ((size_t)n >= room)
		vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}
