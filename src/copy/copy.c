/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The whole site as files. Stories are made one by one, by number; all else
 * when a page leads to it. So there is no list of the kinds of pages here,
 * and no page leads to one that is not there.
 */
#include "copy/copy.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "copy/file.h"
#include "copy/folder.h"
#include "copy/internal.h"
#include "page/copy.h"
#include "page/route.h"
#include "page/site.h"
#include "store/db.h"
#include "store/section.h"
#include "store/sitemap.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 256 << 20 };

/* Where it begins: what is not there is left out. */
static const char *const beginnings[] = {
    "/",
    "/low/",
    COPY_WITHOUT,
    "/low" COPY_WITHOUT,
    "/robots.txt",
    "/.well-known/security.txt",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/feed.atom",
    "/feed.rss",
    "/feed.json",
    "/most-read",
    "/most-emailed",
    "/by/",
    "/talking-point/",
};

void
copy_failed(struct copy *c, const char *address, const char *why)
{
	c->count->failed++;
	c->args->failed(c->args->arg, address, why);
}

static bool
is_html(const struct response *res)
{
	return res->type == NULL || strncmp(res->type, "text/html", 9) == 0;
}

/* c->res as a file. */
static bool
write_sheet(const struct sheet *s, struct fault *f)
{
	struct copy *c = s->c;
	const struct buf *body = &c->res.body;
	bool is_new;

	buf_reset(&c->out);
	if (is_html(&c->res))
		rewrite_html(s, buf_string(body), body->len, &c->out);
	else
		links_text(s, buf_string(body), body->len, &c->out);
	if (c->is_broken) {
		*f = c->why;
		return false;
	}
	if (!folder_write(c->folder, s->file, buf_string(&c->out), c->out.len,
		&is_new, f))
		return false;
	c->count->files++;
	c->count->written += is_new;
	return true;
}

/* Whatever was made of the page before is given back. */
static bool
begin(struct copy *c, const char *address, struct request *req, struct page *p,
    struct fault *f)
{
	arena_reset(c->page);
	arena_reset(c->words);
	target_forget(c);
	return target_begin(c, c->page, &c->res, address, NULL, req, p, f);
}

/* What there is for machines of a history, which no page leads to. */
static void
want_unlinked(struct copy *c, const struct page *p)
{
	const char *path = p->req->path;

	if (target_handler(p->path) == page_history && p->skin == SKIN_FULL &&
	    p->req->query[0] == '\0' && !g_str_has_suffix(path, ".json"))
		links_want(c, arena_printf(c->page, "%s.json", path));
}

/* A page that is not there as it should be is told of, and goes. */
static bool
make(struct copy *c, const struct work *w, struct fault *f)
{
	struct sheet s = {
	    .c = c, .file = w->file, .address = w->address, .back = w->back};
	struct fault why = {0};
	struct request req;
	struct page p;
	bool ok = begin(c, w->address, &req, &p, &why) &&
		  target_handler(p.path)(&p, &why);

	if (ok && c->res.status == 200) {
		want_unlinked(c, &p);
		return write_sheet(&s, f);
	}
	if (ok)
		fault_set(&why, FAULT_BUG, "the answer is %d", c->res.status);
	folder_drop(c->folder, w->file);
	copy_failed(c, w->address, why.text);
	return true;
}

static void
free_work(void *work)
{
	struct work *w = work;

	g_free(w->address);
	g_free(w->file);
	g_free(w->back);
	g_free(w);
}

/* Make all that is wanted by now, and what that leads to. */
static bool
make_wanted(struct copy *c, struct fault *f)
{
	struct work *w;
	bool ok = true;

	while (ok && (w = g_queue_pop_head(&c->work)) != NULL) {
		ok = make(c, w, f);
		free_work(w);
	}
	return ok;
}

/* What leads from an address that the site answers with a 301. */
static bool
make_moved(struct copy *c, const char *address, struct fault *f)
{
	const char *base = c->args->conf->base_url;
	const struct target *t = target_find(c, address);
	struct sheet s = {.c = c, .address = address};
	struct fault why = {0};
	struct request req;
	struct page p;

	if (t->kind != TARGET_FILE || !begin(c, address, &req, &p, &why))
		return true;
	/* What begin forgot is found again. */
	t = target_find(c, address);
	s.file = file_of(c->page, req.path, "");
	s.moved_to = t->file;
	if (s.file == NULL || !folder_take(c->folder, s.file))
		return true;
	if (copy_send_moved(
		&p, arena_printf(c->page, "%s%s", base, t->address), &why))
		return write_sheet(&s, f);
	copy_failed(c, address, why.text);
	return true;
}

/* What a web server shows when there is nothing at an address. */
static bool
make_missing(struct copy *c, struct fault *f)
{
	struct sheet s = {
	    .c = c, .file = "404.html", .address = "/", .is_whole = true};
	struct request req;
	struct page p;

	if (!begin(c, "/", &req, &p, f))
		return false;
	page_error(&p, 404);
	folder_take(c->folder, s.file);
	return write_sheet(&s, f);
}

/* Both skins of a story, and what leads to it by its number. */
static bool
make_story(struct copy *c, int64_t id, struct fault *f)
{
	char number[24];

	g_snprintf(number, sizeof(number), "/low/%lld", (long long)id);
	links_want(c, number + 4);
	links_want(c, number);
	return make_wanted(c, f) && make_moved(c, number + 4, f);
}

static bool
make_stories(struct copy *c, struct fault *f)
{
	int64_t id = 0, total = c->edition.next_story - 1;

	for (;;) {
		if (!sitemap_next_story(c->db, id, &id, f))
			return false;
		if (id == 0)
			return true;
		if (!make_story(c, id, f))
			return false;
		c->args->progress(c->args->arg, id, total, c->count->files);
	}
}

/* Where sections were before they were moved. */
static bool
make_aliases(struct copy *c, struct fault *f)
{
	char *path = g_strdup("");
	enum found found = FOUND;
	bool ok = true;

	while (ok && found == FOUND) {
		const char *next = "";
		char *low;

		arena_reset(c->page);
		found = section_alias_next(c->db, c->page, path, &next, f);
		g_free(path);
		path = g_strdup(next);
		low = g_strdup_printf("/low/%s/", path);
		ok = found != FOUND ||
		     (make_moved(c, low + 4, f) && make_moved(c, low, f));
		g_free(low);
	}
	g_free(path);
	return ok && found != FAULTED;
}

static bool
make_all(struct copy *c, struct fault *f)
{
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		links_want(c, beginnings[i]);
	return make_missing(c, f) && make_wanted(c, f) && make_stories(c, f) &&
	       make_aliases(c, f) && make_wanted(c, f) &&
	       folder_finish(c->folder, &c->count->removed, f);
}

static bool
copy_open(struct copy *c, struct fault *f)
{
	const struct conf *conf = c->args->conf;

	c->page = arena_new(ARENA_BYTES_MAX);
	c->words = arena_new(ARENA_BYTES_MAX);
	c->asked = arena_new(ARENA_BYTES_MAX);
	c->targets =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, target_free);
	g_queue_init(&c->work);
	c->view = site_open(&c->site, conf, f);
	c->site.is_copy = true;
	if (c->view == NULL)
		return false;
	c->db = db_open(conf->edition_dir, DB_EDITION, DB_READ, f);
	if (c->db == NULL || !edition_begin(c->db, &c->edition, f))
		return false;
	c->folder = folder_open(c->args->dir, c->args->is_dry, f);
	return c->folder != NULL;
}

static void
copy_close(struct copy *c)
{
	folder_close(c->folder);
	db_close(c->db);
	view_close(c->view);
	g_queue_clear_full(&c->work, free_work);
	g_hash_table_destroy(c->targets);
	buf_release(&c->res.body);
	buf_release(&c->answer.body);
	buf_release(&c->out);
	arena_free(c->page);
	arena_free(c->words);
	arena_free(c->asked);
}

bool
copy_site(
    const struct copy_args *args, struct copy_count *count, struct fault *f)
{
	struct copy c = {.args = args, .count = count};
	bool ok;

	*count = (struct copy_count){0};
	ok = copy_open(&c, f) && make_all(&c, f);
	copy_close(&c);
	return ok;
}
