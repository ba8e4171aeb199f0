/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What editors decide on letters. It is noted in the newsroom, done in the
 * edition where readers see it, and written into the postroom when it is over;
 * each of the three can be done twice.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/debate.h"
#include "desk/desk.h"
#include "desk/internal.h"
#include "post/token.h"
#include "post/writing.h"
#include "store/db.h"
#include "store/debate.h"
#include "store/letter.h"
#include "store/operation.h"

#include "base/banned.h"

enum { KEY_SHOWN = 8, WHY_BYTES_MAX = 500 };

struct db *
desk_postroom(struct desk *d, struct fault *f)
{
	if (d->postroom == NULL)
		d->postroom =
		    db_open(d->conf->edition_dir, DB_POSTROOM, DB_WRITE, f);
	return d->postroom;
}

bool
desk_letter(struct desk *d, struct arena *a, const char *first,
    struct letter *l, struct fault *f)
{
	struct db *postroom = desk_postroom(d, f);
	const char *key;
	int n;

	if (postroom == NULL ||
	    !letter_like_key(postroom, a, first, &n, &key, f))
		return false;
	if (n == 0 || first[0] == '\0')
		return fault_set(f, FAULT_NOINPUT,
		    "there is no letter \"%s\"; \"broadsheet debate queue\" "
		    "shows those that wait",
		    first);
	if (n > 1)
		return fault_set(f, FAULT_DATA,
		    "more than one letter's key begins with \"%s\"", first);
	return letter_by_key(postroom, a, key, l, f) == FOUND;
}

/* Whether the debate can have letters: it is, or was, open. */
static bool
check_debate(struct desk *d, int64_t id, struct fault *f)
{
	struct debate debate;

	switch (debate_by_id(d->edition, d->a, id, false, &debate, f)) {
	case FOUND:
		return true;
	case ABSENT:
		return fault_set(f, FAULT_NOINPUT,
		    "no debate of number %lld has been opened; \"broadsheet "
		    "debate list\" shows what there is",
		    (long long)id);
	default:
		return false;
	}
}

static bool
check_writing(const struct writing *w, struct fault *f)
{
	static const char *const faults[WRITING_FAULT__MAX] = {
	    [WRITING_MISSING] = "cannot be empty",
	    [WRITING_TOO_LONG] = "is too long",
	    [WRITING_UNCLEAN] = "has characters that are not text",
	    [WRITING_NO_ADDRESS] = "is not an e-mail address",
	};

	for (int i = 0; i < WRITING__MAX; i++) {
		if (w->fault[i] != WRITING_FINE)
			return fault_set(f, FAULT_DATA, "%s: %s",
			    writing_names[i], faults[w->fault[i]]);
	}
	return true;
}

static bool
insert(struct db *postroom, const struct letter *l, struct fault *f)
{
	if (!db_begin(postroom, f))
		return false;
	if (letter_insert(postroom, l, f))
		return db_commit(postroom, f);
	db_rollback(postroom);
	return false;
}

bool
desk_letter_add(struct desk *d, int64_t debate, const struct letter *l,
    const char **key, struct fault *f)
{
	const char *const value[WRITING__MAX] = {
	    [WRITING_NAME] = l->name,
	    [WRITING_PLACE] = l->place,
	    [WRITING_EMAIL] = l->email,
	    [WRITING_MESSAGE] = l->message,
	};
	struct letter kept = {.debate = debate, .network = ""};
	struct writing w;

	arena_reset(d->a);
	writing_take(d->a, &writing_debate, value, &w);
	if (!check_writing(&w, f) || desk_postroom(d, f) == NULL ||
	    !act_begin(d, f))
		return false;
	if (!check_debate(d, debate, f))
		return act_refuse(d);
	kept.key = token_nonce(d->a);
	kept.received = clock_now();
	kept.name = w.field[WRITING_NAME];
	kept.place = w.field[WRITING_PLACE];
	kept.email = w.field[WRITING_EMAIL];
	kept.message = w.field[WRITING_MESSAGE];
	if (!insert(d->postroom, &kept, f))
		return act_refuse(d);
	*key = kept.key;
	return act_note(d, "debate add", debate,
	    arena_printf(d->a, "letter %.*s", KEY_SHOWN, kept.key), f);
}

/* Begin an act on a letter; false: no transaction is open. */
static bool
begin(struct desk *d, const char *key, struct letter *l, struct fault *f)
{
	arena_reset(d->a);
	if (!act_begin(d, f))
		return false;
	return desk_letter(d, d->a, key, l, f) ? true : act_refuse(d);
}

static bool
impossible(struct desk *d, const struct letter *l, struct fault *f)
{
	const char *state = l->state == LETTER_PENDING
				? "waits; possible: approve, reject, cut"
			    : l->state == LETTER_APPROVED
				? "is shown already; possible: reject, which "
				  "takes it off, or cut"
				: "was rejected, and that is final; possible: "
				  "\"debate add\" enters a letter anew";

	fault_set(f, FAULT_DATA, "letter %.*s %s", KEY_SHOWN, l->key, state);
	return act_refuse(d);
}

/*
 * What the act needs, so that it does not depend on the postroom: of a letter
 * that is to be shown, what is. The e-mail address stays behind.
 */
static const char *
detail_of(struct desk *d, const struct letter *l)
{
	return act_detail(d->a, json_pack("{s:s, s:I, s:s, s:s, s:s, s:b}", "key", l->key,
	    "received", (json_int_t)l->received, "name", l->name, "place",
	    l->place, "text", l->cut != NULL ? l->cut : l->message, "edited",
	    l->cut != NULL));
}

static bool
go(struct desk *d, const char *act, const struct letter *l, const char *why,
    struct fault *f)
{
	return act_go(d, act, l->debate,
	    arena_printf(d->a, "letter %.*s%s%s", KEY_SHOWN, l->key,
		why[0] == '\0' ? "" : ": ", why),
	    detail_of(d, l), f);
}

bool
desk_letter_approve(struct desk *d, const char *key, struct fault *f)
{
	struct letter l;

	if (!begin(d, key, &l, f))
		return false;
	if (l.state != LETTER_PENDING)
		return impossible(d, &l, f);
	if (!check_debate(d, l.debate, f))
		return act_refuse(d);
	return go(d, "debate approve", &l, "", f);
}

bool
desk_letter_reject(
    struct desk *d, const char *key, const char *why, struct fault *f)
{
	struct letter l;

	if (strlen(why) > WHY_BYTES_MAX)
		return fault_set(f, FAULT_DATA,
		    "why: at most %d bytes fit", WHY_BYTES_MAX);
	if (!begin(d, key, &l, f))
		return false;
	if (l.state == LETTER_REJECTED)
		return impossible(d, &l, f);
	/* Of one that nobody will see the words need not go along. */
	l.message = l.name = l.place = "";
	l.cut = NULL;
	return go(d,
	    l.state == LETTER_APPROVED ? "debate remove" : "debate reject", &l,
	    why, f);
}

bool
desk_letter_cut(
    struct desk *d, const char *key, const char *text, struct fault *f)
{
	const char *const value[WRITING__MAX] = {
	    [WRITING_NAME] = "x", [WRITING_MESSAGE] = text};
	struct writing w;
	struct letter l;
	bool shown;

	if (!begin(d, key, &l, f))
		return false;
	if (l.state == LETTER_REJECTED)
		return impossible(d, &l, f);
	writing_take(d->a, &writing_debate, value, &w);
	if (!check_writing(&w, f))
		return act_refuse(d);
	shown = l.state == LETTER_APPROVED;
	l.cut = w.field[WRITING_MESSAGE];
	return go(d, shown ? "debate cut (shown)" : "debate cut", &l, "", f);
}

/* The detail of an operation, taken apart. */
struct detail {
	json_t *o;
	const char *key;
	struct contribution c;
};

static struct detail
detail_open(const struct operation *op)
{
	struct detail d = {.o = json_loads(op->detail, 0, NULL)};

	d.key = act_text(d.o, "key");
	d.c.received = json_integer_value(json_object_get(d.o, "received"));
	d.c.name = act_text(d.o, "name");
	d.c.place = act_text(d.o, "place");
	d.c.text = act_text(d.o, "text");
	d.c.is_edited = json_is_true(json_object_get(d.o, "edited"));
	return d;
}

static bool
apply_approve(struct desk *d, const struct operation *o, struct fault *f)
{
	struct detail detail = detail_open(o);
	bool ok = contribution_add(
	    d->edition, o->story, detail.key, &detail.c, f);

	json_decref(detail.o);
	return ok;
}

static bool
apply_remove(struct desk *d, const struct operation *o, struct fault *f)
{
	struct detail detail = detail_open(o);
	bool ok = contribution_remove(d->edition, detail.key, o->at, f);

	json_decref(detail.o);
	return ok;
}

static bool
apply_cut(struct desk *d, const struct operation *o, struct fault *f)
{
	struct detail detail = detail_open(o);
	bool ok =
	    contribution_cut(d->edition, detail.key, detail.c.text, f);

	json_decref(detail.o);
	return ok;
}

/* In a transaction of the postroom's own, which may be a second time. */
static bool
settle(struct desk *d, bool ok, struct fault *f)
{
	if (ok)
		return db_commit(d->postroom, f);
	db_rollback(d->postroom);
	return false;
}

static bool
decide(struct desk *d, const struct operation *o, enum letter_state state,
    const char *why, struct fault *f)
{
	struct detail detail = detail_open(o);
	bool ok = desk_postroom(d, f) != NULL && db_begin(d->postroom, f);

	ok = ok && settle(d,
		       letter_decide(d->postroom, detail.key, state, why,
			   o->at, f),
		       f);
	json_decref(detail.o);
	return ok;
}

static bool
finish_approve(struct desk *d, const struct operation *o, struct fault *f)
{
	return decide(d, o, LETTER_APPROVED, "", f);
}

static bool
finish_reject(struct desk *d, const struct operation *o, struct fault *f)
{
	const char *why = strstr(o->why, ": ");

	return decide(d, o, LETTER_REJECTED, why == NULL ? "" : why + 2, f);
}

static bool
finish_cut(struct desk *d, const struct operation *o, struct fault *f)
{
	struct detail detail = detail_open(o);
	bool ok = desk_postroom(d, f) != NULL && db_begin(d->postroom, f);

	ok = ok && settle(d,
		       letter_cut(d->postroom, detail.key, detail.c.text, f),
		       f);
	json_decref(detail.o);
	return ok;
}

const struct act letter_acts[] = {
    {"debate approve", apply_approve, finish_approve},
    {"debate reject", NULL, finish_reject},
    {"debate remove", apply_remove, finish_reject},
    {"debate cut", NULL, finish_cut},
    {"debate cut (shown)", apply_cut, finish_cut},
    {.name = NULL},
};
