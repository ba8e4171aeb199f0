/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story entry: what has just happened, on a live page. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "desk/desk.h"
#include "desk/entry.h"
#include "story/live.h"
#include "tool/command.h"
#include "tool/say.h"
#include "tool/who.h"
#include "wire/slurp.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 1 << 20 };
enum { TITLE, KEY, AT };

static bool
read_text(struct arena *a, const char *path, const char **text, struct fault *f)
{
	bool is_stdin = strcmp(path, "-") == 0;
	const char *name = is_stdin ? "standard input" : path;
	char *read;
	size_t n;

	if (!slurp_file(
		a, is_stdin ? "/dev/stdin" : path, LIVE_BYTES_MAX, &read, &n, f))
		return false;
	if (strlen(read) != n || !utf8_is_clean(read, n))
		return fault_set(f, FAULT_DATA,
		    "%s: holds control characters or is not UTF-8", name);
	while (n > 0 && strchr(" \t\r\n", read[n - 1]) != NULL)
		read[--n] = '\0';
	if (n == 0)
		return fault_set(f, FAULT_DATA, "%s: is empty", name);
	*text = read + strspn(read, "\r\n");
	return true;
}

static bool
read_entry(
    struct tool *t, struct arena *a, struct desk_new_entry *e, struct fault *f)
{
	const char *at = t->value[AT];

	e->title = t->value[TITLE];
	e->is_key = t->value[KEY] != NULL;
	if (e->title == NULL)
		return fault_set(f, FAULT_USAGE,
		    "wants --title TEXT: what has happened, in a line");
	if (at != NULL && !stamp_parse(&t->conf.zones, at, &e->at))
		return fault_set(f, FAULT_USAGE,
		    "--at: \"%s\": wants a time, like \"2026-11-23 07:40\" or "
		    "\"2026-11-23T07:40:00Z\"",
		    at);
	return read_text(a, t->operand[1], &e->text, f);
}

static bool
say(struct tool *t, int64_t id, struct fault *f)
{
	if (t->is_json)
		return say_json("broadsheet.story-act/1",
		    json_pack("{s:b, s:I, s:s}", "dry_run", t->is_dry, "number",
			(json_int_t)id, "act", "entry"),
		    f);
	if (!t->is_quiet)
		printf("story %lld: %sa new entry\n", (long long)id,
		    t->is_dry ? "would have " : "");
	return say_done(f);
}

static bool
run(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct desk_new_entry entry = {0};
	struct desk *desk = NULL;
	int64_t id;
	bool ok;

	ok = say_parse_number(t->operand[0], &id, f) &&
	     read_entry(t, a, &entry, f) &&
	     (desk = desk_open(&t->conf, who_am_i(), f)) != NULL;
	if (ok && t->is_dry) {
		struct life life;

		ok = desk_life(desk, a, id, &life, NULL, f) &&
		     life_check(id, life, LIFE_CORRECT, f);
	} else if (ok) {
		ok = desk_add_entry(desk, id, &entry, f);
	}
	desk_close(desk);
	arena_free(a);
	return ok && say(t, id, f);
}

const struct command cmd_story_entry = {
    .name = "story entry",
    .operands = "NUMBER FILE --title TEXT",
    .purpose = "Add an entry to a live page, at once",
    .about =
	"The story must be of the kind \"live\", and readers must have it.\n"
	"The entry goes to its top with the time of now, or of --at, and the\n"
	"story counts as updated; nothing else of it changes. FILE has what\n"
	"it says, in CommonMark; - reads standard input. While there is an\n"
	"unfinished draft of the story it is refused.\n",
    .examples =
	"  echo 'Police have closed both lanes.' |\n"
	"      broadsheet story entry 1207 - --title 'The bridge is shut'\n"
	"  broadsheet story entry 1207 open.md --key --at '2026-11-24 15:10' \\\n"
	"      --title 'The bridge is open again'\n",
    .option =
	{
	    [TITLE] = {"title", "TEXT", "what has happened, in a line"},
	    [KEY] = {"key", NULL, "a key moment, listed at the top"},
	    [AT] = {"at", "TIME", "when it happened; else now"},
	},
    .min = 2,
    .max = 2,
    .needs_conf = true,
    .run = run,
};
