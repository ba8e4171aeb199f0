/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story diff: what differs between two texts of a story. */
#include <stdio.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/revision.h"
#include "story/document.h"
#include "tool/changes.h"
#include "tool/command.h"
#include "tool/say.h"
#include "tool/texts.h"

#include "base/banned.h"

enum { FROM, TO };
enum { ARENA_BYTES_MAX = 64 << 20 };

/* Both texts, and what they are. */
struct pair {
	struct text_name from_name, to_name;
	struct document from, to;
};

static bool
open_both(const struct tool *t, struct texts *texts, struct fault *f)
{
	const char *dir = t->conf.edition_dir;

	/* The newsroom first: what leaves it is in the edition by then. */
	texts->newsroom = db_open(dir, DB_NEWSROOM, DB_READ, f);
	if (texts->newsroom == NULL || !db_begin(texts->newsroom, f))
		return false;
	texts->edition = db_open(dir, DB_EDITION, DB_READ, f);
	return texts->edition != NULL && db_begin(texts->edition, f);
}

static bool
load(const struct tool *t, struct arena *a, const struct texts *texts,
    struct pair *p, struct fault *f)
{
	const char *from = t->value[FROM], *to = t->value[TO];

	return texts_parse(from == NULL ? "live" : from, &p->from_name, f) &&
	       texts_parse(to == NULL ? "draft" : to, &p->to_name, f) &&
	       texts_load(texts, a, &p->from_name, &p->from, f) &&
	       texts_load(texts, a, &p->to_name, &p->to, f);
}

static json_t *
name_json(const struct text_name *name)
{
	bool is_public = name->kind == TEXT_LIVE || name->kind == TEXT_REVISION;

	return json_pack("{s:I}", is_public ? "revision" : "version",
	    (json_int_t)name->number);
}

static bool
say(const struct tool *t, int64_t id, struct pair *p, struct fault *f)
{
	json_t *changes = changes_json(&p->from, &p->to);
	size_t n = json_array_size(changes);

	if (t->is_json)
		return say_json("broadsheet.story-diff/1",
		    json_pack("{s:I, s:o, s:o, s:o}", "number", (json_int_t)id,
			"from", name_json(&p->from_name), "to",
			name_json(&p->to_name), "changes", changes),
		    f);
	json_decref(changes);
	changes_print(stdout, &p->from, &p->to);
	if (n == 0 && !t->is_quiet)
		puts("nothing differs");
	return say_done(f);
}

static bool
run(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct texts texts = {0};
	struct pair p;
	bool ok = say_parse_number(t->operand[0], &texts.story, f) &&
		  open_both(t, &texts, f) && load(t, a, &texts, &p, f) &&
		  say(t, texts.story, &p, f);

	db_close(texts.edition);
	db_close(texts.newsroom);
	arena_free(a);
	return ok;
}

const struct command cmd_story_diff = {
    .name = "story diff",
    .operands = "NUMBER",
    .purpose = "Show what differs between two texts of a story",
    .about = "Between what is live and the draft, or what --from and --to\n"
	     "name: a revision by its number (3), a version of the draft (v3),\n"
	     "\"live\" or \"draft\". [-removed-] {+added+}.\n",
    .examples = "  broadsheet story diff 1207\n"
		"  broadsheet story diff 1207 --from 1 --to live\n"
		"  broadsheet story diff 1207 --from v2 --to v3 --json\n",
    .option =
	{
	    [FROM] = {"from", "TEXT", "the earlier one; else live"},
	    [TO] = {"to", "TEXT", "the later one; else draft"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run,
};
