/* SPDX-License-Identifier: Apache-2.0 */
/* Error pages, in the skin that was asked for. */
#include <stdio.h>
#include <string.h>

#include "base/conf.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/response.h"
#include "page/address.h"
#include "page/page.h"

#include "base/banned.h"

enum { RETRY_AFTER_S = 10 };

static const struct {
	int status;
	enum marker marker;
} errors[] = {
    {400, MARKER_ERROR_400},
    {404, MARKER_ERROR_404},
    {405, MARKER_ERROR_405},
    {410, MARKER_ERROR_410},
    {413, MARKER_ERROR_413},
    {415, MARKER_ERROR_415},
    {500, MARKER_ERROR_500},
    {503, MARKER_ERROR_503},
};

/* The answer when nothing else works. */
static void
plain(struct page *p, int status)
{
	p->res->type = "text/plain; charset=utf-8";
	buf_reset(&p->res->body);
	buf_printf(
	    &p->res->body, "%d %s\n", status, response_status_text(status));
}

/*
 * The path that was asked for, as the twin's link. It is the reader's text:
 * "//evil.example" would lead off the site.
 */
static const char *
twin_path(struct page *p)
{
	const char *path = p->path;

	while (path[0] == '/' && (path[1] == '/' || path[1] == '\\'))
		path++;
	return address_encode(p->a, path);
}

/* Who asks for a file gets no page. */
static bool
is_for_machine(const struct page *p)
{
	const char *dot = strrchr(p->path, '.');

	return dot != NULL && strchr(dot, '/') == NULL &&
	       (strcmp(dot, ".json") == 0 || strcmp(dot, ".txt") == 0);
}

/* Problem details (RFC 9457), or one line. */
static void
machine(struct page *p, int status)
{
	const char *title = response_status_text(status) + 4;

	if (strcmp(strrchr(p->path, '.'), ".txt") == 0) {
		plain(p, status);
		return;
	}
	p->res->type = "application/problem+json";
	buf_reset(&p->res->body);
	buf_printf(&p->res->body,
	    "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}\n",
	    title, status);
}

static void
send_error(struct page *p, int status)
{
	struct fault why = {0};

	p->res->status = status;
	p->res->cache =
	    status == 410 || status == 404 ? CACHE_SHORT : CACHE_NEVER;
	p->res->etag = NULL;
	p->res->location = NULL;
	p->res->modified = 0;
	if (status == 503)
		p->res->retry_after_s = RETRY_AFTER_S;
	/* A store that fails must not be asked for the navigation. */
	if (status >= 500)
		p->db = NULL;
	p->canonical = twin_path(p);
	p->is_page = false;
	p->title = response_status_text(status);
	p->description = NULL;
	p->trail = (struct section_list){0};
	view_set_int(p->dict, MARKER_STATUS, status);
	if (is_for_machine(p)) {
		machine(p, status);
		return;
	}
	if (page_send(p, TEMPLATE_ERROR, &why))
		return;
	log_error("the %d page: %s", status, why.text);
	if (p->db != NULL) {
		/* Once more, without what failed. */
		p->db = NULL;
		page_error(p, status);
		return;
	}
	plain(p, status);
}

static enum marker
marker_of(int status)
{
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		if (errors[i].status == status)
			return errors[i].marker;
	}
	return MARKER_ERROR_500;
}

void
page_error(struct page *p, int status)
{
	if (p->site->view == NULL) {
		p->res->status = status;
		plain(p, status);
		return;
	}
	p->dict = view_dict_new(p->a);
	view_show(p->dict, marker_of(status));
	send_error(p, status);
}

void
page_gone(struct page *p, int64_t at, const char *why)
{
	struct view_dict *d;

	p->dict = view_dict_new(p->a);
	d = view_add(p->dict, MARKER_ERROR_410);
	view_set(d, MARKER_WITHDRAWN_STAMP,
	    stamp_full(p->a, &p->site->conf->zones, at));
	view_set(d, MARKER_WITHDRAWN_ISO, stamp_iso(p->a, at));
	view_set(d, MARKER_WITHDRAWN_WHY, why);
	send_error(p, 410);
}
