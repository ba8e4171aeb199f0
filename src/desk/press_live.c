/* SPDX-License-Identifier: Apache-2.0 */
/* A live page: its entries by pages that break alike in both skins. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "desk/internal.h"
#include "store/publication.h"
#include "story/body.h"
#include "story/live.h"
#include "view/view.h"

#include "base/banned.h"

enum { ENTRIES = 10 }; /* on a page, at most */

/* What a page is made of, while it is. */
struct pages {
	struct arena *a;
	struct publication *out;
	const char **full_html, **low_html; /* room for one an entry, and one */
	struct buf full, low;
	size_t n, entries, bytes; /* pages; of the open page */
};

static void
end_page(struct pages *p)
{
	p->full_html[p->n] =
	    arena_copy(p->a, buf_string(&p->full), p->full.len);
	p->low_html[p->n++] =
	    arena_copy(p->a, buf_string(&p->low), p->low.len);
	buf_reset(&p->full);
	buf_reset(&p->low);
	p->entries = p->bytes = 0;
}

static bool
render(struct view *view, const struct conf *conf, struct arena *a,
    enum skin skin, const struct live_entry *e, struct buf *out,
    struct fault *f)
{
	struct view_dict *d = view_dict_new(a);

	buf_reset(out);
	view_set(d, MARKER_LIVE_ANCHOR, e->anchor);
	view_set(d, MARKER_LIVE_TITLE, e->title);
	view_set(d, MARKER_LIVE_ISO, stamp_iso(a, e->at));
	view_set(d, MARKER_LIVE_STAMP, stamp_full(a, &conf->zones, e->at));
	if (e->is_key)
		view_show(d, MARKER_LIVE_IS_KEY);
	view_set(d, MARKER_BODY, skin == SKIN_LOW ? e->low : e->full);
	return view_render(view, skin, TEMPLATE_ENTRY, d, false, out, f);
}

/* Put one entry on the open page, or on a new one where it does not fit. */
static void
place(struct pages *p, const struct buf *full, const struct buf *low,
    size_t max_bytes)
{
	size_t bytes = body_gzipped(buf_string(low));

	if (p->entries == ENTRIES ||
	    (p->bytes > 0 && p->bytes + bytes > max_bytes))
		end_page(p);
	buf_puts(&p->full, buf_string(full));
	buf_puts(&p->low, buf_string(low));
	p->bytes += bytes;
	p->entries++;
}

static bool
place_entries(struct pages *p, struct view *view, const struct conf *conf,
    const struct live *live, size_t max_bytes, struct fault *f)
{
	struct buf full = {0}, low = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < live->n; i++) {
		const struct live_entry *e = &live->entries[i];

		ok = render(view, conf, p->a, SKIN_FULL, e, &full, f) &&
		     render(view, conf, p->a, SKIN_LOW, e, &low, f);
		if (!ok)
			break;
		place(p, &full, &low, max_bytes);
		p->out->entries.at[i] = (struct entry){e->at, e->is_key,
		    (int64_t)p->n + 1, e->anchor, e->title, e->text};
	}
	buf_release(&full);
	buf_release(&low);
	return ok;
}

bool
press_live(struct view *view, const struct conf *conf, struct arena *a,
    const struct body_args *args, struct publication *out, struct fault *f)
{
	struct pages p = {.a = a, .out = out};
	struct live live;
	bool ok;

	if (!live_render(a, args, &conf->zones, &live, f))
		return false;
	p.full_html = arena_zalloc(a, live.n + 2, sizeof(*p.full_html));
	p.low_html = arena_zalloc(a, live.n + 2, sizeof(*p.low_html));
	out->entries.n = live.n;
	out->entries.at = arena_zalloc(a, live.n, sizeof(*out->entries.at));
	buf_puts(&p.full, live.full);
	buf_puts(&p.low, live.low);
	p.bytes = live.low[0] == '\0' ? 0 : body_gzipped(live.low);
	ok = place_entries(&p, view, conf, &live, args->low_max_bytes, f);
	end_page(&p);
	buf_release(&p.full);
	buf_release(&p.low);
	out->words = (int64_t)live.words;
	out->n_full = out->n_low = p.n;
	out->full_html = p.full_html;
	out->low_html = p.low_html;
	return ok;
}
