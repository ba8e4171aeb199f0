/* SPDX-License-Identifier: Apache-2.0 */
/* Whether to believe the clock. */
#include "desk/time.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "store/db.h"
#include "store/operation.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 1 << 16, RENEW_S = 60 };

/* A line of the kernel's, without its end; "" when it is not there. */
static void
read_line(const char *path, char *line, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, line, size - 1);

	if (fd >= 0)
		close(fd);
	line[n < 0 ? 0 : n] = '\0';
	line[strcspn(line, "\n")] = '\0';
}

/*
 * Of the kernel itself and not by clock_gettime, which whatever pretends
 * another time of day pretends with it.
 */
static void
look(struct clock_mark *m, char boot[64])
{
	char uptime[64];

	read_line("/proc/uptime", uptime, sizeof(uptime));
	read_line("/proc/sys/kernel/random/boot_id", boot, 64);
	m->now = clock_now();
	m->uptime = strtoll(uptime, NULL, 10);
	m->boot = boot;
}

static bool
save(struct db *newsroom, const struct clock_mark *m, struct fault *f)
{
	if (!db_begin(newsroom, f))
		return false;
	if (clock_mark_save(newsroom, m, f))
		return db_commit(newsroom, f);
	db_rollback(newsroom);
	return false;
}

static bool
refuse(int64_t ahead_s, struct fault *f)
{
	return fault_set(f, FAULT_UNAVAILABLE,
	    "the clock went forward by %lld s more than the machine ran; "
	    "nothing is published by time until it is right again. If it is "
	    "right now, run \"broadsheet publish-due --trust-clock\"",
	    (long long)ahead_s);
}

bool
time_is_trusted(struct db *newsroom, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct clock_mark was, now;
	bool ok = true, is_same_run = false;
	int64_t ahead = 0;
	char boot[64];

	look(&now, boot);
	switch (clock_mark_load(newsroom, a, &was, f)) {
	case FOUND:
		is_same_run = strcmp(was.boot, now.boot) == 0;
		ahead = now.now - was.now -
			(is_same_run ? now.uptime - was.uptime : 0);
		if (ahead > (is_same_run ? TIME_JUMP_S : TIME_OFF_S))
			ok = refuse(ahead, f);
		else if (is_same_run ? ahead >= -TIME_JUMP_S &&
					   now.uptime - was.uptime >= RENEW_S
				     : ahead >= 0)
			ok = save(newsroom, &now, f);
		break;
	case ABSENT:
		ok = save(newsroom, &now, f);
		break;
	default:
		ok = false;
	}
	arena_free(a);
	return ok;
}

bool
time_trust(struct db *newsroom, struct fault *f)
{
	struct clock_mark now;
	char boot[64];

	look(&now, boot);
	return save(newsroom, &now, f);
}
