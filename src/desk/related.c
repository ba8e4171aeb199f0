/* SPDX-License-Identifier: Apache-2.0 */
/* What belongs together: found for many at once, and what editors say. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "desk/internal.h"
#include "store/db.h"
#include "store/edition.h"
#include "store/operation.h"
#include "store/plain.h"
#include "store/story.h"
#include "store/term.h"
#include "story/document.h"

#include "base/banned.h"

enum {
	BATCH = 500,
	MANY = 10, /* a tenth of all are many */
	SOME = 20  /* and fewer than these are not */
};

/* Going through stories. */
struct round {
	struct desk *d;
	struct terms *terms;
	bool all;
	int64_t at;     /* the last story done */
	int64_t base, total;
	int64_t *n;
	void (*progress)(
	    void *arg, int64_t done, int64_t total, int64_t stories);
	void *arg;
};

typedef bool step_function(struct round *r, int64_t story, struct fault *f);

/* The story's terms again, from its text and its document. */
static bool
describe(struct round *r, int64_t story, struct fault *f)
{
	struct arena *a = r->d->a;
	struct related_facts known;
	struct document doc;
	struct plain plain;
	enum found found;

	arena_reset(a);
	found = related_facts(r->d->edition, a, story, &known, f);
	if (found == FOUND)
		found = plain_load(r->d->edition, a, story, &plain, f);
	if (found != FOUND)
		return found == ABSENT &&
		       related_remove(r->d->edition, story, f);
	if (!document_from_json(a, known.document, &doc, f))
		return fault_at(f, "story %lld", (long long)story);
	return terms_write(r->terms,
	    &(struct term_facts){.plain = &plain,
		.package = known.package,
		.n_subjects = doc.n_subjects,
		.subjects = doc.subjects},
	    f);
}

static bool
find(struct round *r, int64_t story, struct fault *f)
{
	struct db *db = r->d->edition;

	return (r->all ? related_find_own(db, story, f)
		       : related_find(db, story, f)) &&
	       related_is_done(db, story, f);
}

/* The next stories, each with step, in a transaction; *more: there were any. */
static bool
batch(struct round *r, step_function *step, bool *more, struct fault *f)
{
	struct db *db = r->d->edition;
	int64_t story[BATCH];
	size_t n;

	if (!db_begin(db, f))
		return false;
	if (r->all ? !related_stories(db, r->at, story, BATCH, &n, f)
		   : !related_due(db, r->at, story, BATCH, &n, f))
		goto undo;
	for (size_t i = 0; i < n; i++) {
		if (!step(r, story[i], f))
			goto undo;
		r->at = story[i];
		++*r->n;
		r->progress(r->arg, r->base + r->at, r->total, *r->n);
	}
	*more = n > 0;
	if (step == find && n > 0 && !edition_changed(db, clock_now(), f))
		goto undo;
	return db_commit(db, f);
undo:
	db_rollback(db);
	return false;
}

static bool
go_through(struct round *r, step_function *step, struct fault *f)
{
	bool more;

	r->at = *r->n = 0;
	do {
		if (!batch(r, step, &more, f))
			return false;
	} while (more);
	return true;
}

/* How many wait, beside all numbers that there are. */
static bool
count(struct desk *d, int64_t *due, int64_t *all, struct fault *f)
{
	struct edition e;
	bool ok = edition_begin(d->edition, &e, f) &&
		  related_due_count(d->edition, due, f);

	*all = e.next_story;
	db_rollback(d->edition);
	return ok;
}

bool
desk_relate(struct desk *d, bool all,
    void (*progress)(void *arg, int64_t done, int64_t total, int64_t stories),
    void *arg, int64_t *n, struct fault *f)
{
	struct round r = {
	    .d = d, .all = all, .n = n, .progress = progress, .arg = arg};
	int64_t due, numbers, taken = d->n_taken;
	bool ok;

	*n = 0;
	d->n_taken = 0;
	if (!count(d, &due, &numbers, f))
		return false;
	r.all = all || (due > 0 && due * MANY >= numbers) ||
		(taken >= SOME && taken * MANY >= numbers);
	if (due == 0 && !r.all)
		return true;
	r.total = 2 * numbers;
	r.terms = terms_open(d->edition, d->conf->search_language);
	ok = go_through(&r, describe, f);
	r.base = numbers;
	ok = ok && go_through(&r, find, f);
	if (ok)
		progress(arg, r.total, r.total, *n);
	terms_close(r.terms);
	return ok;
}

/* What is chosen, by the names that the operation has for it. */
static const char *const choices[] = {
    [RELATED_NO_CHOICE] = "forget",
    [RELATED_APPROVED] = "approve",
    [RELATED_BANNED] = "ban",
};
static const char *const acts[] = {
    [RELATED_NO_CHOICE] = "related --forget",
    [RELATED_APPROVED] = "related --approve",
    [RELATED_BANNED] = "related --ban",
};

/* Both must be stories that are or were public; what is approved, is. */
static bool
check_story(struct desk *d, int64_t id, bool is_live, struct fault *f)
{
	struct story s;

	switch (story_by_id(d->edition, d->a, id, &s, f)) {
	case FOUND:
		break;
	case ABSENT:
		return fault_set(f, FAULT_NOINPUT,
		    "there is no story %lld that is or was public",
		    (long long)id);
	default:
		return false;
	}
	if (s.card.page[0] != '\0')
		return fault_set(f, FAULT_DATA,
		    "%lld is a standing page, which has no see-also",
		    (long long)id);
	if (is_live && !s.is_live)
		return fault_set(f, FAULT_DATA,
		    "story %lld is withdrawn: nobody could see it",
		    (long long)id);
	return true;
}

static bool
apply(struct desk *d, const struct operation *o, struct fault *f)
{
	json_t *detail = json_loads(o->detail, 0, NULL);
	int64_t target =
	    json_integer_value(json_object_get(detail, "target"));
	const char *word =
	    json_string_value(json_object_get(detail, "choice"));
	enum related_choice choice = RELATED_NO_CHOICE;
	enum found found;

	for (int i = RELATED_NO_CHOICE; word != NULL && i <= RELATED_BANNED;
	     i++) {
		if (strcmp(word, choices[i]) == 0)
			choice = (enum related_choice)i;
	}
	found = related_choose(d->edition, o->story, target, choice, f);
	json_decref(detail);
	if (found == ABSENT)
		return fault_set(f, FAULT_DATA,
		    "nothing was said of %lld beside story %lld",
		    (long long)target, (long long)o->story);
	return found == FOUND;
}

const struct act related_acts[] = {
    {"related --approve", apply, NULL},
    {"related --ban", apply, NULL},
    {"related --forget", apply, NULL},
    {.name = NULL},
};

bool
desk_choose(struct desk *d, int64_t story, int64_t target,
    enum related_choice choice, struct fault *f)
{
	arena_reset(d->a);
	if (story == target)
		return fault_set(f, FAULT_DATA,
		    "story %lld is not beside itself", (long long)story);
	if (!act_begin(d, f))
		return false;
	if (!check_story(d, story, false, f) ||
	    !check_story(d, target, choice == RELATED_APPROVED, f)) {
		db_rollback(d->newsroom);
		return false;
	}
	return act_go(d, acts[choice], story,
	    arena_printf(d->a, "story %lld", (long long)target),
	    arena_printf(d->a, "{\"target\":%lld,\"choice\":\"%s\"}",
		(long long)target, choices[choice]),
	    f);
}
