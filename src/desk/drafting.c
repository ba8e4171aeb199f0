/* SPDX-License-Identifier: Apache-2.0 */
/* Work on what is not public yet: all of it in newsroom.db alone. */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/desk.h"
#include "desk/internal.h"
#include "desk/press.h"
#include "desk/time.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/edition.h"
#include "store/revision.h"
#include "store/story.h"
#include "story/document.h"

#include "base/banned.h"

bool
desk_life(struct desk *d, struct arena *a, int64_t id, struct life *life,
    struct draft *draft, struct fault *f)
{
	struct draft mine;
	struct story story;
	enum found found = story_by_id(d->edition, a, id, &story, f);

	*life = (struct life){LIFE_NEVER, LIFE_NO_DRAFT};
	if (found == FAULTED)
		return false;
	if (found == FOUND)
		life->public = story.is_live ? LIFE_LIVE : LIFE_WITHDRAWN;
	if (draft == NULL)
		draft = &mine;
	*draft = (struct draft){0};
	found = draft_load(d->newsroom, a, id, draft, f);
	if (found == FOUND)
		life->draft = (enum life_draft)(draft->state + LIFE_DRAFT);
	return found != FAULTED;
}

bool
desk_begin_act(struct desk *d, int64_t id, enum life_act act,
    struct life *life, struct draft *draft, struct fault *f)
{
	arena_reset(d->a);
	if (!act_begin(d, f))
		return false;
	if (desk_life(d, d->a, id, life, draft, f) &&
	    life_check(id, *life, act, f))
		return true;
	db_rollback(d->newsroom);
	return false;
}

/* d, checked, as the next version of story id's draft. */
static bool
save(struct desk *d, int64_t id, const struct document *doc,
    struct draft *draft, struct fault *f)
{
	draft->story = id;
	draft->headline = doc->headline;
	draft->changed = clock_now();
	draft->changed_by = d->who;
	draft->document = document_to_json(d->a, doc);
	return press_check(d->press, d->a, doc, f) &&
	       draft_save(d->newsroom, draft, f);
}

bool
desk_check(struct desk *d, struct document *doc, struct fault *f)
{
	arena_reset(d->a);
	press_forget(d->press);
	return document_check(doc, f) && press_check(d->press, d->a, doc, f);
}

bool
desk_new(struct desk *d, struct document *doc, int64_t *id, struct fault *f)
{
	struct draft draft = {.state = DRAFT_DRAFT};

	arena_reset(d->a);
	if (!document_check(doc, f) || !act_begin(d, f))
		return false;
	/* The number is used up also if the power goes now. */
	if (!db_begin(d->edition, f)) {
		db_rollback(d->newsroom);
		return false;
	}
	if (!edition_take_number(d->edition, id, f) ||
	    !save(d, *id, doc, &draft, f) || !db_commit(d->edition, f)) {
		db_rollback(d->edition);
		db_rollback(d->newsroom);
		return false;
	}
	return act_note(d, "new", *id, "", f);
}

bool
desk_source(struct desk *d, struct arena *a, int64_t id, struct document *doc,
    int64_t *version, struct fault *f)
{
	struct revision last;
	struct draft draft;
	enum found found = draft_load(d->newsroom, a, id, &draft, f);

	*version = 0;
	if (found == FOUND) {
		*version = draft.version;
		return document_from_json(a, draft.document, doc, f);
	}
	if (found == ABSENT)
		found = revision_last(d->edition, a, id, &last, f);
	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT,
		    "there is no story of number %lld", (long long)id);
	return found == FOUND && document_from_json(a, last.document, doc, f);
}

enum desk_edit
desk_edit(struct desk *d, int64_t id, struct document *doc, int64_t base,
    int64_t *version, struct fault *f)
{
	struct draft draft;
	struct life life;

	if (!document_check(doc, f) ||
	    !desk_begin_act(d, id, LIFE_EDIT, &life, &draft, f))
		return DESK_EDIT_REFUSED;
	*version = draft.version;
	if (draft.version != base) {
		db_rollback(d->newsroom);
		return DESK_EDIT_CONFLICT;
	}
	/* What was said to be ready was another text. */
	draft.state = DRAFT_DRAFT;
	draft.scheduled = 0;
	if (!save(d, id, doc, &draft, f)) {
		db_rollback(d->newsroom);
		return DESK_EDIT_REFUSED;
	}
	*version = draft.version;
	return act_note(d, "edit", id, "", f) ? DESK_EDIT_SAVED
					      : DESK_EDIT_REFUSED;
}

/* The new state of a draft, noted. */
static bool
set(struct desk *d, const struct draft *draft, const char *act,
    const char *why, struct fault *f)
{
	if (draft_set_state(d->newsroom, draft, f) &&
	    time_note(d->newsroom, f))
		return act_note(d, act, draft->story, why, f);
	db_rollback(d->newsroom);
	return false;
}

bool
desk_ready(struct desk *d, int64_t id, int64_t *due, struct fault *f)
{
	struct draft draft;
	struct life life;
	bool is_over;

	if (!desk_begin_act(d, id, LIFE_MAKE_READY, &life, &draft, f))
		return false;
	/* An embargo that is over must not send it out by itself now. */
	if (!time_has_come(d->newsroom, draft.embargo, &is_over, f))
		return act_refuse(d);
	if (is_over)
		draft.embargo = 0;
	*due = draft.embargo;
	draft.state = DRAFT_READY;
	draft.scheduled = 0;
	return set(d, &draft, "ready", "", f);
}

static const char *
at(struct desk *d, int64_t t)
{
	return stamp_full(d->a, &d->conf->zones, t);
}

bool
desk_schedule(struct desk *d, int64_t id, int64_t when, struct fault *f)
{
	struct draft draft;
	struct life life;

	if (!desk_begin_act(d, id, LIFE_SCHEDULE, &life, &draft, f))
		return false;
	if (when <= clock_now()) {
		fault_set(f, FAULT_DATA,
		    "%s is not in the future; possible: a later time, or "
		    "\"broadsheet story publish %lld\" to do it now",
		    at(d, when), (long long)id);
		return act_refuse(d);
	}
	if (when < draft.embargo) {
		fault_set(f, FAULT_DATA,
		    "%s is before the embargo ends, at %s; possible: a time "
		    "from then on, or \"broadsheet story embargo %lld "
		    "--lift\"",
		    at(d, when), at(d, draft.embargo), (long long)id);
		return act_refuse(d);
	}
	draft.state = DRAFT_SCHEDULED;
	draft.scheduled = when;
	return set(d, &draft, "schedule", at(d, when), f);
}

bool
desk_embargo(struct desk *d, int64_t id, int64_t until, const char *why,
    struct fault *f)
{
	struct draft draft;
	struct life life;

	if (!desk_begin_act(d, id, LIFE_EMBARGO, &life, &draft, f))
		return false;
	if (until != 0 && until <= clock_now()) {
		fault_set(f, FAULT_DATA,
		    "%s is not in the future; an embargo ends later than now",
		    at(d, until));
		return act_refuse(d);
	}
	if (until == 0 && draft.embargo == 0) {
		fault_set(f, FAULT_DATA,
		    "story %lld is under no embargo", (long long)id);
		return act_refuse(d);
	}
	draft.embargo = until;
	if (until == 0)
		return set(d, &draft, "embargo --lift", why, f);
	return set(d, &draft, "embargo",
	    arena_printf(d->a, "until %s%s%s", at(d, until),
		why[0] == '\0' ? "" : ": ", why),
	    f);
}

bool
desk_spike(struct desk *d, int64_t id, const char *why, struct fault *f)
{
	struct draft draft;
	struct life life;

	if (!desk_begin_act(d, id, LIFE_SPIKE, &life, &draft, f))
		return false;
	if (life.public == LIFE_NEVER) {
		draft.state = DRAFT_SPIKED;
		draft.scheduled = 0;
		return set(d, &draft, "spike", why, f);
	}
	if (!draft_drop(d->newsroom, id, f))
		return act_refuse(d);
	return act_note(d, "spike", id, why, f);
}

/*
 * The document that a revision or version of a story has. The embargo that a
 * version was under goes to *embargo if it ends later than that.
 */
static bool
load_earlier(struct desk *d, int64_t id, const struct desk_earlier *from,
    struct document *doc, int64_t *embargo, struct fault *f)
{
	const char *document = NULL;
	struct draft_version version;
	struct revision revision;
	enum found found;

	if (from->version != 0) {
		found = draft_version_load(
		    d->newsroom, d->a, id, from->version, &version, f);
		document = version.document;
		if (found == FOUND && version.embargo > *embargo)
			*embargo = version.embargo;
	} else {
		found = from->revision != 0
			    ? revision_load(d->edition, d->a, id,
				  from->revision, &revision, f)
			    : revision_last(
				  d->edition, d->a, id, &revision, f);
		document = revision.document;
	}
	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT,
		    "story %lld has no %s %lld", (long long)id,
		    from->version != 0 ? "draft version" : "revision",
		    (long long)(from->version != 0 ? from->version
						   : from->revision));
	return found == FOUND && document_from_json(d->a, document, doc, f) &&
	       document_check(doc, f);
}

bool
desk_restore(struct desk *d, int64_t id, const struct desk_earlier *from,
    const char *why, struct fault *f)
{
	struct document doc;
	struct draft draft;
	struct life life;

	if (!desk_begin_act(d, id, LIFE_RESTORE, &life, &draft, f))
		return false;
	if (life.draft == LIFE_SPIKED && from->version == 0 &&
	    from->revision == 0) {
		draft.state = DRAFT_DRAFT;
		return set(d, &draft, "restore", why, f);
	}
	/* Its embargo holds, whichever of its texts comes back. */
	draft = (struct draft){.state = DRAFT_DRAFT, .embargo = draft.embargo};
	if (!load_earlier(d, id, from, &doc, &draft.embargo, f) ||
	    !save(d, id, &doc, &draft, f))
		return act_refuse(d);
	return act_note(d, "restore", id, why, f);
}
