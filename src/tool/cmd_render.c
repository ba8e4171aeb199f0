/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet render and search rebuild: what follows from stories, anew. */
#include <stdio.h>
#include <string.h>

#include "base/fault.h"
#include "desk/desk.h"
#include "store/story.h"
#include "tool/command.h"
#include "tool/progress.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

struct job {
	struct progress *progress;
	int64_t total, done;
};

/* What is made anew, and how that is called. */
struct work {
	const char *doing;
	bool (*run)(struct desk *d, void (*progress)(void *arg, int64_t done),
	    void *arg, struct fault *f);
};

static void
count_live(void *arg, const struct story_line *line)
{
	struct job *job = arg;

	job->total += strcmp(line->state, "live") == 0;
}

static void
show(void *arg, int64_t done)
{
	struct job *job = arg;

	job->done = done;
	progress_set(job->progress, done, job->total, done);
}

static void
show_related(void *arg, int64_t done, int64_t total, int64_t stories)
{
	struct job *job = arg;

	progress_set(job->progress, done, total, stories);
}

/* By the texts and the vocabulary that were made. */
static bool
relate(const struct tool *t, struct desk *desk, struct job *job,
    struct fault *f)
{
	int64_t n;
	bool ok;

	job->progress = progress_new("relating", "stories", t->is_quiet);
	ok = desk_relate(desk, true, show_related, job, &n, f);
	progress_free(job->progress);
	return ok;
}

/* Through all live stories; a dry run only counts them. */
static bool
go_through(const struct tool *t, const struct work *work, struct job *job,
    struct fault *f)
{
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	bool ok = desk != NULL && story_each(desk_edition(desk), 0, INT64_MAX,
				      INT64_MAX, count_live, job, f);

	if (ok && !t->is_dry) {
		job->progress =
		    progress_new(work->doing, "stories", t->is_quiet);
		ok = work->run(desk, show, job, f);
		progress_free(job->progress);
		ok = ok && relate(t, desk, job, f);
	} else {
		job->done = job->total;
	}
	desk_close(desk);
	return ok;
}

static bool
run_render(struct tool *t, struct fault *f)
{
	static const struct work work = {"rendering", desk_render_all};
	struct job job = {0};

	if (!go_through(t, &work, &job, f))
		return false;
	if (t->is_json)
		return say_json("broadsheet.render/1",
		    json_pack("{s:b, s:I}", "dry_run", t->is_dry, "stories",
			(json_int_t)job.done),
		    f);
	if (!t->is_quiet)
		printf("%s stories %srendered\n", say_number(job.done),
		    t->is_dry ? "would be " : "");
	return say_done(f);
}

static bool
run_rebuild(struct tool *t, struct fault *f)
{
	static const struct work work = {"indexing", desk_index_again};
	struct job job = {0};

	if (!go_through(t, &work, &job, f))
		return false;
	if (t->is_json)
		return say_json("broadsheet.search-rebuild/1",
		    json_pack("{s:b, s:I, s:s}", "dry_run", t->is_dry,
			"stories", (json_int_t)job.done, "language",
			t->conf.search_language),
		    f);
	if (!t->is_quiet)
		printf("%s stories %sindexed (%s)\n", say_number(job.done),
		    t->is_dry ? "would be " : "", t->conf.search_language);
	return say_done(f);
}

const struct command cmd_render = {
    .name = "render",
    .operands = "",
    .purpose = "Make anew all that follows from the stories",
    .about =
	"Bodies, lists and plain texts are made when a story is saved. After\n"
	"a change of the templates part/*.tpl, or of base_url, this brings\n"
	"all up to date.\n",
    .examples = "  broadsheet render\n",
    .needs_conf = true,
    .run = run_render,
};

const struct command cmd_search_rebuild = {
    .name = "search rebuild",
    .operands = "",
    .purpose = "Make the search index anew",
    .about =
	"The index is kept up to date with every story. This makes it from\n"
	"scratch: after a change of search_language in the configuration, or\n"
	"when \"broadsheet check\" says that it is damaged. Readers search "
	"the\n"
	"old one until the new is whole.\n",
    .examples = "  broadsheet search rebuild\n",
    .needs_conf = true,
    .run = run_rebuild,
};
