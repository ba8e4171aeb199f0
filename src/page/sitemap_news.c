/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The sitemap of what is news (Google News): stories first published in the
 * last two days. Stories fall out of it by the clock, with the edition as it
 * was; which they are follows from the edition and the oldest that is in.
 */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "page/page.h"
#include "page/sitemap.h"
#include "store/sitemap.h"

#include "base/banned.h"

enum { NEWS_S = 2 * 24 * 60 * 60, NEWS_MAX = 1000 };

/*
 * The language as Google wants it: two or three letters (ISO 639), but for
 * Chinese the script, by way of a country.
 */
static const char *
language(struct page *p)
{
	const char *tag = p->site->conf->language;
	size_t n = strcspn(tag, "-");
	char *code;

	if (n == 2 && strncasecmp(tag, "zh", 2) == 0)
		return strcasestr(tag, "-hant") != NULL ||
			       strcasestr(tag, "-tw") != NULL ||
			       strcasestr(tag, "-hk") != NULL ||
			       strcasestr(tag, "-mo") != NULL
			   ? "zh-tw"
			   : "zh-cn";
	if ((n != 2 && n != 3) || strcspn(tag, "0123456789") < n)
		return "und";
	code = arena_copy(p->a, tag, n);
	for (char *c = code; *c != '\0'; c++)
		*c = *c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c;
	return code;
}

static void
add(void *arg, const struct located *l)
{
	struct page *p = arg;
	struct view_dict *d = view_add(
	    sitemap_add(p, sitemap_story(p, l), l->updated), MARKER_ENTRY_NEWS);

	view_set(d, MARKER_ENTRY_TITLE, arena_string(p->a, l->headline));
	view_set(d, MARKER_ENTRY_PUBLISHED, stamp_iso(p->a, l->published));
}

bool
page_sitemap_news(struct page *p, struct fault *f)
{
	int64_t since = clock_now() - NEWS_S, oldest;

	if (!sitemap_oldest_since(p->db, since, &oldest, f))
		return false;
	p->skin = SKIN_FULL;
	if (!page_is_canonical(p, "/sitemap-news.xml", "") ||
	    page_is_fresh_in(p, arena_printf(p->a, "%lld", (long long)oldest)))
		return true;
	p->dict = view_dict_new(p->a);
	view_set(p->dict, MARKER_SITE_NAME, p->site->conf->site_name);
	view_set(p->dict, MARKER_SITE_LANG, language(p));
	/* The schema wants one address at least, and this one is never wrong.
	 */
	if (oldest == 0)
		sitemap_add(p, "/", p->edition.changed_at);
	return sitemap_newest(p->db, p->a, since, NEWS_MAX, add, p, f) &&
	       sitemap_send(p, TEMPLATE_FEED_SITEMAP_NEWS, f);
}
