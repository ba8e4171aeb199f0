/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where an address leads. Nobody knows that better than the page's own
 * handler: it is asked with "If-None-Match: *", so that it answers 304 before
 * anything is rendered, or says where the page is, or that there is none.
 */
#include <string.h>

#include "base/arena.h"
#include "copy/copy.h"
#include "copy/file.h"
#include "copy/internal.h"
#include "page/copy.h"
#include "page/route.h"
#include "post/routes.h"

#include "base/banned.h"

enum { HOPS_MAX = 5, KEPT_MAX = 20000 };

/* Pages of site.fcgi that are made of what a reader types, or serve that. */
static page_handler *const without[] = {
    page_search, page_search_feed, page_advanced, page_opensearch};

page_handler *
target_handler(const char *path)
{
	const struct route *route = route_find(&site_routes.get, path);

	if (strcmp(path, COPY_WITHOUT) == 0)
		return page_copy;
	return route == NULL ? NULL : route->handler;
}

static bool
is_without(const char *path, page_handler *handler)
{
	if (route_find(&postroom_routes.get, path) != NULL)
		return true;
	for (size_t i = 0; i < sizeof(without) / sizeof(without[0]); i++) {
		if (handler == without[i])
			return true;
	}
	return false;
}

bool
target_begin(struct copy *c, struct arena *a, struct response *res,
    const char *address, const char *known, struct request *req, struct page *p,
    struct fault *f)
{
	char method[] = "REQUEST_METHOD=GET";
	char *envp[] = {
	    method, arena_printf(a, "REQUEST_URI=%s", address), NULL};

	response_reset(res);
	if (!request_parse(a, envp, req, f))
		return false;
	req->if_none_match = known;
	*p = (struct page){.site = &c->site,
	    .a = a,
	    .db = c->db,
	    .req = req,
	    .res = res,
	    .edition = c->edition};
	route_skin(p);
	return true;
}

/* A page that is there, at its one address. */
static void
fill(struct copy *c, struct target *t, const char *address,
    const struct request *req, page_handler *handler)
{
	char *file = file_of(c->asked, req->path, req->query);

	if (file == NULL)
		return;
	t->kind = TARGET_FILE;
	t->address = g_strdup(address);
	t->file = g_strdup(file);
	t->is_story = handler == page_story && req->query[0] == '\0' &&
		      g_str_has_suffix(file, "/index.html");
}

/* One step; the address to go on with, or NULL when *t is known. */
static const char *
step(struct copy *c, const char *address, struct target *t)
{
	page_handler *handler;
	struct fault why = {0};
	struct request req;
	struct page p;

	if (!target_begin(
		c, c->asked, &c->answer, address, "*", &req, &p, &why))
		return NULL;
	if (p.path[0] == '\0')
		return "/low/";
	handler = target_handler(p.path);
	if (is_without(p.path, handler)) {
		t->kind = TARGET_WITHOUT;
	} else if (handler != NULL && !handler(&p, &why)) {
		copy_failed(c, address, why.text);
	} else if (handler != NULL && c->answer.status == 301) {
		return c->answer.location;
	} else if (handler != NULL &&
		   (c->answer.status == 304 || c->answer.status == 200)) {
		fill(c, t, address, &req, handler);
	}
	return NULL;
}

const struct target *
target_find(struct copy *c, const char *address)
{
	struct target *t = g_hash_table_lookup(c->targets, address);
	const char *at = address;

	if (t != NULL)
		return t;
	t = g_new0(struct target, 1);
	arena_reset(c->asked);
	for (int i = 0; at != NULL && i < HOPS_MAX; i++)
		at = step(c, at, t);
	g_hash_table_insert(c->targets, g_strdup(address), t);
	return t;
}

void
target_forget(struct copy *c)
{
	if (g_hash_table_size(c->targets) > KEPT_MAX)
		g_hash_table_remove_all(c->targets);
}

void
target_free(void *target)
{
	struct target *t = target;

	g_free(t->address);
	g_free(t->file);
	g_free(t);
}
