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
struct storyfile_ref;

/* The headers of one story file while they are read; for src/wire only. */
struct headers {
	struct arena *a;
	const struct storyfile_args *args;
	struct storyfile *out;
	size_t n;              /* taken so far */
	uint64_t seen;         /* a bit a header that may stand once */
	uint64_t picture_seen; /* the same for the last picture */
	uint64_t clip_seen;    /* and for the last clip */
};

/*
 * Take one header of the given name, which stood in line. false: FAULT_DATA,
 * "file:line: Name: reason".
 */
bool header_take(struct headers *h, size_t line, const char *name,
    const char *value, struct fault *f);

/* After the last: what must be there is. */
bool header_finish(struct headers *h, struct fault *f);

/*
 * The headers of clips, as the rows of header.c's table want them: the reason
 * to refuse value, or NULL. And, after the last, what every clip must have.
 */
const char *header_take_clip(struct headers *h, size_t at, const char *value);
const char *header_take_duration(
    struct headers *h, size_t at, const char *value);
const char *header_take_transcript(
    struct headers *h, size_t at, const char *value);
bool header_finish_clips(struct headers *h, struct fault *f);

/* Note that the file names something, in one of its lists. */
struct storyfile_ref *header_add_ref(struct headers *h,
    struct storyfile_ref **list, size_t *n, const char *name);

/* Whether path stays below the folder that it is taken from. */
bool header_is_below(const char *path);

/* A fault of the given line. Always returns false. */
bool header_fault(const struct headers *h, size_t line, struct fault *f,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/*
 * The 64 hexadecimal digits that name begins with, in arena a, when nothing
 * but end is behind them; else "".
 */
const char *header_hash_of(struct arena *a, const char *name, char end);

#endif
