/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story show: one story as it is written. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/revision.h"
#include "store/story.h"
#include "story/document.h"
#include "tool/command.h"
#include "tool/say.h"
#include "wire/storyfile.h"

#include "base/banned.h"

enum { DRAFT, SOURCE };
enum { ARENA_BYTES_MAX = 64 << 20 };

/* A story and what is known of it. */
struct shown {
	int64_t id;
	const char *state;
	int64_t revision; /* 0 of a draft */
	int64_t version;  /* 0 of what is public */
	int64_t due;      /* when it goes out by itself; 0: it does not */
	int64_t embargo;  /* when that ends; 0: none */
	const char *why;  /* it was withdrawn; or "" */
	const char *document;
};

static enum found
load_public(
    const struct conf *c, struct arena *a, struct shown *s, struct fault *f)
{
	struct db *db = db_open(c->edition_dir, DB_EDITION, DB_READ, f);
	struct revision last;
	struct story story;
	enum found found = FAULTED;

	if (db != NULL && db_begin(db, f))
		found = story_by_id(db, a, s->id, &story, f);
	if (found == FOUND)
		found = revision_last(db, a, s->id, &last, f);
	if (found == FOUND) {
		s->state = story.is_live ? "live" : "withdrawn";
		s->why = story.is_live ? "" : story.withdrawn_why;
		s->revision = last.number;
		s->document = last.document;
	}
	db_close(db);
	return found;
}

static enum found
load_draft(
    const struct conf *c, struct arena *a, struct shown *s, struct fault *f)
{
	struct db *db = db_open(c->edition_dir, DB_NEWSROOM, DB_READ, f);
	enum found found = FAULTED;
	struct draft d;

	if (db != NULL && db_begin(db, f))
		found = draft_load(db, a, s->id, &d, f);
	if (found == FOUND) {
		s->state = draft_states[d.state];
		s->due = d.due;
		s->embargo = d.embargo;
		s->version = d.version;
		s->document = d.document;
	}
	db_close(db);
	return found;
}

static bool
load(const struct tool *t, struct arena *a, struct shown *s, struct fault *f)
{
	enum found found = ABSENT;

	if (t->value[DRAFT] == NULL)
		found = load_public(&t->conf, a, s, f);
	if (found == ABSENT)
		found = load_draft(&t->conf, a, s, f);
	if (found == ABSENT)
		return fault_set(f, FAULT_NOINPUT, "there is no %s %lld",
		    t->value[DRAFT] == NULL ? "story" : "draft of story",
		    (long long)s->id);
	return found == FOUND;
}

static bool
say_object(struct arena *a, const struct shown *s, struct fault *f)
{
	json_t *out = json_pack("{s:I, s:s, s:o}", "number", s->id, "state",
	    s->state, "document", json_loads(s->document, 0, NULL));

	if (s->revision != 0)
		json_object_set_new(out, "revision", json_integer(s->revision));
	if (s->version != 0)
		json_object_set_new(out, "version", json_integer(s->version));
	if (s->embargo != 0)
		json_object_set_new(
		    out, "embargo", json_string(stamp_iso(a, s->embargo)));
	if (s->due != 0)
		json_object_set_new(
		    out, "due", json_string(stamp_iso(a, s->due)));
	if (s->why[0] != '\0')
		json_object_set_new(out, "why", json_string(s->why));
	return say_json("broadsheet.story/1", out, f);
}

/* What the story file itself does not say. */
static void
print_state(struct arena *a, const struct shown *s)
{
	printf("Number: %lld\nState: %s", (long long)s->id, s->state);
	if (s->revision != 0)
		printf(", revision %lld", (long long)s->revision);
	if (s->version != 0)
		printf(", version %lld", (long long)s->version);
	if (s->due != 0)
		printf(", goes out at %s", stamp_iso(a, s->due));
	putchar('\n');
	if (s->why[0] != '\0')
		printf("Why: %s\n", s->why);
}

static bool
say(const struct tool *t, struct arena *a, const struct shown *s,
    struct fault *f)
{
	struct storyfile file = {
	    .is_draft = s->version != 0, .embargo = s->embargo};

	if (t->is_json)
		return say_object(a, s, f);
	if (!document_from_json(a, s->document, &file.document, f))
		return fault_at(f, "story %lld", (long long)s->id);
	if (t->value[SOURCE] == NULL)
		print_state(a, s);
	fputs(storyfile_write(a, &file), stdout);
	return say_done(f);
}

static bool
run(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct shown s = {.why = ""};
	bool ok = say_parse_number(t->operand[0], &s.id, f) &&
		  load(t, a, &s, f) && say(t, a, &s, f);

	arena_free(a);
	return ok;
}

const struct command cmd_story_show = {
    .name = "story show",
    .operands = "NUMBER",
    .purpose = "Print a story as it is written",
    .about = "The live revision as a story file, behind lines that say what it\n"
	     "is; of a story that is not public yet, its draft. With --source\n"
	     "just the file, as \"story edit\" takes it; its pictures are named\n"
	     "by their hashes. With --json the whole document.\n",
    .examples = "  broadsheet story show 1207\n"
		"  broadsheet story show 1207 --source >ferry.story\n"
		"  broadsheet story show 1207 --json | jq .document.headline\n",
    .option =
	{
	    [DRAFT] = {"draft", NULL,
		"the draft, also where a revision is live"},
	    [SOURCE] = {"source", NULL, "the story file and nothing else"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run,
};
