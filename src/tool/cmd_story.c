/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story list. Showing one is in cmd_show.c, changing in cmd_life.c. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/section.h"
#include "store/story.h"
#include "tool/command.h"
#include "tool/say.h"

#include "base/banned.h"

enum {
	LIST_SECTION,
	LIST_BEFORE,
	LIST_LIMIT,
	LIST_DRAFTS,
	LIST_REVIEW,
	LIST_STATE
};
enum {
	ARENA_BYTES_MAX = 256 << 20,
	LIMIT_DEFAULT = 50,
	PAGE = 1000,
	REVIEW_AHEAD_S = 14 * 24 * 3600
};

/* A list while it is gathered. */
struct list {
	struct arena *a;
	json_t *out;
	int64_t before, limit;
	const char *state; /* only those; NULL: all */
	int64_t last;      /* the number that came last */
	int64_t now;
};

static bool
wants(const struct list *l, const char *state)
{
	return (int64_t)json_array_size(l->out) < l->limit &&
	       (l->state == NULL || strcmp(l->state, state) == 0);
}

static void
add_time(struct list *l, json_t *one, const char *name, int64_t t)
{
	if (t != 0)
		json_object_set_new(
		    one, name, json_string(stamp_iso(l->a, t)));
}

static void
add_line(void *arg, const struct story_line *line)
{
	struct list *l = arg;
	json_t *one;

	l->last = line->id;
	if (!wants(l, line->state))
		return;
	one = json_pack("{s:I, s:s, s:I, s:s, s:s, s:s}", "number", line->id,
	    "state", line->state, "revision", line->revision, "updated",
	    stamp_iso(l->a, line->updated), "path", line->path, "headline",
	    line->headline);
	add_time(l, one, "review_by", line->review_by);
	if (line->review_by != 0)
		json_object_set_new(one, "overdue",
		    json_boolean(line->review_by <= l->now));
	json_array_append_new(l->out, one);
}

static void
add_draft(void *arg, const struct draft *d)
{
	struct list *l = arg;
	json_t *one;

	if (d->story >= l->before || !wants(l, draft_states[d->state]))
		return;
	one = json_pack("{s:I, s:s, s:s, s:s, s:I, s:s}", "number", d->story,
	    "state", draft_states[d->state], "updated",
	    stamp_iso(l->a, d->changed), "changed_by", d->changed_by,
	    "version", d->version, "headline", d->headline);
	add_time(l, one, "embargo", d->embargo);
	add_time(l, one, "due", d->due);
	json_array_append_new(l->out, one);
}

static const char *
text_of(const json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

static void
print_list(const json_t *list)
{
	const json_t *one;
	size_t i;

	json_array_foreach(list, i, one)
	{
		const char *path = text_of(one, "path");
		const char *who = text_of(one, "changed_by");
		const char *embargo = text_of(one, "embargo");
		const char *due = text_of(one, "due");
		const char *review = text_of(one, "review_by");

		printf("%6lld  %-9s  %.16s  %s%s%s\n",
		    (long long)json_integer_value(
			json_object_get(one, "number")),
		    text_of(one, "state"), text_of(one, "updated"),
		    path != NULL  ? path
		    : who != NULL ? who
				  : "",
		    path == NULL && who == NULL ? "" : "  ",
		    text_of(one, "headline"));
		if (embargo != NULL)
			printf("        under embargo until %s\n", embargo);
		if (due != NULL)
			printf("        goes out at %s\n", due);
		if (review != NULL)
			printf("        to be reviewed by %s%s\n", review,
			    json_is_true(json_object_get(one, "overdue"))
				? ", which is over"
				: "");
	}
}

/* Whether what --state asks for is in the newsroom. */
static bool
is_of_draft(const char *state)
{
	for (int i = DRAFT_DRAFT; i <= DRAFT_SPIKED; i++) {
		if (strcmp(state, draft_states[i]) == 0)
			return true;
	}
	return false;
}

static bool
parse_state(const struct tool *t, struct list *l, struct fault *f)
{
	const char *state = t->value[LIST_STATE];

	l->state = state;
	if (state == NULL || is_of_draft(state) ||
	    (t->value[LIST_DRAFTS] == NULL && t->value[LIST_REVIEW] == NULL &&
		(strcmp(state, "live") == 0 ||
		    strcmp(state, "withdrawn") == 0)))
		return true;
	return fault_set(f, FAULT_USAGE,
	    "--state: \"%.40s\": wants one of draft, ready, scheduled, "
	    "spiked%s",
	    state,
	    t->value[LIST_DRAFTS] == NULL ? ", live, withdrawn" : "");
}

static bool
parse(const struct tool *t, struct list *l, bool *drafts, struct fault *f)
{
	bool reviews = t->value[LIST_REVIEW] != NULL;

	l->before = INT64_MAX;
	l->limit = LIMIT_DEFAULT;
	l->now = clock_now();
	if (!parse_state(t, l, f))
		return false;
	*drafts = t->value[LIST_DRAFTS] != NULL ||
		  (l->state != NULL && is_of_draft(l->state));
	if (*drafts && t->value[LIST_SECTION] != NULL)
		return fault_set(f, FAULT_USAGE,
		    "drafts are listed of all sections; leave --section out");
	if (reviews && (*drafts || t->value[LIST_SECTION] != NULL ||
			   t->value[LIST_BEFORE] != NULL))
		return fault_set(f, FAULT_USAGE,
		    "--review lists live stories of all sections by the time "
		    "of review; of the others only --limit goes with it");
	if (t->value[LIST_BEFORE] != NULL &&
	    !say_parse_number(t->value[LIST_BEFORE], &l->before, f))
		return fault_at(f, "--before");
	return say_parse_limit(t->value[LIST_LIMIT], &l->limit, f);
}

static bool
find_section(struct db *db, struct arena *a, const char *path, int64_t *id,
    struct fault *f)
{
	struct section s;

	*id = 0;
	if (path == NULL)
		return true;
	switch (section_by_path(db, a, path, &s, f)) {
	case FOUND:
		*id = s.id;
		return true;
	case ABSENT:
		return fault_set(f, FAULT_NOINPUT,
		    "there is no section "
		    "\"%s\"; \"broadsheet section list\" shows what there is",
		    path);
	default:
		return false;
	}
}

/* Of one state only: there may be few among many. */
static bool
each_of_state(struct db *db, int64_t section, struct list *l, struct fault *f)
{
	int64_t before;

	l->last = l->before;
	do {
		before = l->last;
		if (!story_each(db, section, before, PAGE, add_line, l, f))
			return false;
	} while (l->last != before &&
		 (int64_t)json_array_size(l->out) < l->limit);
	return true;
}

static bool
gather_stories(
    const struct tool *t, struct db *db, struct list *l, struct fault *f)
{
	int64_t section;

	if (t->value[LIST_REVIEW] != NULL)
		return story_each_review(
		    db, l->now + REVIEW_AHEAD_S, l->limit, add_line, l, f);
	if (!find_section(db, l->a, t->value[LIST_SECTION], &section, f))
		return false;
	if (l->state != NULL)
		return each_of_state(db, section, l, f);
	return story_each(db, section, l->before, l->limit, add_line, l, f);
}

static bool
gather(const struct tool *t, struct list *l, struct fault *f)
{
	struct db *db;
	bool drafts, ok;

	if (!parse(t, l, &drafts, f))
		return false;
	db = db_open(t->conf.edition_dir, drafts ? DB_NEWSROOM : DB_EDITION,
	    DB_READ, f);
	ok = db != NULL && db_begin(db, f) &&
	     (drafts ? draft_each(db, add_draft, l, f)
		     : gather_stories(t, db, l, f));
	db_close(db);
	return ok;
}

static bool
run_list(struct tool *t, struct fault *f)
{
	struct list l = {.a = arena_new(ARENA_BYTES_MAX)};
	bool ok;

	l.out = json_array();
	ok = gather(t, &l, f);
	if (ok && t->is_json)
		ok = say_json("broadsheet.story-list/1",
		    json_pack("{s:O}", "stories", l.out), f);
	else if (ok)
		print_list(l.out);
	json_decref(l.out);
	arena_free(l.a);
	return ok && say_done(f);
}

const struct command cmd_story_list = {
    .name = "story list",
    .operands = "",
    .purpose = "List stories, the highest number first",
    .about = "Of each its number, state, time of the last update (UTC), section\n"
	     "and headline; of a draft who saved it last and when, when its\n"
	     "embargo ends and when it goes out by itself.\n",
    .examples = "  broadsheet story list --section harbour/ferries\n"
		"  broadsheet story list --before 1200 --limit 100\n"
		"  broadsheet story list --drafts --json\n"
		"  broadsheet story list --state scheduled\n",
    .option =
	{
	    [LIST_SECTION] = {"section", "PATH", "only those whose home it is"},
	    [LIST_BEFORE] = {"before", "NUMBER", "only numbers below this one"},
	    [LIST_LIMIT] = {"limit", "N", "at most so many; else 50"},
	    [LIST_DRAFTS] = {"drafts", NULL, "what is not public yet"},
	    [LIST_REVIEW] = {"review", NULL,
		"live ones to be reviewed within 14 days"},
	    [LIST_STATE] = {"state", "STATE",
		"draft, ready, scheduled, spiked, live or withdrawn"},
	},
    .needs_conf = true,
    .run = run_list,
};
