/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet front ...: what editors place on an index page. */
#include <stdio.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "store/db.h"
#include "store/section.h"
#include "store/story.h"
#include "tool/command.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

enum { SHOW_SECTION };
enum { SET_SECTION, SET_CLEAR };
enum { ARENA_BYTES_MAX = 64 << 20, SLOTS_MAX = 100 };

static bool
say_slots(const struct tool *t, const char *section,
    const struct card_list *list, struct fault *f)
{
	json_t *out = json_array();

	for (size_t i = 0; i < list->n; i++) {
		const struct card *c = &list->at[i];

		json_array_append_new(
		    out, json_pack("{s:I, s:s, s:s}", "number", c->id, "path",
			     c->path, "headline", c->headline));
		if (!t->is_json)
			printf("%3zu.  %6lld  %s  %s\n", i + 1,
			    (long long)c->id, c->path, c->headline);
	}
	if (t->is_json)
		return say_json("broadsheet.front/1",
		    json_pack("{s:b, s:s, "
			      "s:o}",
			"dry_run", t->is_dry, "section", section, "stories",
			out),
		    f);
	if (list->n == 0 && !t->is_quiet)
		puts("nothing is placed; the newest stories fill the page");
	json_decref(out);
	return say_done(f);
}

static bool
load_slots(struct db *db, struct arena *a, const char *path,
    struct card_list *list, struct fault *f)
{
	struct section s;

	switch (section_by_path(db, a, path, &s, f)) {
	case FOUND:
		return slot_cards(db, a, s.id, list, f);
	case ABSENT:
		return fault_set(f, FAULT_NOINPUT,
		    "there is no section "
		    "\"%s\"; \"broadsheet section list\" shows what there is",
		    path);
	default:
		return false;
	}
}

static bool
run_show(struct tool *t, struct fault *f)
{
	const char *path =
	    t->value[SHOW_SECTION] == NULL ? "" : t->value[SHOW_SECTION];
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct db *db = db_open(t->conf.edition_dir, DB_EDITION, DB_READ, f);
	struct card_list list;
	bool ok = db != NULL && db_begin(db, f) &&
		  load_slots(db, a, path, &list, f) &&
		  say_slots(t, path, &list, f);

	db_close(db);
	arena_free(a);
	return ok;
}

/* Within a batch, so that what is said is what would be there. */
static bool
place(struct desk *desk, const struct tool *t, const char *path,
    const int64_t *ids, struct arena *a, struct fault *f)
{
	struct card_list list;

	if (!desk_begin(desk, t->is_dry, f))
		return false;
	if (desk_place(desk, path, ids, t->n, f) &&
	    load_slots(desk_edition(desk), a, path, &list, f))
		return desk_commit(desk, f) && say_slots(t, path, &list, f);
	desk_rollback(desk);
	return false;
}

static bool
parse_ids(const struct tool *t, int64_t *ids, struct fault *f)
{
	if ((t->n == 0) != (t->value[SET_CLEAR] != NULL))
		return fault_set(f, FAULT_USAGE,
		    t->n == 0
			? "wants numbers of stories, the lead first; or --clear"
			: "--clear takes no stories");
	for (size_t i = 0; i < t->n; i++) {
		if (!say_parse_number(t->operand[i], &ids[i], f))
			return false;
		for (size_t j = 0; j < i; j++) {
			if (ids[j] == ids[i])
				return fault_set(f, FAULT_USAGE,
				    "story %s is "
				    "there twice",
				    t->operand[i]);
		}
	}
	return true;
}

static bool
run_set(struct tool *t, struct fault *f)
{
	const char *path =
	    t->value[SET_SECTION] == NULL ? "" : t->value[SET_SECTION];
	int64_t ids[SLOTS_MAX];
	struct arena *a;
	struct desk *desk;
	bool ok;

	if (!parse_ids(t, ids, f))
		return false;
	desk = desk_open(&t->conf, who_am_i(), f);
	if (desk == NULL)
		return false;
	a = arena_new(ARENA_BYTES_MAX);
	ok = place(desk, t, path, ids, a, f);
	desk_close(desk);
	arena_free(a);
	return ok;
}

const struct command cmd_front_show = {
    .name = "front show",
    .operands = "",
    .purpose = "Show what is placed on the front page",
    .about = "What is not placed, the newest stories fill.\n",
    .examples = "  broadsheet front show\n"
		"  broadsheet front show --section sport\n",
    .option = {[SHOW_SECTION] = {"section", "PATH",
		   "of that section's index page instead"}},
    .needs_conf = true,
    .run = run_show,
};

const struct command cmd_front_set = {
    .name = "front set",
    .operands = "NUMBER...",
    .purpose = "Place stories on the front page, the lead first",
    .about = "They replace what was placed before.\n",
    .examples = "  broadsheet front set 1207 1193 1201\n"
		"  broadsheet front set --section sport 1198\n"
		"  broadsheet front set --clear\n",
    .option =
	{
	    [SET_SECTION] = {"section", "PATH",
		"on that section's index page instead"},
	    [SET_CLEAR] = {"clear", NULL, "place nothing"},
	},
    .min = 0,
    .max = SLOTS_MAX,
    .needs_conf = true,
    .run = run_set,
};
