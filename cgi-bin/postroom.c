/* SPDX-License-Identifier: Apache-2.0 */
/*
 * postroom.fcgi: what readers send. It opens the edition read-only and writes
 * postroom.db; it knows nothing else. What it acknowledges is on disk.
 */
#include <stddef.h>

#include "base/conf.h"
#include "post/room.h"
#include "post/routes.h"
#include "program.h"

#include "base/banned.h"

static const char *
socket_of(const struct conf *conf)
{
	return conf->postroom_socket;
}

static int
workers(const struct conf *conf)
{
	return conf->postroom_workers;
}

static int
threads(const struct conf *conf)
{
	return conf->postroom_threads;
}

static const char usage[] =
    "Usage: postroom.fcgi [-C FILE] [--check]\n"
    "Take in what readers send to a Broadsheet edition.\n"
    "\n"
    "  -C, --config FILE  the configuration (else $BROADSHEET_CONF, else\n"
    "                     " SYSCONFDIR "/broadsheet.conf)\n"
    "      --check        read configuration and templates, say what is\n"
    "                     wrong with them, and end\n"
    "      --help         this text\n"
    "      --version      the version\n"
    "\n"
    "Started by hand or by systemd it listens on the configuration's\n"
    "postroom_socket and keeps workers; SIGHUP takes new templates and\n"
    "configuration, SIGTERM finishes what is in hand. Started by spawn-fcgi or\n"
    "by a web server (a listening socket on descriptor 0, or a CGI\n"
    "environment) it serves that. See broadsheet(8).\n";

static const struct program_kind kind = {
    .name = "postroom.fcgi",
    .usage = usage,
    .routes = &postroom_routes,
    .socket = socket_of,
    .workers = workers,
    .threads = threads,
    .takes_bodies = true,
    .room_open = room_open,
    .room_close = room_close,
};

int
main(int argc, char **argv)
{
	return program_main(&kind, argc, argv);
}
