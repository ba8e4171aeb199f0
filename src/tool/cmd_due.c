/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet publish-due: stories whose time has come go out. */
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/stamp.h"
#include "desk/debate.h"
#include "desk/desk.h"
#include "desk/time.h"
#include "store/db.h"
#include "store/debate_plan.h"
#include "store/draft.h"
#include "tool/command.h"
#include "tool/counts.h"
#include "tool/say.h"
#include "tool/takedown.h"
#include "tool/who.h"

#include "base/banned.h"

enum { DUE_WATCH, DUE_TRUST };
enum { POLL_S = 2, LATE_S = 60, MINUTE_POLLS = 60 / POLL_S };

struct job {
	const struct tool *t;
	json_t *published;
	json_t *opened; /* debates */
	json_t *down; /* pictures */
	json_t *refused;
	bool is_trusted; /* the clock was, when it was looked at last */
};

static volatile sig_atomic_t is_over;

static void
stop(int signal)
{
	(void)signal;
	is_over = 1;
}

static void
note(void *arg, int64_t id, int64_t due, const struct fault *why)
{
	struct job *job = arg;
	int64_t late_s = clock_now() - due;

	if (why != NULL) {
		log_error("story %lld was due and could not be published: %s",
		    (long long)id, why->text);
		json_array_append_new(
		    job->refused, json_pack("{s:I, s:s}", "number",
				      (json_int_t)id, "why", why->text));
		return;
	}
	if (late_s > LATE_S)
		log_warning("story %lld was published %lld s late",
		    (long long)id, (long long)late_s);
	json_array_append_new(
	    job->published, json_pack("{s:I, s:I}", "number", (json_int_t)id,
				"late_s", (json_int_t)late_s));
	if (!job->t->is_json && !job->t->is_quiet)
		printf("story %lld published\n", (long long)id);
	fflush(stdout);
}

static void
note_debate(void *arg, int64_t id, int64_t due, const struct fault *why)
{
	struct job *job = arg;

	if (why != NULL) {
		log_error("debate %lld was due and could not be opened: %s",
		    (long long)id, why->text);
		json_array_append_new(
		    job->refused, json_pack("{s:I, s:s}", "number",
				      (json_int_t)id, "why", why->text));
		return;
	}
	json_array_append_new(
	    job->opened, json_pack("{s:I, s:I}", "number", (json_int_t)id,
			     "late_s", (json_int_t)(clock_now() - due)));
	if (!job->t->is_json && !job->t->is_quiet)
		printf("debate %lld opened\n", (long long)id);
	fflush(stdout);
}

static bool
publish(struct job *job, struct fault *f)
{
	struct desk *desk = desk_open(&job->t->conf, who_am_i(), f);
	bool ok = desk != NULL && desk_publish_due(desk, note, job, f) &&
		  desk_debate_open_due(desk, note_debate, job, f) &&
		  takedown_run(job->t, desk, job->down, f);

	desk_close(desk);
	return ok;
}

/* The next that is due, as draft_due or debate_plan_due has it. */
static enum found
next_due(struct db *db, bool debates, int64_t *due, int64_t *id,
    struct fault *f)
{
	enum found found;

	if (!db_begin(db, f))
		return FAULTED;
	found = debates ? debate_plan_due(db, clock_now(), due, id, f)
			: draft_due(db, clock_now(), due, id, f);
	db_rollback(db);
	return found;
}

static bool
is_refused(const struct job *job, int64_t id)
{
	const json_t *one;
	size_t i;

	json_array_foreach(job->refused, i, one)
	{
		if (json_integer_value(json_object_get(one, "number")) == id)
			return true;
	}
	return false;
}

/* Whether one is due that has not been refused already. */
static enum found
is_due(const struct job *job, struct db *db, bool debates, struct fault *f)
{
	int64_t due = INT64_MIN, id = 0;
	enum found found;

	while ((found = next_due(db, debates, &due, &id, f)) == FOUND &&
	       is_refused(job, id))
		;
	return found;
}

/*
 * Also while nothing is due: what the clock is compared with must not be from
 * long ago.
 */
static bool
look_at_clock(struct job *job, struct fault *f)
{
	struct db *db =
	    db_open(job->t->conf.edition_dir, DB_NEWSROOM, DB_WRITE, f);
	int64_t now;

	job->is_trusted = db != NULL && time_is_trusted(db, &now, f);
	db_close(db);
	return job->is_trusted;
}

/*
 * One look, on a connection that is opened when it is not there; n counts
 * them.
 */
static bool
look(struct job *job, struct db **db, struct db **edition, unsigned n,
    struct fault *f)
{
	enum found found;

	if ((!job->is_trusted || n % MINUTE_POLLS == 0) &&
	    !look_at_clock(job, f))
		return false;
	if (*db == NULL || !db_is_current(*db)) {
		db_close(*db);
		*db =
		    db_open(job->t->conf.edition_dir, DB_NEWSROOM, DB_READ, f);
	}
	if (*db == NULL)
		return false;
	found = is_due(job, *db, false, f);
	if (found == ABSENT)
		found = is_due(job, *db, true, f);
	if (found == ABSENT)
		found = takedown_is_due(job->t, edition, f);
	switch (found) {
	case FOUND:
		return publish(job, f);
	case ABSENT:
		return true;
	default:
		return false;
	}
}

/*
 * Look every two seconds. A store that fails, or a clock that is not
 * believed, is complained of once, and looked at again: what is due must go
 * out when it is back. What was refused is tried again each minute, when
 * somebody may have mended it; minutes are counted, whatever the clock says.
 */
static void
watch(struct job *job)
{
	struct timespec pause = {POLL_S, 0};
	struct db *db = NULL, *edition = NULL;
	struct counts counts = {0};
	bool was_down = false;

	for (unsigned n = 0; !is_over; n++) {
		struct fault why = {0};
		bool ok;

		if (n % MINUTE_POLLS == 0) {
			json_array_clear(job->refused);
			json_array_clear(job->down);
			counts_run(&job->t->conf, &counts);
		}
		ok = look(job, &db, &edition, n, &why);

		if (!ok && !was_down)
			log_error("%s; trying again", why.text);
		else if (ok && was_down)
			log_info("all is well again; going on");
		was_down = !ok;
		nanosleep(&pause, NULL);
	}
	db_close(edition);
	db_close(db);
}

/* What would go out, of stories or of debates. */
static enum found
list_some(struct job *job, struct db *db, bool debates, struct fault *f)
{
	int64_t due = INT64_MIN, id = 0;
	enum found found;

	while ((found = next_due(db, debates, &due, &id, f)) == FOUND) {
		json_array_append_new(debates ? job->opened : job->published,
		    json_pack("{s:I, s:I}", "number", (json_int_t)id, "late_s",
			(json_int_t)(clock_now() - due)));
		if (!job->t->is_json && !job->t->is_quiet)
			printf("%s %lld would be %s\n",
			    debates ? "debate" : "story", (long long)id,
			    debates ? "opened" : "published");
	}
	return found;
}

static bool
list_due(struct job *job, struct fault *f)
{
	struct db *db =
	    db_open(job->t->conf.edition_dir, DB_NEWSROOM, DB_READ, f);
	bool ok = db != NULL && list_some(job, db, false, f) == ABSENT &&
		  list_some(job, db, true, f) == ABSENT &&
		  takedown_list(job->t, job->down, f);

	db_close(db);
	return ok;
}

static bool
trust(const struct tool *t, struct fault *f)
{
	struct db *db =
	    db_open(t->conf.edition_dir, DB_NEWSROOM, DB_WRITE, f);
	bool ok = db != NULL && time_trust(db, f);

	db_close(db);
	return ok;
}

static bool
run(struct tool *t, struct fault *f)
{
	struct job job = {.t = t,
	    .published = json_array(),
	    .opened = json_array(),
	    .down = json_array(),
	    .refused = json_array()};
	struct sigaction act = {.sa_handler = stop};
	bool ok;

	if (t->value[DUE_TRUST] != NULL && !trust(t, f)) {
		ok = false;
	} else if (t->value[DUE_WATCH] != NULL) {
		sigaction(SIGTERM, &act, NULL);
		sigaction(SIGINT, &act, NULL);
		watch(&job);
		ok = true;
	} else {
		ok = t->is_dry ? list_due(&job, f) : publish(&job, f);
	}
	if (ok && t->is_json)
		ok = say_json("broadsheet.publish-due/1",
		    json_pack("{s:b, s:O, s:O, s:O, s:O}", "dry_run",
			t->is_dry, "published", job.published, "opened",
			job.opened, "taken_down", job.down, "refused",
			job.refused),
		    f);
	else if (ok)
		ok = say_done(f);
	if (ok && json_array_size(job.refused) > 0)
		ok = fault_set(f, FAULT_DATA,
		    "%zu of what was due could not be published",
		    json_array_size(job.refused));
	json_decref(job.published);
	json_decref(job.opened);
	json_decref(job.down);
	json_decref(job.refused);
	return ok;
}

const struct command cmd_publish_due = {
    .name = "publish-due",
    .operands = "",
    .purpose = "Publish the stories whose time has come, open debates",
    .about =
	"With --watch it goes on until it is stopped, and a story appears\n"
	"within five seconds of its time; this is what\n"
	"broadsheet-publish.service runs. What came due while nobody watched\n"
	"goes out at once, and the log says how late it is. Pictures whose\n"
	"rights have ended are taken down; pages stopped showing them then.\n"
	"\n"
	"A clock that jumps forward would publish early: nothing goes out by\n"
	"time until it is right again, or until --trust-clock says it is.\n",
    .examples = "  broadsheet publish-due\n"
		"  broadsheet publish-due --watch\n",
    .exits = "  65  a story that was due could not be published\n",
    .option =
	{
	    [DUE_WATCH] = {"watch", NULL, "go on, looking every 2 seconds"},
	    [DUE_TRUST] = {"trust-clock", NULL,
		"the clock is right, though it jumped"},
	},
    .needs_conf = true,
    .run = run,
};
