/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_OPERATION_H
#define STORE_OPERATION_H

#include <stdbool.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * An act that begins in the newsroom and is done in the edition. The two are
 * files of their own, and no transaction spans both through a power cut. So:
 * the newsroom notes what is to be done (operation_begin) and commits; the
 * edition does it, notes that (operation_arrive) and commits; the newsroom
 * forgets it (operation_end), with the audit log written. Whatever is still
 * noted at a start is done again, and the edition knows what it has done.
 */
struct operation {
	const char *id; /* unlike any other */
	int64_t story;  /* 0: none */
	const char *act;
	int64_t at;
	const char *who;
	const char *why;
	const char *detail; /* what the act needs, as JSON; or "" */
};

/* In the newsroom, within a write transaction. */
bool operation_begin(
    struct db *newsroom, const struct operation *o, struct fault *f);
/* ABSENT: it had ended already. */
enum found operation_end(
    struct db *newsroom, const char *id, struct fault *f);

/* One that has begun and not ended, in arena a. */
enum found operation_pending(struct db *newsroom, struct arena *a,
    struct operation *o, struct fault *f);

/* In the edition: whether it has arrived, and that it does. */
enum found operation_arrived(struct db *edition, const char *id,
    struct fault *f);
bool operation_arrive(
    struct db *edition, const struct operation *o, struct fault *f);

/* A line of the append-only audit log; story 0: of no story. */
struct audit {
	int64_t at;
	const char *who;
	const char *act;
	int64_t story;
	const char *why;
};

/* Within a write transaction of the newsroom. */
bool audit_write(struct db *newsroom, const struct audit *line,
    struct fault *f);

/* Call each with the last max lines, of one story unless story is 0. */
bool audit_each(struct db *newsroom, int64_t story, int64_t max,
    void (*each)(void *arg, const struct audit *line), void *arg,
    struct fault *f);

/* How the clock stood when it was last believed. */
struct clock_mark {
	int64_t now;
	int64_t uptime; /* of the machine, seconds */
	const char *boot; /* a name of that run of the machine */
};

enum found clock_mark_load(struct db *newsroom, struct arena *a,
    struct clock_mark *m, struct fault *f);
bool clock_mark_save(
    struct db *newsroom, const struct clock_mark *m, struct fault *f);

#endif
