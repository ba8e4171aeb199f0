/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_READINGS_H
#define DESK_READINGS_H

#include <stdbool.h>
#include <stdint.h>

struct db;
struct fault;

/*
 * Counting readings from the log that a web server keeps for it: a line a
 * page, with nothing of persons,
 *
 *	2026-11-23T07+00:00 GET 200 /low/harbour/12/ferry-runs-again
 *
 * the hour with how far its clock is ahead of UTC, method, status, path
 * without query. A GET with 200 of a story's address, in either skin, is one
 * reading; other lines, and what no line of ours is, are none.
 */
struct readings_count {
	int64_t lines; /* seen */
	int64_t readings;
	bool is_changed; /* the list of what is read most is */
};

/*
 * Count what the log has since the last time, some 64 MB at most, and make
 * the list anew. How far it came is kept in the transaction that counts: a
 * line counts once, whatever ends this. A log that was moved away is
 * finished first where it lies beside the new one ("NAME.1"). No log is an
 * empty one. *more: there is more to count. false: the store's, or FAULT_IO.
 */
bool readings_count(struct db *edition, const char *log,
    struct readings_count *count, bool *more, struct fault *f);

/* The story that a path is the address of, or 0. */
int64_t readings_story(const char *path);

#endif
