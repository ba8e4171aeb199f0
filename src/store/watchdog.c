/* SPDX-License-Identifier: Apache-2.0 */
/* The thread that ends what runs too long. */
#include "store/watchdog.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/log.h"

#include "base/banned.h"

enum { TICK_MS = 20, IDLE_TICKS = 50, PATIENCE = 10 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wake = PTHREAD_COND_INITIALIZER;
static struct watched *all;
static bool is_running;
static atomic_bool is_asleep;
/*
 * Time as the thread has it: when the whole machine, or this process, stood
 * still, no statement took long.
 */
static atomic_llong ticks;

/* Time on the processor; 0 for a thread that has ended. */
static long long
spent_ms(const struct watched *w)
{
	struct timespec t = {0};

	clock_gettime(w->clock, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Of what is due at due, and now is at or after that. */
static bool
is_over(const struct watched *w, long long due, long long now)
{
	long long budget = due - w->since;

	return spent_ms(w) - w->spent_ms >= budget * TICK_MS / 2 ||
	       now >= w->since + PATIENCE * budget;
}

/* Interrupt what is overdue; whether anything runs at all. */
static bool
look(void)
{
	long long now = atomic_fetch_add(&ticks, 1) + 1;
	bool busy = false;

	for (struct watched *w = all; w != NULL; w = w->next) {
		long long due = atomic_load(&w->due);

		busy = busy || due != 0;
		if (due != 0 && due != w->seen) {
			w->seen = due;
			w->since = now;
			w->spent_ms = spent_ms(w);
		}
		if (due != 0 && now >= due && is_over(w, due, now))
			sqlite3_interrupt(w->handle);
	}
	return busy;
}

static void *
watch(void *arg)
{
	struct timespec tick = {0, TICK_MS * 1000000L};
	int idle = 0;

	pthread_mutex_lock(&lock);
	for (;;) {
		idle = look() ? 0 : idle + 1;
		if (idle > IDLE_TICKS) {
			atomic_store(&is_asleep, true);
			/* One that began before it saw us asleep. */
			if (!look())
				pthread_cond_wait(&wake, &lock);
			atomic_store(&is_asleep, false);
			idle = 0;
		}
		pthread_mutex_unlock(&lock);
		nanosleep(&tick, NULL);
		pthread_mutex_lock(&lock);
	}
	return arg;
}

static void
before_fork(void)
{
	pthread_mutex_lock(&lock);
}

static void
after_fork(void)
{
	pthread_mutex_unlock(&lock);
}

/*
 * The thread is the parent's, as is what it watches; and a condition that it
 * waits for would wake it, and nobody here.
 */
static void
after_fork_in_child(void)
{
	pthread_mutex_init(&lock, NULL);
	pthread_cond_init(&wake, NULL);
	all = NULL;
	is_running = false;
	atomic_store(&is_asleep, false);
}

static void
follow_forks(void)
{
	pthread_atfork(before_fork, after_fork, after_fork_in_child);
}

/* Under the lock. */
static void
start(void)
{
	pthread_attr_t attr;
	sigset_t every, old;
	pthread_t id;

	if (is_running)
		return;
	sigfillset(&every);
	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attr, 256 * 1024);
	pthread_sigmask(SIG_SETMASK, &every, &old);
	if (pthread_create(&id, &attr, watch, NULL) == 0)
		is_running = true;
	else
		log_warning("cannot start the watchdog: slow searches will "
			    "not be ended");
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attr);
}

void
watchdog_add(struct watched *w)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, follow_forks);
	pthread_getcpuclockid(pthread_self(), &w->clock);
	pthread_mutex_lock(&lock);
	start();
	w->next = all;
	all = w;
	pthread_mutex_unlock(&lock);
}

void
watchdog_remove(struct watched *w)
{
	pthread_mutex_lock(&lock);
	for (struct watched **at = &all; *at != NULL; at = &(*at)->next) {
		if (*at == w) {
			*at = w->next;
			break;
		}
	}
	pthread_mutex_unlock(&lock);
}

void
watchdog_begin(struct watched *w, int budget_ms)
{
	long long due = atomic_load(&ticks) + 1 + budget_ms / TICK_MS;

	atomic_store(&w->due, due > 0 ? due : 1);
	if (!atomic_load(&is_asleep))
		return;
	pthread_mutex_lock(&lock);
	pthread_cond_signal(&wake);
	pthread_mutex_unlock(&lock);
}

void
watchdog_end(struct watched *w)
{
	atomic_store(&w->due, 0);
}
