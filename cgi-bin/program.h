/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CGI_BIN_PROGRAM_H
#define CGI_BIN_PROGRAM_H

#include <stdbool.h>

struct conf;
struct room;
struct route_table;

/*
 * What the programs that a web server runs have in common. As a server of its
 * own each is a master with workers; with a listening socket on descriptor 0
 * it is a classic FastCGI program; with a CGI environment it answers one
 * request. It opens the edition read-only.
 */
struct program_kind {
	const char *name;  /* "site.fcgi" */
	const char *usage; /* its help */
	const struct route_table *routes;

	/* Its pool, out of the configuration; 0 workers is one a core. */
	const char *(*socket)(const struct conf *conf);
	int (*workers)(const struct conf *conf);
	int (*threads)(const struct conf *conf);

	/* See struct server_app. */
	bool (*is_slow)(const char *target);
	bool takes_bodies;

	/* What was sent is kept for the next who asks (page_cache.h). */
	bool keeps_pages;

	/* What a thread has besides, for its pages (page.h); or NULL. */
	struct room *(*room_open)(const struct conf *conf);
	void (*room_close)(struct room *room);
};

/* All of main; returns the exit status. */
int program_main(const struct program_kind *kind, int argc, char **argv);

#endif
