/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sitemaps. A story is in the file that its number says, and in no other for
 * as long as it is live: so a search engine need not read all again because
 * the newest changed, and what a file costs is bounded by its block. The
 * index says nothing of when a file changed, for that would be to read all.
 */
#include "page/sitemap.h"

#include <string.h>

#include "base/arena.h"
#include "base/stamp.h"
#include "http/response.h"
#include "page/address.h"
#include "page/page.h"
#include "page/whole.h"
#include "store/sitemap.h"
#include "store/story.h"

#include "base/banned.h"

/*
 * The protocol allows 50,000 addresses a file. 5,000 take some 5 of the 32 MB
 * that a request may have. Standing pages are written by hand, all are in the
 * first file of pages, and what is over 10,000 of them is left out.
 */
enum { BLOCK = 5000, STANDING_MAX = 10000 };

struct view_dict *
sitemap_add(struct page *p, const char *path, int64_t updated)
{
	struct view_dict *d = view_add(p->dict, MARKER_ENTRY);

	view_set(d, MARKER_ENTRY_URL, whole_url(p, address_encode(p->a, path)));
	if (updated == 0)
		return d;
	view_show(d, MARKER_ENTRY_DATED);
	view_set(d, MARKER_ENTRY_UPDATED, stamp_iso(p->a, updated));
	return d;
}

const char *
sitemap_story(struct page *p, const struct located *l)
{
	struct card card = {
	    .id = l->id, .path = l->path, .page = "", .slug = l->slug};

	return address_story(p->a, &card);
}

bool
sitemap_send(struct page *p, enum view_template t, struct fault *f)
{
	p->res->type = "application/xml; charset=utf-8";
	return view_render(p->site->view, p->skin, t, p->dict, p->site->strict,
	    &p->res->body, f);
}

/* The number in "/sitemap-12.xml", whose route has seen that it is one. */
static int64_t
number_in(struct page *p)
{
	const char *digits = strpbrk(p->path, "0123456789");
	int64_t n = 1;

	if (digits != NULL)
		address_parse_number(
		    arena_copy(p->a, digits, strspn(digits, "0123456789")), &n);
	return n;
}

/* Whether there is more to do: it is the one address, and has changed. */
static bool
begin(struct page *p, const char *path)
{
	p->skin = SKIN_FULL;
	if (!page_is_canonical(p, path, "") || page_is_fresh(p))
		return false;
	p->dict = view_dict_new(p->a);
	return true;
}

static const char *
pages_path(struct page *p, int64_t n)
{
	return n == 1 ? "/sitemap-pages.xml"
		      : arena_printf(
			    p->a, "/sitemap-pages-%lld.xml", (long long)n);
}

static const char *
stories_path(struct page *p, int64_t n)
{
	return arena_printf(p->a, "/sitemap-%lld.xml", (long long)n);
}

/* Add the files that have something in them: a probe each. */
static bool
add_files(struct page *p,
    bool (*next)(struct db *db, int64_t after, int64_t *id, struct fault *f),
    const char *(*path)(struct page *p, int64_t n), struct fault *f)
{
	int64_t after = 0, id;

	for (;;) {
		if (!next(p->db, after, &id, f))
			return false;
		if (id == 0)
			return true;
		after = (id - 1) / BLOCK * BLOCK + BLOCK;
		sitemap_add(p, path(p, after / BLOCK), 0);
	}
}

bool
page_sitemap(struct page *p, struct fault *f)
{
	if (!begin(p, "/sitemap.xml"))
		return true;
	return add_files(p, sitemap_next_place, pages_path, f) &&
	       add_files(p, sitemap_next_story, stories_path, f) &&
	       sitemap_send(p, TEMPLATE_FEED_SITEMAP_INDEX, f);
}

static void
add_story(void *arg, const struct located *l)
{
	sitemap_add(arg, sitemap_story(arg, l), l->updated);
}

bool
page_sitemap_stories(struct page *p, struct fault *f)
{
	int64_t n = number_in(p), last = n * BLOCK, id;

	if (!sitemap_next_story(p->db, last - BLOCK, &id, f))
		return false;
	if (id == 0 || id > last) {
		page_error(p, 404);
		return true;
	}
	if (!begin(p, stories_path(p, n)))
		return true;
	return sitemap_stories(
		   p->db, last - BLOCK + 1, last, add_story, p, f) &&
	       sitemap_send(p, TEMPLATE_FEED_SITEMAP, f);
}

static void
add_place(void *arg, const struct located *l)
{
	struct page *p = arg;

	sitemap_add(p, address_section(p->a, l->path), l->updated);
}

static void
add_standing(void *arg, const struct located *l)
{
	struct page *p = arg;

	sitemap_add(p, arena_printf(p->a, "/%s", l->path), l->updated);
}

/* Standing pages, and help, which the program has if the site has not. */
static bool
add_all_standing(struct page *p, struct fault *f)
{
	int64_t id;
	enum found found = story_of_page(p->db, "help", &id, f);

	if (found == ABSENT)
		sitemap_add(p, "/help", 0);
	return found != FAULTED &&
	       sitemap_standing(p->db, p->a, STANDING_MAX, add_standing, p, f);
}

bool
page_sitemap_pages(struct page *p, struct fault *f)
{
	int64_t n = number_in(p), last = n * BLOCK, id;

	if (!sitemap_next_place(p->db, last - BLOCK, &id, f))
		return false;
	if (id == 0 || id > last) {
		page_error(p, 404);
		return true;
	}
	if (!begin(p, pages_path(p, n)))
		return true;
	if (!sitemap_places(p->db, last - BLOCK + 1, last, add_place, p, f) ||
	    (n == 1 && !add_all_standing(p, f)))
		return false;
	return sitemap_send(p, TEMPLATE_FEED_SITEMAP, f);
}
