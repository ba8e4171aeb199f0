/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_MASTER_H
#define HTTP_MASTER_H

#include <stdbool.h>

struct fault;

/*
 * The master process: it owns the listening socket and keeps its workers
 * alive; it does nothing else, so there is little in it that can break.
 *
 * It serves as soon as its first worker is ready. SIGHUP starts a new
 * generation of workers and, when all of them are ready, drains the old one;
 * if one of the new cannot start, the old one goes on.
 * Another SIGHUP meanwhile gives up the unfinished generation for a newer.
 * SIGTERM and SIGINT drain all and end. A worker that dies is replaced at
 * once, with back-off to two seconds when it keeps dying at start. One that
 * is told to drain has ten seconds for it, then it is killed. If the master
 * dies, its workers drain. A service manager is told what goes on
 * (sd_notify(3)).
 */
struct master_args {
	const char *socket; /* path of the unix socket, made 0660 */
	int workers;        /* at least 1 */
	/*
	 * A worker's life, in a forked child: prepare, call ready(), serve fd,
	 * return the exit status. A status before ready() other than 0 is a
	 * refusal to start. SIGTERM and SIGINT call server_stop there, before
	 * work begins already; SIGHUP is ignored and every other signal is at
	 * its default. The process ends by _exit.
	 */
	int (*work)(void *arg, int fd, void (*ready)(void));
	void *arg;
};

/*
 * Listen and keep workers until told to stop; then the socket's file is
 * removed. To be called from a process with one thread. false: FAULT_CREATE
 * (the socket: another program listens there, no such folder, path too long),
 * FAULT_CONFIG (the first generation refused to start, and has said why),
 * FAULT_OS (no processes or descriptors to be had). A socket passed by
 * systemd (LISTEN_FDS=1) is used instead of args->socket, and left alone.
 */
bool master_run(const struct master_args *args, struct fault *f);

#endif
