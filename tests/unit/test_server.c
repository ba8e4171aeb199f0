/* SPDX-License-Identifier: Apache-2.0 */
/*
 * server.h over a real socket: connections kept open, requests in pieces,
 * peers that are slow, gone or mad, handlers that are slow, and the way it
 * stops. The client here speaks FastCGI by itself, so that it can speak it
 * wrongly.
 */
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/fault.h"
#include "http/request.h"
#include "http/response.h"
#include "http/server.h"

#include "base/banned.h"

enum { BIG_BYTES = 200000, HUGE_BYTES = 8000000, SLOW_MS = 300 };
enum { PATIENCE_MS = 10000, TEST_S = 300 };

/* The app: what a path asks for. */

static void
pause_ms(long ms)
{
	struct timespec t = {ms / 1000, ms % 1000 * 1000000};

	nanosleep(&t, NULL);
}

/* Bytes that show when a piece of them is lost, twice or moved. */
static void
put_pattern(struct buf *b, size_t n)
{
	for (size_t i = 0; b->len < n; i++)
		buf_printf(b, "%zu,", i);
}

/*
 * Of the slow requests, which are those that begin with /search: posted when
 * one has been read, when one below /search/ is in hand, and when a thread has
 * closed; waited for before each that is in hand is answered.
 */
static sem_t seen, in_hand, closed, may_go;

static void
wait_for(sem_t *s)
{
	struct timespec end;

	clock_gettime(CLOCK_REALTIME, &end);
	end.tv_sec += PATIENCE_MS / 1000;
	while (sem_timedwait(s, &end) < 0)
		assert(errno == EINTR);
}

static void
let_go(int n)
{
	while (n-- > 0)
		sem_post(&may_go);
}

static bool
is_slow(const char *target)
{
	if (strncmp(target, "/search", 7) != 0)
		return false;
	sem_post(&seen);
	return true;
}

/* What was searched for, one after another. */
static pthread_mutex_t searches_lock = PTHREAD_MUTEX_INITIALIZER;
static struct buf searches;

static void
forget_searches(void)
{
	sem_t *all[] = {&seen, &in_hand, &closed, &may_go};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		while (sem_trywait(all[i]) == 0)
			;
	buf_reset(&searches);
}

static void
search(const struct request *req)
{
	pthread_mutex_lock(&searches_lock);
	buf_printf(&searches, "%s ", req->path + strlen("/search/"));
	pthread_mutex_unlock(&searches_lock);
	sem_post(&in_hand);
	wait_for(&may_go);
}

static void *
open_thread(void *arg)
{
	return arg;
}

static void
close_thread(void *arg)
{
	(void)arg;
	sem_post(&closed);
}

static void
handle(void *thread, const struct request *req, struct response *res,
    const struct fault *bad)
{
	assert(strcmp(thread, "program") == 0);
	if (bad != NULL) {
		res->status = bad->cause == FAULT_BUSY ? 503 : 400;
		buf_puts(&res->body, bad->cause == FAULT_BUSY ? "busy" : "");
	} else if (strcmp(req->path, "/big") == 0 ||
		   strcmp(req->path, "/search-big") == 0) {
		put_pattern(&res->body, BIG_BYTES);
	} else if (strcmp(req->path, "/huge") == 0) {
		put_pattern(&res->body, HUGE_BYTES);
	} else if (strcmp(req->path, "/fresh") == 0) {
		res->status = 304;
		buf_puts(&res->body, "not to be sent");
	} else {
		if (strcmp(req->path, "/slow") == 0)
			pause_ms(SLOW_MS);
		if (strncmp(req->path, "/search/", 8) == 0)
			search(req);
		buf_printf(&res->body, "%d %s %zu", (int)req->method, req->path,
		    (size_t)req->content_length);
	}
}

static char program[] = "program";
static const struct server_app app = {.open = open_thread,
    .handle = handle,
    .close = close_thread,
    .program = program};
static const struct server_app slow_app = {.open = open_thread,
    .handle = handle,
    .close = close_thread,
    .is_slow = is_slow,
    .program = program};

/* The server, in a thread of this process. */

static char folder[] = "/tmp/test_server.XXXXXX";
static struct sockaddr_un address = {.sun_family = AF_UNIX};
static int listener = -1;
static int n_threads;
static const struct server_app *running;
static sem_t is_ready;
static pthread_t server;

static void
tell_ready(void)
{
	sem_post(&is_ready);
}

static void *
serve(void *arg)
{
	struct fault f;

	(void)arg;
	return server_run(listener, n_threads, running, tell_ready, &f)
		   ? &is_ready
		   : NULL;
}

static void
start_app(const struct server_app *which, int threads)
{
	running = which;
	n_threads = threads;
	forget_searches();
	sem_init(&is_ready, 0, 0);
	assert_int_equal(pthread_create(&server, NULL, serve, NULL), 0);
	while (sem_wait(&is_ready) < 0)
		;
}

static void
start(int threads)
{
	start_app(&app, threads);
}

static void
wait_for_end(void)
{
	void *result;

	pthread_join(server, &result);
	assert_ptr_equal(result, &is_ready);
	sem_destroy(&is_ready);
}

static void
stop(void)
{
	server_stop();
	wait_for_end();
}

/* The client. */

static int
dial(void)
{
	struct timeval patience = {.tv_sec = PATIENCE_MS / 1000};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	assert_true(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	assert_int_equal(
	    connect(fd, (struct sockaddr *)&address, sizeof(address)), 0);
	return fd;
}

static void
put_record(struct buf *b, int type, int id, const void *p, size_t n, int pad)
{
	const uint8_t h[8] = {1, (uint8_t)type, (uint8_t)(id >> 8), (uint8_t)id,
	    (uint8_t)(n >> 8), (uint8_t)n, (uint8_t)pad, 0};

	buf_append(b, h, sizeof(h));
	buf_append(b, p, n);
	buf_append(b, "\0\0\0\0\0\0\0", (size_t)pad);
}

static void
put_begin(struct buf *b, int id, bool keep)
{
	put_record(b, 1, id, "\0\1\0\0\0\0\0\0", 8, 0);
	b->data[b->len - 6] = (char)keep;
}

static void
put_pair(struct buf *b, const char *name, const char *value)
{
	size_t n = strlen(name), v = strlen(value);
	uint8_t lengths[5] = {(uint8_t)n, (uint8_t)(0x80 | v >> 24),
	    (uint8_t)(v >> 16), (uint8_t)(v >> 8), (uint8_t)v};

	buf_append(b, lengths, sizeof(lengths));
	buf_puts(b, name);
	buf_puts(b, value);
}

/* A request up to the end of its parameters. */
static void
put_head(struct buf *b, int id, bool keep, const char *method, const char *uri,
    size_t body)
{
	struct buf params = {0};
	char length[24];

	snprintf(length, sizeof(length), "%zu", body);
	put_pair(&params, "REQUEST_METHOD", method);
	put_pair(&params, "REQUEST_URI", uri);
	put_pair(&params, "CONTENT_LENGTH", length);
	put_begin(b, id, keep);
	put_record(b, 4, id, params.data, params.len, 5);
	put_record(b, 4, id, NULL, 0, 0);
	buf_release(&params);
}

static void
put_body(struct buf *b, int id, size_t n)
{
	static const char zeros[60000];

	while (n > 0) {
		size_t part = n < sizeof(zeros) ? n : sizeof(zeros);

		put_record(b, 5, id, zeros, part, 3);
		n -= part;
	}
	put_record(b, 5, id, NULL, 0, 0);
}

static void
send_bytes(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t put = send(fd, p, n, MSG_NOSIGNAL);

		assert_true(put > 0);
		p += put;
		n -= (size_t)put;
	}
}

static void
send_buf(int fd, struct buf *b)
{
	send_bytes(fd, b->data, b->len);
	buf_release(b);
}

static void
get(int fd, bool keep, const char *uri)
{
	struct buf b = {0};

	put_head(&b, 1, keep, "GET", uri, 0);
	put_body(&b, 1, 0);
	send_buf(fd, &b);
}

static bool
read_bytes(int fd, void *p, size_t n)
{
	ssize_t got = n == 0 ? 0 : recv(fd, p, n, MSG_WAITALL);

	return got >= 0 && (size_t)got == n;
}

/* Read an answer to request id into out. false: the connection was closed. */
static bool
read_answer(int fd, int id, struct buf *out)
{
	static _Thread_local char bytes[65536 + 256];
	uint8_t h[8];

	buf_reset(out);
	while (read_bytes(fd, h, sizeof(h))) {
		size_t n = (size_t)h[4] << 8 | h[5];

		assert_int_equal(h[0], 1);
		assert_int_equal(h[2] << 8 | h[3], id);
		assert_int_equal((n + h[6]) % 8, 0);
		assert_true(read_bytes(fd, bytes, n + h[6]));
		if (h[1] == 3) {
			assert_int_equal(n, 8);
			assert_memory_equal(bytes, "\0\0\0\0\0", 5);
			return true;
		}
		assert_int_equal(h[1], 6);
		buf_append(out, bytes, n);
	}
	return false;
}

static const char *
body_of(const struct buf *b)
{
	const char *end = strstr(buf_string(b), "\r\n\r\n");

	assert_non_null(end);
	return end + 4;
}

/* Read an answer whose body must be want. */
static void
expect(int fd, const char *want)
{
	struct buf b = {0};

	assert_true(read_answer(fd, 1, &b));
	assert_string_equal(body_of(&b), want);
	buf_release(&b);
}

static void
expect_closed(int fd)
{
	char byte;
	ssize_t got = recv(fd, &byte, 1, 0);

	assert_true(got == 0 || (got < 0 && errno == ECONNRESET));
	close(fd);
}

/* The server must still answer. */
static void
expect_alive(void)
{
	int fd = dial();

	get(fd, false, "/alive");
	expect(fd, "0 /alive 0");
	expect_closed(fd);
}

/* What it proves. */

static void
keeps_connections_as_asked(void **state)
{
	int fd;

	(void)state;
	start(2);
	fd = dial();
	for (int i = 0; i < 3; i++) {
		get(fd, true, "/a");
		expect(fd, "0 /a 0");
	}
	get(fd, false, "/b");
	expect(fd, "0 /b 0");
	expect_closed(fd);
	stop();
}

static void
frames_answers_of_any_size(void **state)
{
	static const struct {
		const char *method, *uri, *status;
		size_t n;
	} table[] = {
	    {"GET", "/big", "Status: 200 OK\r\n", BIG_BYTES},
	    {"HEAD", "/big", "Status: 200 OK\r\n", BIG_BYTES},
	    {"GET", "/huge", "Status: 200 OK\r\n", HUGE_BYTES},
	    {"GET", "/fresh", "Status: 304 Not Modified\r\n", 0},
	    {"GET", "/%00", "Status: 400 Bad Request\r\n", 0},
	};
	struct buf b = {0}, out = {0}, want = {0};
	int fd;

	(void)state;
	start(1);
	fd = dial();
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		int id = i == 0 ? 65535 : 1;

		put_head(&b, id, true, table[i].method, table[i].uri, 0);
		put_body(&b, id, 0);
		send_buf(fd, &b);
		assert_true(read_answer(fd, id, &out));
		assert_memory_equal(
		    out.data, table[i].status, strlen(table[i].status));
		buf_reset(&want);
		put_pattern(&want, table[i].n);
		assert_string_equal(body_of(&out), buf_string(&want));
	}
	buf_release(&out);
	buf_release(&want);
	close(fd);
	stop();
}

static void
reads_bodies_before_answering(void **state)
{
	static const size_t lengths[] = {1, 8191, 8192, 65535, 300000};
	struct buf b = {0};
	int fd;

	(void)state;
	start(1);
	fd = dial();
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		char want[40];

		snprintf(want, sizeof(want), "2 /f %zu", lengths[i]);
		/* As nginx sends it, and as Apache does. */
		put_head(&b, 1, true, "POST", "/f", lengths[i]);
		put_body(&b, 1, lengths[i]);
		send_buf(fd, &b);
		expect(fd, want);
		put_head(&b, 1, true, "POST", "/f", lengths[i]);
		send_buf(fd, &b);
		pause_ms(20);
		put_body(&b, 1, lengths[i]);
		send_buf(fd, &b);
		expect(fd, want);
	}
	close(fd);
	stop();
}

static void
slow_requests_hold_no_thread(void **state)
{
	struct buf b = {0};
	int fd;

	(void)state;
	start(1);
	fd = dial();
	put_head(&b, 1, false, "POST", "/slowly", 2);
	put_body(&b, 1, 2);
	for (size_t i = 0; i < b.len; i++) {
		send_bytes(fd, b.data + i, 1);
		if (i % 20 == 0)
			expect_alive();
	}
	buf_release(&b);
	expect(fd, "2 /slowly 2");
	expect_closed(fd);
	stop();
}

static void
slow_readers_hold_no_thread(void **state)
{
	int fd;

	(void)state;
	start(1);
	fd = dial();
	get(fd, true, "/huge");
	expect_alive();
	for (int i = 0; i < 2; i++) {
		struct buf out = {0};

		assert_true(read_answer(fd, 1, &out));
		assert_true(out.len > HUGE_BYTES);
		buf_release(&out);
		if (i == 0)
			get(fd, true, "/huge");
	}
	close(fd);
	stop();
}

static void
idle_connections_hold_no_thread(void **state)
{
	enum { N = 64 };
	int fd[N];

	(void)state;
	start(2);
	for (int i = 0; i < N; i++) {
		fd[i] = dial();
		if (i % 2 == 0) {
			get(fd[i], true, "/a");
			expect(fd[i], "0 /a 0");
		}
	}
	expect_alive();
	for (int i = 0; i < N; i++) {
		get(fd[i], true, "/b");
		expect(fd[i], "0 /b 0");
		close(fd[i]);
	}
	stop();
}

static void
answers_requests_sent_together(void **state)
{
	struct buf b = {0};
	int fd;

	(void)state;
	start(2);
	fd = dial();
	for (int i = 0; i < 3; i++) {
		put_head(&b, 1, true, "GET", "/a", 0);
		put_body(&b, 1, 0);
	}
	send_buf(fd, &b);
	for (int i = 0; i < 3; i++)
		expect(fd, "0 /a 0");
	close(fd);
	stop();
}

static void
survives_peers_that_go(void **state)
{
	struct buf b = {0};
	char some[1000];
	int fd;

	(void)state;
	start(1);
	close(dial());
	fd = dial();
	get(fd, true, "/huge");
	assert_true(read_bytes(fd, some, sizeof(some)));
	close(fd);
	fd = dial();
	get(fd, true, "/slow");
	close(fd);
	fd = dial();
	put_head(&b, 1, true, "POST", "/f", 2);
	send_buf(fd, &b);
	close(fd);
	fd = dial();
	shutdown(fd, SHUT_WR);
	expect_closed(fd);
	expect_alive();
	stop();
}

static void
put_garbage(struct buf *b, int kind)
{
	switch (kind) {
	case 0: /* another protocol */
		buf_puts(b, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
		break;
	case 1: /* no begin */
		put_record(b, 4, 1, NULL, 0, 0);
		break;
	case 2: /* a management record, which libfcgi answers badly */
		put_record(b, 9, 0, "\17\0FCGI_MPXS_CONNS", 17, 7);
		break;
	case 3: /* request 0 */
		put_begin(b, 0, true);
		break;
	case 4: /* begin, twice */
		put_begin(b, 1, true);
		put_begin(b, 1, true);
		break;
	case 5: /* two requests at once */
		put_begin(b, 1, true);
		put_record(b, 4, 2, NULL, 0, 0);
		break;
	case 6: /* a body before the parameters end */
		put_begin(b, 1, true);
		put_record(b, 5, 1, NULL, 0, 0);
		break;
	case 7: /* an abort */
		put_head(b, 1, true, "POST", "/f", 1);
		put_record(b, 2, 1, NULL, 0, 0);
		break;
	case 8: /* a short begin */
		put_record(b, 1, 1, "\0\1\0\0", 4, 4);
		break;
	case 9: /* parameters cut short */
		put_begin(b, 1, true);
		put_record(b, 4, 1, "\17\200\0\377\377REQUEST_URI/", 17, 0);
		put_record(b, 4, 1, NULL, 0, 0);
		put_body(b, 1, 0);
		break;
	case 10: /* the same, and the body later */
		put_begin(b, 1, true);
		put_record(b, 4, 1, "\17", 1, 0);
		put_record(b, 4, 1, NULL, 0, 0);
		put_body(b, 1, 20000);
		break;
	default:
		break;
	}
}

static void
closes_on_garbage(void **state)
{
	struct buf b = {0};
	int fd;

	(void)state;
	start(1);
	for (int kind = 0; kind <= 10; kind++) {
		print_message("# garbage %d\n", kind);
		fd = dial();
		put_garbage(&b, kind);
		send_buf(fd, &b);
		expect_closed(fd);
		expect_alive();
	}
	stop();
}

static void
bounds_parameters(void **state)
{
	static const struct {
		size_t n;
		bool ok;
	} table[] = {
	    {32000, true}, {65000, true}, {65534, false}, {65535, false}};
	static char params[65536];
	struct buf b = {0}, out = {0};
	int fd;

	(void)state;
	start(1);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		size_t rest = table[i].n - 6;
		fd = dial();
		/* One parameter "a" with a value that fills the record. */
		memset(params, 'x', sizeof(params));
		params[0] = 1;
		params[1] = (char)0x80;
		params[2] = 0;
		params[3] = (char)(rest >> 8);
		params[4] = (char)rest;
		put_begin(&b, 1, false);
		put_record(&b, 4, 1, params, table[i].n, 0);
		put_record(&b, 4, 1, NULL, 0, 0);
		put_body(&b, 1, 0);
		send(fd, b.data, b.len, MSG_NOSIGNAL);
		buf_release(&b);
		assert_int_equal(read_answer(fd, 1, &out), table[i].ok);
		close(fd);
	}
	/* Parameters that do not end are not waited for. */
	fd = dial();
	put_begin(&b, 1, false);
	for (int i = 0; i < 2; i++)
		put_record(&b, 4, 1, params, 40000, 0);
	send(fd, b.data, b.len, MSG_NOSIGNAL);
	buf_release(&b);
	expect_closed(fd);
	expect_alive();
	buf_release(&out);
	stop();
}

static void
waits_for_descriptors(void **state)
{
	struct rlimit old, few;
	int next, fd;

	(void)state;
	start(2);
	next = dup(0);
	close(next);
	getrlimit(RLIMIT_NOFILE, &old);
	few = old;
	few.rlim_cur = (rlim_t)next + 1;
	setrlimit(RLIMIT_NOFILE, &few);
	fd = dial();
	assert_int_equal(fd, next);
	get(fd, true, "/a");
	pause_ms(200);
	setrlimit(RLIMIT_NOFILE, &old);
	expect(fd, "0 /a 0");
	/* An idle connection gives way to a new one. */
	next = dup(0);
	close(next);
	few.rlim_cur = (rlim_t)next + 1;
	setrlimit(RLIMIT_NOFILE, &few);
	expect_alive();
	setrlimit(RLIMIT_NOFILE, &old);
	expect_closed(fd);
	stop();
}

static void
stops_at_once_when_idle(void **state)
{
	enum { N = 8 };
	int64_t begun;
	int fd[N];

	(void)state;
	start(4);
	for (int i = 0; i < N; i++) {
		fd[i] = dial();
		get(fd[i], true, "/a");
		expect(fd[i], "0 /a 0");
	}
	begun = clock_ticks_us();
	stop();
	assert_true(clock_ticks_us() - begun < 1000000);
	for (int i = 0; i < N; i++)
		expect_closed(fd[i]);
}

static void
finishes_what_is_in_hand(void **state)
{
	struct buf b = {0};
	int slow, half, late;

	(void)state;
	start(2);
	slow = dial();
	get(slow, true, "/slow");
	half = dial();
	put_head(&b, 1, true, "POST", "/half", 1);
	send_buf(half, &b);
	late = dial();
	pause_ms(50);
	server_stop();
	pause_ms(50);
	put_body(&b, 1, 1);
	send_buf(half, &b);
	get(late, true, "/late");
	expect(half, "2 /half 1");
	expect(late, "0 /late 0");
	expect(slow, "0 /slow 0");
	wait_for_end();
	expect_closed(slow);
	expect_closed(half);
	expect_closed(late);
}

static void
gives_up_on_silent_peers(void **state)
{
	struct buf b = {0};
	int half, silent;
	int64_t begun;

	(void)state;
	start(2);
	half = dial();
	put_head(&b, 1, true, "POST", "/half", 1);
	send_buf(half, &b);
	silent = dial();
	pause_ms(50);
	begun = clock_ticks_us();
	stop();
	assert_true(clock_ticks_us() - begun < 5000000);
	expect_closed(half);
	expect_closed(silent);
}

static void
stops_when_told_before(void **state)
{
	(void)state;
	server_stop();
	server_stop();
	start(2);
	wait_for_end();
	/* and that is forgotten then */
	start(2);
	expect_alive();
	stop();
}

static void *
ask_often(void *arg)
{
	int fd = dial();

	(void)arg;
	for (int i = 0; i < 300; i++) {
		get(fd, i % 7 != 0, i % 3 == 0 ? "/search-big" : "/big?x");
		struct buf b = {0};
		assert_true(read_answer(fd, 1, &b));
		assert_true(b.len > BIG_BYTES);
		buf_release(&b);
		if (i % 7 == 0) {
			close(fd);
			fd = dial();
		}
	}
	close(fd);
	return NULL;
}

static void
serves_many_at_once(void **state)
{
	enum { N = 16 };
	pthread_t id[N];

	(void)state;
	start_app(&slow_app, 4);
	for (int i = 0; i < N; i++)
		assert_int_equal(
		    pthread_create(&id[i], NULL, ask_often, NULL), 0);
	for (int i = 0; i < N; i++)
		pthread_join(id[i], NULL);
	stop();
}

/* Ask for /search/FIRST and n - 1 after it, each when the last is read. */
static void
search_for(int *fd, int first, int n)
{
	for (int i = 0; i < n; i++) {
		char uri[40];

		snprintf(uri, sizeof(uri), "/search/%d", first + i);
		fd[i] = dial();
		get(fd[i], true, uri);
		wait_for(&seen);
	}
}

static void
expect_found(int fd, int n)
{
	char want[40];

	snprintf(want, sizeof(want), "0 /search/%d 0", n);
	expect(fd, want);
}

static void
expect_status(int fd, const char *status)
{
	struct buf b = {0};

	assert_true(read_answer(fd, 1, &b));
	assert_memory_equal(buf_string(&b), status, strlen(status));
	buf_release(&b);
}

static void
slow_handlers_hold_no_others(void **state)
{
	enum { N = 5 };
	int fd[N];

	(void)state;
	start_app(&slow_app, 1);
	search_for(fd, 0, N);
	for (int i = 0; i <= N; i++)
		expect_alive();
	let_go(N);
	for (int i = 0; i < N; i++) {
		expect_found(fd[i], i);
		close(fd[i]);
	}
	stop();
}

static void
without_is_slow_none_is(void **state)
{
	int fd = dial();

	(void)state;
	start(1);
	get(fd, true, "/search/0");
	wait_for(&in_hand);
	assert_int_equal(sem_trywait(&seen), -1);
	let_go(1);
	expect_found(fd, 0);
	close(fd);
	stop();
}

static void
slow_requests_go_in_order(void **state)
{
	enum { N = 9 };
	int fd[N];

	(void)state;
	start_app(&slow_app, 1);
	search_for(fd, 0, N);
	let_go(N);
	/* Whichever is read first. */
	for (int i = N - 1; i >= 0; i--) {
		expect_found(fd[i], i);
		close(fd[i]);
	}
	stop();
	assert_string_equal(buf_string(&searches), "0 1 2 3 4 5 6 7 8 ");
}

static void
turns_away_what_is_too_much(void **state)
{
	enum { N = SERVER_SLOW_THREADS + SERVER_SLOW_WAITING_MAX };
	static int fd[N];
	int more;

	(void)state;
	start_app(&slow_app, 1);
	search_for(fd, 0, SERVER_SLOW_THREADS);
	for (int i = 0; i < SERVER_SLOW_THREADS; i++)
		wait_for(&in_hand);
	search_for(fd + SERVER_SLOW_THREADS, SERVER_SLOW_THREADS,
	    SERVER_SLOW_WAITING_MAX);
	search_for(&more, N, 1);
	expect_status(more, "Status: 503 Service Unavailable\r\n");
	/* What cannot be read is no matter of time. */
	get(more, true, "/search/%00");
	expect_status(more, "Status: 400 Bad Request\r\n");
	get(more, true, "/a");
	expect(more, "0 /a 0");
	let_go(N + 1);
	for (int i = 0; i < N; i++) {
		expect_found(fd[i], i);
		close(fd[i]);
	}
	/* The same connection has its turn when there is room. */
	get(more, true, "/search/last");
	expect(more, "0 /search/last 0");
	close(more);
	stop();
}

static void
keeps_connections_of_slow_requests(void **state)
{
	struct buf b = {0};
	int fd;

	(void)state;
	start_app(&slow_app, 1);
	fd = dial();
	for (int i = 0; i < 3; i++) {
		get(fd, true, "/a");
		expect(fd, "0 /a 0");
		get(fd, true, "/search/0");
		wait_for(&in_hand);
		expect_alive();
		let_go(1);
		expect_found(fd, 0);
	}
	/* Also when the next one is there before the answer. */
	for (int i = 0; i < 3; i++) {
		put_head(&b, 1, true, "GET", i == 1 ? "/a" : "/search/1", 0);
		put_body(&b, 1, 0);
	}
	send_buf(fd, &b);
	let_go(2);
	expect_found(fd, 1);
	expect(fd, "0 /a 0");
	expect_found(fd, 1);
	get(fd, false, "/search/2");
	let_go(1);
	expect_found(fd, 2);
	expect_closed(fd);
	stop();
}

static void
reads_slow_requests_in_pieces(void **state)
{
	struct buf b = {0};
	int fd;

	(void)state;
	start_app(&slow_app, 1);
	fd = dial();
	for (int i = 0; i < 2; i++) {
		put_head(&b, 1, true, "POST", "/search/0", 100000);
		send_bytes(fd, b.data, 20);
		expect_alive();
		send_bytes(fd, b.data + 20, b.len - 20);
		expect_alive();
		assert_int_equal(sem_trywait(&seen), -1);
		buf_reset(&b);
		put_body(&b, 1, 100000);
		send_buf(fd, &b);
		wait_for(&seen);
		wait_for(&in_hand);
		expect_alive();
		let_go(1);
		expect(fd, "2 /search/0 100000");
	}
	close(fd);
	stop();
}

static void
drops_slow_requests_of_the_gone(void **state)
{
	int fd[4];

	(void)state;
	start_app(&slow_app, 1);
	search_for(fd, 0, 4);
	wait_for(&in_hand);
	close(fd[1]);
	/* Who only has nothing more to say still wants an answer. */
	shutdown(fd[2], SHUT_WR);
	let_go(4);
	expect_found(fd[0], 0);
	expect_found(fd[2], 2);
	expect_closed(fd[2]);
	expect_found(fd[3], 3);
	close(fd[0]);
	close(fd[3]);
	stop();
	assert_string_equal(buf_string(&searches), "0 2 3 ");
}

static void
finishes_what_waits_in_the_queue(void **state)
{
	enum { N = 4 };
	int fd[N];

	(void)state;
	start_app(&slow_app, 2);
	search_for(fd, 0, N);
	wait_for(&in_hand);
	server_stop();
	pause_ms(50);
	let_go(N);
	for (int i = 0; i < N; i++) {
		expect_found(fd[i], i);
		expect_closed(fd[i]);
	}
	wait_for_end();
}

static void
turns_away_what_waits_too_long_to_stop(void **state)
{
	enum { N = SERVER_SLOW_THREADS + 3 };
	int fd[N];

	(void)state;
	start_app(&slow_app, 1);
	search_for(fd, 0, N);
	for (int i = 0; i < SERVER_SLOW_THREADS; i++)
		wait_for(&in_hand);
	server_stop();
	/* When the fast thread is at its end, the grace is over. */
	wait_for(&closed);
	let_go(N);
	for (int i = 0; i < N; i++) {
		if (i < SERVER_SLOW_THREADS)
			expect_found(fd[i], i);
		else
			expect(fd[i], "busy");
		expect_closed(fd[i]);
	}
	wait_for_end();
	assert_int_equal(sem_trywait(&in_hand), -1);
}

static int
set_up(void **state)
{
	(void)state;
	sem_init(&seen, 0, 0);
	sem_init(&in_hand, 0, 0);
	sem_init(&closed, 0, 0);
	sem_init(&may_go, 0, 0);
	if (mkdtemp(folder) == NULL)
		return -1;
	snprintf(address.sun_path, sizeof(address.sun_path), "%s/s", folder);
	listener = socket(AF_UNIX, SOCK_STREAM, 0);
	return bind(listener, (struct sockaddr *)&address, sizeof(address)) |
	       listen(listener, 128);
}

static int
tear_down(void **state)
{
	(void)state;
	close(listener);
	unlink(address.sun_path);
	buf_release(&searches);
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(keeps_connections_as_asked),
	    cmocka_unit_test(frames_answers_of_any_size),
	    cmocka_unit_test(reads_bodies_before_answering),
	    cmocka_unit_test(slow_requests_hold_no_thread),
	    cmocka_unit_test(slow_readers_hold_no_thread),
	    cmocka_unit_test(idle_connections_hold_no_thread),
	    cmocka_unit_test(answers_requests_sent_together),
	    cmocka_unit_test(survives_peers_that_go),
	    cmocka_unit_test(closes_on_garbage),
	    cmocka_unit_test(bounds_parameters),
	    cmocka_unit_test(waits_for_descriptors),
	    cmocka_unit_test(stops_at_once_when_idle),
	    cmocka_unit_test(finishes_what_is_in_hand),
	    cmocka_unit_test(gives_up_on_silent_peers),
	    cmocka_unit_test(stops_when_told_before),
	    cmocka_unit_test(serves_many_at_once),
	    cmocka_unit_test(slow_handlers_hold_no_others),
	    cmocka_unit_test(without_is_slow_none_is),
	    cmocka_unit_test(slow_requests_go_in_order),
	    cmocka_unit_test(turns_away_what_is_too_much),
	    cmocka_unit_test(keeps_connections_of_slow_requests),
	    cmocka_unit_test(reads_slow_requests_in_pieces),
	    cmocka_unit_test(drops_slow_requests_of_the_gone),
	    cmocka_unit_test(finishes_what_waits_in_the_queue),
	    cmocka_unit_test(turns_away_what_waits_too_long_to_stop),
	};

	alarm(TEST_S); /* a test that hangs has failed */
	return cmocka_run_group_tests_name("server", tests, set_up, tear_down);
}
