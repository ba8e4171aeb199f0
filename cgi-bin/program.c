/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A program that a web server runs: its processes and threads, the snapshot
 * that a page is made of, and how a request comes to its page. Which pages
 * there are is the programs' own.
 */
#include "program.h"

#include <getopt.h>
#include <glib.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/conf.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/master.h"
#include "http/request.h"
#include "http/response.h"
#include "http/server.h"
#include "page/page.h"
#include "route.h"
#include "store/db.h"

#include "base/banned.h"

/* What a process is made of; reloading makes new processes. */
struct program {
	const struct program_kind *kind;
	struct conf conf;
	struct site site;
	struct view *view;
	atomic_bool is_down; /* the store was, when last asked */
};

/* What a thread works with. */
struct thread {
	struct program *program;
	struct db *db;
	struct room *room;
};

/* Pages made by another program, template or configuration differ. */
static void
digest_file(GChecksum *sum, const char *path)
{
	char *text = NULL;
	gsize n = 0;

	if (g_file_get_contents(path, &text, &n, NULL))
		g_checksum_update(sum, (const guchar *)text, (gssize)n);
	g_free(text);
}

static void
make_build(struct program *p)
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	char *style =
	    g_build_filename(p->conf.static_dir, "broadsheet.css", NULL);

	g_checksum_update(sum, (const guchar *)PACKAGE_VERSION, -1);
	g_checksum_update(sum, (const guchar *)view_digest(p->view), -1);
	digest_file(sum, p->conf.path);
	digest_file(sum, style);
	g_strlcpy(
	    p->site.build, g_checksum_get_string(sum), sizeof(p->site.build));
	g_free(style);
	g_checksum_free(sum);
}

static bool
program_open(struct program *p, const char *conf_path, struct fault *f)
{
	if (!conf_load(conf_path, &p->conf, f))
		return false;
	p->view = view_open(p->conf.template_dir, p->conf.override_dir, f);
	if (p->view == NULL)
		return false;
	p->site.conf = &p->conf;
	p->site.view = p->view;
	p->site.strict = getenv("BROADSHEET_STRICT") != NULL;
	make_build(p);
	return true;
}

static void
program_close(struct program *p)
{
	view_close(p->view);
	conf_release(&p->conf);
}

static void *
thread_open(void *program)
{
	struct thread *t = calloc(1, sizeof(*t));

	if (t == NULL)
		abort();
	t->program = program;
	if (t->program->kind->room_open != NULL)
		t->room = t->program->kind->room_open(&t->program->conf);
	return t;
}

static void
thread_close(void *thread)
{
	struct thread *t = thread;

	db_close(t->db);
	if (t->room != NULL)
		t->program->kind->room_close(t->room);
	free(t);
}

/* One line when the store goes, one when it is back. */
static void
note_store(struct thread *t, bool is_up, const struct fault *f)
{
	bool was_down = atomic_exchange(&t->program->is_down, !is_up);

	if (!is_up && !was_down)
		log_error("%s; readers get 503 until it is back", f->text);
	else if (is_up && was_down)
		log_info("edition.db answers again");
}

/*
 * A snapshot of the edition for this page. The file may have been replaced
 * or taken away under us: then it is opened anew.
 */
static bool
begin(struct thread *t, struct page *p, struct fault *f)
{
	if (t->db != NULL && !db_is_current(t->db)) {
		db_close(t->db);
		t->db = NULL;
	}
	if (t->db == NULL) {
		t->db = db_open(
		    t->program->conf.edition_dir, DB_EDITION, DB_READ, f);
		if (t->db == NULL)
			return false;
		db_watch(t->db);
	}
	if (!edition_begin(t->db, &p->edition, f)) {
		db_close(t->db);
		t->db = NULL;
		return false;
	}
	p->db = t->db;
	return true;
}

static int
status_of(enum fault_cause cause)
{
	return cause == FAULT_BUG || cause == FAULT_DATA ? 500 : 503;
}

static void
refuse_method(struct page *p, bool takes_post)
{
	p->res->allow = takes_post ? "GET, HEAD, POST" : "GET, HEAD";
	page_error(p, 405);
}

static void
answer(struct thread *t, struct page *p)
{
	const struct route_table *routes = t->program->kind->routes;
	const struct route *post = route_find(&routes->post, p->path), *route;
	struct fault why = {0};
	bool is_read = p->req->method == METHOD_GET ||
		       p->req->method == METHOD_HEAD;

	if (!begin(t, p, &why)) {
		note_store(t, false, &why);
		page_error(p, 503);
		return;
	}
	note_store(t, true, NULL);
	route = is_read ? route_find(&routes->get, p->path) : post;
	if (!is_read && (p->req->method != METHOD_POST || post == NULL)) {
		refuse_method(p, post != NULL);
	} else if (route == NULL) {
		page_error(p, 404);
	} else if (!route->handler(p, &why)) {
		log_error("%s: %s", p->path, why.text);
		page_error(p, status_of(why.cause));
	}
	db_rollback(t->db);
}

/* "/low/world/" is "/world/" in the low skin; "/LOW/" leads there. */
static void
take_skin(struct page *p)
{
	p->path = p->req->path;
	if (strncasecmp(p->path, "/low", 4) != 0 ||
	    (p->path[4] != '/' && p->path[4] != '\0'))
		return;
	p->skin = SKIN_LOW;
	p->path += 4;
}

static void
handle(void *thread, const struct request *req, struct response *res,
    const struct fault *bad)
{
	struct thread *t = thread;
	struct page p = {
	    .site = &t->program->site,
	    .a = req->arena,
	    .req = req,
	    .res = res,
	    .room = t->room,
	};
	struct fault why = {0};

	take_skin(&p);
	if (p.path[0] == '\0') {
		p.path = "/low";
		page_is_canonical(&p, "/", "");
	} else if (bad == NULL) {
		answer(t, &p);
	} else if (bad->cause == FAULT_BUSY) {
		page_error(&p, status_of(bad->cause));
	} else if (begin(t, &p, &why)) {
		page_error(&p, 400);
		db_rollback(t->db);
	} else {
		page_error(&p, 400);
	}
}

static struct server_app
app_of(struct program *p)
{
	return (struct server_app){
	    .open = thread_open,
	    .handle = handle,
	    .close = thread_close,
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
