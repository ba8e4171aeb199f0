/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include <stdbool.h>

struct fault;
struct request;
struct response;

/*
 * The program behind the wire. open is called once in each thread before its
 * first request, and close after its last; what open returns is handed to
 * every handle of that thread. Either may be NULL. handle answers every
 * request, whatever it is: it fills *res, which comes to it reset, and never
 * fails. A request's body is read, and dropped unless takes_bodies is set: then
 * req->body has it.
 *
 * In handle, bad is NULL, or says why the request is not to be served. Of
 * cause FAULT_DATA it could not be read (request_parse): the answer is a 400.
 * Of cause FAULT_BUSY it is a slow one for which there is no time: a 503, at
 * once.
 *
 * is_slow says whether handle may take long over a request for target (see
 * request_target), so that it must not hold up others. It is called from any
 * thread, before the request is checked. NULL: none takes long.
 */
struct server_app {
	void *(*open)(void *program);
	void (*handle)(void *thread, const struct request *req,
	    struct response *res, const struct fault *bad);
	void (*close)(void *thread);
	bool (*is_slow)(const char *target);
	bool takes_bodies;
	void *program;
};

/* Threads for slow requests alone, and how many more of those may wait. */
enum { SERVER_SLOW_THREADS = 1, SERVER_SLOW_WAITING_MAX = 64 };

/*
 * Serve FastCGI on the listening socket fd, which is made non-blocking and
 * left open, with threads threads that share one epoll, until server_stop.
 * Connections may be kept open; an idle or slow one holds no thread, and of
 * more than 4,096 the one idle longest is closed. ready, if not NULL, is
 * called once all threads have opened. false, FAULT_OS: epoll or threads
 * could not be made. Not to be called twice at the same time.
 *
 * Slow requests are answered by SERVER_SLOW_THREADS threads more, in the order
 * in which they were read, and hold up nobody but one another. When
 * SERVER_SLOW_WAITING_MAX of them wait, the next is turned away. One whose
 * peer has gone while it waited is dropped.
 *
 * On server_stop, or at once if that was called before: no connection is
 * accepted any more, idle ones are closed, requests in hand are finished, slow
 * ones that wait after two seconds are turned away, those that have not come
 * whole by then are given up, the threads close, and server_run returns true.
 * The signals of the process are the caller's thread's to take, and SIGPIPE is
 * ignored unless it has a handler.
 */
bool server_run(int fd, int threads, const struct server_app *app,
    void (*ready)(void), struct fault *f);

/* Make server_run return. May be called from a signal handler. */
void server_stop(void);

/*
 * The classic way, for spawn-fcgi, mod_fcgid and the like: accept, answer and
 * close one connection at a time on file descriptor 0, until SIGTERM or
 * SIGUSR1, which let a request in hand be finished.
 */
void server_run_classic(const struct server_app *app);

/* Answer the one request in the environment as plain CGI (RFC 3875). */
void server_run_cgi(const struct server_app *app);

/* Whether fd 0 is a listening socket, so that server_run_classic fits. */
bool server_is_fastcgi(void);

#endif
