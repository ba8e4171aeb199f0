/* SPDX-License-Identifier: Apache-2.0 */
/* The socket between the web server and us; who may connect is its mode. */
#include "http/listener.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "base/fault.h"

#include "base/banned.h"

/*
 * A full queue refuses connections at once and the web server answers 502, so
 * it is made as long as the kernel's usual bound (net.core.somaxconn).
 */
enum { BACKLOG = 4096, PASSED_FD = 3, PROBE_TICKS = 30, PROBE_TICK_MS = 100 };

static const char suffix[] = ".new";

/* Whether a service manager has passed sockets to this very process. */
static bool
is_passed(void)
{
	const char *pid = getenv("LISTEN_PID"), *fds = getenv("LISTEN_FDS");

	return pid != NULL && fds != NULL &&
	       strtol(pid, NULL, 10) == (long)getpid();
}

static bool
take_passed(struct listener *l, struct fault *f)
{
	int is_listening = 0;
	socklen_t n = sizeof(is_listening);

	if (strcmp(getenv("LISTEN_FDS"), "1") != 0)
		return fault_set(f, FAULT_CREATE,
		    "the service manager passed "
		    "%s sockets: give the .socket unit one ListenStream=",
		    getenv("LISTEN_FDS"));
	if (getsockopt(
		PASSED_FD, SOL_SOCKET, SO_ACCEPTCONN, &is_listening, &n) < 0 ||
	    !is_listening)
		return fault_set(f, FAULT_CREATE,
		    "what the service manager "
		    "passed is no listening socket: its .socket unit wants "
		    "ListenStream= and Accept=no");
	fcntl(PASSED_FD, F_SETFD, FD_CLOEXEC);
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_FDNAMES");
	*l = (struct listener){.fd = PASSED_FD};
	return true;
}

/*
 * What connecting to addr fails with; 0 if somebody listens. The workers of a
 * master that was killed still do for the moment they need to finish.
 */
static int
probe(const struct sockaddr_un *addr)
{
	struct timespec tick = {.tv_nsec = PROBE_TICK_MS * 1000000L};
	int e = 0;

	for (int i = 0; i < PROBE_TICKS && (e == 0 || e == EAGAIN); i++) {
		int fd = socket(
		    AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

		if (fd < 0)
			return errno;
		if (i > 0)
			nanosleep(&tick, NULL);
		e = connect(fd, (const struct sockaddr *)addr, sizeof(*addr)) ==
			    0
			? 0
			: errno;
		close(fd);
	}
	return e;
}

/* Whether path is free to take: not there, or a socket nobody listens on. */
static bool
check_free(const char *path, const struct sockaddr_un *addr, struct fault *f)
{
	struct stat st;
	int e;

	if (lstat(path, &st) < 0) {
		if (errno == ENOENT)
			return true;
		return fault_set(
		    f, FAULT_CREATE, "%s: %s", path, strerror(errno));
	}
	if (!S_ISSOCK(st.st_mode))
		return fault_set(f, FAULT_CREATE,
		    "%s: is there and is no "
		    "socket; remove it, or choose another path",
		    path);
	e = probe(addr);
	switch (e) {
	case ECONNREFUSED:
	case ENOENT:
		return true;
	case 0:
	case EAGAIN:
		return fault_set(f, FAULT_CREATE,
		    "%s: another program "
		    "listens there; stop it first",
		    path);
	case EACCES:
		return fault_set(f, FAULT_CREATE,
		    "%s: belongs to another "
		    "user; remove it, or choose another path",
		    path);
	default:
		return fault_set(f, FAULT_CREATE, "%s: %s", path, strerror(e));
	}
}

/*
 * Listen on path.new and then rename it: whoever finds path can connect to
 * it, and there is no moment at which its mode is another.
 */
static bool
bind_path(
    struct listener *l, const struct sockaddr_un *temporary, struct fault *f)
{
	struct stat st;
	mode_t mask;
	int ok;

	unlink(temporary->sun_path);
	mask = umask(0117);
	ok =
	    bind(l->fd, (const struct sockaddr *)temporary, sizeof(*temporary));
	umask(mask);
	if (ok < 0)
		return fault_set(f, FAULT_CREATE,
		    "%s: cannot make a socket "
		    "there: %s",
		    l->path, strerror(errno));
	if (listen(l->fd, BACKLOG) < 0 || stat(temporary->sun_path, &st) < 0 ||
	    rename(temporary->sun_path, l->path) < 0) {
		fault_set(f, FAULT_CREATE, "%s: %s", l->path, strerror(errno));
		unlink(temporary->sun_path);
		return false;
	}
	l->device = st.st_dev;
	l->inode = st.st_ino;
	return true;
}

bool
listener_open(struct listener *l, const char *path, struct fault *f)
{
	struct sockaddr_un addr = {.sun_family = AF_UNIX}, temporary;
	size_t n = strlen(path);
	struct listener made = {.fd = -1, .path = path};

	if (is_passed())
		return take_passed(l, f);
	if (n == 0 || n + sizeof(suffix) > sizeof(addr.sun_path))
		return fault_set(f, FAULT_CREATE,
		    "the socket's path must "
		    "have 1 to %zu bytes, and \"%s\" has %zu",
		    sizeof(addr.sun_path) - sizeof(suffix), path, n);
	memcpy(addr.sun_path, path, n);
	if (!check_free(path, &addr, f))
		return false;
	temporary = addr;
	memcpy(temporary.sun_path + n, suffix, sizeof(suffix));
	made.fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (made.fd < 0)
		return fault_set(
		    f, FAULT_CREATE, "%s: %s", path, strerror(errno));
	if (!bind_path(&made, &temporary, f)) {
		close(made.fd);
		return false;
	}
	*l = made;
	return true;
}

void
listener_close(struct listener *l)
{
	struct stat st;

	if (l->path != NULL && lstat(l->path, &st) == 0 &&
	    st.st_dev == l->device && st.st_ino == l->inode)
		unlink(l->path);
	if (l->fd >= 0)
		close(l->fd);
	l->fd = -1;
}
