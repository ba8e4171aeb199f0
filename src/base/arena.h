/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

/*
 * Memory with one lifetime: everything taken from an arena goes back at once,
 * by arena_reset or arena_free; nothing is freed singly. Results are aligned
 * for any type. Running past max_bytes or out of memory is logged and aborts
 * the process: a worker dies and its master starts another.
 */
struct arena;

/* A new arena on the heap that will never hold more than max_bytes. */
struct arena *arena_new(size_t max_bytes);

/* Free the arena and all that was taken from it. NULL is allowed. */
void arena_free(struct arena *a);

/* Take back everything; the first block is kept for the next use. */
void arena_reset(struct arena *a);

/* n bytes, not initialised. */
void *arena_alloc(struct arena *a, size_t n);

/* n zeroed objects of size bytes each. */
void *arena_zalloc(struct arena *a, size_t n, size_t size);

/* The n bytes at p as a new string with a NUL behind them. */
char *arena_copy(struct arena *a, const char *p, size_t n);

/* A copy of the string s; NULL gives NULL. */
char *arena_string(struct arena *a, const char *s);

/* A formatted string. */
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
