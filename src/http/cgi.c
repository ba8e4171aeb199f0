/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The two old ways to be called: one request at a time from a FastCGI process
 * manager, and one request a process from a CGI server.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "http/exchange.h"
#include "http/fastcgi.h"
#include "http/record.h"
#include "http/request.h"
#include "http/server.h"

#include "base/banned.h"

enum {
	IO_TIMEOUT_S = 5,
	PAUSE_MS = 100,
	IOV_PER_CALL = 1024 /* IOV_MAX */
};

static volatile sig_atomic_t is_ended;

static void
end(int signal)
{
	(void)signal;
	is_ended = 1;
}

/* Write all the pieces; a peer that is gone is no concern of ours. */
static void
write_all(int fd, struct iovec *iov, size_t n)
{
	while (n > 0) {
		ssize_t put =
		    writev(fd, iov, (int)(n < IOV_PER_CALL ? n : IOV_PER_CALL));

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return;
		while (n > 0 && (size_t)put >= iov->iov_len) {
			put -= (ssize_t)iov->iov_len;
			iov++;
			n--;
		}
		if (n > 0) {
			iov->iov_base = (char *)iov->iov_base + put;
			iov->iov_len -= (size_t)put;
		}
	}
}

static void
answer_next(struct exchange *x, struct fastcgi_request *request)
{
	static const struct timeval timeout = {.tv_sec = IO_TIMEOUT_S};
	struct timespec moment = {.tv_nsec = PAUSE_MS * 1000000L};
	struct fastcgi_answer answer;
	int fd = accept4(STDIN_FILENO, NULL, NULL, SOCK_CLOEXEC);

	if (fd < 0) {
		if (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED)
			return;
		/* Out of descriptors or memory: this passes. */
		log_warning("cannot accept: %s", strerror(errno));
		nanosleep(&moment, NULL);
		return;
	}
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof(timeout));
	if (!fastcgi_read(request, fd, x->app->takes_bodies))
		return;
	fastcgi_answer(x, request, NULL, &answer);
	write_all(fd, answer.iov, answer.n_iov);
	close(fd);
}

void
server_run_classic(const struct server_app *app)
{
	struct pollfd listener = {.fd = STDIN_FILENO, .events = POLLIN};
	struct sigaction action = {.sa_handler = end};
	struct fastcgi_request *request;
	sigset_t ours, old;
	struct exchange x;
	int flags = fcntl(STDIN_FILENO, F_GETFL);

	/*
	 * The two signals come only while we wait in ppoll: libfcgi takes an
	 * interrupted read for the end of the request. Other processes may
	 * share the listener and be faster, so accepting must not block.
	 */
	sigemptyset(&ours);
	sigaddset(&ours, SIGTERM);
	sigaddset(&ours, SIGUSR1);
	sigprocmask(SIG_BLOCK, &ours, &old);
	sigdelset(&old, SIGTERM);
	sigdelset(&old, SIGUSR1);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGUSR1, &action, NULL);
	fastcgi_init();
	fcntl(STDIN_FILENO, F_SETFL, flags | O_NONBLOCK);
	request = fastcgi_new();
	exchange_open(&x, app);
	while (!is_ended)
		if (ppoll(&listener, 1, NULL, &old) > 0)
			answer_next(&x, request);
	exchange_close(&x);
	fastcgi_free(request);
}

/*
 * The body; one longer than we take is left where it is. RFC 3875 4.2 has a
 * program read no more than the length says. A server that is still writing
 * it when we end may report an error instead of our answer: so what is small
 * is read even where it is not wanted.
 */
static void
read_body(struct buf *body)
{
	uint64_t length = request_body_length(environ);
	size_t want = length <= RECORD_BODY_MAX ? (size_t)length : 0;
	char bytes[4096];

	while (want > 0) {
		ssize_t got = read(STDIN_FILENO, bytes,
		    want < sizeof(bytes) ? want : sizeof(bytes));

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return;
		buf_append(body, bytes, (size_t)got);
		want -= (size_t)got;
	}
}

void
server_run_cgi(const struct server_app *app)
{
	struct buf body = {0};
	struct exchange x;
	struct iovec iov[2];

	signal(SIGPIPE, SIG_IGN);
	exchange_open(&x, app);
	read_body(&body);
	if (!app->takes_bodies)
		buf_reset(&body);
	exchange_answer(&x, environ, &body, NULL);
	iov[0] = (struct iovec){x.head.data, x.head.len};
	iov[1] = (struct iovec){x.response.body.data, x.response.body.len};
	write_all(STDOUT_FILENO, iov, 2);
	exchange_close(&x);
	buf_release(&body);
}

bool
server_is_fastcgi(void)
{
	int is_listening = 0;
	socklen_t n = sizeof(is_listening);

	return getsockopt(STDIN_FILENO, SOL_SOCKET, SO_ACCEPTCONN,
		   &is_listening, &n) == 0 &&
	       is_listening;
}
