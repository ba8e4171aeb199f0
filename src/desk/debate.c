/* SPDX-License-Identifier: Apache-2.0 */
/* Talking points: planned, opened, closed. */
#include "desk/debate.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "desk/desk.h"
#include "desk/internal.h"
#include "desk/time.h"
#include "store/db.h"
#include "store/debate.h"
#include "store/debate_plan.h"
#include "store/edition.h"
#include "store/operation.h"
#include "story/body.h"
#include "story/slug.h"

#include "base/banned.h"

/* What a debate is to the newsroom. */
enum state {
	STATE_NONE,
	STATE_PLANNED,
	STATE_OPEN,
	STATE_CLOSED,
	STATE_NOTED /* closed, with its note */
};

static const char *const possible[] = {
    [STATE_PLANNED] = "is not open yet; possible: open",
    [STATE_OPEN] = "is open; possible: close, and approve, reject or cut what "
		   "readers sent",
    [STATE_CLOSED] = "is closed; possible: close with --note, and approve, "
		     "reject or cut what readers sent",
    [STATE_NOTED] = "is closed, with a closing note; possible: approve, "
		    "reject or cut what readers sent",
};

static bool
load(struct desk *d, int64_t id, enum state *state, struct debate_plan *plan,
    struct debate *debate, struct fault *f)
{
	enum found found =
	    debate_plan_load(d->newsroom, d->a, id, plan, f);

	*state = STATE_PLANNED;
	if (found == ABSENT) {
		found = debate_by_id(d->edition, d->a, id, false, debate, f);
		*state = found != FOUND ? STATE_NONE
			 : debate_is_open(debate, clock_now()) ? STATE_OPEN
			 : debate->note[0] == '\0'	       ? STATE_CLOSED
							       : STATE_NOTED;
	}
	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT,
		    "there is no debate of number %lld; \"broadsheet debate "
		    "list\" shows what there is",
		    (long long)id);
	return found == FOUND;
}

static bool
impossible(int64_t id, enum state state, struct fault *f)
{
	return fault_set(f, FAULT_DATA, "debate %lld %s", (long long)id,
	    possible[state]);
}

/*
 * As both skins show it. The low one has it on one page: it is short enough.
 */
static bool
render(struct desk *d, const char *what, const char *source,
    struct debate_text *text, struct fault *f)
{
	struct body_args args = {
	    .markdown = source,
	    .base_url = d->conf->base_url,
	    .low_max_bytes = 1 << 20,
	};
	struct body body;

	if (strlen(source) > DEBATE_TEXT_BYTES_MAX)
		return fault_set(f, FAULT_DATA,
		    "%s has %zu bytes; at most %d fit beside what readers say",
		    what, strlen(source), DEBATE_TEXT_BYTES_MAX);
	*text = (struct debate_text){source, "", ""};
	if (source[0] == '\0')
		return true;
	if (!body_render(d->a, &args, &body, f))
		return fault_at(f, "%s", what);
	text->full = body.full;
	text->low = body.low[0];
	return true;
}

static bool
check_question(const char *question, struct fault *f)
{
	size_t n = strlen(question);

	if (question[strspn(question, " \t\n")] == '\0')
		return fault_set(f, FAULT_DATA, "the debate has no question");
	if (!utf8_is_clean(question, n) || strpbrk(question, "\n\t") != NULL)
		return fault_set(f, FAULT_DATA,
		    "the question is not one line of plain text");
	if (utf8_length(question) > DEBATE_QUESTION_MAX)
		return fault_set(f, FAULT_DATA,
		    "the question has %zu characters; at most %d fit",
		    utf8_length(question), DEBATE_QUESTION_MAX);
	return true;
}

static bool
check_plan(struct desk *d, const struct debate_plan *plan, struct fault *f)
{
	int64_t now = clock_now();
	struct debate_text intro;

	if (!check_question(plan->question, f) ||
	    !render(d, "the introduction", plan->intro, &intro, f))
		return false;
	if (plan->opens != 0 && plan->opens <= now)
		return fault_set(f, FAULT_DATA,
		    "opens: %s is not in the future; leave it out, and "
		    "\"broadsheet debate open\" does it",
		    stamp_full(d->a, &d->conf->zones, plan->opens));
	if (plan->closes != 0 &&
	    plan->closes <= (plan->opens != 0 ? plan->opens : now))
		return fault_set(f, FAULT_DATA,
		    "closes: %s is before it opens",
		    stamp_full(d->a, &d->conf->zones, plan->closes));
	if (plan->closes == 0 &&
	    (plan->lasts_s <= 0 || plan->lasts_s > DEBATE_LASTS_MAX_S))
		return fault_set(f, FAULT_DATA,
		    "a debate lasts for 1 to %d days",
		    DEBATE_LASTS_MAX_S / (24 * 3600));
	return true;
}

bool
desk_debate_new(struct desk *d, const struct debate_plan *plan, int64_t *id,
    struct fault *f)
{
	struct debate_plan kept = *plan;

	arena_reset(d->a);
	if (!check_plan(d, plan, f) || !act_begin(d, f))
		return false;
	/* The number is used up also if the power goes now. */
	if (!db_begin(d->edition, f))
		return act_refuse(d);
	if (!edition_take_number(d->edition, id, f) ||
	    !db_commit(d->edition, f)) {
		db_rollback(d->edition);
		return act_refuse(d);
	}
	kept.id = *id;
	if (!debate_plan_insert(d->newsroom, &kept, f) ||
	    (kept.opens != 0 && !time_note(d->newsroom, f)))
		return act_refuse(d);
	return act_note(d, "debate new", *id, "", f);
}

static bool
check_room(struct desk *d, struct fault *f)
{
	struct debate_list open;

	if (!debate_open(d->edition, d->a, clock_now(), DEBATE_OPEN_MAX, false,
		&open, f))
		return false;
	if (open.n < DEBATE_OPEN_MAX)
		return true;
	return fault_set(f, FAULT_DATA,
	    "%d debates are open, and that is as many as can be; possible: "
	    "close one first",
	    DEBATE_OPEN_MAX);
}

/* plan as the act needs it, in JSON. */
static const char *
detail_of(struct desk *d, const struct debate_plan *plan)
{
	int64_t closes = plan->closes != 0 ? plan->closes
					   : clock_now() + plan->lasts_s;

	return act_detail(d->a, json_pack("{s:s, s:s, s:I}", "question", plan->question,
	    "intro", plan->intro, "closes", (json_int_t)closes));
}

static bool
open_planned(struct desk *d, const struct debate_plan *plan, struct fault *f)
{
	if (plan->closes != 0 && plan->closes <= clock_now()) {
		fault_set(f, FAULT_DATA,
		    "debate %lld was to be closed by now, and was never "
		    "opened; possible: make it anew with another time",
		    (long long)plan->id);
		return act_refuse(d);
	}
	if (!check_room(d, f))
		return act_refuse(d);
	return act_go(d, "debate open", plan->id, "", detail_of(d, plan), f);
}

bool
desk_debate_open(struct desk *d, int64_t id, struct fault *f)
{
	struct debate_plan plan;
	struct debate debate;
	enum state state;

	arena_reset(d->a);
	if (!act_begin(d, f))
		return false;
	if (!load(d, id, &state, &plan, &debate, f))
		return act_refuse(d);
	if (state != STATE_PLANNED) {
		impossible(id, state, f);
		return act_refuse(d);
	}
	return open_planned(d, &plan, f);
}

/* What was due when it was looked for may be gone by now. */
static enum found
open_due(struct desk *d, int64_t id, struct fault *f)
{
	struct debate_plan plan;
	enum found found;

	arena_reset(d->a);
	if (!act_begin(d, f))
		return FAULTED;
	found = debate_plan_load(d->newsroom, d->a, id, &plan, f);
	if (found != FOUND) {
		db_rollback(d->newsroom);
		return found;
	}
	return open_planned(d, &plan, f) ? FOUND : FAULTED;
}

bool
desk_debate_open_due(struct desk *d,
    void (*each)(void *arg, int64_t id, int64_t due, const struct fault *why),
    void *arg, struct fault *f)
{
	int64_t now, opens = INT64_MIN, id = 0;
	enum found found;

	/* One reading of the clock, which is the one that is believed. */
	if (!time_is_trusted(d->newsroom, &now, f))
		return false;
	while ((found = debate_plan_due(
		    d->newsroom, now, &opens, &id, f)) == FOUND) {
		struct fault why = {0};

		switch (open_due(d, id, &why)) {
		case FOUND:
			each(arg, id, opens, NULL);
			break;
		case ABSENT:
			break;
		default:
			if (why.cause != FAULT_DATA) {
				if (f != NULL)
					*f = why;
				return false;
			}
			each(arg, id, opens, &why);
		}
	}
	return found == ABSENT;
}

bool
desk_debate_close(
    struct desk *d, int64_t id, const char *note, struct fault *f)
{
	struct debate_plan plan;
	struct debate_text text;
	struct debate debate;
	enum state state;

	arena_reset(d->a);
	if (!render(d, "the closing note", note, &text, f) || !act_begin(d, f))
		return false;
	if (!load(d, id, &state, &plan, &debate, f))
		return act_refuse(d);
	if (state != STATE_OPEN &&
	    (state != STATE_CLOSED || note[0] == '\0')) {
		impossible(id, state, f);
		return act_refuse(d);
	}
	return act_go(d, "debate close", id, "", note, f);
}

/* The forms of a debate have addresses of their own (page/debate.h). */
static const char *
slug_of(struct desk *d, const char *question)
{
	const char *slug = slug_make(d->a, question);

	if (strcmp(slug, "write") == 0 || strcmp(slug, "thanks") == 0)
		return arena_printf(d->a, "%s-debate", slug);
	return slug;
}

static bool
apply_open(struct desk *d, const struct operation *o, struct fault *f)
{
	json_t *detail = json_loads(o->detail, 0, NULL);
	const char *question =
	    json_string_value(json_object_get(detail, "question"));
	const char *intro =
	    json_string_value(json_object_get(detail, "intro"));
	struct debate debate = {
	    .id = o->story,
	    .question = question,
	    .opened = o->at,
	    .closes =
		json_integer_value(json_object_get(detail, "closes")),
	};
	struct debate_text text;
	bool ok;

	if (question == NULL || intro == NULL)
		ok = fault_set(f, FAULT_DATA, "the debate is gone");
	else
		ok = render(d, "the introduction", intro, &text, f);
	if (ok) {
		debate.slug = slug_of(d, question);
		ok = debate_insert(d->edition, &debate, &text, f);
	}
	json_decref(detail);
	return ok;
}

static bool
finish_open(struct desk *d, const struct operation *o, struct fault *f)
{
	return debate_plan_drop(d->newsroom, o->story, f);
}

static bool
apply_close(struct desk *d, const struct operation *o, struct fault *f)
{
	struct debate_text text;

	return render(d, "the closing note", o->detail, &text, f) &&
	       debate_close(d->edition, o->story, o->at, &text, f);
}

const struct act debate_acts[] = {
    {"debate open", apply_open, finish_open},
    {"debate close", apply_close, NULL},
    {.name = NULL},
};
