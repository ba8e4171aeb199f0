/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet import: stories from files and folders. */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/log.h"
#include "desk/desk.h"
#include "story/document.h"
#include "tool/command.h"
#include "tool/media.h"
#include "tool/progress.h"
#include "tool/say.h"
#include "tool/who.h"
#include "wire/import.h"
#include "wire/mapping.h"

#include "base/banned.h"

enum { MAP, SECTION, PICTURES };
enum { ARENA_BYTES_MAX = 64 << 20, OPERANDS_MAX = 1000 };

/* The import while it runs. */
struct job {
	const struct tool *t;
	struct progress *progress;
	struct media_folder media;
	json_t *refused, *skipped, *remarks;
};

static bool
make_picture(void *arg, struct arena *a, const char *path,
    struct document_picture *p, struct fault *f)
{
	struct job *job = arg;

	return media_make(&job->media, a, path, p, f);
}

static bool
keep_clip(void *arg, struct arena *a, const char *path,
    struct document_clip *c, struct fault *f)
{
	struct job *job = arg;

	return media_keep_clip(&job->media, a, path, c, f);
}

static void
take_note(void *arg, const struct import_note *note)
{
	struct job *job = arg;

	json_array_append_new(note->is_refused	? job->refused
			      : note->is_remark ? job->remarks
						: job->skipped,
	    json_pack("{s:s%, s:s%}", "file", note->file, strlen(note->file),
		"text", note->text, strlen(note->text)));
	if (!note->is_refused && !job->t->is_verbose)
		return;
	progress_clear(job->progress);
	if (note->is_refused)
		log_error("refused: %s", note->text);
	else
		log_info("%s: %s", note->is_remark ? "look at" : "skipped",
		    note->text);
}

static void
show_progress(void *arg, int64_t done, int64_t total, int64_t items)
{
	struct job *job = arg;

	progress_set(job->progress, done, total, items);
}

static bool
say_count_json(const struct job *job, const struct import_count *c,
    bool is_whole, struct fault *f)
{
	return say_json("broadsheet.import/1",
	    json_pack("{s:b, s:b, s:{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, "
		      "s:I, s:I, s:I, s:I, s:I, s:I}, s:O, s:O, s:O}",
		"dry_run", job->t->is_dry, "complete", is_whole, "count",
		"made", c->made, "changed", c->changed, "unchanged",
		c->unchanged, "drafts", c->drafts, "embargoed", c->embargoed,
		"withdrawn", c->withdrawn, "skipped", c->skipped, "refused",
		c->refused, "packages", c->packages,
		"placed", c->placed, "sections_made",
		c->sections_made, "sections_changed", c->sections_changed,
		"remarks", c->remarks, "comments", c->comments, "refused",
		job->refused, "skipped", job->skipped, "remarks",
		job->remarks),
	    f);
}

static void
say_some(int64_t n, const char *what)
{
	if (n > 0)
		printf(", %s %s", say_number(n), what);
}

static bool
say_count(const struct job *job, const struct import_count *c, bool is_whole,
    struct fault *f)
{
	if (job->t->is_json)
		return say_count_json(job, c, is_whole, f);
	if (job->t->is_quiet)
		return true;
	printf("%s%s made, %s changed, %s unchanged",
	    job->t->is_dry ? "dry run: " : "", say_number(c->made),
	    say_number(c->changed), say_number(c->unchanged));
	say_some(c->withdrawn, "withdrawn");
	say_some(c->skipped, "skipped");
	say_some(c->refused, "refused");
	say_some(c->comments, "comments brought");
	say_some(c->remarks, "remarks (--verbose shows them)");
	if (c->drafts + c->embargoed > 0)
		printf("; of these %s drafts and %s embargoed",
		    say_number(c->drafts), say_number(c->embargoed));
	if (c->sections_made + c->sections_changed > 0)
		printf("; %s sections made, %s changed",
		    say_number(c->sections_made),
		    say_number(c->sections_changed));
	if (c->packages > 0)
		printf("; %s packages saved", say_number(c->packages));
	if (c->placed > 0)
		printf("; %s placed on the front page", say_number(c->placed));
	putchar('\n');
	return say_done(f);
}

static bool
load_map(
    const struct tool *t, struct arena *a, struct mapping *map, struct fault *f)
{
	if (t->value[MAP] != NULL && t->value[SECTION] != NULL)
		return fault_set(f, FAULT_USAGE,
		    "--map says where stories go, "
		    "and so does --section; give one");
	/* A map may have to be made of what is imported. */
	if (t->value[SECTION] != NULL)
		mapping_to(a, t->value[SECTION], map);
	return true;
}

static void
show_related(void *arg, int64_t done, int64_t total, int64_t stories)
{
	struct job *job = arg;

	progress_set(job->progress, done, total, stories);
}

/* What a large import put off; also what one that was killed did. */
static bool
relate(struct job *job, struct desk *desk, struct fault *f)
{
	int64_t n;
	bool ok;

	job->progress = progress_new("relating", "stories", job->t->is_quiet);
	ok = desk_relate(desk, false, show_related, job, &n, f);
	progress_free(job->progress);
	return ok;
}

static bool
import(struct job *job, const struct mapping *map, struct fault *f)
{
	const struct tool *t = job->t;
	struct import_count count = {0};
	struct import_args args = {
	    .conf = &t->conf,
	    .desk = desk_open(&t->conf, who_am_i(), f),
	    .map = t->value[SECTION] != NULL ? map : NULL,
	    .map_path = t->value[MAP],
	    .pictures = t->value[PICTURES],
	    .is_dry = t->is_dry,
	    .picture = make_picture,
	    .clip = keep_clip,
	    .note = take_note,
	    .progress = show_progress,
	    .arg = job,
	};
	struct fault late = {0};
	bool ok;

	if (args.desk == NULL)
		return false;
	job->media.edition = desk_edition(args.desk);
	job->progress = progress_new("importing", "items", t->is_quiet);
	ok = import_run(&args, t->operand, t->n, &count, f);
	progress_free(job->progress);
	ok = ok && (t->is_dry || relate(job, args.desk, f));
	desk_close(args.desk);
	/* Also after a fault, if it came any way. */
	if ((ok || count.made + count.changed + count.unchanged > 0) &&
	    !say_count(job, &count, ok, &late) && ok) {
		*f = late;
		return false;
	}
	if (ok && count.refused > 0)
		return fault_set(f, FAULT_DATA,
		    "%s refused, for the reasons "
		    "above; the others %s in",
		    say_number(count.refused), t->is_dry ? "would go" : "are");
	return ok;
}

static bool
run(struct tool *t, struct fault *f)
{
	struct job job = {.t = t};
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct mapping map;
	bool ok;

	job.refused = json_array();
	job.skipped = json_array();
	job.remarks = json_array();
	ok = load_map(t, a, &map, f) &&
	     media_open(&job.media, &t->conf, t->is_dry, f) &&
	     import(&job, &map, f);
	media_close(&job.media);
	json_decref(job.refused);
	json_decref(job.skipped);
	json_decref(job.remarks);
	arena_free(a);
	return ok;
}

const struct command cmd_import = {
    .name = "import",
    .operands = "PATH...",
    .purpose = "Bring in stories: story files, agencies, feeds, WordPress",
    .about =
	"Story files (*.story, *.page) are described in\n"
	"broadsheet-story(5), package files (*.package) in\n"
	"broadsheet-package(5). ninjs 2.x and 3.x (*.json, *.jsonl,\n"
	"*.ninjs, *.gz) may be one object, an array or JSON Lines, plain\n"
	"or gzip. Feeds (*.xml, *.rss, *.atom, *.rdf, *.json) are RSS,\n"
	"Atom and JSON Feed; a WordPress export (*.xml) is told by what it\n"
	"says, and its first run writes a map of its categories, to be\n"
	"changed: at --map, or beside it. Folders are read with all below them; of a folder named\n"
	"here a file \"sections\" is loaded first, and a file \"front\",\n"
	"one key of a story a line, says what leads the front page.\n"
	"\n"
	"Importing the same again changes nothing; a changed item becomes\n"
	"the next revision of its story. A bad item is refused, with\n"
	"file, line and reason; the others go in, and the exit status\n"
	"is 65.\n",
    .examples =
	"  broadsheet import ferry.story\n"
	"  broadsheet import --dry-run stories/\n"
	"  broadsheet import --map subjects.map agency.ninjs.jsonl.gz\n"
	"  broadsheet import --dry-run --map courier.map courier.xml\n"
	"  broadsheet import --map courier.map --pictures uploads courier.xml\n",
    .option =
	{
	    [MAP] = {"map", "FILE",
		"which subjects or categories go to which sections"},
	    [SECTION] = {"section", "PATH",
		"the section of all items of ninjs and feeds; "
		"else news"},
	    [PICTURES] = {"pictures", "DIR",
		"where story files and exports find pictures"},
	},
    .min = 1,
    .max = OPERANDS_MAX,
    .needs_conf = true,
    .run = run,
};
