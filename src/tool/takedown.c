/* SPDX-License-Identifier: Apache-2.0 */
/* The files of pictures that may not be shown any more. */
#include "tool/takedown.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/stamp.h"
#include "desk/desk.h"
#include "desk/picture.h"
#include "picture/picture.h"
#include "store/db.h"
#include "store/picture.h"
#include "tool/command.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 1 << 20 };

struct job {
	const struct tool *t;
	struct db *edition;
	struct arena *a;
	json_t *down;
};

enum found
takedown_is_due(const struct tool *t, struct db **edition, struct fault *f)
{
	struct arena *a;
	struct picture_row p;
	enum found found = FAULTED;

	if (*edition == NULL || !db_is_current(*edition)) {
		db_close(*edition);
		*edition =
		    db_open(t->conf.edition_dir, DB_EDITION, DB_READ, f);
	}
	if (*edition == NULL || !db_begin(*edition, f))
		return FAULTED;
	a = arena_new(ARENA_BYTES_MAX);
	found = picture_due(*edition, a, clock_now(), &p, f);
	arena_free(a);
	db_rollback(*edition);
	return found;
}

static void
add_story(void *arg, int64_t story, const char *headline)
{
	(void)headline;
	json_array_append_new(arg, json_integer(story));
}

/* Say that it goes, and from where. */
static bool
note(struct job *job, const struct picture_row *p, struct fault *f)
{
	const struct tool *t = job->t;
	json_t *stories = json_array();
	size_t n;

	if (!picture_each_story(job->edition, p->hash, add_story, stories, f)) {
		json_decref(stories);
		return false;
	}
	n = json_array_size(stories);
	json_array_append_new(job->down,
	    json_pack("{s:s, s:s, s:o}", "hash", p->hash, "rights_until",
		stamp_iso(job->a, p->rights_until), "stories", stories));
	if (!t->is_json && !t->is_quiet)
		printf("picture %s %staken down: %zu %s had it\n", p->hash,
		    t->is_dry ? "would be " : "", n,
		    n == 1 ? "story" : "stories");
	fflush(stdout);
	return true;
}

static bool
remove_files(void *arg, const struct picture_row *p, struct fault *f)
{
	struct job *job = arg;
	char *media = arena_printf(
	    job->a, "%s/media", job->t->conf.edition_dir);
	size_t n;

	if (!picture_remove(media, p->hash, &n, f) || !note(job, p, f))
		return false;
	log_info("picture %.12s: the rights have ended; %zu files removed",
	    p->hash, n);
	return true;
}

bool
takedown_run(
    const struct tool *t, struct desk *desk, json_t *down, struct fault *f)
{
	struct job job = {t, desk_edition(desk), arena_new(ARENA_BYTES_MAX),
	    down};
	int64_t n;
	bool ok = desk_picture_due(desk, remove_files, &job, &n, f);

	arena_free(job.a);
	return ok;
}

bool
takedown_list(const struct tool *t, json_t *down, struct fault *f)
{
	struct job job = {.t = t,
	    .edition = db_open(t->conf.edition_dir, DB_EDITION, DB_READ, f),
	    .a = arena_new(ARENA_BYTES_MAX),
	    .down = down};
	struct picture_row p;
	bool ok = job.edition != NULL && db_begin(job.edition, f);

	/* The first is enough to know: the rest goes with it. */
	if (ok) {
		enum found found = picture_due(
		    job.edition, job.a, clock_now(), &p, f);

		ok = found == ABSENT || (found == FOUND && note(&job, &p, f));
		db_rollback(job.edition);
	}
	db_close(job.edition);
	arena_free(job.a);
	return ok;
}
