/* SPDX-License-Identifier: Apache-2.0 */
/* Internet links, as stories and packages show them. */
#include "page/link.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "page/page.h"
#include "store/story.h"

#include "base/banned.h"

/*
 * The day is the one on which readers were first told: a later visit that
 * finds nothing new is no change of the edition.
 */
const char *
link_state(struct page *p, const struct link *l)
{
	if (l->dead_since == 0)
		return "";
	return arena_printf(p->a, "did not work when checked on %s",
	    stamp_list(p->a, &p->site->conf->zones, l->dead_since));
}

void
link_fill(struct page *p, struct view_dict *d, const struct link *l)
{
	view_set(d, MARKER_LINK_URL, l->url);
	view_set(d, MARKER_LINK_TITLE, l->title);
	if (l->site[0] != '\0')
		view_set(view_add(d, MARKER_LINK_SITED), MARKER_LINK_SITE,
		    l->site);
	if (strcmp(l->kind, "primary") == 0)
		view_show(d, MARKER_LINK_PRIMARY);
	if (l->dead_since == 0)
		view_show(d, MARKER_LINK_WORKS);
	else
		view_set(view_add(d, MARKER_LINK_DEAD), MARKER_LINK_DEAD_DATE,
		    stamp_list(
			p->a, &p->site->conf->zones, l->dead_since));
}
