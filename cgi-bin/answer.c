/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From a request to its answer: the snapshot that a page is made of, the
 * pages that are kept, and which handler makes one.
 */
#include "answer.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/gzip.h"
#include "http/page_cache.h"
#include "http/request.h"
#include "http/response.h"
#include "page/route.h"
#include "program.h"
#include "store/db.h"

#include "base/banned.h"

/* What a thread works with. */
struct thread {
	struct program *program;
	struct gzip *gzip;
	struct room *room;
	struct db *db;
	bool is_within; /* a transaction of db */
	/* What the edition was when it was last begun with, and by what its
	 * engine knows that. */
	struct edition edition;
	int64_t version;
};

void *
answer_open(void *program)
{
	struct thread *t = calloc(1, sizeof(*t));

	if (t == NULL)
		abort();
	t->program = program;
	t->gzip = gzip_new();
	if (t->program->kind->room_open != NULL)
		t->room = t->program->kind->room_open(&t->program->conf);
	return t;
}

void
answer_close(void *thread)
{
	struct thread *t = thread;

	db_close(t->db);
	if (t->room != NULL)
		t->program->kind->room_close(t->room);
	gzip_free(t->gzip);
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

static void
give_up_store(struct thread *t)
{
	db_close(t->db);
	t->db = NULL;
}

/* As begin; the file may have been replaced or taken away under us. */
static bool
begin_anew(struct thread *t, struct fault *f)
{
	if (t->db != NULL && !db_is_current(t->db))
		give_up_store(t);
	if (t->db == NULL) {
		t->db = db_open(
		    t->program->conf.edition_dir, DB_EDITION, DB_READ, f);
		if (t->db == NULL)
			return false;
		db_watch(t->db);
	}
	/* Asked first: what is committed in between is seen next time. */
	if (!edition_version(t->db, &t->version) ||
	    !edition_begin(t->db, &t->edition, f)) {
		give_up_store(t);
		return false;
	}
	return true;
}

/* A snapshot of the edition for this page, unless there is one. */
static bool
begin(struct thread *t, struct page *p, struct fault *f)
{
	if (!t->is_within)
		t->is_within = begin_anew(t, f);
	note_store(t, t->is_within, f);
	p->edition = t->edition;
	p->db = t->db;
	return t->is_within;
}

static void
end(struct thread *t)
{
	if (t->is_within)
		db_rollback(t->db);
	t->is_within = false;
}

/* Whether t->edition is what it was, which costs less than to begin. */
static bool
is_unchanged(struct thread *t)
{
	int64_t version;

	return t->db != NULL && db_is_current(t->db) &&
	       (t->edition.rights_next == 0 ||
		   clock_now() < t->edition.rights_next) &&
	       edition_version(t->db, &version) && version == t->version;
}

static int
status_of(enum fault_cause cause)
{
	return cause == FAULT_BUG || cause == FAULT_DATA ? 500 : 503;
}

static bool
is_read(const struct request *req)
{
	return req->method == METHOD_GET || req->method == METHOD_HEAD;
}

/* Have the page at p->path made. false: why says what failed. */
static bool
make(struct thread *t, struct page *p, struct fault *why)
{
	if (!begin(t, p, why))
		return false;
	if (route_answer(t->program->kind->routes, p, why))
		return true;
	log_error("%s: %s", p->path, why->text);
	return false;
}

static void
encode(struct thread *t, struct page *p)
{
	if (p->req->encoding == ENCODING_GZIP && response_has_body(p->res))
		gzip_response(t->gzip, p->res);
}

static void
make_or_refuse(struct thread *t, struct page *p)
{
	struct fault why = {0};

	if (!make(t, p, &why))
		page_error(p, status_of(why.cause));
	encode(t, p);
}

static struct page_state
state_of(const struct thread *t)
{
	return (struct page_state){db_file_number(t->db), t->edition.change,
	    t->edition.rights_at};
}

/* The same page and encoding is one answer, whoever asks. */
static const char *
key_of(const struct page *p)
{
	return arena_printf(p->a, "%d%s?%s", (int)p->req->encoding,
	    p->req->raw_path, p->req->query);
}

/* The reader may have what is in *p->res. */
static void
check_fresh(struct page *p)
{
	if (request_is_fresh(p->req, p->res->etag, p->res->modified))
		p->res->status = 304;
}

/* As make_or_refuse, of a page that may have been kept. */
static void
find_or_make(struct thread *t, struct page *p)
{
	struct page_cache *pages = t->program->pages;
	const char *key = key_of(p);
	struct page_state state;
	struct fault why = {0};

	if (!is_unchanged(t) && !begin(t, p, &why)) {
		if (!page_cache_find_stale(pages, key, p->a, p->res)) {
			page_error(p, status_of(why.cause));
			encode(t, p);
		}
		return;
	}
	state = state_of(t);
	if (page_cache_find(pages, key, state, p->a, p->res)) {
		check_fresh(p);
		return;
	}
	if (make(t, p, &why)) {
		encode(t, p);
		state = state_of(t);
	} else if (!page_cache_find_stale(pages, key, p->a, p->res)) {
		page_error(p, status_of(why.cause));
		encode(t, p);
	}
	page_cache_keep(pages, key, state, p->res);
}

/* One that could not be read, or for which there is no time. */
static void
refuse(struct thread *t, struct page *p, const struct fault *bad)
{
	struct fault why = {0};

	if (bad->cause == FAULT_BUSY) {
		page_error(p, status_of(bad->cause));
	} else {
		begin(t, p, &why); /* or it is a page without a store */
		page_error(p, 400);
	}
	encode(t, p);
}

void
answer_handle(void *thread, const struct request *req, struct response *res,
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

	route_skin(&p);
	if (p.path[0] == '\0') {
		p.path = "/low";
		page_is_canonical(&p, "/", "");
	} else if (bad != NULL) {
		refuse(t, &p, bad);
	} else if (t->program->pages != NULL && is_read(req)) {
		find_or_make(t, &p);
	} else {
		make_or_refuse(t, &p);
	}
	end(t);
}
