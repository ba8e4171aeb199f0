/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet audit: who did what, when and why. */
#include <stdio.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "store/db.h"
#include "store/operation.h"
#include "tool/command.h"
#include "tool/say.h"

#include "base/banned.h"

enum { STORY, LIMIT };
enum { ARENA_BYTES_MAX = 1 << 30, LIMIT_DEFAULT = 50 };

struct log {
	struct arena *a;
	json_t *lines;
};

static void
add(void *arg, const struct audit *line)
{
	struct log *log = arg;
	json_t *one = json_pack("{s:s, s:s, s:s, s:s}", "at",
	    stamp_iso(log->a, line->at), "who", line->who, "act", line->act,
	    "why", line->why);

	if (line->story != 0)
		json_object_set_new(one, "number", json_integer(line->story));
	json_array_append_new(log->lines, one);
}

static void
print(const json_t *lines)
{
	const json_t *one, *number;
	size_t i;

	json_array_foreach(lines, i, one)
	{
		number = json_object_get(one, "number");
		printf("%s  %-12s  ",
		    json_string_value(json_object_get(one, "at")),
		    json_string_value(json_object_get(one, "who")));
		if (number != NULL)
			printf("%6lld  ",
			    (long long)json_integer_value(number));
		else
			printf("%6s  ", "");
		printf("%-10s  %s\n",
		    json_string_value(json_object_get(one, "act")),
		    json_string_value(json_object_get(one, "why")));
	}
}

static bool
gather(const struct tool *t, struct log *log, struct fault *f)
{
	int64_t story = 0, limit = LIMIT_DEFAULT;
	struct db *db;
	bool ok;

	if (t->value[STORY] != NULL &&
	    !say_parse_number(t->value[STORY], &story, f))
		return fault_at(f, "--story");
	if (!say_parse_limit(t->value[LIMIT], &limit, f))
		return false;
	db = db_open(t->conf.edition_dir, DB_NEWSROOM, DB_READ, f);
	ok = db != NULL && db_begin(db, f) &&
	     audit_each(db, story, limit, add, log, f);
	db_close(db);
	return ok;
}

static bool
run(struct tool *t, struct fault *f)
{
	struct log log = {arena_new(ARENA_BYTES_MAX), json_array()};
	bool ok = gather(t, &log, f);

	if (ok && t->is_json)
		ok = say_json("broadsheet.audit/1",
		    json_pack("{s:O}", "lines", log.lines), f);
	else if (ok)
		print(log.lines);
	json_decref(log.lines);
	arena_free(log.a);
	return ok && say_done(f);
}

const struct command cmd_audit = {
    .name = "audit",
    .operands = "",
    .purpose = "Show who did what, when and why",
    .about = "The last acts first: time (UTC), account, story, act and why.\n"
	     "Nothing can be taken out of this log or changed in it.\n",
    .examples = "  broadsheet audit --story 1207\n"
		"  broadsheet audit --limit 1000 --json\n",
    .option =
	{
	    [STORY] = {"story", "NUMBER", "only what was done to this story"},
	    [LIMIT] = {"limit", "N", "at most so many; else 50"},
	},
    .needs_conf = true,
    .run = run,
};
