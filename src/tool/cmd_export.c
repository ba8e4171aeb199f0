/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet export ...: stories for others, a verb a format. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "tool/command.h"
#include "tool/progress.h"
#include "tool/say.h"
#include "wire/export.h"

#include "base/banned.h"

enum { OUT, SECTION, SINCE };
enum { ARENA_BYTES_MAX = 16 << 20, OPERANDS_MAX = 100000 };

static void
show(void *arg, int64_t done, int64_t of, int64_t stories)
{
	progress_set(arg, done, of, stories);
}

static bool
read_args(
    struct tool *t, struct arena *a, struct export_args *args, struct fault *f)
{
	int64_t *ids = arena_zalloc(a, t->n + 1, sizeof(*ids));

	args->out = t->value[OUT];
	args->section = t->value[SECTION] == NULL ? "" : t->value[SECTION];
	if (t->value[SINCE] != NULL &&
	    !stamp_parse(&t->conf.zones, t->value[SINCE], &args->since))
		return fault_set(f, FAULT_USAGE,
		    "--since: \"%.100s\" is no time; wants one like "
		    "\"2026-11-23 07:40\" or \"2026-11-23\"",
		    t->value[SINCE]);
	for (size_t i = 0; i < t->n; i++) {
		if (!say_parse_number(t->operand[i], &ids[i], f))
			return false;
	}
	args->ids = ids;
	args->n_ids = t->n;
	return true;
}

/* On standard output stand the stories, where no file is named. */
static bool
say_count(const struct tool *t, const struct export_args *args,
    const struct export_count *c, struct fault *f)
{
	if (args->out == NULL && !args->is_dry)
		return true;
	if (t->is_json)
		return say_json("broadsheet.export/1",
		    json_pack("{s:b, s:s?, s:{s:I, s:I, s:I, s:I}}",
			"dry_run", args->is_dry, "out", args->out, "count",
			"stories", (json_int_t)c->stories, "packages",
			(json_int_t)c->packages, "pictures",
			(json_int_t)c->pictures, "clips",
			(json_int_t)c->clips),
		    f);
	if (t->is_quiet)
		return true;
	printf("%s%s stories", args->is_dry ? "dry run: " : "",
	    say_number(c->stories));
	if (c->packages > 0)
		printf(", %s packages", say_number(c->packages));
	if (c->pictures > 0)
		printf(", %s pictures", say_number(c->pictures));
	if (c->clips > 0)
		printf(", %s clips", say_number(c->clips));
	putchar('\n');
	return say_done(f);
}

static bool
export(struct tool *t, const struct export_format *format, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct progress *progress = NULL;
	struct export_count count;
	struct export_args args = {
	    .conf = &t->conf, .is_dry = t->is_dry, .progress = show};
	bool ok = read_args(t, a, &args, f);

	if (ok) {
		progress = progress_new("exporting", "stories", t->is_quiet);
		args.arg = progress;
		ok = export_run(format, &args, &count, f);
		progress_free(progress);
	}
	ok = ok && say_count(t, &args, &count, f);
	arena_free(a);
	return ok;
}

static bool
run_ninjs(struct tool *t, struct fault *f)
{
	return export(t, &export_ninjs, f);
}

static bool
run_nitf(struct tool *t, struct fault *f)
{
	return export(t, &export_nitf, f);
}

static bool
run_newsmlg2(struct tool *t, struct fault *f)
{
	return export(t, &export_newsmlg2, f);
}

static bool
run_wxr(struct tool *t, struct fault *f)
{
	return export(t, &export_wxr, f);
}

static bool
run_markdown(struct tool *t, struct fault *f)
{
	return export(t, &export_markdown, f);
}

#define OPTIONS(what)                                                     \
	{                                                                 \
		[OUT] = {"out", what, "where to; else standard output"},  \
		[SECTION] = {"section", "PATH", "those that a list has"}, \
		[SINCE] = {"since", "TIME", "those updated since"},       \
	}

const struct command cmd_export_ninjs = {
    .name = "export ninjs",
    .operands = "[NUMBER...]",
    .purpose = "Live stories as ninjs 3.0, an item a line",
    .about = "What is live is written in the order of the numbers, as it is\n"
	     "now; standing pages are no news and are left out. A file is\n"
	     "there when it is whole.\n",
    .examples = "  broadsheet export ninjs --out stories.jsonl\n"
		"  broadsheet export ninjs 1207 | jq .headlines\n",
    .option = OPTIONS("FILE"),
    .min = 0,
    .max = OPERANDS_MAX,
    .needs_conf = true,
    .run = run_ninjs,
};

const struct command cmd_export_nitf = {
    .name = "export nitf",
    .operands = "[NUMBER...]",
    .purpose = "Live stories as NITF 3.6, a file each",
    .about = "The files lie in a new folder, by their numbers; one story\n"
	     "alone may go to standard output. Standing pages are left out.\n",
    .examples = "  broadsheet export nitf --out wire/ --since 2026-11-23\n"
		"  broadsheet export nitf 1207\n",
    .option = OPTIONS("DIR"),
    .min = 0,
    .max = OPERANDS_MAX,
    .needs_conf = true,
    .run = run_nitf,
};

const struct command cmd_export_newsmlg2 = {
    .name = "export newsmlg2",
    .operands = "[NUMBER...]",
    .purpose = "Live stories and packages as a NewsML-G2 message",
    .about = "A newsItem a story, with NITF in it. Where all stories are\n"
	     "written, a packageItem for each package stands behind them.\n",
    .examples = "  broadsheet export newsmlg2 --out message.xml\n",
    .option = OPTIONS("FILE"),
    .min = 0,
    .max = OPERANDS_MAX,
    .needs_conf = true,
    .run = run_newsmlg2,
};

const struct command cmd_export_wxr = {
    .name = "export wxr",
    .operands = "[NUMBER...]",
    .purpose = "Live stories and pages as WordPress takes them",
    .about = "WXR 1.2, for the importer of WordPress: sections are\n"
	     "categories, subjects tags, writers authors. Pictures are named by\n"
	     "their addresses, where WordPress fetches them: keep this site up\n"
	     "until it has.\n",
    .examples = "  broadsheet export wxr --out site.wxr\n",
    .option = OPTIONS("FILE"),
    .min = 0,
    .max = OPERANDS_MAX,
    .needs_conf = true,
    .run = run_wxr,
};

const struct command cmd_export_markdown = {
    .name = "export markdown",
    .operands = "[NUMBER...]",
    .purpose = "The site as story files, which import takes back",
    .about = "A new folder with all that is public: sections, stories and\n"
	     "pages, packages, pictures, clips and what is on the front page.\n"
	     "A story has the key that its file had, or one by its number.\n",
    .examples = "  broadsheet export markdown --out courier/\n",
    .option = OPTIONS("DIR"),
    .min = 0,
    .max = OPERANDS_MAX,
    .needs_conf = true,
    .run = run_markdown,
};
