/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site.fcgi: every page a reader gets. It opens the edition read-only and
 * writes nothing.
 */
#include <stddef.h>
#include <string.h>

#include "base/conf.h"
#include "page/route.h"
#include "program.h"

#include "base/banned.h"

/*
 * A search may take long, and so may the differences between two revisions.
 * What is another form of such an address gets a 301.
 */
static bool
is_slow(const char *target)
{
	if (strncmp(target, "/low/", 5) == 0)
		target += 4;
	if (strncmp(target, "/history/", 9) == 0)
		return true;
	if (strncmp(target, "/search", 7) != 0)
		return false;
	return target[7] == '\0' || target[7] == '/' || target[7] == '?';
}

static const char *
socket_of(const struct conf *conf)
{
	return conf->socket;
}

static int
workers(const struct conf *conf)
{
	return conf->workers;
}

static int
threads(const struct conf *conf)
{
	return conf->threads;
}

static const char usage[] =
    "Usage: site.fcgi [-C FILE] [--check]\n"
    "Serve a Broadsheet edition to readers.\n"
    "\n"
    "  -C, --config FILE  the configuration (else $BROADSHEET_CONF, else\n"
    "                     " SYSCONFDIR "/broadsheet.conf)\n"
    "      --check        read configuration and templates, say what is\n"
    "                     wrong with them, and end\n"
    "      --help         this text\n"
    "      --version      the version\n"
    "\n"
    "Started by hand or by systemd it listens on the configuration's socket\n"
    "and keeps workers; SIGHUP takes new templates and configuration, SIGTERM\n"
    "finishes what is in hand. Started by spawn-fcgi or by a web server (a\n"
    "listening socket on descriptor 0, or a CGI environment) it serves that.\n"
    "See broadsheet(8).\n";

static const struct program_kind kind = {
    .name = "site.fcgi",
    .usage = usage,
    .routes = &site_routes,
    .socket = socket_of,
    .workers = workers,
    .threads = threads,
    .is_slow = is_slow,
    .keeps_pages = true,
};

int
main(int argc, char **argv)
{
	return program_main(&kind, argc, argv);
}
