/* SPDX-License-Identifier: Apache-2.0 */
/* Whether to believe the clock. */
#include "desk/time.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "store/db.h"
#include "store/operation.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 1 << 16, RENEW_S = 60, BOOT_BYTES = 64 };

/* The name of this run of the machine; "" where /proc does not say it. */
static void
read_boot(char boot[BOOT_BYTES])
{
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, boot, BOOT_BYTES - 1);

	if (fd >= 0)
		close(fd);
	boot[n < 0 ? 0 : n] = '\0';
	boot[strcspn(boot, "\n")] = '\0';
}

static void
look(struct clock_mark *m, char boot[BOOT_BYTES])
{
	read_boot(boot);
	m->now = clock_now();
	m->uptime = clock_uptime_s();
	m->boot = boot;
}

/* The clock as it is, and as it was believed last. */
struct reading {
	struct arena *a;
	enum found found; /* the mark of before */
	struct clock_mark was, now;
	bool is_same_run;
	/* What the time is at least: known without the clock. */
	int64_t at_least;
	int64_t ahead; /* of at_least, seconds */
	char boot[BOOT_BYTES];
};

/* false: the store's. r->a must be freed in any case. */
static bool
begin(struct reading *r, struct db *newsroom, struct fault *f)
{
	r->a = arena_new(ARENA_BYTES_MAX);
	look(&r->now, r->boot);
	r->found = clock_mark_load(newsroom, r->a, &r->was, f);
	if (r->found != FOUND)
		return r->found == ABSENT;
	/*
	 * What has run for less is another run under the same name, or under
	 * none: containers can be so.
	 */
	r->is_same_run = strcmp(r->was.boot, r->boot) == 0 &&
			 r->now.uptime >= r->was.uptime;
	r->at_least = r->was.now;
	if (r->is_same_run)
		r->at_least += r->now.uptime - r->was.uptime;
	r->ahead = r->now.now - r->at_least;
	return true;
}

static bool
judge(const struct reading *r, struct fault *f)
{
	static const char remedy[] =
	    "nothing is published by time until it is right again. If it is "
	    "right now, run \"broadsheet publish-due --trust-clock\"";

	if (r->found == ABSENT ||
	    r->ahead <= (r->is_same_run ? TIME_JUMP_S : TIME_OFF_S))
		return true;
	if (r->is_same_run)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "the clock went forward by %lld s more than the machine "
		    "ran; %s",
		    (long long)r->ahead, remedy);
	return fault_set(f, FAULT_UNAVAILABLE,
	    "by the clock the machine was off for %lld days; %s",
	    (long long)(r->ahead / (24 * 3600)), remedy);
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

/*
 * Within one run of the machine what is saved goes on as the machine does,
 * not as the clock: steps that are small each would add up to any jump.
 */
static bool
renew(struct reading *r, struct db *newsroom, struct fault *f)
{
	struct clock_mark next = r->now;

	if (r->found == FOUND && r->is_same_run) {
		if (r->now.uptime - r->was.uptime < RENEW_S)
			return true;
		next.now = r->at_least;
	} else if (r->found == FOUND && r->ahead < 0 &&
		   r->now.uptime < TIME_SETTLED_S) {
		return true;
	}
	return save(newsroom, &next, f);
}

bool
time_is_trusted(struct db *newsroom, int64_t *now, struct fault *f)
{
	struct reading r;
	bool ok = begin(&r, newsroom, f) && judge(&r, f) &&
		  renew(&r, newsroom, f);

	*now = r.now.now;
	arena_free(r.a);
	return ok;
}

bool
time_has_come(struct db *newsroom, int64_t t, bool *has, struct fault *f)
{
	struct reading r;
	bool ok = begin(&r, newsroom, f);

	*has = t <= r.now.now;
	if (ok && *has && (r.found == ABSENT || t > r.at_least))
		ok = judge(&r, f);
	arena_free(r.a);
	return ok;
}

bool
time_note(struct db *newsroom, struct fault *f)
{
	struct reading r;
	bool ok = begin(&r, newsroom, f) &&
		  (r.found == FOUND || clock_mark_save(newsroom, &r.now, f));

	arena_free(r.a);
	return ok;
}

bool
time_trust(struct db *newsroom, struct fault *f)
{
	struct clock_mark now;
	char boot[BOOT_BYTES];

	look(&now, boot);
	return save(newsroom, &now, f);
}
