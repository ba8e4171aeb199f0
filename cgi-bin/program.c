/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program that a web server runs: its processes, and the ways in which it
 * is started. What its threads answer is answer.c's.
 */
#include "program.h"

#include <getopt.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "answer.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/master.h"
#include "http/page_cache.h"
#include "http/server.h"
#include "page/site.h"

#include "base/banned.h"

static bool
program_open(struct program *p, const char *conf_path, struct fault *f)
{
	if (!conf_load(conf_path, &p->conf, f))
		return false;
	p->view = site_open(&p->site, &p->conf, f);
	if (p->view == NULL)
		return false;
	if (p->kind->keeps_pages && p->conf.page_cache_mb > 0)
		p->pages = page_cache_new(
		    (size_t)p->conf.page_cache_mb * 1024 * 1024);
	return true;
}

static void
program_close(struct program *p)
{
	page_cache_free(p->pages);
	view_close(p->view);
	conf_release(&p->conf);
}

static struct server_app
app_of(struct program *p)
{
	return (struct server_app){
	    .open = answer_open,
	    .handle = answer_handle,
	    .close = answer_close,
	    .is_slow = p->kind->is_slow,
	    .takes_bodies = p->kind->takes_bodies,
	    .program = p,
	};
}

static const struct program_kind *kind;
static const char *conf_path; /* of -C */

static void
stop(int signal)
{
	(void)signal;
	server_stop();
}

/* A worker's life. */
static int
work(void *arg, int fd, void (*ready)(void))
{
	struct program p = {.kind = kind};
	struct server_app app = app_of(&p);
	struct sigaction act = {.sa_handler = stop};
	struct fault why = {0};

	(void)arg;
	sigaction(SIGTERM, &act, NULL);
	if (!program_open(&p, conf_path, &why) ||
	    !server_run(fd, kind->threads(&p.conf), &app, ready, &why)) {
		log_error("%s", why.text);
		program_close(&p);
		return fault_exit_code(why.cause);
	}
	program_close(&p);
	return EX_OK;
}

static int
run_master(void)
{
	struct master_args args = {.work = work};
	struct fault why = {0};
	struct conf conf;
	bool ok;

	if (!conf_load(conf_path, &conf, &why)) {
		log_error("%s", why.text);
		return fault_exit_code(why.cause);
	}
	args.socket = kind->socket(&conf);
	args.workers = kind->workers(&conf);
	if (args.workers == 0)
		args.workers = (int)g_get_num_processors();
	ok = master_run(&args, &why);
	if (!ok && why.text[0] != '\0')
		log_error("%s", why.text);
	conf_release(&conf);
	return ok ? EX_OK : fault_exit_code(why.cause);
}

/* One process, one thread: classic FastCGI, plain CGI, or only a check. */
static int
run_single(void (*run)(const struct server_app *app))
{
	struct program p = {.kind = kind};
	struct server_app app = app_of(&p);
	struct fault why = {0};

	if (!program_open(&p, conf_path, &why)) {
		log_error("%s", why.text);
		if (run == server_run_cgi)
			printf("Status: 503 Service Unavailable\r\n"
			       "Content-Type: text/plain; charset=utf-8\r\n"
			       "Cache-Control: no-store\r\n\r\n"
			       "503 Service Unavailable\n");
		program_close(&p);
		return run == server_run_cgi ? EX_OK
					     : fault_exit_code(why.cause);
	}
	if (run != NULL)
		run(&app);
	program_close(&p);
	return EX_OK;
}

int
program_main(const struct program_kind *k, int argc, char **argv)
{
	static const struct option options[] = {
	    {"config", required_argument, NULL, 'C'},
	    {"check", no_argument, NULL, 'c'},
	    {"help", no_argument, NULL, 'h'},
	    {"version", no_argument, NULL, 'v'},
	    {0},
	};
	int opt;

	kind = k;
	log_open(kind->name);
	/* RFC 3875 4.4: a web server may pass search words as arguments. */
	if (getenv("GATEWAY_INTERFACE") != NULL)
		return run_single(server_run_cgi);
	while ((opt = getopt_long(argc, argv, "C:", options, NULL)) != -1) {
		switch (opt) {
		case 'C':
			conf_path = optarg;
			break;
		case 'c':
			return run_single(NULL);
		case 'h':
			fputs(kind->usage, stdout);
			return EX_OK;
		case 'v':
			printf("%s " PACKAGE_VERSION "\n", kind->name);
			return EX_OK;
		default:
			fputs(kind->usage, stderr);
			return EX_USAGE;
		}
	}
	if (server_is_fastcgi())
		return run_single(server_run_classic);
	return run_master();
}
