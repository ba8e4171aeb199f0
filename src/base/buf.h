/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

/*
 * A growing run of bytes on the heap. Start with `struct buf b = {0}`; data
 * is NULL until the first byte, afterwards there is always a NUL behind the
 * last one, not counted in len. Out of memory is logged and aborts.
 */
struct buf {
	char *data;
	size_t len;
	size_t cap;
};

/* Forget the bytes, keep the memory. */
void buf_reset(struct buf *b);

/* Give the memory back; b is as at the start. */
void buf_release(struct buf *b);

/* Make room for n more bytes, which the caller writes behind the last one. */
void buf_reserve(struct buf *b, size_t n);

/* Append the n bytes at p. */
void buf_append(struct buf *b, const void *p, size_t n);

/* Append the string s without its NUL. */
void buf_puts(struct buf *b, const char *s);

/* Append formatted text. */
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The bytes as a string, never NULL; valid until the next change. */
const char *buf_string(const struct buf *b);

#endif
