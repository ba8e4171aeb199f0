/* SPDX-License-Identifier: Apache-2.0 */
/* A desk: what the acts of a newsroom have in common. */
#include "desk/desk.h"

#include <glib.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "desk/internal.h"
#include "desk/layout.h"
#include "desk/press.h"
#include "store/db.h"
#include "store/edition.h"

#include "base/banned.h"

enum { ITEM_BYTES_MAX = 256 << 20 };

struct db *
desk_edition(struct desk *d)
{
	return d->edition;
}

struct db *
desk_newsroom(struct desk *d)
{
	return d->newsroom;
}

bool
desk_note_change(struct desk *d, struct fault *f)
{
	int64_t now = clock_now();

	return edition_changed(d->edition, now, f) &&
	       layout_keep(d->edition, now, f);
}

struct desk *
desk_open(const struct conf *conf, const char *who, struct fault *f)
{
	struct desk *d = calloc(1, sizeof(*d));

	if (d == NULL)
		abort();
	d->conf = conf;
	d->who = who;
	d->a = arena_new(ITEM_BYTES_MAX);
	d->numbers =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	d->newsroom = db_open(conf->edition_dir, DB_NEWSROOM, DB_WRITE, f);
	if (d->newsroom != NULL)
		d->edition =
		    db_open(conf->edition_dir, DB_EDITION, DB_WRITE, f);
	if (d->edition != NULL)
		d->press = press_open(conf, d->edition, f);
	if (d->press != NULL && act_recover(d, f))
		return d;
	desk_close(d);
	return NULL;
}

void
desk_close(struct desk *d)
{
	if (d == NULL)
		return;
	press_close(d->press);
	db_close(d->postroom);
	db_close(d->edition);
	db_close(d->newsroom);
	g_hash_table_destroy(d->numbers);
	arena_free(d->a);
	free(d);
}
