/* SPDX-License-Identifier: Apache-2.0 */
/* What a story says of itself: corrections, and its age. */
#include "page/notice.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/conf.h"
#include "page/page.h"
#include "page/whole.h"
#include "store/story.h"
#include "story/wrap.h"

#include "base/banned.h"

enum { COLUMNS = 72, DAY_S = 86400 };

bool
notice_is_top(const struct correction *c)
{
	return c->withdrawn_at == 0 && strcmp(c->kind, "clarification") != 0;
}

const char *
notice_word(const struct correction *c)
{
	return strcmp(c->kind, "clarification") == 0 ? "Clarification"
	       : strcmp(c->kind, "update") == 0	     ? "Update"
						     : "Correction";
}

void
notice_fill(struct page *p, struct view_dict *d, const struct correction *c)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	struct view_dict *withdrawn;

	view_set(d, MARKER_NOTICE_WORD, notice_word(c));
	view_set(d, MARKER_NOTICE_STAMP, stamp_full(p->a, zones, c->at));
	view_set(d, MARKER_NOTICE_ISO, stamp_iso(p->a, c->at));
	view_set(d, MARKER_NOTICE_TEXT, c->text);
	if (c->withdrawn_at == 0)
		return;
	withdrawn = view_add(d, MARKER_NOTICE_WITHDRAWN);
	view_set(withdrawn, MARKER_NOTICE_WITHDRAWN_STAMP,
	    stamp_full(p->a, zones, c->withdrawn_at));
	view_set(withdrawn, MARKER_NOTICE_WITHDRAWN_ISO,
	    stamp_iso(p->a, c->withdrawn_at));
	view_set(withdrawn, MARKER_NOTICE_WITHDRAWN_WHY, c->withdrawn_why);
}

/* At most NOTICES_MAX of one place below marker, the newest first. */
static size_t
add_notices(struct page *p, struct view_dict *d, enum marker marker,
    const struct correction_list *list, bool is_top)
{
	size_t n = 0;

	for (size_t i = list->n; i > 0 && n < NOTICES_MAX; i--) {
		const struct correction *c = &list->at[i - 1];

		if (notice_is_top(c) != is_top)
			continue;
		notice_fill(p, view_add(d, marker), c);
		n++;
	}
	return n;
}

void
notice_fill_all(
    struct page *p, const struct correction_list *list, bool with_foot)
{
	add_notices(p, p->dict, MARKER_NOTICE_TOP, list, true);
	if (with_foot)
		add_notices(p, p->dict, MARKER_NOTICE_FOOT, list, false);
}

bool
notice_html(struct page *p, const struct correction_list *list, bool is_top,
    const char **html, struct fault *f)
{
	struct view_dict *d = view_dict_new(p->a);
	struct buf out = {0};
	bool ok;

	*html = "";
	if (add_notices(p, d, MARKER_NOTICE, list, is_top) == 0)
		return true;
	ok = view_render(p->site->view, SKIN_FULL, TEMPLATE_NOTICES, d,
	    p->site->strict, &out, f);
	if (ok)
		*html = arena_string(p->a, buf_string(&out));
	buf_release(&out);
	return ok;
}

void
notice_text(struct page *p, struct buf *b, const struct correction_list *list,
    bool is_top)
{
	const struct stamp_zones *zones = &p->site->conf->zones;

	for (size_t i = list->n; i > 0; i--) {
		const struct correction *c = &list->at[i - 1];

		if (notice_is_top(c) != is_top)
			continue;
		buf_puts(b, "\n");
		wrap_text(b,
		    arena_printf(p->a, "%s, %s: %s", notice_word(c),
			stamp_full(p->a, zones, c->at), c->text),
		    "", "", COLUMNS);
		if (c->withdrawn_at == 0)
			continue;
		wrap_text(b,
		    arena_printf(p->a, "Withdrawn, %s: %s",
			stamp_full(p->a, zones, c->withdrawn_at),
			c->withdrawn_why),
		    "", "", COLUMNS);
	}
}

static bool
is_exempt(const struct conf *conf, const struct card *c)
{
	if (c->page[0] != '\0')
		return true;
	for (size_t i = 0; i < conf->age_exempt.n; i++) {
		const char *one = conf->age_exempt.at[i];
		size_t n = strlen(one);

		if (strcmp(one, c->kind) == 0 || strcmp(one, c->path) == 0 ||
		    (strncmp(one, c->path, n) == 0 && c->path[n] == '/'))
			return true;
	}
	return false;
}

/* The second n years behind t, by the first zone's calendar. */
static int64_t
anniversary(struct page *p, int64_t t, int64_t n)
{
	const struct stamp_zones *zones = &p->site->conf->zones;
	struct stamp_date date = stamp_date_of(zones, t);
	int64_t from, to;

	date.year += (int)n;
	/* The last of February has none in most years. */
	if (!stamp_span(zones, &date, &from, &to)) {
		date.day--;
		if (!stamp_span(zones, &date, &from, &to))
			return INT64_MAX;
	}
	return to;
}

int64_t
notice_age(struct page *p, const struct story *s, int64_t *years)
{
	const struct conf *conf = p->site->conf;
	int64_t now = clock_now();
	int64_t since =
	    s->card.updated + (int64_t)conf->age_notice_days * DAY_S;

	*years = 0;
	if (conf->age_notice_days == 0 || is_exempt(conf, &s->card) ||
	    now <= since)
		return 0;
	/* One too few at most, as no year has more days. */
	*years = (now - s->card.updated) / (366 * DAY_S);
	if (anniversary(p, s->card.updated, *years + 1) <= now)
		++*years;
	if (*years > 0) {
		int64_t last = anniversary(p, s->card.updated, *years);

		since = last > since ? last : since;
	}
	return since;
}

const char *
notice_age_words(struct page *p, int64_t years)
{
	if (years == 0)
		return arena_printf(p->a,
		    "This story is more than %d days old.",
		    p->site->conf->age_notice_days);
	return arena_printf(p->a, "This story is more than %lld year%s old.",
	    (long long)years, years == 1 ? "" : "s");
}
