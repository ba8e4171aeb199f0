/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include <stdbool.h>

/* What kind of thing went wrong. Each maps to one sysexits(3) code. */
enum fault_cause {
	FAULT_NONE,
	FAULT_USAGE,       /* the call itself is wrong */
	FAULT_DATA,        /* input is not what it says it is */
	FAULT_NOINPUT,     /* an input is missing or unreadable */
	FAULT_UNAVAILABLE, /* a service or file we need is not there */
	FAULT_BUG,         /* our own mistake, reported instead of hidden */
	FAULT_OS,          /* the system refused: fork, socket, memory */
	FAULT_CREATE,      /* an output cannot be made */
	FAULT_IO,          /* reading or writing failed half way */
	FAULT_BUSY,        /* try again later */
	FAULT_SLOW,        /* took too long and was ended */
	FAULT_PERMISSION,  /* not allowed */
	FAULT_CONFIG,      /* the configuration or a template is wrong */
	FAULT__MAX
};

/* A cause and a sentence that says what, where and what to do. */
struct fault {
	enum fault_cause cause;
	char text[512];
};

/*
 * Fill f with cause and the formatted text (cut at the buffer's end). f may
 * be NULL when the caller does not want the reason. Always returns false, so
 * that a function can end with `return fault_set(...)`.
 */
bool fault_set(struct fault *f, enum fault_cause cause, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/*
 * Put formatted text before what f already says, as "text: rest". Used to add
 * where a thing happened on the way up. Always returns false.
 */
bool fault_at(struct fault *f, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* The sysexits(3) code of a cause; 0 for FAULT_NONE. */
int fault_exit_code(enum fault_cause cause);

#endif
