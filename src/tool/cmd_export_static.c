/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet export static: the whole site as files. */
#include <stdio.h>

#include "base/fault.h"
#include "base/log.h"
#include "copy/copy.h"
#include "tool/command.h"
#include "tool/progress.h"
#include "tool/say.h"

#include "base/banned.h"

static void
show_progress(void *arg, int64_t done, int64_t total, int64_t files)
{
	progress_set(arg, done, total, files);
}

static void
say_failed(void *arg, const char *address, const char *why)
{
	progress_clear(arg);
	log_error("%s: %s", address, why);
}

static bool
say_count(const struct tool *t, const struct copy_count *n, struct fault *f)
{
	if (t->is_json)
		return say_json("broadsheet.export-static/1",
		    json_pack("{s:b, s:I, s:I, s:I, s:I}", "dry_run", t->is_dry,
			"files", (json_int_t)n->files, "written",
			(json_int_t)n->written, "removed",
			(json_int_t)n->removed, "failed",
			(json_int_t)n->failed),
		    f);
	if (!t->is_quiet)
		printf("%s files: %s %swritten, %s %sremoved\n",
		    say_number(n->files), say_number(n->written),
		    t->is_dry ? "to be " : "", say_number(n->removed),
		    t->is_dry ? "to be " : "");
	return say_done(f);
}

static bool
run(struct tool *t, struct fault *f)
{
	struct progress *progress =
	    progress_new("exporting", "files", t->is_quiet);
	struct copy_args args = {
	    .conf = &t->conf,
	    .dir = t->operand[0],
	    .is_dry = t->is_dry,
	    .progress = show_progress,
	    .failed = say_failed,
	    .arg = progress,
	};
	struct copy_count count;
	bool ok = copy_site(&args, &count, f);

	progress_free(progress);
	if (!ok || !say_count(t, &count, f))
		return false;
	if (count.failed == 0)
		return true;
	return fault_set(f, FAULT_DATA,
	    "%s things could not be made and are not in the copy; the lines "
	    "above say which",
	    say_number(count.failed));
}

const struct command cmd_export_static = {
    .name = "export static",
    .operands = "DIR",
    .purpose = "Make a copy of the whole site as files",
    .about =
	"DIR gets every page that readers can get, in both skins, with feeds,\n"
	"pictures and clips, of one moment. Any web server can serve it, "
	"below\n"
	"any address, and a browser can open it from a disk: links are\n"
	"relative. An address of the site is one of the copy, too: the page "
	"at\n"
	"/world/12/slug is DIR/world/12/slug/index.html, and /12 leads there.\n"
	"What needs a program (search, e-mail, feedback, letters) is not in "
	"it.\n"
	"\n"
	"DIR must be new, empty or a copy that was made before. Then only "
	"what\n"
	"is new or has changed is written, and what is gone from the site is\n"
	"removed. Files that were not made by an export are left alone.\n",
    .examples = "  broadsheet export static /srv/copy\n"
		"  rsync -a --delete /srv/copy/ host:/var/www/courier/\n",
    .exits = "  65 some pages could not be made: they are named\n"
	     "  73 DIR has other files, or cannot be written\n"
	     "  75 another export is at work there\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run,
};
