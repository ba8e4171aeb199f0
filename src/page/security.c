/* SPDX-License-Identifier: Apache-2.0 */
/* Whom to tell of a hole: /.well-known/security.txt (RFC 9116). */
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/conf.h"
#include "http/response.h"
#include "page/page.h"

#include "base/banned.h"

#define ADDRESS "/.well-known/security.txt"

/*
 * RFC 9116 2.5.5 wants it to expire within a year. The first of the month
 * eleven months on is ten months away at least, and so what is served changes
 * once a month.
 */
static const char *
expires(struct page *p)
{
	time_t now = (time_t)clock_now();
	struct tm tm = {0};
	int month;

	gmtime_r(&now, &tm);
	month = tm.tm_mon + 11;
	return arena_printf(p->a, "%04d-%02d-01T00:00:00Z",
	    tm.tm_year + 1900 + month / 12, month % 12 + 1);
}

bool
page_security(struct page *p, struct fault *f)
{
	const struct conf *c = p->site->conf;
	const char *until = expires(p);
	struct buf *b = &p->res->body;

	(void)f;
	if (c->security_contact[0] == '\0') {
		page_error(p, 404);
		return true;
	}
	p->skin = SKIN_FULL;
	if (!page_is_canonical(p, ADDRESS, "") || page_is_fresh_in(p, until))
		return true;
	p->res->type = "text/plain; charset=utf-8";
	buf_printf(b, "Contact: %s\nExpires: %s\n", c->security_contact, until);
	if (c->language[0] != '\0')
		buf_printf(b, "Preferred-Languages: %s\n", c->language);
	/* 2.5.2: it must begin with https://, or not be there. */
	if (strncmp(c->base_url, "https://", 8) == 0)
		buf_printf(b, "Canonical: %s" ADDRESS "\n", c->base_url);
	if (c->security_policy[0] != '\0')
		buf_printf(b, "Policy: %s\n", c->security_policy);
	return true;
}
