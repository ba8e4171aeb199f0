/* SPDX-License-Identifier: Apache-2.0 */
/* What a copy of the site as files has besides the site's own pages. */
#include "page/copy.h"

#include "base/conf.h"
#include "http/response.h"
#include "page/page.h"

#include "base/banned.h"

bool
page_copy(struct page *p, struct fault *f)
{
	if (!page_is_canonical(p, COPY_WITHOUT, "") || page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	p->is_page = true;
	p->is_noindex = true;
	p->canonical = COPY_WITHOUT;
	p->title = "Not in this copy";
	view_set(p->dict, MARKER_HEADLINE, p->title);
	return page_send(p, TEMPLATE_COPY, f);
}

bool
copy_send_moved(struct page *p, const char *canonical, struct fault *f)
{
	const struct conf *c = p->site->conf;

	p->dict = view_dict_new(p->a);
	view_set(p->dict, MARKER_SITE_LANG, c->language);
	view_set(p->dict, MARKER_SITE_DIR, c->direction);
	view_set(p->dict, MARKER_SITE_NAME, c->site_name);
	view_set(p->dict, MARKER_CANONICAL, canonical);
	return view_render(p->site->view, p->skin, TEMPLATE_MOVED, p->dict,
	    p->site->strict, &p->res->body, f);
}
