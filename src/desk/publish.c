/* SPDX-License-Identifier: Apache-2.0 */
/* Acts that readers see: they begin in the newsroom, see act.c. */
#include <jansson.h>
#include <stdlib.h>
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
#include "store/correction.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/operation.h"
#include "store/publication.h"
#include "store/revision.h"
#include "store/source.h"
#include "store/story.h"
#include "story/document.h"

#include "base/banned.h"

/* What the kinds of change are called in the record. */
static const char *const changes[] = {
    [DESK_CHANGE] = "changed",
    [DESK_UPDATE] = "updated",
    [DESK_CORRECTION] = "correction",
    [DESK_CLARIFICATION] = "clarification",
    [DESK_UPDATE_NOTICE] = "update",
};

static int64_t
number_of(const json_t *o, const char *name)
{
	return json_integer_value(json_object_get(o, name));
}

/* The document that is published: a version of the draft, or as it is. */
static bool
load_document(struct desk *d, const struct operation *o, int64_t version,
    struct document *doc, struct fault *f)
{
	struct draft_version v;
	struct revision last;
	enum found found;

	if (version != 0) {
		found = draft_version_load(
		    d->newsroom, d->a, o->story, version, &v, f);
		if (found == FOUND)
			return document_from_json(d->a, v.document, doc, f);
	} else {
		found = revision_last(d->edition, d->a, o->story, &last, f);
		if (found == FOUND)
			return document_from_json(d->a, last.document, doc, f);
	}
	if (found == ABSENT)
		fault_set(f, FAULT_DATA, "story %lld has no version %lld",
		    (long long)o->story, (long long)version);
	return false;
}

/* The story's times: when it was first public, and last made news. */
static bool
date(struct desk *d, const struct operation *o, const char *change,
    struct document *doc, struct fault *f)
{
	bool is_news = strcmp(change, "updated") == 0 ||
		       strcmp(change, "update") == 0;
	struct story was;
	enum found found = story_by_id(d->edition, d->a, o->story, &was, f);

	if (found == FAULTED)
		return false;
	if (found == FOUND) {
		doc->published = was.published;
		doc->updated = is_news && o->at > was.card.updated
				   ? o->at
				   : was.card.updated;
		return true;
	}
	if (doc->published == 0)
		doc->published = o->at;
	if (doc->updated < doc->published)
		doc->updated = doc->published;
	return true;
}

static bool
add_notice(struct desk *d, const struct operation *o, const char *change,
    struct fault *f)
{
	struct correction c = {
	    .story = o->story,
	    .kind = change,
	    .at = o->at,
	    .text = o->why,
	};
	struct story now;

	if (strcmp(change, "correction") != 0 &&
	    strcmp(change, "clarification") != 0 &&
	    strcmp(change, "update") != 0)
		return true;
	if (story_by_id(d->edition, d->a, o->story, &now, f) != FOUND)
		return false;
	c.revision = now.revision;
	return correction_add(d->edition, &c, f);
}

/* The edition knows from here on where it came from. */
static bool
keep_source(struct desk *d, int64_t id, struct fault *f)
{
	const char *source, *guid;
	const unsigned char *digest;
	int64_t version;
	enum found known = draft_source(
	    d->newsroom, d->a, id, &source, &guid, &digest, f);

	return known == ABSENT ||
	       (known == FOUND &&
		   source_version(d->newsroom, source, guid, &version, f) &&
		   source_keep(d->edition, source, guid, id, digest, f) &&
		   source_set_version(d->edition, source, guid, version, f));
}

static bool
apply_publish(struct desk *d, const struct operation *o, struct fault *f)
{
	json_t *detail = json_loads(o->detail, 0, NULL);
	const char *change = act_text(detail, "change");
	int64_t version = number_of(detail, "version");
	struct press_args args = {
	    .id = o->story,
	    .now = o->at,
	    .change = change[0] == '\0' ? NULL : change,
	    .why = o->why,
	};
	struct document doc;
	bool ok = load_document(d, o, version, &doc, f) &&
		  document_check(&doc, f) &&
		  date(d, o, change, &doc, f) &&
		  press_publish(d->press, d->a, &doc, &args, f) &&
		  add_notice(d, o, change, f) &&
		  (version == 0 || keep_source(d, o->story, f));

	press_forget(d->press);
	json_decref(detail);
	return ok;
}

/* The draft is none any more, unless somebody has gone on with it. */
static bool
finish_publish(struct desk *d, const struct operation *o, struct fault *f)
{
	json_t *detail = json_loads(o->detail, 0, NULL);
	int64_t version = number_of(detail, "version");
	struct draft draft;
	enum found found = draft_load(d->newsroom, d->a, o->story, &draft, f);

	json_decref(detail);
	if (found == FOUND && draft.version == version)
		return draft_drop(d->newsroom, o->story, f);
	return found != FAULTED;
}

static bool
apply_withdraw(struct desk *d, const struct operation *o, struct fault *f)
{
	enum found found = publication_withdraw(
	    d->edition, o->story, o->at, o->why, f);

	if (found == ABSENT)
		return fault_set(f, FAULT_DATA,
		    "story %lld is not live", (long long)o->story);
	return found == FOUND;
}

static bool
apply_hide(struct desk *d, const struct operation *o, struct fault *f)
{
	json_t *detail = json_loads(o->detail, 0, NULL);
	bool ok = revision_hide(d->edition, o->story,
	    number_of(detail, "revision"),
	    json_is_true(json_object_get(detail, "hidden")), f);

	json_decref(detail);
	return ok;
}

static bool
apply_retract(struct desk *d, const struct operation *o, struct fault *f)
{
	json_t *detail = json_loads(o->detail, 0, NULL);
	int64_t story, id = number_of(detail, "correction");
	enum found found =
	    correction_withdraw(d->edition, id, o->at, o->why, &story, f);

	json_decref(detail);
	if (found == ABSENT)
		return fault_set(f, FAULT_DATA,
		    "correction %lld was withdrawn already", (long long)id);
	return found == FOUND;
}

const struct act publish_acts[] = {
    {"publish", apply_publish, finish_publish},
    {"withdraw", apply_withdraw, NULL},
    {"hide", apply_hide, NULL},
    {"correct --withdraw", apply_retract, NULL},
    {.name = NULL},
};

static enum life_act
act_of(enum desk_change_kind kind)
{
	switch (kind) {
	case DESK_CHANGE:
		return LIFE_PUBLISH;
	case DESK_UPDATE:
		return LIFE_UPDATE;
	default:
		return LIFE_CORRECT;
	}
}

/* An embargo holds whatever is being done. */
static bool
check_embargo(struct desk *d, int64_t id, const struct draft *draft,
    struct fault *f)
{
	bool is_over;

	if (!time_has_come(d->newsroom, draft->embargo, &is_over, f))
		return false;
	if (is_over)
		return true;
	return fault_set(f, FAULT_DATA,
	    "story %lld is under embargo until %s; possible: \"story ready\", "
	    "and it goes out then by itself; \"story schedule\" for later; "
	    "\"story embargo %lld --lift\"",
	    (long long)id, stamp_full(d->a, &d->conf->zones, draft->embargo),
	    (long long)id);
}

/* What goes out is what was looked at. */
static bool
check_version(const struct draft *draft, const struct desk_change *change,
    struct fault *f)
{
	if (change->version == 0 || change->version == draft->version)
		return true;
	return fault_set(f, FAULT_DATA,
	    "story %lld was saved by %s in between (version %lld); look at it "
	    "again",
	    (long long)draft->story, draft->changed_by,
	    (long long)draft->version);
}

bool
desk_publish(struct desk *d, int64_t id, const struct desk_change *change,
    struct fault *f)
{
	enum life_act act = act_of(change->kind);
	const char *kind = changes[change->kind];
	struct draft draft;
	struct life life;
	bool has_draft;

	if (!desk_begin_act(d, id, act, &life, &draft, f))
		return false;
	has_draft = life.draft != LIFE_NO_DRAFT && !change->leaves_draft;
	if (has_draft && (!check_version(&draft, change, f) ||
			     !check_embargo(d, id, &draft, f)))
		return act_refuse(d);
	if (life.public == LIFE_NEVER)
		kind = "published";
	else if (life.public == LIFE_WITHDRAWN)
		kind = "restored";
	return act_go(d, "publish", id, change->why,
	    act_detail(d->a, json_pack("{s:I, s:s}", "version",
			(json_int_t)(has_draft ? draft.version : 0), "change",
			kind)),
	    f);
}

/* What was due when it was looked for may be no longer, or later. */
static enum found
publish_due(struct desk *d, int64_t id, int64_t now, struct fault *f)
{
	const char *kind = "published";
	struct draft draft;
	struct life life;

	arena_reset(d->a);
	if (!act_begin(d, f))
		return FAULTED;
	if (!desk_life(d, d->a, id, &life, &draft, f)) {
		db_rollback(d->newsroom);
		return FAULTED;
	}
	if (draft.due == 0 || draft.due > now) {
		db_rollback(d->newsroom);
		return ABSENT;
	}
	if (life.public != LIFE_NEVER)
		kind = life.public == LIFE_LIVE ? "changed" : "restored";
	return act_go(d, "publish", id, "",
		   act_detail(d->a, json_pack("{s:I, s:s}", "version",
			       (json_int_t)draft.version, "change", kind)),
		   f)
		   ? FOUND
		   : FAULTED;
}

bool
desk_publish_due(struct desk *d,
    void (*each)(void *arg, int64_t id, int64_t due, const struct fault *why),
    void *arg, struct fault *f)
{
	int64_t now, due = INT64_MIN, id = 0;
	enum found found;

	/* One reading of the clock, which is the one that is believed. */
	if (!time_is_trusted(d->newsroom, &now, f))
		return false;
	while ((found = draft_due(d->newsroom, now, &due, &id, f)) == FOUND) {
		struct fault why = {0};

		switch (publish_due(d, id, now, &why)) {
		case FOUND:
			each(arg, id, due, NULL);
			break;
		case ABSENT: /* another desk was faster */
			break;
		default:
			if (why.cause != FAULT_DATA) {
				if (f != NULL)
					*f = why;
				return false;
			}
			each(arg, id, due, &why);
		}
	}
	return found == ABSENT;
}

bool
desk_withdraw(struct desk *d, int64_t id, const char *why,
    void (*each)(void *arg, const char *place), void *arg, struct fault *f)
{
	struct draft draft;
	struct life life;

	if (!desk_begin_act(d, id, LIFE_WITHDRAW, &life, &draft, f))
		return false;
	if (!publication_places(d->edition, id, each, arg, f))
		return act_refuse(d);
	/* Its next revision does not bring it back by itself. */
	if (life.draft == LIFE_READY || life.draft == LIFE_SCHEDULED) {
		draft.state = DRAFT_DRAFT;
		draft.scheduled = 0;
		if (!draft_set_state(d->newsroom, &draft, f))
			return act_refuse(d);
	}
	return act_go(d, "withdraw", id, why, "", f);
}

bool
desk_hide(struct desk *d, int64_t id, int64_t revision, bool hidden,
    const char *why, struct fault *f)
{
	struct revision r;
	enum found found;

	arena_reset(d->a);
	if (!act_begin(d, f))
		return false;
	found = revision_load(d->edition, d->a, id, revision, &r, f);
	if (found == ABSENT)
		fault_set(f, FAULT_NOINPUT, "story %lld has no revision %lld",
		    (long long)id, (long long)revision);
	if (found != FOUND)
		return act_refuse(d);
	return act_go(d, "hide", id, why,
	    act_detail(d->a, json_pack("{s:I, s:b}", "revision", (json_int_t)revision,
			"hidden", hidden)),
	    f);
}

bool
desk_retract(struct desk *d, int64_t correction, const char *why,
    struct fault *f)
{
	struct correction c;
	enum found found;

	arena_reset(d->a);
	if (!act_begin(d, f))
		return false;
	found = correction_by_id(d->edition, d->a, correction, &c, f);
	if (found == ABSENT)
		fault_set(f, FAULT_NOINPUT, "there is no correction %lld",
		    (long long)correction);
	if (found == FOUND && c.withdrawn_at != 0) {
		fault_set(f, FAULT_DATA,
		    "correction %lld was withdrawn already",
		    (long long)correction);
		found = FAULTED;
	}
	if (found != FOUND)
		return act_refuse(d);
	return act_go(d, "correct --withdraw", c.story, why,
	    act_detail(d->a, json_pack("{s:I}", "correction", (json_int_t)correction)),
	    f);
}
