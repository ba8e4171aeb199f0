/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet check: whether the databases and the record are whole. */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "store/bulletin.h"
#include "store/db.h"
#include "store/plain.h"
#include "store/revision.h"
#include "store/story.h"
#include "tool/command.h"
#include "tool/progress.h"
#include "tool/say.h"

#include "base/banned.h"

struct job {
	const struct tool *t;
	struct progress *progress;
	GArray *ids;
	json_t *damage;
	json_t *warnings; /* nothing is damaged, but somebody should know */
};

/* Note damage and go on; any other fault ends the check. */
static bool
note(struct job *job, bool ok, struct fault *f)
{
	if (ok || f->cause != FAULT_DATA)
		return ok;
	json_array_append_new(job->damage, json_string(f->text));
	progress_clear(job->progress);
	if (!job->t->is_json)
		printf("DAMAGED  %s\n", f->text);
	*f = (struct fault){0};
	return true;
}

static void
take_id(void *arg, const struct story_line *line)
{
	struct job *job = arg;

	g_array_append_val(job->ids, line->id);
}

static bool
check_stories(struct job *job, struct db *db, struct fault *f)
{
	if (!db_begin(db, f) ||
	    !story_each(db, 0, INT64_MAX, INT64_MAX, take_id, job, f))
		return false;
	for (guint i = 0; i < job->ids->len; i++) {
		int64_t id = g_array_index(job->ids, int64_t, i);

		if (!note(job, revision_check(db, id, f), f))
			return false;
		progress_set(job->progress, i + 1, job->ids->len, i + 1);
	}
	db_rollback(db);
	return true;
}

static bool
check_database(struct job *job, enum db_file file, struct fault *f)
{
	struct db *db = db_open(job->t->conf.edition_dir, file, DB_READ, f);
	bool ok = db != NULL && note(job, db_check(db, f), f) &&
		  (file != DB_EDITION || check_stories(job, db, f));

	db_close(db);
	return ok;
}

/*
 * The index against the stories. The engine compares them in a statement
 * that it holds for one that writes.
 */
static bool
compare_index(struct job *job, struct db *db, struct fault *f)
{
	const char *wanted = job->t->conf.search_language, *language;
	struct arena *a = arena_new(1 << 20);
	bool lacking = false, ok;

	ok = note(job, plain_index_check(db, f), f) &&
	     plain_is_lacking(db, &lacking, f) &&
	     plain_index_language(db, a, &language, f);
	if (ok && lacking)
		ok = note(job,
		    fault_set(f, FAULT_DATA,
			"stories are missing in the search index; run "
			"\"broadsheet render\""),
		    f);
	if (ok && strcmp(language, wanted) != 0)
		ok = note(job,
		    fault_set(f, FAULT_DATA,
			"the search index is in %s, the configuration says "
			"%s; run \"broadsheet search rebuild\"",
			language, wanted),
		    f);
	arena_free(a);
	return ok;
}

static bool
check_index(struct job *job, struct fault *f)
{
	struct db *db =
	    db_open(job->t->conf.edition_dir, DB_EDITION, DB_WRITE, f);
	bool ok = db != NULL && db_begin(db, f) && compare_index(job, db, f);

	if (db != NULL)
		db_rollback(db);
	db_close(db);
	return ok;
}

static void
warn(struct job *job, const char *text)
{
	json_array_append_new(job->warnings, json_string(text));
	progress_clear(job->progress);
	if (!job->t->is_json)
		printf("WARNING  %s\n", text);
}

/* What is wrong with a slot of the console, or NULL. */
static const char *
complaint(const struct job *job, struct arena *a, const struct bulletin *b)
{
	const struct conf_bulletin *slot = b->slot;

	switch (b->state) {
	case BULLETIN_STALE:
		return arena_printf(a,
		    "console: \"%s\" is stale and not shown: the newest of %s "
		    "is of %s, more than %d hours ago",
		    slot->label, slot->list,
		    stamp_full(a, &job->t->conf.zones, b->clip.recorded),
		    slot->hours);
	case BULLETIN_EMPTY:
		return arena_printf(a,
		    "console: \"%s\" is not shown: %s has no clip",
		    slot->label, slot->list);
	case BULLETIN_NO_LIST:
		return arena_printf(a,
		    "console: \"%s\" is not shown: there is no list %s; "
		    "\"broadsheet section add %s NAME\" makes it",
		    slot->label, slot->list, slot->list);
	default:
		return NULL;
	}
}

static bool
check_console(struct job *job, struct fault *f)
{
	struct db *db =
	    db_open(job->t->conf.edition_dir, DB_EDITION, DB_READ, f);
	struct arena *a = arena_new(1 << 20);
	struct bulletin_list list;
	bool ok;

	ok = db != NULL && db_begin(db, f) &&
	     bulletin_load(db, a, &job->t->conf, clock_now(), &list, f);
	for (size_t i = 0; ok && i < list.n; i++) {
		const char *text = complaint(job, a, &list.at[i]);

		if (text != NULL)
			warn(job, text);
	}
	db_close(db);
	arena_free(a);
	return ok;
}

static bool
say(const struct job *job, struct fault *f)
{
	size_t n = json_array_size(job->damage);

	if (job->t->is_json)
		return say_json("broadsheet.check/1",
		    json_pack("{s:b, s:I, s:O, s:O}", "sound", n == 0,
			"stories", (json_int_t)job->ids->len, "damage",
			job->damage, "warnings", job->warnings),
		    f);
	if (n == 0 && !job->t->is_quiet)
		printf("sound: the databases, the search index, and every "
		       "revision of %s stories\n",
		    say_number(job->ids->len));
	return say_done(f);
}

static bool
run(struct tool *t, struct fault *f)
{
	struct job job = {.t = t};
	size_t damage;
	bool ok;

	job.ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	job.damage = json_array();
	job.warnings = json_array();
	job.progress = progress_new("checking", "stories", t->is_quiet);
	ok = check_database(&job, DB_EDITION, f) &&
	     check_database(&job, DB_NEWSROOM, f) &&
	     check_database(&job, DB_POSTROOM, f) && check_index(&job, f) &&
	     check_console(&job, f);
	progress_free(job.progress);
	ok = ok && say(&job, f);
	damage = json_array_size(job.damage);
	g_array_free(job.ids, TRUE);
	json_decref(job.damage);
	json_decref(job.warnings);
	if (ok && damage > 0)
		return fault_set(f, FAULT_DATA,
		    "the edition is damaged in "
		    "%zu places; bring back a backup",
		    damage);
	return ok;
}

const struct command cmd_check = {
    .name = "check",
    .operands = "",
    .purpose = "Check that the databases and all revisions are whole",
    .about = "Runs the engine's own check on the databases and follows the\n"
	     "chain of hashes through every revision of every story, then\n"
	     "compares the search index with the stories. A slot of the console\n"
	     "with nothing new enough to show is a warning, no damage. Changes\n"
	     "nothing.\n",
    .examples = "  broadsheet check --quiet || mail -s damaged editor\n",
    .exits = "  65  there is damage\n",
    .needs_conf = true,
    .run = run,
};
