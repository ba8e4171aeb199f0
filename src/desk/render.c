/* SPDX-License-Identifier: Apache-2.0 */
/* Making anew what follows from the stories' documents. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "desk/internal.h"
#include "desk/press.h"
#include "store/db.h"
#include "store/edition.h"
#include "store/plain.h"
#include "store/revision.h"
#include "store/story.h"
#include "story/document.h"

#include "base/banned.h"

/* One story's body again, from its last revision. */
static bool
render_again(struct desk *d, int64_t id, struct fault *f)
{
	struct revision last;
	struct document doc;

	arena_reset(d->a);
	if (revision_last(d->edition, d->a, id, &last, f) != FOUND)
		return false;
	return document_from_json(d->a, last.document, &doc, f) &&
	       press_render_again(d->press, d->a, &doc, id, f);
}

struct ids {
	GArray *list;
	int64_t last; /* live or not */
};

static void
note_live(void *arg, const struct story_line *line)
{
	struct ids *ids = arg;

	ids->last = line->id;
	if (strcmp(line->state, "live") == 0)
		g_array_append_val(ids->list, line->id);
}

enum { RENDER_BATCH = 500 };

bool
desk_render_all(struct desk *d, void (*progress)(void *arg, int64_t done),
    void *arg, struct fault *f)
{
	struct ids ids = {
	    g_array_new(FALSE, FALSE, sizeof(int64_t)), INT64_MAX};
	int64_t before, done = 0;
	bool ok = true;

	do {
		before = ids.last;
		g_array_set_size(ids.list, 0);
		ok = desk_begin(d, false, f) &&
		     story_each(d->edition, 0, before, RENDER_BATCH, note_live,
			 &ids, f);
		for (guint i = 0; ok && i < ids.list->len; i++) {
			ok = render_again(
			    d, g_array_index(ids.list, int64_t, i), f);
			progress(arg, ++done);
		}
		d->has_changed = true;
		ok = ok && desk_commit(d, f);
	} while (ok && ids.last != before);
	if (!ok)
		desk_rollback(d);
	g_array_free(ids.list, TRUE);
	return ok;
}

bool
desk_index_again(struct desk *d, void (*progress)(void *arg, int64_t done),
    void *arg, struct fault *f)
{
	if (!db_begin(d->edition, f))
		return false;
	if (plain_index_again(
		d->edition, d->conf->search_language, progress, arg, f) &&
	    edition_changed(d->edition, clock_now(), f))
		return db_commit(d->edition, f);
	db_rollback(d->edition);
	return false;
}
