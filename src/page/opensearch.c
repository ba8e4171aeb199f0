/* SPDX-License-Identifier: Apache-2.0 */
/* How a browser can search here: /opensearch.xml (OpenSearch 1.1). */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/utf8.h"
#include "http/response.h"
#include "page/page.h"

#include "base/banned.h"

/* What OpenSearch 1.1 allows, in characters. */
enum { SHORT_NAME_MAX = 16, LONG_NAME_MAX = 48 };

/* At most max characters of s, whole words if there is a first one. */
static const char *
cut(struct page *p, const char *s, size_t max)
{
	size_t n = utf8_prefix(s, max), end = n;

	while (s[n] != '\0' && end > 0 && s[end] != ' ')
		end--;
	return arena_copy(p->a, s, end > 0 ? end : n);
}

bool
page_opensearch(struct page *p, struct fault *f)
{
	const struct conf *c = p->site->conf;

	p->skin = SKIN_FULL;
	if (!page_is_canonical(p, "/opensearch.xml", "") || page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	view_set(p->dict, MARKER_SITE_URL, c->base_url);
	view_set(p->dict, MARKER_SITE_NAME, c->site_name);
	view_set(p->dict, MARKER_SITE_LANG, c->language);
	view_set(
	    p->dict, MARKER_SHORT_NAME, cut(p, c->site_name, SHORT_NAME_MAX));
	view_set(
	    p->dict, MARKER_LONG_NAME, cut(p, c->site_name, LONG_NAME_MAX));
	p->res->type = "application/opensearchdescription+xml; charset=utf-8";
	return view_render(p->site->view, p->skin, TEMPLATE_FEED_OPENSEARCH,
	    p->dict, p->site->strict, &p->res->body, f);
}
