/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* The one place that asks for the time of day. */

/* Now, in whole seconds since 1970-01-01T00:00:00Z. */
int64_t clock_now(void);

/* Microseconds on a clock that never goes back; for measuring only. */
int64_t clock_ticks_us(void);

/*
 * How long the machine has run, in seconds, the time it slept among it:
 * nobody can set it.
 */
int64_t clock_uptime_s(void);

/* Make clock_now answer now from here on; for tests. */
void clock_set(int64_t now);

#endif
