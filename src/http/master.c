/* SPDX-License-Identifier: Apache-2.0 */
/* The master process: forks, waits and kills. It sees no request. */
#include "http/master.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/listener.h"
#include "http/notify.h"
#include "http/server.h"

#include "base/banned.h"

enum {
	DRAIN_US = 10 * 1000 * 1000,
	BACK_OFF_FIRST_US = 50 * 1000,
	BACK_OFF_MAX_US = 2 * 1000 * 1000
};

struct worker {
	pid_t pid; /* 0: none yet */
	int generation;
	bool is_ready;
	bool is_draining;
	int64_t kill_us; /* when to be killed, if draining */
};

struct master {
	const struct master_args *args;
	struct listener listener;
	sigset_t old_mask;
	int signals;
	int ready[2]; /* workers write their pid when they are ready */
	struct worker *worker;
	size_t n;
	size_t cap;
	int serving;  /* generation; 0 until the first is ready */
	int starting; /* generation; 0 when none is */
	int last;     /* generation */
	bool is_stopping;
	bool is_failed;       /* the first generation did not start */
	bool is_reload_asked; /* before it had; it may have read old files */
	int64_t back_off_us;
	int64_t respawn_us; /* when to start what is missing */
};

/* In a worker: where ready() writes, and whose pid it must not outlive. */
static int ready_fd = -1;

static void
worker_is_ready(void)
{
	pid_t pid = getpid();
	ssize_t put = write(ready_fd, &pid, sizeof(pid));

	(void)put;
}

static void
stop_worker(int signal)
{
	(void)signal;
	server_stop();
}

/* The life of a forked child. */
static int
live(struct master *m, pid_t master)
{
	struct sigaction stop = {
	    .sa_handler = stop_worker, .sa_flags = SA_RESTART};
	static const int stops[] = {SIGTERM, SIGINT};

	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
		sigaction(stops[i], &stop, NULL);
	/* A terminal that hangs up sends it to all; reloading is the master's.
	 */
	signal(SIGHUP, SIG_IGN);
	sigprocmask(SIG_SETMASK, &m->old_mask, NULL);
	close(m->signals);
	close(m->ready[0]);
	ready_fd = m->ready[1];
	free(m->worker);
	/* The master may be gone before the kernel has been asked to tell. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != master)
		return 0;
	return m->args->work(m->args->arg, m->listener.fd, worker_is_ready);
}

static struct worker *
new_worker(struct master *m)
{
	if (m->n == m->cap) {
		size_t cap = m->cap == 0 ? 16 : 2 * m->cap;
		struct worker *w = realloc(m->worker, cap * sizeof(*w));

		if (w == NULL)
			return NULL;
		m->worker = w;
		m->cap = cap;
	}
	return &m->worker[m->n];
}

static bool
start_worker(struct master *m, int generation)
{
	struct worker *w = new_worker(m);
	pid_t master = getpid(), pid;

	if (w == NULL)
		return false;
	pid = fork();
	if (pid == 0)
		_exit(live(m, master));
	if (pid < 0)
		return false;
	*w = (struct worker){.pid = pid, .generation = generation};
	m->n++;
	return true;
}

/* The workers of a generation that are to go on; with is_ready, those only. */
static int
count(const struct master *m, int generation, bool is_ready)
{
	int n = 0;

	for (size_t i = 0; i < m->n; i++)
		n += m->worker[i].generation == generation &&
		     !m->worker[i].is_draining &&
		     (!is_ready || m->worker[i].is_ready);
	return n;
}

static void
drain_worker(struct worker *w)
{
	if (w->is_draining)
		return;
	w->is_draining = true;
	w->kill_us = clock_ticks_us() + DRAIN_US;
	kill(w->pid, SIGTERM);
}

/* Drain every worker but those of a generation. */
static void
drain_others(struct master *m, int generation)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->worker[i].generation != generation)
			drain_worker(&m->worker[i]);
}

static void
stop(struct master *m)
{
	if (m->is_stopping)
		return;
	m->is_stopping = true;
	notify_send("STOPPING=1");
	drain_others(m, 0);
}

/* The new generation failed: the serving one goes on, or all is over. */
static void
give_up_starting(struct master *m)
{
	m->starting = 0;
	if (m->serving == 0) {
		m->is_failed = true;
		stop(m);
		return;
	}
	log_error("the new workers could not start; the old ones go on");
	drain_others(m, m->serving);
	notify_send("READY=1\nSTATUS=A reload failed; see the log.");
}

static void start_generation(struct master *m);

/* The new generation is ready: it takes over. */
static void
take_over(struct master *m)
{
	if (m->serving != 0)
		log_info("reloaded: %d new workers serve", m->args->workers);
	m->serving = m->starting;
	m->starting = 0;
	m->back_off_us = 0;
	drain_others(m, m->serving);
	notify_send("READY=1\nSTATUS=Serving.");
	if (m->is_reload_asked) {
		m->is_reload_asked = false;
		start_generation(m);
	}
}

/* Start what a generation lacks, and try again later if that fails. */
static void
fill_generation(struct master *m, int generation)
{
	while (count(m, generation, false) < m->args->workers) {
		if (start_worker(m, generation))
			continue;
		log_error("cannot start a worker: %s", strerror(errno));
		if (generation == m->starting)
			give_up_starting(m);
		else
			m->respawn_us = clock_ticks_us() + BACK_OFF_MAX_US;
		return;
	}
}

static void
start_generation(struct master *m)
{
	char text[80];

	if (m->serving != 0) {
		snprintf(text, sizeof(text),
		    "RELOADING=1\nMONOTONIC_USEC=%" PRId64, clock_ticks_us());
		notify_send(text);
		drain_others(m, m->serving);
	}
	m->starting = ++m->last;
	fill_generation(m, m->starting);
}

static void
describe_end(char *text, size_t n, int status)
{
	if (WIFSIGNALED(status))
		snprintf(text, n, "died of signal %d", WTERMSIG(status));
	else
		snprintf(text, n, "ended with status %d", WEXITSTATUS(status));
}

/* A worker that was to go on is gone. */
static void
bury(struct master *m, const struct worker *w, int status)
{
	char text[40];

	describe_end(text, sizeof(text), status);
	log_warning("worker %d %s", (int)w->pid, text);
	/* SIGKILL is nothing of its own doing: the next may well start. */
	if (w->generation == m->starting && !w->is_ready &&
	    !(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)) {
		give_up_starting(m);
		return;
	}
	if (w->is_ready)
		m->back_off_us = 0;
	else if (m->back_off_us == 0)
		m->back_off_us = BACK_OFF_FIRST_US;
	else if (m->back_off_us < BACK_OFF_MAX_US / 2)
		m->back_off_us *= 2;
	else
		m->back_off_us = BACK_OFF_MAX_US;
	m->respawn_us = clock_ticks_us() + m->back_off_us;
}

static void
reap(struct master *m)
{
	pid_t pid;
	int status;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		for (size_t i = 0; i < m->n; i++) {
			struct worker w = m->worker[i];

			if (w.pid != pid)
				continue;
			m->worker[i] = m->worker[--m->n];
			if (!w.is_draining)
				bury(m, &w, status);
			break;
		}
	}
}

/* One worker serves better than none; but old ones serve until all are. */
static bool
can_take_over(const struct master *m)
{
	int n = count(m, m->starting, true);

	return m->serving == 0 ? n > 0 : n == m->args->workers;
}

static void
read_ready(struct master *m)
{
	pid_t pid;

	while (read(m->ready[0], &pid, sizeof(pid)) == sizeof(pid))
		for (size_t i = 0; i < m->n; i++)
			if (m->worker[i].pid == pid)
				m->worker[i].is_ready = true;
	if (!m->is_stopping && m->starting != 0 && can_take_over(m))
		take_over(m);
}

static void
read_signals(struct master *m)
{
	struct signalfd_siginfo info;

	while (read(m->signals, &info, sizeof(info)) == sizeof(info)) {
		if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGINT) {
			m->starting = 0;
			stop(m);
		} else if (info.ssi_signo == SIGHUP && !m->is_stopping) {
			if (m->serving != 0)
				start_generation(m);
			else
				m->is_reload_asked = true;
		}
	}
	/* Signals merge: one SIGCHLD may stand for many. */
	reap(m);
}

/* Do what is due; returns how long there is nothing to do, -1 for ever. */
static int
keep_time(struct master *m)
{
	int64_t now = clock_ticks_us(), next = INT64_MAX;

	if (!m->is_stopping && m->respawn_us <= now) {
		int generation = m->serving;

		m->respawn_us = INT64_MAX;
		if (generation != 0)
			fill_generation(m, generation);
		if (m->starting != 0)
			fill_generation(m, m->starting);
	}
	for (size_t i = 0; i < m->n; i++) {
		struct worker *w = &m->worker[i];

		if (!w->is_draining)
			continue;
		if (w->kill_us <= now) {
			log_warning(
			    "worker %d does not end: killed", (int)w->pid);
			kill(w->pid, SIGKILL);
			w->kill_us = INT64_MAX;
		}
		if (w->kill_us < next)
			next = w->kill_us;
	}
	if (!m->is_stopping && m->respawn_us < next)
		next = m->respawn_us;
	if (next == INT64_MAX)
		return -1;
	return next <= now ? 0 : (int)((next - now) / 1000 + 1);
}

static void
run(struct master *m)
{
	struct pollfd wait[] = {
	    {.fd = m->signals, .events = POLLIN},
	    {.fd = m->ready[0], .events = POLLIN},
	};

	start_generation(m);
	while (!m->is_stopping || m->n > 0) {
		int timeout_ms = keep_time(m);

		if (poll(wait, 2, timeout_ms) < 0 && errno != EINTR)
			log_error("poll: %s", strerror(errno));
		/* Before the dead are counted: they may have been ready. */
		read_ready(m);
		read_signals(m);
	}
}

static bool
open_master(struct master *m, struct fault *f)
{
	sigset_t ours;

	sigemptyset(&ours);
	sigaddset(&ours, SIGHUP);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGCHLD);
	/* Whoever started us may have had it ignored: then none is left to
	 * wait for. */
	signal(SIGCHLD, SIG_DFL);
	sigprocmask(SIG_BLOCK, &ours, &m->old_mask);
	sigdelset(&m->old_mask, SIGHUP);
	sigdelset(&m->old_mask, SIGTERM);
	sigdelset(&m->old_mask, SIGINT);
	m->signals = signalfd(-1, &ours, SFD_CLOEXEC | SFD_NONBLOCK);
	if (m->signals < 0 || pipe2(m->ready, O_CLOEXEC | O_NONBLOCK) < 0)
		return fault_set(
		    f, FAULT_OS, "cannot keep workers: %s", strerror(errno));
	return true;
}

bool
master_run(const struct master_args *args, struct fault *f)
{
	struct master m = {.args = args,
	    .listener.fd = -1,
	    .signals = -1,
	    .ready = {-1, -1},
	    .respawn_us = INT64_MAX};
	bool ok = false;

	if (!open_master(&m, f) || !listener_open(&m.listener, args->socket, f))
		goto out;
	run(&m);
	ok = !m.is_failed;
	if (!ok)
		fault_set(f, FAULT_CONFIG,
		    "the workers could not start: "
		    "see the lines above");
out:
	listener_close(&m.listener);
	if (m.signals >= 0) {
		sigprocmask(SIG_SETMASK, &m.old_mask, NULL);
		close(m.signals);
	}
	for (int i = 0; i < 2; i++)
		if (m.ready[i] >= 0)
			close(m.ready[i]);
	free(m.worker);
	return ok;
}
