/* SPDX-License-Identifier: Apache-2.0 */
/* Counting what readers mailed to friends. */
#include "desk/emailed.h"

#include "base/clock.h"
#include "store/db.h"
#include "store/edition.h"
#include "store/ranking.h"
#include "store/sending.h"

#include "base/banned.h"

/* A list while it is made. */
struct count {
	struct db *edition;
	struct ranking made;
	bool has_failed;
	struct fault *f;
};

/* The next, if it is one that readers may see; false: that is enough. */
static bool
add(void *arg, int64_t story)
{
	struct count *c = arg;

	switch (ranking_allows(c->edition, story, c->f)) {
	case FOUND:
		c->made.story[c->made.n++] = story;
		break;
	case ABSENT:
		break;
	default:
		c->has_failed = true;
		break;
	}
	return !c->has_failed && c->made.n < RANKING_LISTED;
}

/* Within a transaction of the edition. */
static bool
count(struct count *c, struct db *postroom, int64_t now, bool *changed)
{
	return sending_most(postroom, now - EMAILED_LIST_S,
		   now - EMAILED_LATE_S, EMAILED_LEAST, add, c, c->f) &&
	       !c->has_failed &&
	       ranking_set(
		   c->edition, RANKING_EMAILED, &c->made, changed, c->f) &&
	       (!*changed || edition_changed(c->edition, now, c->f));
}

bool
emailed_count(
    struct db *edition, struct db *postroom, bool *changed, struct fault *f)
{
	struct count c = {.edition = edition, .f = f};

	*changed = false;
	if (!db_begin(edition, f))
		return false;
	if (count(&c, postroom, clock_now(), changed))
		return db_commit(edition, f);
	db_rollback(edition);
	return false;
}
