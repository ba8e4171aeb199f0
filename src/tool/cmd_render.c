/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet render: every body again, after templates changed. */
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

static bool
run(struct tool *t, struct fault *f)
{
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	struct job job = {0};
	bool ok;

	if (desk == NULL)
		return false;
	ok = story_each(
	    desk_edition(desk), 0, INT64_MAX, INT64_MAX, count_live, &job, f);
	if (ok && !t->is_dry) {
		job.progress =
		    progress_new("rendering", "stories", t->is_quiet);
		ok = desk_render_all(desk, show, &job, f);
		progress_free(job.progress);
	}
	desk_close(desk);
	if (!ok)
		return false;
	if (t->is_json)
		return say_json("broadsheet.render/1",
		    json_pack("{s:b, s:I}", "dry_run", t->is_dry, "stories",
			t->is_dry ? job.total : job.done),
		    f);
	if (!t->is_quiet)
		printf("%s stories %srendered\n",
		    say_number(t->is_dry ? job.total : job.done),
		    t->is_dry ? "would be " : "");
	return say_done(f);
}

const struct command cmd_render = {
    .name = "render",
    .operands = "",
    .purpose = "Render the bodies of all stories anew",
    .about =
	"Bodies are rendered when a story is saved. After a change of the\n"
	"templates part/*.tpl, or of base_url, this brings all up to date.\n",
    .examples = "  broadsheet render\n",
    .needs_conf = true,
    .run = run,
};
