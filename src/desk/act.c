/* SPDX-License-Identifier: Apache-2.0 */
/* Acts that begin in the newsroom and are done in the edition. */
#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "desk/internal.h"
#include "store/db.h"
#include "store/operation.h"

#include "base/banned.h"

static const struct act *const tables[] = {
    debate_acts, letter_acts, feedback_acts, publish_acts, entry_acts,
    package_acts, related_acts, picture_acts};

static const struct act *
find(const char *name)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		for (const struct act *a = tables[i]; a->name != NULL; a++) {
			if (strcmp(a->name, name) == 0)
				return a;
		}
	}
	return NULL;
}

/* Second step: the edition takes it, once. */
static bool
arrive(struct desk *d, const struct act *act, const struct operation *o,
    struct fault *f)
{
	enum found there;

	if (!db_begin(d->edition, f))
		return false;
	there = operation_arrived(d->edition, o->id, f);
	if (there != ABSENT) {
		db_rollback(d->edition);
		return there == FOUND;
	}
	if (act->apply(d, o, f) && operation_arrive(d->edition, o, f) &&
	    desk_note_change(d, f))
		return db_commit(d->edition, f);
	db_rollback(d->edition);
	return false;
}

/* Third step: it is over, and in the audit log. */
static bool
end(struct desk *d, const struct act *act, const struct operation *o,
    const char *said, struct fault *f)
{
	const struct audit line = {o->at, o->who, said, o->story, o->why};
	enum found there;

	if (!db_begin(d->newsroom, f))
		return false;
	/* Another desk may have ended it for us. */
	there = operation_end(d->newsroom, o->id, f);
	if (there != FOUND) {
		db_rollback(d->newsroom);
		return there == ABSENT;
	}
	if ((act == NULL || act->finish == NULL || act->finish(d, o, f)) &&
	    audit_write(d->newsroom, &line, f))
		return db_commit(d->newsroom, f);
	db_rollback(d->newsroom);
	return false;
}

/* What cannot be done is given up, and the audit log says so. */
static bool
give_up(struct desk *d, const struct operation *o)
{
	return end(d, NULL, o, arena_printf(d->a, "%s (refused)", o->act), NULL);
}

static bool
carry_out(struct desk *d, const struct operation *o, struct fault *f)
{
	const struct act *act = find(o->act);
	struct fault why = {0};

	if (act == NULL)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "newsroom.db: \"%s\" was begun by a newer program", o->act);
	if (act->apply == NULL || arrive(d, act, o, &why))
		return end(d, act, o, o->act, f);
	if (why.cause == FAULT_DATA)
		give_up(d, o);
	if (f != NULL)
		*f = why;
	return false;
}

bool
act_recover(struct desk *d, struct fault *f)
{
	struct operation o;

	for (;;) {
		struct fault why = {0};

		switch (operation_pending(d->newsroom, d->a, &o, f)) {
		case ABSENT:
			return true;
		case FAULTED:
			return false;
		default:
			break;
		}
		if (carry_out(d, &o, &why))
			continue;
		if (why.cause != FAULT_DATA) {
			if (f != NULL)
				*f = why;
			return false;
		}
		log_error("story %lld: \"%s\" was begun and cannot be done: %s",
		    (long long)o.story, o.act, why.text);
	}
}

bool
act_begin(struct desk *d, struct fault *f)
{
	struct operation o;

	for (;;) {
		if (!db_begin(d->newsroom, f))
			return false;
		switch (operation_pending(d->newsroom, d->a, &o, f)) {
		case ABSENT:
			return true;
		case FAULTED:
			db_rollback(d->newsroom);
			return false;
		default:
			break;
		}
		/* Another's that stopped half way, or is just being done. */
		db_rollback(d->newsroom);
		if (!act_recover(d, f))
			return false;
	}
}

bool
act_go(struct desk *d, const char *act, int64_t story, const char *why,
    const char *detail, struct fault *f)
{
	struct operation o = {
	    .story = story,
	    .act = act,
	    .at = clock_now(),
	    .who = d->who,
	    .why = why,
	    .detail = detail,
	};

	/* Unlike any other, also after a restore. */
	o.id = arena_printf(d->a, "%lld %08x%08x", (long long)o.at,
	    g_random_int(), g_random_int());
	if (!operation_begin(d->newsroom, &o, f) || !db_commit(d->newsroom, f)) {
		db_rollback(d->newsroom);
		return false;
	}
	return carry_out(d, &o, f);
}

bool
act_note(struct desk *d, const char *act, int64_t story, const char *why,
    struct fault *f)
{
	const struct audit line = {clock_now(), d->who, act, story, why};

	if (audit_write(d->newsroom, &line, f) && db_commit(d->newsroom, f))
		return true;
	db_rollback(d->newsroom);
	return false;
}

bool
act_refuse(struct desk *d)
{
	db_rollback(d->newsroom);
	return false;
}

const char *
act_detail(struct arena *a, json_t *o)
{
	char *text = json_dumps(o, JSON_COMPACT);
	const char *copy = arena_string(a, text);

	free(text);
	json_decref(o);
	return copy;
}

const char *
act_text(const json_t *o, const char *name)
{
	const char *s = json_string_value(json_object_get(o, name));

	return s == NULL ? "" : s;
}
