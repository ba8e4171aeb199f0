/* SPDX-License-Identifier: Apache-2.0 */
/* What all pages do alike: addresses, validators, rendering. */
#include "page/page.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "http/request.h"
#include "http/response.h"
#include "page/address.h"
#include "page/chrome.h"

#include "base/banned.h"

struct page
page_unasked(const struct site *site, struct arena *a, struct db *db,
    const struct edition *e)
{
	return (struct page){
	    .site = site,
	    .a = a,
	    .db = db,
	    .skin = SKIN_LOW,
	    .path = "/",
	    .edition = *e,
	    .dict = view_dict_new(a),
	};
}

bool
page_is_canonical(struct page *p, const char *path, const char *query)
{
	const char *one = arena_printf(p->a, "%s%s",
	    p->skin == SKIN_LOW ? "/low" : "", address_encode(p->a, path));

	if (strcmp(one, p->req->raw_path) == 0 &&
	    strcmp(query, p->req->query) == 0)
		return true;
	p->res->status = 301;
	p->res->cache = CACHE_PUBLIC;
	p->res->location = arena_printf(
	    p->a, "%s%s%s", one, query[0] == '\0' ? "" : "?", query);
	return false;
}

/* FNV-1a: pages of different addresses must not share a validator. */
static uint64_t
hash(const char *s, uint64_t h)
{
	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3u;
	return h;
}

static bool
is_fresh(struct page *p, const char *state, int64_t modified)
{
	uint64_t h = hash(p->path, 0xcbf29ce484222325u + p->skin);

	h = hash(p->req->query, h * 31);
	h = hash(state, h);
	/* A picture that may not be shown any more makes another page. */
	if (p->edition.rights_at != 0)
		h = hash(arena_printf(p->a, "%lld",
			     (long long)p->edition.rights_at),
		    h);
	p->res->etag = arena_printf(p->a, "\"%llx-%.8s-%08llx%s\"",
	    (unsigned long long)p->edition.change, p->site->build,
	    (unsigned long long)(h ^ h >> 32) & 0xffffffffu,
	    p->req->encoding == ENCODING_GZIP ? "-gz" : "");
	p->res->modified = modified != 0 && p->edition.rights_at > modified
			       ? p->edition.rights_at
			       : modified;
	p->res->cache = CACHE_PUBLIC;
	if (!request_is_fresh(p->req, p->res->etag, p->res->modified))
		return false;
	p->res->status = 304;
	return true;
}

bool
page_is_fresh(struct page *p)
{
	return is_fresh(p, "", p->edition.modified);
}

bool
page_is_fresh_in(struct page *p, const char *state)
{
	return is_fresh(p, state, 0);
}

enum { REFRESH_S = 60 };

bool
page_refreshes(struct page *p)
{
	const char *value = request_param(p->req, "refresh");

	return value != NULL && strcmp(value, "60") == 0;
}

void
page_fill_refresh(struct page *p, const char *url)
{
	bool on = page_refreshes(p);

	if (p->site->is_copy)
		return;
	if (on) {
		p->res->refresh_s = REFRESH_S;
		p->is_noindex = true;
	}
	view_set(
	    view_add(p->dict, on ? MARKER_REFRESH_ON : MARKER_REFRESH_OFF),
	    MARKER_REFRESH_URL,
	    on ? url : arena_printf(p->a, "%s?refresh=%d", url, REFRESH_S));
}

bool
page_is_fresh_since(struct page *p, const char *state, int64_t since)
{
	int64_t modified = p->edition.modified;

	return is_fresh(p, state, since > modified ? since : modified);
}

bool
page_send(struct page *p, enum view_template t, struct fault *f)
{
	if (!chrome_fill(p, f))
		return false;
	return view_render(p->site->view, p->skin, t, p->dict, p->site->strict,
	    &p->res->body, f);
}
