/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that share an epoll of the listener and all connections, and one,
 * the caller's, that keeps house. What is in a request is not seen here.
 */
#include "http/server.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/connection.h"
#include "http/exchange.h"
#include "http/fastcgi.h"

#include "base/banned.h"

enum {
	CONNECTIONS_MAX = 4096,
	IO_TIMEOUT_S = 5, /* a guard: nothing here should block */
	PAUSE_MS = 50,    /* of accepting, when out of descriptors */
	COMPLAIN_US = 10 * 1000 * 1000,
	HOUSEKEEPING_MS = 5000,
	GRACE_US = 2 * 1000 * 1000,
	GRACE_TICK_MS = 5,
	IOV_PER_CALL = 1024 /* IOV_MAX */
};

/* Events that are no connection's; no slot has such a number. */
static const uint64_t key_listener = UINT64_MAX, key_quit = UINT64_MAX - 1;

struct server {
	int listener;
	int epoll;
	int quit; /* eventfd, in the epoll: threads end */
	atomic_bool is_stopping;
	struct connections *connections;
	const struct server_app *app;
	sem_t opened;
};

struct server_thread {
	struct server *server;
	struct exchange exchange;
	struct buf kept;
	char bytes[RECORD_KEPT_MAX];
};

/* For server_stop; the descriptor is made once and never closed. */
static atomic_int stop_fd = -1;
static atomic_bool is_stop_asked;

void
server_stop(void)
{
	int fd, saved = errno;
	uint64_t one = 1;
	ssize_t put;

	atomic_store(&is_stop_asked, true);
	fd = atomic_load(&stop_fd);
	if (fd >= 0) {
		put = write(fd, &one, sizeof(one));
		(void)put;
	}
	errno = saved;
}

/* What is left of an answer goes to the connection, and the thread on. */
static void
put_off(struct connection *c, const struct iovec *iov, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_append(&c->pending, iov[i].iov_base, iov[i].iov_len);
}

/*
 * Write the pieces without waiting. *n is how many are left, the first of
 * them cut to what is left of it. false: the peer is gone.
 */
static bool
write_pieces(int fd, struct iovec **iov, size_t *n)
{
	while (*n > 0) {
		struct msghdr m = {
		    .msg_iov = *iov,
		    .msg_iovlen = *n < IOV_PER_CALL ? *n : IOV_PER_CALL,
		};
		ssize_t put = sendmsg(fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return errno == EAGAIN;
		while (*n > 0 && (size_t)put >= (*iov)->iov_len) {
			put -= (ssize_t)(*iov)->iov_len;
			(*iov)++;
			(*n)--;
		}
		if (*n > 0) {
			(*iov)->iov_base = (char *)(*iov)->iov_base + put;
			(*iov)->iov_len -= (size_t)put;
		}
	}
	return true;
}

static void
send_answer(struct server *s, struct connection *c, struct iovec *iov, size_t n)
{
	if (!write_pieces(c->fd, &iov, &n)) {
		connections_drop(s->connections, c, false);
	} else if (n > 0) {
		put_off(c, iov, n);
		connections_put(s->connections, c, WAIT_WRITE);
	} else if (c->is_last) {
		connections_drop(s->connections, c, false);
	} else {
		connections_put(s->connections, c, WAIT_REQUEST);
	}
}

static void
send_pending(struct server *s, struct connection *c)
{
	struct iovec rest = {c->pending.data + c->pending_at,
			 c->pending.len - c->pending_at},
		     *iov = &rest;
	size_t n = 1;

	if (!write_pieces(c->fd, &iov, &n)) {
		connections_drop(s->connections, c, false);
	} else if (n > 0) {
		c->pending_at = c->pending.len - rest.iov_len;
		connections_put(s->connections, c, WAIT_WRITE);
	} else if (c->is_last || atomic_load(&s->is_stopping)) {
		connections_drop(s->connections, c, false);
	} else {
		buf_release(&c->pending);
		c->pending_at = 0;
		connections_put(s->connections, c, WAIT_REQUEST);
	}
}

/* Answer the whole request that waits in c's socket, or in pipe if not -1. */
static void
answer(struct server_thread *t, struct connection *c, int pipe)
{
	struct connections *all = t->server->connections;
	struct fastcgi_answer a;
	bool is_read =
	    fastcgi_answer(&t->exchange, pipe >= 0 ? pipe : c->fd, &a);

	if (!is_read) {
		connections_drop(all, c, pipe < 0);
		return;
	}
	if (pipe >= 0)
		close(pipe);
	c->scan = (struct record_scan){0};
	buf_release(&c->kept);
	c->is_last = !a.keep || atomic_load(&t->server->is_stopping);
	send_answer(t->server, c, a.iov, a.n_iov);
}

/* Answer the request that came in pieces and is now whole in c->kept. */
static void
answer_kept(struct server_thread *t, struct connection *c)
{
	int pipe[2];
	ssize_t put;

	while (pipe2(pipe, O_CLOEXEC | O_NONBLOCK) < 0) {
		if (connections_evict(t->server->connections))
			continue;
		connections_drop(t->server->connections, c, false);
		return;
	}
	put = write(pipe[1], c->kept.data, c->kept.len);
	close(pipe[1]);
	if (put < 0 || (size_t)put < c->kept.len) {
		close(pipe[0]);
		connections_drop(t->server->connections, c, false);
		return;
	}
	answer(t, c, pipe[0]);
}

/* Take n bytes, which are there, off the socket. */
static bool
consume(struct server_thread *t, int fd, size_t n)
{
	while (n > 0) {
		ssize_t got = recv(fd, t->bytes, n, MSG_DONTWAIT);

		if (got <= 0)
			return false;
		n -= (size_t)got;
	}
	return true;
}

static void
read_request(struct server_thread *t, struct connection *c)
{
	struct connections *all = t->server->connections;
	bool has_some = c->kept.len > 0 || c->scan.n_header > 0;
	enum record_state state;
	size_t used;
	ssize_t got;

	got = recv(c->fd, t->bytes, sizeof(t->bytes), MSG_PEEK | MSG_DONTWAIT);
	if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
		connections_put(all, c, has_some ? WAIT_REST : WAIT_REQUEST);
		return;
	}
	if (got <= 0) {
		connections_drop(all, c, false);
		return;
	}
	c->is_used = true;
	buf_reset(&t->kept);
	state = record_scan(&c->scan, t->bytes, (size_t)got, &used, &t->kept);
	if (state == RECORD_BAD) {
		log_warning("closed a connection that sent no FastCGI request "
			    "in order, or one with parameters of over %d bytes",
		    RECORD_KEPT_MAX);
		connections_drop(all, c, false);
	} else if (state == RECORD_WHOLE && !has_some && used == (size_t)got) {
		/* Nearly always: libfcgi can read it without ever waiting. */
		answer(t, c, -1);
	} else if (!consume(t, c->fd, used)) {
		connections_drop(all, c, false);
	} else {
		buf_append(&c->kept, t->kept.data, t->kept.len);
		if (state == RECORD_WHOLE)
			answer_kept(t, c);
		else
			connections_put(all, c, WAIT_REST);
	}
}

static bool
watch(struct server *s, int fd, uint32_t events, uint64_t key)
{
	struct epoll_event event = {.events = events, .data.u64 = key};

	return epoll_ctl(s->epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

/*
 * Out of descriptors or memory, a listener that is always ready would spin
 * every thread: take it out for a moment. Only this thread waits.
 */
static void
pause_accepting(struct server *s, const char *reason)
{
	static atomic_llong complained_us;
	struct timespec moment = {.tv_nsec = PAUSE_MS * 1000000L};
	long long now = clock_ticks_us(), last = atomic_load(&complained_us);

	epoll_ctl(s->epoll, EPOLL_CTL_DEL, s->listener, NULL);
	if ((last == 0 || now - last > COMPLAIN_US) &&
	    atomic_compare_exchange_strong(&complained_us, &last, now))
		log_warning("accepting connections is held up: %s", reason);
	nanosleep(&moment, NULL);
	if (!atomic_load(&s->is_stopping))
		watch(s, s->listener, EPOLLIN | EPOLLEXCLUSIVE, key_listener);
}

static void
accept_one(struct server *s)
{
	static const struct timeval timeout = {.tv_sec = IO_TIMEOUT_S};
	int fd;

	if (atomic_load(&s->is_stopping)) {
		epoll_ctl(s->epoll, EPOLL_CTL_DEL, s->listener, NULL);
		return;
	}
	if (!connections_make_room(s->connections)) {
		pause_accepting(s, "every connection is busy");
		return;
	}
	fd = accept4(s->listener, NULL, NULL, SOCK_CLOEXEC);
	if (fd >= 0) {
		setsockopt(
		    fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
		setsockopt(
		    fd, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof(timeout));
		connections_add(s->connections, fd);
	} else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS ||
		   errno == ENOMEM) {
		int e = errno;

		if (!connections_evict(s->connections))
			pause_accepting(s, strerror(e));
	} else if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED &&
		   errno != EPROTO) {
		pause_accepting(s, strerror(errno));
	}
}

static void *
thread_main(void *arg)
{
	struct server_thread *t = arg;
	struct server *s = t->server;
	struct epoll_event event;

	exchange_open(&t->exchange, s->app);
	sem_post(&s->opened);
	/* One event a call: a second would wait behind a slow first. */
	for (;;) {
		struct connection *c;

		if (epoll_wait(s->epoll, &event, 1, -1) != 1)
			continue;
		if (event.data.u64 == key_quit)
			break;
		if (event.data.u64 == key_listener) {
			accept_one(s);
			continue;
		}
		c = connections_take(s->connections, event.data.u64);
		if (c == NULL)
			continue;
		if (c->pending.len > 0)
			send_pending(s, c);
		else
			read_request(t, c);
	}
	exchange_close(&t->exchange);
	buf_release(&t->kept);
	return NULL;
}

/* Start n threads with signals blocked, so that the caller's takes them. */
static int
start_threads(struct server *s, struct server_thread *t, pthread_t *id, int n)
{
	static const int own[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV};
	sigset_t blocked, old;
	int i;

	sigfillset(&blocked);
	for (size_t k = 0; k < sizeof(own) / sizeof(own[0]); k++)
		sigdelset(&blocked, own[k]);
	pthread_sigmask(SIG_SETMASK, &blocked, &old);
	for (i = 0; i < n; i++) {
		t[i].server = s;
		if (pthread_create(&id[i], NULL, thread_main, &t[i]) != 0)
			break;
	}
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	for (int k = 0; k < i; k++)
		while (sem_wait(&s->opened) < 0)
			;
	return i;
}

static void
keep_house(struct server *s)
{
	struct pollfd stop = {.fd = atomic_load(&stop_fd), .events = POLLIN};

	while (!atomic_load(&is_stop_asked)) {
		poll(&stop, 1, HOUSEKEEPING_MS);
		connections_expire(s->connections);
	}
}

/*
 * Give what has been accepted its answer. A new connection's request may
 * still be on its way: so silent ones get the grace, too.
 */
static void
wind_down(struct server *s)
{
	struct timespec tick = {.tv_nsec = GRACE_TICK_MS * 1000000L};
	int64_t end = clock_ticks_us() + GRACE_US;

	atomic_store(&s->is_stopping, true);
	epoll_ctl(s->epoll, EPOLL_CTL_DEL, s->listener, NULL);
	while (connections_close_idle(s->connections) > 0 &&
	       clock_ticks_us() < end)
		nanosleep(&tick, NULL);
}

static bool
open_server(struct server *s)
{
	int flags = fcntl(s->listener, F_GETFL), fd;
	uint64_t count;

	if (flags < 0 || fcntl(s->listener, F_SETFL, flags | O_NONBLOCK) < 0)
		return false;
	fd = atomic_load(&stop_fd);
	if (fd < 0) {
		fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
		if (fd < 0)
			return false;
		atomic_store(&stop_fd, fd);
	} else if (!atomic_load(&is_stop_asked)) {
		while (read(fd, &count, sizeof(count)) > 0)
			;
	}
	s->epoll = epoll_create1(EPOLL_CLOEXEC);
	s->quit = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (s->epoll < 0 || s->quit < 0)
		return false;
	s->connections = connections_new(s->epoll, CONNECTIONS_MAX);
	return s->connections != NULL && watch(s, s->quit, EPOLLIN, key_quit);
}

bool
server_run(int fd, int threads, const struct server_app *app,
    void (*ready)(void), struct fault *f)
{
	struct server s = {.listener = fd, .epoll = -1, .quit = -1, .app = app};
	struct server_thread *t = calloc((size_t)threads, sizeof(*t));
	pthread_t *id = calloc((size_t)threads, sizeof(*id));
	int n = 0;
	bool ok = false;

	sem_init(&s.opened, 0, 0);
	fastcgi_init();
	if (t == NULL || id == NULL || !open_server(&s)) {
		fault_set(f, FAULT_OS, "cannot serve: %s", strerror(errno));
		goto out;
	}
	n = start_threads(&s, t, id, threads);
	if (n < threads ||
	    !watch(&s, s.listener, EPOLLIN | EPOLLEXCLUSIVE, key_listener)) {
		fault_set(f, FAULT_OS, "cannot start %d threads, or listen: %s",
		    threads, strerror(errno));
		goto out;
	}
	if (ready != NULL)
		ready();
	keep_house(&s);
	wind_down(&s);
	ok = true;
out:
	if (s.quit >= 0)
		eventfd_write(s.quit, 1);
	for (int i = 0; i < n; i++)
		pthread_join(id[i], NULL);
	connections_free(s.connections);
	if (s.quit >= 0)
		close(s.quit);
	if (s.epoll >= 0)
		close(s.epoll);
	sem_destroy(&s.opened);
	free(id);
	free(t);
	atomic_store(&is_stop_asked, false);
	return ok;
}
