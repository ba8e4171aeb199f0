/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet debate new, list, open, close. Letters are in cmd_letter.c. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/debate.h"
#include "desk/desk.h"
#include "store/db.h"
#include "store/debate.h"
#include "store/debate_plan.h"
#include "tool/command.h"
#include "tool/say.h"
#include "tool/who.h"
#include "wire/debatefile.h"
#include "wire/slurp.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 64 << 20, LIST_MAX = 200, NOTE_BYTES_MAX = 65536 };

static bool
say_act(const struct tool *t, int64_t id, const char *did, struct fault *f)
{
	if (t->is_json)
		return say_json("broadsheet.debate-act/1",
		    json_pack("{s:b, s:I, s:s}", "dry_run", t->is_dry, "number",
			(json_int_t)id, "act", did),
		    f);
	if (!t->is_quiet)
		printf("debate %lld: %s%s\n", (long long)id,
		    t->is_dry ? "would be " : "", did);
	return say_done(f);
}

static bool
read_plan(const struct tool *t, struct arena *a, struct debate_plan *plan,
    struct fault *f)
{
	const char *path = t->operand[0];
	char *text;
	size_t n;

	return slurp_file(a, path, DEBATEFILE_BYTES_MAX, &text, &n, f) &&
	       debatefile_parse(a, path, &t->conf.zones, text, n, plan, f);
}

static bool
run_new(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct debate_plan plan;
	struct desk *desk = NULL;
	int64_t id = 0;
	bool ok = read_plan(t, a, &plan, f);

	if (ok && !t->is_dry) {
		desk = desk_open(&t->conf, who_am_i(), f);
		ok = desk != NULL && desk_debate_new(desk, &plan, &id, f);
	}
	ok = ok && say_act(t, id, "made; it waits to be opened", f);
	desk_close(desk);
	arena_free(a);
	return ok;
}

/* What --dry-run says of an act: that there is such a debate. */
static bool
run_on_one(struct tool *t,
    bool (*act)(struct desk *d, int64_t id, const char *text, struct fault *f),
    const char *text, const char *did, struct fault *f)
{
	struct desk *desk;
	int64_t id;
	bool ok;

	if (!say_parse_number(t->operand[0], &id, f))
		return false;
	if (t->is_dry)
		return say_act(t, id, did, f);
	desk = desk_open(&t->conf, who_am_i(), f);
	ok = desk != NULL && act(desk, id, text, f) && say_act(t, id, did, f);
	desk_close(desk);
	return ok;
}

static bool
act_open(struct desk *d, int64_t id, const char *text, struct fault *f)
{
	(void)text;
	return desk_debate_open(d, id, f);
}

static bool
run_open(struct tool *t, struct fault *f)
{
	return run_on_one(t, act_open, "", "opened", f);
}

enum { CLOSE_NOTE, CLOSE_FILE };

static bool
run_close(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	char *text = NULL;
	size_t n;
	bool ok = true;

	if (t->value[CLOSE_NOTE] != NULL && t->value[CLOSE_FILE] != NULL)
		ok = fault_set(
		    f, FAULT_USAGE, "--note and --file say the same twice");
	else if (t->value[CLOSE_FILE] != NULL)
		ok = slurp_file(a, t->value[CLOSE_FILE], NOTE_BYTES_MAX, &text,
		    &n, f);
	else if (t->value[CLOSE_NOTE] != NULL)
		text = arena_printf(a, "%s\n", t->value[CLOSE_NOTE]);
	ok = ok && run_on_one(t, desk_debate_close, text == NULL ? "" : text,
		       "closed", f);
	arena_free(a);
	return ok;
}

/* A list while it is gathered. */
struct list {
	struct arena *a;
	json_t *out;
};

static void
add_plan(void *arg, const struct debate_plan *plan)
{
	struct list *l = arg;
	json_t *one = json_pack("{s:I, s:s, s:s}", "number",
	    (json_int_t)plan->id, "state", "planned", "question",
	    plan->question);

	if (plan->opens != 0)
		json_object_set_new(
		    one, "opens", json_string(stamp_iso(l->a, plan->opens)));
	if (plan->closes != 0)
		json_object_set_new(
		    one, "closes", json_string(stamp_iso(l->a, plan->closes)));
	json_array_append_new(l->out, one);
}

static bool
add_debate(struct list *l, struct db *db, const struct debate *d,
    struct fault *f)
{
	bool is_open = debate_is_open(d, clock_now());
	int64_t count;

	if (!contribution_count(db, d->id, &count, f))
		return false;
	json_array_append_new(l->out,
	    json_pack("{s:I, s:s, s:s, s:s, s:s, s:I, s:s}", "number",
		(json_int_t)d->id, "state", is_open ? "open" : "closed",
		"question", d->question, "opened", stamp_iso(l->a, d->opened),
		"closes",
		stamp_iso(l->a, d->closed != 0 ? d->closed : d->closes),
		"shown", (json_int_t)count, "path",
		arena_printf(l->a, "/talking-point/%lld/%s", (long long)d->id,
		    d->slug)));
	return true;
}

static bool
gather(const struct tool *t, struct list *l, struct fault *f)
{
	const char *dir = t->conf.edition_dir;
	struct db *newsroom = db_open(dir, DB_NEWSROOM, DB_READ, f), *edition;
	struct debate_list debates = {0};
	bool ok = newsroom != NULL && db_begin(newsroom, f) &&
		  debate_plan_each(newsroom, 0, LIST_MAX, add_plan, l, f);

	db_close(newsroom);
	edition = ok ? db_open(dir, DB_EDITION, DB_READ, f) : NULL;
	ok = edition != NULL && db_begin(edition, f) &&
	     debate_closed(edition, l->a, INT64_MAX, INT64_MAX, INT64_MIN,
		 LIST_MAX, false, &debates, f);
	for (size_t i = 0; ok && i < debates.n; i++)
		ok = add_debate(l, edition, &debates.at[i], f);
	db_close(edition);
	return ok;
}

static const char *
text_of(const json_t *object, const char *name)
{
	const char *s = json_string_value(json_object_get(object, name));

	return s == NULL ? "" : s;
}

static void
print_list(const json_t *list)
{
	const json_t *one;
	size_t i;

	json_array_foreach(list, i, one)
	{
		const char *state = text_of(one, "state");
		bool is_planned = strcmp(state, "planned") == 0;
		const char *when = is_planned ? text_of(one, "opens")
					      : text_of(one, "closes");

		printf("%6lld  %-7s  %.16s%s%s\n",
		    (long long)json_integer_value(
			json_object_get(one, "number")),
		    state, when, when[0] == '\0' ? "" : "  ",
		    text_of(one, "question"));
	}
}

static bool
run_list(struct tool *t, struct fault *f)
{
	struct list l = {arena_new(ARENA_BYTES_MAX), json_array()};
	bool ok = gather(t, &l, f);

	if (ok && t->is_json)
		ok = say_json("broadsheet.debate-list/1",
		    json_pack("{s:O}", "debates", l.out), f);
	else if (ok) {
		print_list(l.out);
		ok = say_done(f);
	}
	json_decref(l.out);
	arena_free(l.a);
	return ok;
}

const struct command cmd_debate_new = {
    .name = "debate new",
    .operands = "FILE",
    .purpose = "Make a talking point, which waits to be opened",
    .about = "FILE begins with headers, an empty line parts them from an\n"
	     "introduction in CommonMark:\n"
	     "\n"
	     "  Question: Should the ferry run on Sundays?\n"
	     "  Opens: 2026-12-01 08:00\n"
	     "  Closes: 14 days\n"
	     "\n"
	     "Opens may be left out; then \"debate open\" does it. Closes is a\n"
	     "time, or so many days after it was opened.\n",
    .examples = "  broadsheet debate new ferry.debate\n",
    .exits = "  65  the file is not one of a talking point\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_new,
};

const struct command cmd_debate_list = {
    .name = "debate list",
    .operands = "",
    .purpose = "List talking points: planned, open, closed",
    .about = "With the time at which one opens, or closes or was closed.\n",
    .examples = "  broadsheet debate list --json\n",
    .needs_conf = true,
    .run = run_list,
};

const struct command cmd_debate_open = {
    .name = "debate open",
    .operands = "NUMBER",
    .purpose = "Open a talking point now",
    .about = "Readers see it at once and can write. It closes by itself.\n",
    .examples = "  broadsheet debate open 61\n",
    .exits = "  65  it cannot be opened\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_open,
};

const struct command cmd_debate_close = {
    .name = "debate close",
    .operands = "NUMBER",
    .purpose = "Close a talking point, or give a closed one its note",
    .about = "What came before can still be approved. One that closed by\n"
	     "itself can be given a closing note, once.\n",
    .examples = "  broadsheet debate close 61 --file note.md\n",
    .exits = "  65  it cannot be closed\n",
    .option =
	{
	    [CLOSE_NOTE] = {"note", "TEXT", "the closing note, in CommonMark"},
	    [CLOSE_FILE] = {"file", "FILE", "the same, out of a file"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_close,
};
