/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story list. Showing one is in cmd_show.c, changing in cmd_life.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "store/db.h"
#include "store/draft.h"
#include "store/section.h"
#include "store/story.h"
#include "tool/command.h"
#include "tool/say.h"

#include "base/banned.h"

enum { LIST_SECTION, LIST_BEFORE, LIST_LIMIT, LIST_DRAFTS };
enum { ARENA_BYTES_MAX = 256 << 20, LIMIT_DEFAULT = 50, LIMIT_MAX = 1000000 };

/* A list while it is gathered. */
struct list {
	struct arena *a;
	json_t *out;
	int64_t before, limit;
};

static void
add_line(void *arg, const struct story_line *line)
{
	struct list *l = arg;

	json_array_append_new(l->out,
	    json_pack("{s:I, s:s, s:I, s:s, s:s, s:s}", "number", line->id,
		"state", line->state, "revision", line->revision, "updated",
		stamp_iso(l->a, line->updated), "path", line->path, "headline",
		line->headline));
}

static void
add_draft(void *arg, const struct draft *d)
{
	struct list *l = arg;
	json_t *one;

	if (d->story >= l->before ||
	    (int64_t)json_array_size(l->out) >= l->limit)
		return;
	one = json_pack("{s:I, s:s, s:s, s:s}", "number", d->story, "state",
	    draft_states[d->state], "updated", stamp_iso(l->a, d->changed),
	    "headline", d->headline);
	if (d->embargo != 0)
		json_object_set_new(
		    one, "embargo", json_string(stamp_iso(l->a, d->embargo)));
	if (d->due != 0)
		json_object_set_new(
		    one, "due", json_string(stamp_iso(l->a, d->due)));
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
		const char *embargo = text_of(one, "embargo");
		const char *due = text_of(one, "due");

		printf("%6lld  %-9s  %.16s  %s%s%s\n",
		    (long long)json_integer_value(
			json_object_get(one, "number")),
		    text_of(one, "state"), text_of(one, "updated"),
		    path == NULL ? "" : path, path == NULL ? "" : "  ",
		    text_of(one, "headline"));
		if (embargo != NULL)
			printf("        under embargo until %s\n", embargo);
		if (due != NULL)
			printf("        goes out at %s\n", due);
	}
}

static bool
parse_limits(const struct tool *t, struct list *l, struct fault *f)
{
	const char *limit = t->value[LIST_LIMIT];

	l->before = INT64_MAX;
	l->limit = LIMIT_DEFAULT;
	if (t->value[LIST_BEFORE] != NULL &&
	    !say_parse_number(t->value[LIST_BEFORE], &l->before, f))
		return fault_at(f, "--before");
	if (limit == NULL)
		return true;
	l->limit = strtoll(limit, NULL, 10);
	if (limit[0] == '\0' || strspn(limit, "0123456789") != strlen(limit) ||
	    l->limit < 1 || l->limit > LIMIT_MAX)
		return fault_set(f, FAULT_USAGE,
		    "--limit: wants a number, 1 "
		    "to %d",
		    LIMIT_MAX);
	return true;
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

static bool
gather(const struct tool *t, struct list *l, struct fault *f)
{
	bool drafts = t->value[LIST_DRAFTS] != NULL;
	struct db *db = db_open(
	    t->conf.edition_dir, drafts ? DB_NEWSROOM : DB_EDITION, DB_READ, f);
	int64_t section;
	bool ok = db != NULL && db_begin(db, f);

	if (ok && drafts)
		ok = draft_each(db, add_draft, l, f);
	else if (ok)
		ok = find_section(
			 db, l->a, t->value[LIST_SECTION], &section, f) &&
		     story_each(
			 db, section, l->before, l->limit, add_line, l, f);
	db_close(db);
	return ok;
}

static bool
run_list(struct tool *t, struct fault *f)
{
	struct list l = {.a = arena_new(ARENA_BYTES_MAX)};
	bool ok;

	l.out = json_array();
	if (t->value[LIST_DRAFTS] != NULL && t->value[LIST_SECTION] != NULL)
		ok = fault_set(f, FAULT_USAGE,
		    "--drafts lists those of all "
		    "sections; leave --section out");
	else
		ok = parse_limits(t, &l, f) && gather(t, &l, f);
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
    .about = "Of each its number, state (live, withdrawn, draft, embargoed),\n"
	     "time of the last update (UTC), section and headline.\n",
    .examples = "  broadsheet story list --section harbour/ferries\n"
		"  broadsheet story list --before 1200 --limit 100\n"
		"  broadsheet story list --drafts --json\n",
    .option =
	{
	    [LIST_SECTION] = {"section", "PATH", "only those whose home it is"},
	    [LIST_BEFORE] = {"before", "NUMBER", "only numbers below this one"},
	    [LIST_LIMIT] = {"limit", "N", "at most so many; else 50"},
	    [LIST_DRAFTS] = {"drafts", NULL, "what is not public yet"},
	},
    .needs_conf = true,
    .run = run_list,
};
