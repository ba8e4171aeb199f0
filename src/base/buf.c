/* SPDX-License-Identifier: Apache-2.0 */
/* A growing run of bytes. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"

#include "base/banned.h"

/* Make room for n more bytes and a NUL. */
static void
grow(struct buf *b, size_t n)
{
	size_t cap = b->cap > 0 ? b->cap : 256;

	if (n < b->cap && b->len < b->cap - n)
		return;
	while (cap - b->len <= n) {
		if (cap > SIZE_MAX / 4) {
			log_error("out of memory: a buffer of %zu bytes", cap);
			abort();
		}
		cap *= 2;
	}
	b->data = realloc(b->data, cap);
	if (b->data == NULL) {
		log_error("out of memory: %zu bytes", cap);
		abort();
	}
	b->cap = cap;
}

void
buf_reset(struct buf *b)
{
	b->len = 0;
	if (b->data != NULL)
		b->data[0] = '\0';
}

void
buf_release(struct buf *b)
{
	free(b->data);
	*b = (struct buf){0};
}

void
buf_reserve(struct buf *b, size_t n)
{
	grow(b, n);
}

void
buf_append(struct buf *b, const void *p, size_t n)
{
	grow(b, n);
	if (n > 0)
		memcpy(b->data + b->len, p, n);
	b->len += n;
	b->data[b->len] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_append(b, s, strlen(s));
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	grow(b, 64);
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(b->data + b->len, b->cap - b->len, fmt, ap);
	va_end(ap);
	if (n < 0) {
		log_error("a format that vsnprintf refuses: %s", fmt);
		abort();
	}
	if ((size_t)n >= b->cap - b->len) {
		grow(b, (size_t)n);
		vsnprintf(b->data + b->len, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	b->len += (size_t)n;
}

const char *
buf_string(const struct buf *b)
{
	return b->data == NULL ? "" : b->data;
}
