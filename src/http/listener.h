/* SPDX-License-Identifier: Apache-2.0 */
#ifndef HTTP_LISTENER_H
#define HTTP_LISTENER_H

#include <stdbool.h>
#include <sys/types.h>

struct fault;

/* A listening unix socket and the file that stands for it. */
struct listener {
	int fd;
	const char *path; /* NULL: it was passed to us, and is not ours */
	dev_t device;
	ino_t inode;
};

/*
 * Listen on the unix socket path, a file of mode 0660 that is there only once
 * it listens; path is kept by pointer. A file left by a program that has died
 * is replaced, after waiting up to three seconds for what still listens on
 * it. When the service manager has passed one socket to this process
 * (LISTEN_FDS, sd_listen_fds(3)) that is taken instead. false, FAULT_CREATE:
 * the path is too long or not a socket's, another program listens on it, its
 * folder is not there or not ours to write; what was passed is not one
 * listening socket.
 */
bool listener_open(struct listener *l, const char *path, struct fault *f);

/* Close it, and remove its file if that is still ours. */
void listener_close(struct listener *l);

#endif
