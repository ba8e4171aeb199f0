/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Threads that share an epoll of the listener and all connections, others that
 * answer what may take long, and one, the caller's, that keeps house. What is
 * in a request is not seen here.
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
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/connection.h"
#include "http/exchange.h"
#include "http/fastcgi.h"
#include "http/queue.h"
#include "http/send.h"

#include "base/banned.h"

enum {
	CONNECTIONS_MAX = 4096,
	IO_TIMEOUT_S = 5, /* a guard: nothing here should block */
	PAUSE_MS = 50,    /* of accepting, when out of descriptors */
	COMPLAIN_US = 10 * 1000 * 1000,
	HOUSEKEEPING_MS = 5000,
	GRACE_US = 2 * 1000 * 1000,
	GRACE_TICK_MS = 5
};

/* Events that are no connection's; no slot has such a number. */
static const uint64_t key_listener = UINT64_MAX, key_quit = UINT64_MAX - 1;

struct server {
	int listener;
	int epoll;
	int quit; /* eventfd, in the epoll: threads end */
	atomic_bool is_stopping;
	atomic_bool is_over; /* so is the grace: what waits is turned away */
	struct connections *connections;
	struct queue *slow; /* requests */
	const struct server_app *app;
	struct server_thread *thread; /* the fast ones first */
	int n_fast, n_threads, n_started;
	sem_t opened;
};

struct server_thread {
	pthread_t id;
	struct server *server;
	struct exchange exchange;
	/* A slow thread has no use for these. */
	struct fastcgi_request *request;
	struct buf kept, body;
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

/* Whether to log, again, what may happen a thousand times a second. */
static bool
may_complain(atomic_llong *complained_us)
{
	long long now = clock_ticks_us(), last = atomic_load(complained_us);

	return (last == 0 || now - last > COMPLAIN_US) &&
	       atomic_compare_exchange_strong(complained_us, &last, now);
}

/* Answer a request that came on c; turn it away if refused is not NULL. */
static void
answer(struct server_thread *t, struct connection *c,
    struct fastcgi_request *request, const struct fault *refused)
{
	struct fastcgi_answer a;

	fastcgi_answer(&t->exchange, request, refused, &a);
	c->is_last = !a.keep || atomic_load(&t->server->is_stopping);
	send_answer(t->server->connections, c, a.iov, a.n_iov);
}

/* Leave t's request to the slow threads, or turn it away. */
static void
put_in_queue(struct server_thread *t, struct connection *c)
{
	static atomic_llong complained_us;
	struct fault busy;

	if (queue_put(t->server->slow, (struct queue_entry){c, t->request})) {
		/* Both are another thread's now, and may be gone already. */
		t->request = fastcgi_new();
		return;
	}
	fault_set(&busy, FAULT_BUSY,
	    "%d slow requests wait already: the next ones are turned away",
	    SERVER_SLOW_WAITING_MAX);
	if (may_complain(&complained_us))
		log_warning("%s", busy.text);
	answer(t, c, t->request, &busy);
}

/* Take the whole request that waits in c's socket, or in pipe if not -1. */
static void
take_request(struct server_thread *t, struct connection *c, int pipe)
{
	struct server *s = t->server;

	if (!fastcgi_read(t->request, pipe >= 0 ? pipe : c->fd,
		s->app->takes_bodies)) {
		connections_drop(s->connections, c, pipe < 0);
		return;
	}
	if (pipe >= 0) {
		close(pipe);
		fastcgi_put_body(t->request, &c->body);
	}
	c->scan = (struct record_scan){0};
	buf_release(&c->kept);
	buf_release(&c->body);
	if (s->app->is_slow != NULL &&
	    s->app->is_slow(fastcgi_target(t->request)))
		put_in_queue(t, c);
	else
		answer(t, c, t->request, NULL);
}

/* Take the request that came in pieces and is now whole in c. */
static void
take_kept(struct server_thread *t, struct connection *c)
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
	take_request(t, c, pipe[0]);
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
	buf_reset(&t->body);
	state = record_scan(&c->scan, t->bytes, (size_t)got, &used, &t->kept,
	    t->server->app->takes_bodies ? &t->body : NULL);
	if (state == RECORD_BAD) {
		log_warning("closed a connection that sent no FastCGI request "
			    "in order, or one with parameters of over %d bytes",
		    RECORD_KEPT_MAX);
		connections_drop(all, c, false);
	} else if (state == RECORD_WHOLE && !has_some && used == (size_t)got) {
		/* Nearly always: libfcgi can read it without ever waiting. */
		take_request(t, c, -1);
	} else if (!consume(t, c->fd, used)) {
		connections_drop(all, c, false);
	} else {
		buf_append(&c->kept, t->kept.data, t->kept.len);
		if (t->body.len > 0)
			buf_append(&c->body, t->body.data, t->body.len);
		if (state == RECORD_WHOLE)
			take_kept(t, c);
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

	epoll_ctl(s->epoll, EPOLL_CTL_DEL, s->listener, NULL);
	if (may_complain(&complained_us))
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
fast_main(void *arg)
{
	struct server_thread *t = arg;
	struct server *s = t->server;
	struct epoll_event event;

	t->request = fastcgi_new();
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
		if (c->pending.len == 0) {
			read_request(t, c);
			continue;
		}
		if (atomic_load(&s->is_stopping))
			c->is_last = true;
		send_pending(s->connections, c);
	}
	exchange_close(&t->exchange);
	fastcgi_free(t->request);
	buf_release(&t->kept);
	buf_release(&t->body);
	return NULL;
}

/* Whether the peer has closed its end, not just for writing. */
static bool
is_gone(int fd)
{
	struct pollfd peer = {.fd = fd};

	return poll(&peer, 1, 0) > 0 && (peer.revents & (POLLHUP | POLLERR));
}

static void
answer_queued(struct server_thread *t, const struct queue_entry *next)
{
	struct connection *c = next->connection;
	struct fault late;

	if (is_gone(c->fd)) {
		/* Who asks again would wait behind what nobody waits for. */
		connections_drop(t->server->connections, c, false);
	} else if (atomic_load(&t->server->is_over)) {
		fault_set(&late, FAULT_BUSY, "the server ends before its turn");
		answer(t, c, next->request, &late);
	} else {
		answer(t, c, next->request, NULL);
	}
	fastcgi_free(next->request);
}

static void *
slow_main(void *arg)
{
	struct server_thread *t = arg;
	struct queue_entry next;

	exchange_open(&t->exchange, t->server->app);
	sem_post(&t->server->opened);
	while (queue_take(t->server->slow, &next))
		answer_queued(t, &next);
	exchange_close(&t->exchange);
	return NULL;
}

/* Start all threads with signals blocked, so that the caller's takes them. */
static bool
start_threads(struct server *s)
{
	static const int own[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV};
	sigset_t blocked, old;

	sigfillset(&blocked);
	for (size_t k = 0; k < sizeof(own) / sizeof(own[0]); k++)
		sigdelset(&blocked, own[k]);
	pthread_sigmask(SIG_SETMASK, &blocked, &old);
	for (; s->n_started < s->n_threads; s->n_started++) {
		struct server_thread *t = &s->thread[s->n_started];

		t->server = s;
		errno = pthread_create(&t->id, NULL,
		    s->n_started < s->n_fast ? fast_main : slow_main, t);
		if (errno != 0)
			break;
	}
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	for (int i = 0; i < s->n_started; i++)
		while (sem_wait(&s->opened) < 0)
			;
	return s->n_started == s->n_threads;
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
	s->slow = queue_new(SERVER_SLOW_WAITING_MAX);
	s->thread = calloc((size_t)s->n_threads, sizeof(*s->thread));
	return s->connections != NULL && s->slow != NULL && s->thread != NULL &&
	       watch(s, s->quit, EPOLLIN, key_quit);
}

static void
close_server(struct server *s)
{
	atomic_store(&s->is_over, true);
	if (s->quit >= 0)
		eventfd_write(s->quit, 1);
	for (int i = 0; i < s->n_started; i++) {
		/* Fast threads, which fill the queue, are at their end now. */
		if (i == s->n_fast)
			queue_close(s->slow);
		pthread_join(s->thread[i].id, NULL);
	}
	connections_free(s->connections);
	queue_free(s->slow);
	free(s->thread);
	if (s->quit >= 0)
		close(s->quit);
	if (s->epoll >= 0)
		close(s->epoll);
	sem_destroy(&s->opened);
}

bool
server_run(int fd, int threads, const struct server_app *app,
    void (*ready)(void), struct fault *f)
{
	struct server s = {
	    .listener = fd,
	    .epoll = -1,
	    .quit = -1,
	    .app = app,
	    .n_fast = threads,
	    .n_threads =
		threads + (app->is_slow != NULL ? SERVER_SLOW_THREADS : 0),
	};
	bool ok = false;

	sem_init(&s.opened, 0, 0);
	fastcgi_init();
	if (!open_server(&s)) {
		fault_set(f, FAULT_OS, "cannot serve: %s", strerror(errno));
	} else if (!start_threads(&s) ||
		   !watch(&s, s.listener, EPOLLIN | EPOLLEXCLUSIVE,
		       key_listener)) {
		fault_set(f, FAULT_OS, "cannot start %d threads, or listen: %s",
		    s.n_threads, strerror(errno));
	} else {
		if (ready != NULL)
			ready();
		keep_house(&s);
		wind_down(&s);
		ok = true;
	}
	close_server(&s);
	atomic_store(&is_stop_asked, false);
	return ok;
}
