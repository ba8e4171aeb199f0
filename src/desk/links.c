/* SPDX-License-Identifier: Apache-2.0 */
/* What visits to Internet links mean for readers. */
#include "desk/links.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "desk/internal.h"
#include "store/db.h"
#include "store/link_check.h"

#include "base/banned.h"

enum { GONE_MAX = 2, FAILURES_MAX = 3 };

static bool
is_gone(int status)
{
	return status == 404 || status == 410;
}

static void
fail(struct link_check *c, int status, int64_t now)
{
	/* A clock that was set back must not keep it from counting. */
	if (c->failures > 0 && now >= c->failed &&
	    now - c->failed < LINK_APART_S)
		return;
	c->failures++;
	c->gone = is_gone(status) ? c->gone + 1 : 0;
	c->failed = now;
	if (c->dead_since == 0 &&
	    (c->gone >= GONE_MAX || c->failures >= FAILURES_MAX))
		c->dead_since = now;
}

static void
take(struct link_check *c, const struct link_visit *v, int64_t now)
{
	c->checked = now;
	c->status = v->status;
	c->not_before = v->not_before;
	switch (v->outcome) {
	case LINK_FAILED:
		fail(c, v->status, now);
		break;
	case LINK_WORKS:
		c->failures = c->gone = c->failed = c->dead_since = 0;
		break;
	case LINK_LATER:
	case LINK_REFUSED:
		break;
	}
}

bool
desk_link_note(struct desk *d, const struct link_visit *v,
    enum link_news *news, struct fault *f)
{
	struct link_check c;
	bool was_dead;

	arena_reset(d->a);
	*news = LINK_NO_NEWS;
	if (!db_begin(d->edition, f))
		return false;
	if (link_check_load(d->edition, d->a, v->url, &c, f) == FAULTED)
		goto fault;
	was_dead = c.dead_since != 0;
	take(&c, v, clock_now());
	if (was_dead != (c.dead_since != 0))
		*news = was_dead ? LINK_REVIVED : LINK_DIED;
	if (!link_check_save(d->edition, &c, f) ||
	    (*news != LINK_NO_NEWS && !desk_note_change(d, f)))
		goto fault;
	if (db_commit(d->edition, f))
		return true;
fault:
	db_rollback(d->edition);
	return false;
}

bool
desk_link_forget(struct desk *d, struct fault *f)
{
	if (!db_begin(d->edition, f))
		return false;
	if (link_check_forget(d->edition, f))
		return db_commit(d->edition, f);
	db_rollback(d->edition);
	return false;
}
