/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Help: the site's own standing page "help", if it has one, and behind that
 * what the program can tell by itself: how to search, and the feeds.
 */
#include "page/help.h"

#include "base/arena.h"
#include "base/conf.h"
#include "page/address.h"
#include "page/page.h"
#include "store/story.h"

#include "base/banned.h"

enum { FEEDS_MAX = 150, DEPTH = 3 };

static void
add_feed(
    struct page *p, struct view_dict *help, const char *path, const char *name)
{
	struct view_dict *d = view_add(help, MARKER_HELP_FEED);
	const char *base = address_feed(p->a, path);

	view_set(d, MARKER_FEED_TITLE, name);
	view_set(d, MARKER_FEED_ATOM, arena_printf(p->a, "%s.atom", base));
	view_set(d, MARKER_FEED_RSS, arena_printf(p->a, "%s.rss", base));
	view_set(d, MARKER_FEED_JSON, arena_printf(p->a, "%s.json", base));
}

static bool
add_feeds(struct page *p, struct view_dict *help, int64_t parent,
    const char *above, int depth, int *left, struct fault *f)
{
	struct section_list list;

	if (!section_children(p->db, p->a, parent, &list, f))
		return false;
	for (size_t i = 0; i<list.n && * left> 0; i++) {
		const char *name =
		    arena_printf(p->a, "%s%s", above, list.at[i].name);

		--*left;
		add_feed(p, help, list.at[i].path, name);
		if (depth < DEPTH &&
		    !add_feeds(p, help, list.at[i].id,
			arena_printf(p->a, "%s: ", name), depth + 1, left, f))
			return false;
	}
	return true;
}

/* Programmes are in no section: "Audio and video", and what is below it. */
static bool
add_programmes(struct page *p, struct view_dict *help, int64_t parent,
    const char *above, int *left, struct fault *f)
{
	struct section_list list;

	if (!section_programmes(p->db, p->a, parent, &list, f))
		return false;
	for (size_t i = 0; i < list.n && *left > 0; i++) {
		const char *name =
		    arena_printf(p->a, "%s%s", above, list.at[i].name);

		--*left;
		add_feed(p, help, list.at[i].path, name);
		if (!add_programmes(p, help, list.at[i].id,
			arena_printf(p->a, "%s: ", name), left, f))
			return false;
	}
	return true;
}

/* How stories are mailed here, and how many. */
static void
add_email(struct page *p, struct view_dict *help)
{
	static const enum marker modes[CONF_EMAIL__MAX] = {
	    [CONF_EMAIL_OFF] = MARKER_MODE_OFF,
	    [CONF_EMAIL_VERIFIED] = MARKER_MODE_VERIFIED,
	    [CONF_EMAIL_OPEN] = MARKER_MODE_OPEN,
	    [CONF_EMAIL_SELF] = MARKER_MODE_SELF,
	};
	const struct conf *c = p->site->conf;
	struct view_dict *d;

	view_show(help, modes[c->email_mode]);
	if (c->email_mode == CONF_EMAIL_OFF)
		return;
	d = view_add(help, MARKER_HELP_EMAIL);
	view_set_int(d, MARKER_PER_HOUR, c->email_network_per_hour);
	view_set_int(d, MARKER_PER_DAY, c->email_network_per_day);
	view_set_int(d, MARKER_TO_ONE, c->email_recipient_per_day);
}

bool
help_fill(struct page *p, struct fault *f)
{
	struct view_dict *help = view_add(p->dict, MARKER_HELP);
	int left = FEEDS_MAX;

	if (!p->site->is_copy)
		view_show(help, MARKER_HELP_SERVED);
	add_email(p, help);
	add_feed(p, help, "", "Everything");
	return add_feeds(p, help, SECTION_ROOT, "", 1, &left, f) &&
	       add_programmes(p, help, SECTION_ROOT, "", &left, f);
}

bool
page_help(struct page *p, struct fault *f)
{
	int64_t id;

	switch (story_of_page(p->db, "help", &id, f)) {
	case FOUND:
		return page_standing(p, f);
	case ABSENT:
		break;
	default:
		return false;
	}
	if (!page_is_canonical(p, "/help", "") || page_is_fresh(p))
		return true;
	p->dict = view_dict_new(p->a);
	view_set(p->dict, MARKER_HEADLINE, "Help");
	view_set(p->dict, MARKER_BODY, "");
	view_show(p->dict, MARKER_FIRST_PART);
	if (!help_fill(p, f))
		return false;
	p->is_page = true;
	p->canonical = "/help";
	p->title = "Help";
	return page_send(p, TEMPLATE_STANDING, f);
}
