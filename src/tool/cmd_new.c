/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story new: a draft from a story file. */
#include <stdio.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/desk.h"
#include "tool/command.h"
#include "tool/manuscript.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

enum { PICTURES };
enum { ARENA_BYTES_MAX = 256 << 20 };

static bool
say(const struct tool *t, struct arena *a, int64_t id, int64_t embargo,
    struct fault *f)
{
	const char *until =
	    embargo == 0 ? NULL : stamp_full(a, &t->conf.zones, embargo);

	if (t->is_json) {
		json_t *o = json_pack("{s:b, s:s}", "dry_run", t->is_dry,
		    "act", "new");

		if (id != 0)
			json_object_set_new(o, "number", json_integer(id));
		if (embargo != 0)
			json_object_set_new(o, "embargo",
			    json_string(stamp_iso(a, embargo)));
		return say_json("broadsheet.story-act/1", o, f);
	}
	if (!t->is_quiet && t->is_dry)
		puts("a new draft would be made");
	else if (!t->is_dry)
		printf("story %lld: a new draft%s%s\n", (long long)id,
		    until == NULL ? "" : ", under embargo until ",
		    until == NULL ? "" : until);
	return say_done(f);
}

static bool
make(struct manuscript *m, struct arena *a, struct fault *f)
{
	const struct tool *t = m->t;
	struct document *doc = &m->file.document;
	int64_t id = 0, embargo;
	bool is_over;
	char *text;
	size_t n;

	if (!manuscript_slurp(a, t->operand[0], &text, &n, f) ||
	    !manuscript_read(m, a, t->operand[0], text, n, f) ||
	    !desk_has_come(m->desk, m->file.embargo, &is_over, f))
		return false;
	embargo = is_over ? 0 : m->file.embargo;
	if (!t->is_dry && !desk_new(m->desk, doc, &id, f))
		return false;
	if (!t->is_dry && embargo != 0 &&
	    !desk_embargo(m->desk, id, embargo, "", f))
		return fault_at(f,
		    "story %lld is a draft now, but without its embargo",
		    (long long)id);
	return say(t, a, id, embargo, f);
}

static bool
run(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct manuscript m;
	bool ok = manuscript_open(&m, t, t->value[PICTURES], f) &&
		  (m.desk = desk_open(&t->conf, who_am_i(), f)) != NULL &&
		  make(&m, a, f);

	desk_close(m.desk);
	manuscript_close(&m);
	arena_free(a);
	return ok;
}

const struct command cmd_story_new = {
    .name = "story new",
    .operands = "FILE",
    .purpose = "Make a draft of a story file",
    .about = "The file is one of broadsheet-story(5); - is standard input. Its\n"
	     "Embargo is kept; whatever its Status, nothing is public before\n"
	     "\"story publish\". Unlike by import, the same file again makes\n"
	     "another story.\n",
    .examples = "  broadsheet story new ferry.story\n"
		"  broadsheet story new - <ferry.story\n",
    .option = {[PICTURES] = {"pictures", "DIR",
		   "where its pictures are; else as for import"}},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run,
};
