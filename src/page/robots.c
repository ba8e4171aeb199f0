/* SPDX-License-Identifier: Apache-2.0 */
/* What robots may ask for: /robots.txt (RFC 9309). */
#include "base/buf.h"
#include "base/conf.h"
#include "http/response.h"
#include "page/page.h"

#include "base/banned.h"

/*
 * Searches cost more than pages and hold nothing that is not elsewhere. '?',
 * '/' and the end ('$') are told apart so that a section "searchlight" is not
 * refused with them.
 *
 * There is nothing of /low/ here: that its pages should not be listed they say
 * themselves (noindex, canonical), and a robot that may not read them would
 * list their bare addresses.
 */
static const char everybody[] = "User-agent: *\n"
				"Disallow: /search?\n"
				"Disallow: /search/\n"
				"Disallow: /search$\n"
				"Disallow: /low/search?\n"
				"Disallow: /low/search/\n"
				"Disallow: /low/search$\n";

bool
page_robots(struct page *p, struct fault *f)
{
	const struct conf *c = p->site->conf;
	struct buf *b = &p->res->body;

	(void)f;
	p->skin = SKIN_FULL;
	if (!page_is_canonical(p, "/robots.txt", "") || page_is_fresh(p))
		return true;
	p->res->type = "text/plain; charset=utf-8";
	buf_puts(b, everybody);
	for (size_t i = 0; i < c->robots_disallow.n; i++)
		buf_printf(b, "Disallow: %s\n", c->robots_disallow.at[i]);
	for (size_t i = 0; i < c->robots_refuse.n; i++)
		buf_printf(b, "%sUser-agent: %s\n", i == 0 ? "\n" : "",
		    c->robots_refuse.at[i]);
	if (c->robots_refuse.n > 0)
		buf_puts(b, "Disallow: /\n");
	buf_printf(b,
	    "\nSitemap: %s/sitemap.xml\nSitemap: %s/sitemap-news.xml\n",
	    c->base_url, c->base_url);
	return true;
}
