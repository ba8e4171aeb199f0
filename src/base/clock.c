/* SPDX-License-Identifier: Apache-2.0 */
/* Wall-clock time, so that tests own it. */
#include "base/clock.h"

#include <stdbool.h>
#include <time.h>

#include "base/banned.h"

static bool is_set;
static int64_t set_now;

int64_t
clock_now(void)
{
	struct timespec ts;

	if (is_set)
		return set_now;
	clock_gettime(CLOCK_REALTIME, &ts);
	return ts.tv_sec;
}

int64_t
clock_ticks_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

int64_t
clock_uptime_s(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_BOOTTIME, &ts);
	return ts.tv_sec;
}

void
clock_set(int64_t now)
{
	is_set = true;
	set_now = now;
}
