/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_HEADER_H
#define WIRE_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;
struct storyfile;
struct storyfile_args;

/* The headers of one story file while they are read; for src/wire only. */
struct headers {
	struct arena *a;
	const struct storyfile_args *args;
	struct storyfile *out;
	size_t n;              /* taken so far */
	uint32_t seen;         /* a bit a header that may stand once */
	uint32_t picture_seen; /* the same for the last picture */
};

/*
 * Take one header of the given name, which stood in line. false: FAULT_DATA,
 * "file:line: Name: reason".
 */
bool header_take(struct headers *h, size_t line, const char *name,
    const char *value, struct fault *f);

/* After the last: what must be there is. */
bool header_finish(struct headers *h, struct fault *f);

/* A fault of the given line. Always returns false. */
bool header_fault(const struct headers *h, size_t line, struct fault *f,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

#endif
