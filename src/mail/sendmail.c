/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages to a program of this machine that takes them as sendmail does: on
 * standard input, the recipient in its To field. No shell has a part in it.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "mail/transport_kind.h"

#include "base/banned.h"

enum {
	SAID_BYTES_MAX = 4096,
	NOT_RUN = 127, /* as shells and posix_spawn have it */
	MS_A_S = 1000,
	US_A_MS = 1000
};

extern char **environ;

struct sendmail {
	const struct conf *conf;
};

/* A program that runs, and our ends of what it reads and writes. */
struct run {
	pid_t pid;
	int in, out; /* -1: closed */
	int64_t end_us;
	const char *bytes;
	size_t left;
	struct buf *said;
};

static void *
open_sendmail(const struct conf *c, struct fault *f)
{
	struct sendmail *s = malloc(sizeof(*s));

	(void)f;
	if (s == NULL)
		abort();
	s->conf = c;
	return s;
}

static void
shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/*
 * With nothing of ours but the two pipes, as the leader of a group that can
 * be ended as one.
 */
static int
spawn(const struct conf *c, const struct envelope *e, int in, int out,
    pid_t *pid)
{
	char *const argv[] = {c->sendmail, (char *)(uintptr_t)"-t",
	    (char *)(uintptr_t)"-i", (char *)(uintptr_t)"-f",
	    (char *)(uintptr_t)e->from, NULL};
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t defaults, none;
	int rc;

	sigemptyset(&none);
	sigemptyset(&defaults);
	sigaddset(&defaults, SIGPIPE);
	sigaddset(&defaults, SIGTERM);
	sigaddset(&defaults, SIGINT);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
	posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP |
					    POSIX_SPAWN_SETSIGDEF |
					    POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setsigdefault(&attr, &defaults);
	posix_spawnattr_setsigmask(&attr, &none);
	rc = posix_spawn(pid, c->sendmail, &files, &attr, argv, environ);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return rc;
}

/* Start it. 0, or an error number. */
static int
start(const struct conf *c, const struct envelope *e, struct run *r)
{
	int in[2] = {-1, -1}, out[2] = {-1, -1}, rc = 0;

	if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
		rc = errno;
	else
		rc = spawn(c, e, in[0], out[1], &r->pid);
	shut(&in[0]);
	shut(&out[1]);
	r->in = in[1];
	r->out = out[0];
	if (rc == 0 && (fcntl(r->in, F_SETFL, O_NONBLOCK) != 0 ||
			   fcntl(r->out, F_SETFL, O_NONBLOCK) != 0))
		rc = errno;
	return rc;
}

static void
give(struct run *r)
{
	ssize_t n = write(r->in, r->bytes, r->left);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	/* One that wants no more may be content, or say why it is not. */
	if (n < 0)
		r->left = 0;
	else
		r->bytes += n, r->left -= (size_t)n;
	if (r->left == 0)
		shut(&r->in);
}

static void
take(struct run *r)
{
	char bytes[512];
	ssize_t n = read(r->out, bytes, sizeof(bytes));

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0)
		shut(&r->out);
	else if (r->said->len < SAID_BYTES_MAX)
		buf_append(r->said, bytes, (size_t)n);
}

/* Write and read until both are over. false: so is the time. */
static bool
feed(struct run *r)
{
	while (r->in >= 0 || r->out >= 0) {
		struct pollfd fds[2] = {
		    {.fd = r->in, .events = POLLOUT},
		    {.fd = r->out, .events = POLLIN}};
		int64_t left_ms = (r->end_us - clock_ticks_us()) / US_A_MS;

		if (left_ms <= 0)
			return false;
		if (poll(fds, 2, (int)left_ms) < 0 && errno != EINTR)
			return false;
		if (fds[0].revents != 0)
			give(r);
		if (fds[1].revents != 0)
			take(r);
	}
	return true;
}

/* Its status; -1: it did not end in time, and was ended. */
static int
wait_for(struct run *r)
{
	struct timespec pause = {0, 10 * 1000 * 1000};
	int status = -1;

	while (clock_ticks_us() < r->end_us) {
		if (waitpid(r->pid, &status, WNOHANG) == r->pid)
			return status;
		nanosleep(&pause, NULL);
	}
	kill(-r->pid, SIGKILL);
	while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR)
		;
	return -1;
}

static enum transport_end
end_of(const struct conf *c, int status, struct buf *said, struct fault *f)
{
	int code = status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;

	switch (code) {
	case 0:
		if (said->len == 0)
			buf_puts(said, "taken");
		return TRANSPORT_SENT;
	case EX_DATAERR:
	case EX_NOUSER:
	case EX_NOHOST:
		buf_printf(said, " (exit status %d)", code);
		return TRANSPORT_REFUSED;
	case NOT_RUN:
		fault_set(f, FAULT_UNAVAILABLE,
		    "%s: cannot be run; \"sendmail\" in the configuration "
		    "names another program",
		    c->sendmail);
		return TRANSPORT_DOWN;
	default:
		break;
	}
	if (status < 0)
		buf_printf(said, " (not done in %d s)", c->mail_timeout_s);
	else if (code < 0)
		buf_puts(said, " (ended by a signal)");
	else
		buf_printf(said, " (exit status %d)", code);
	return TRANSPORT_DEFERRED;
}

static enum transport_end
send_sendmail(void *own, const struct envelope *e, const char *bytes,
    size_t n, struct buf *reply, struct fault *f)
{
	const struct conf *c = ((struct sendmail *)own)->conf;
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	struct run r = {.bytes = bytes, .left = n, .said = reply};
	enum transport_end end;
	int rc, status = -1;

	sigaction(SIGPIPE, &ignore, &before);
	r.end_us = clock_ticks_us() +
		   (int64_t)c->mail_timeout_s * MS_A_S * US_A_MS;
	rc = start(c, e, &r);
	if (rc == 0 && feed(&r))
		status = wait_for(&r);
	else if (rc == 0) {
		r.end_us = 0;
		status = wait_for(&r);
	}
	shut(&r.in);
	shut(&r.out);
	sigaction(SIGPIPE, &before, NULL);
	if (rc == 0) {
		end = end_of(c, status, reply, f);
	} else {
		fault_set(f, FAULT_UNAVAILABLE,
		    "%s: %s; \"sendmail\" in the configuration names another "
		    "program",
		    c->sendmail, strerror(rc));
		end = TRANSPORT_DOWN;
	}
	if (end == TRANSPORT_DOWN)
		buf_puts(reply, f->text);
	return end;
}

const struct transport_kind transport_sendmail = {
    open_sendmail, free, send_sendmail};
