/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story ready, publish, schedule, ...: a story's way through life. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/desk.h"
#include "story/document.h"
#include "tool/changes.h"
#include "tool/command.h"
#include "tool/say.h"
#include "tool/texts.h"
#include "tool/who.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 256 << 20 };

/* One act on one story while it is done. */
struct job {
	const struct tool *t;
	struct desk *desk;
	struct arena *a;
	int64_t id;
	json_t *said; /* what --json adds */
};

/* What an act did, in a word: "published"; NULL when it was refused. */
typedef const char *act_function(struct job *j, struct fault *f);

static void
say_member(struct job *j, const char *name, json_t *value)
{
	json_object_set_new(j->said, name, value);
}

static bool
say_outcome(const struct job *j, const char *did, struct fault *f)
{
	const struct tool *t = j->t;

	if (t->is_json) {
		json_t *o = json_pack("{s:b, s:I, s:s}", "dry_run", t->is_dry,
		    "number", (json_int_t)j->id, "act", did);

		json_object_update(o, j->said);
		return say_json(
		    arena_printf(j->a, "broadsheet.%s/1",
			strcmp(t->command->name, "story publish") == 0
			    ? "story-publish"
			: strcmp(t->command->name, "story withdraw") == 0
			    ? "story-withdraw"
			    : "story-act"),
		    o, f);
	}
	if (!t->is_quiet)
		printf("story %lld: %s%s\n", (long long)j->id,
		    t->is_dry ? "would be " : "", did);
	return say_done(f);
}

/* With --dry-run only whether it is possible. */
static const char *
try_act(struct job *j, enum life_act act, const char *did, struct fault *f)
{
	struct life life;

	if (!desk_life(j->desk, j->a, j->id, &life, NULL, f) ||
	    !life_check(j->id, life, act, f))
		return NULL;
	return did;
}

static bool
run_act(struct tool *t, act_function *act, struct fault *f)
{
	struct job j = {
	    .t = t, .a = arena_new(ARENA_BYTES_MAX), .said = json_object()};
	const char *did = NULL;
	bool ok = false;

	if (say_parse_number(t->operand[0], &j.id, f) &&
	    (j.desk = desk_open(&t->conf, who_am_i(), f)) != NULL)
		did = act(&j, f);
	if (did != NULL)
		ok = say_outcome(&j, did, f);
	desk_close(j.desk);
	json_decref(j.said);
	arena_free(j.a);
	return ok;
}

/* The value of an option in which something is said to somebody. */
static const char *
words(const char *value)
{
	return value == NULL || value[strspn(value, " \t\n")] == '\0' ? NULL
								      : value;
}

/* One line, as records and corrections are. */
static const char *
one_line(struct arena *a, const char *text)
{
	char *line = arena_string(a, text), *o = line;
	bool gap = false;

	for (const char *c = line; *c != '\0'; c++) {
		if (strchr(" \t\r\n", *c) != NULL) {
			gap = o != line;
			continue;
		}
		if (gap)
			*o++ = ' ';
		gap = false;
		*o++ = *c;
	}
	*o = '\0';
	return line;
}

static const char *
or_nothing(const char *text)
{
	return text == NULL ? "" : text;
}

static bool
parse_time(struct job *j, const char *option, const char *value, int64_t *at,
    struct fault *f)
{
	if (stamp_parse_late(&j->t->conf.zones, value, at))
		return true;
	return fault_set(f, FAULT_USAGE,
	    "%s: \"%s\": wants a time, like \"2026-11-23 07:40\" or "
	    "\"2026-11-23T07:40:00Z\"",
	    option, value);
}

static const char *
at(struct job *j, int64_t t)
{
	return stamp_full(j->a, &j->t->conf.zones, t);
}

/*
 * Say what the draft of a live story changes, before it goes out; the version
 * that was shown is the one that does.
 */
static bool
show_changes(struct job *j, struct desk_change *change, struct fault *f)
{
	struct texts texts = {
	    desk_edition(j->desk), desk_newsroom(j->desk), j->id};
	struct text_name live = {TEXT_LIVE, 0}, next = {TEXT_DRAFT, 0};
	struct document from, to;
	struct life life;

	if (!desk_life(j->desk, j->a, j->id, &life, NULL, f))
		return false;
	if (life.public != LIFE_LIVE || life.draft == LIFE_NO_DRAFT ||
	    change->leaves_draft)
		return true;
	if (!texts_load(&texts, j->a, &live, &from, f) ||
	    !texts_load(&texts, j->a, &next, &to, f))
		return false;
	change->version = next.number;
	say_member(j, "changes", changes_json(&from, &to));
	if (!j->t->is_json && !j->t->is_quiet)
		changes_print(stdout, &from, &to);
	return true;
}

enum { PUBLISH_WHY };

static const char *
act_publish(struct job *j, struct fault *f)
{
	struct desk_change change = {
	    .why = one_line(j->a, or_nothing(j->t->value[PUBLISH_WHY]))};

	if (!show_changes(j, &change, f))
		return NULL;
	if (j->t->is_dry)
		return try_act(j, LIFE_PUBLISH, "published", f);
	return desk_publish(j->desk, j->id, &change, f) ? "published" : NULL;
}

static bool
run_publish(struct tool *t, struct fault *f)
{
	return run_act(t, act_publish, f);
}

enum { UPDATE_WHY };

static const char *
act_update(struct job *j, struct fault *f)
{
	struct desk_change change = {.kind = DESK_UPDATE};

	if (words(j->t->value[UPDATE_WHY]) == NULL) {
		fault_set(f, FAULT_USAGE,
		    "wants --why TEXT: readers are told what is new");
		return NULL;
	}
	change.why = one_line(j->a, j->t->value[UPDATE_WHY]);
	if (!show_changes(j, &change, f))
		return NULL;
	if (j->t->is_dry)
		return try_act(j, LIFE_UPDATE, "updated", f);
	return desk_publish(j->desk, j->id, &change, f) ? "updated" : NULL;
}

static bool
run_update(struct tool *t, struct fault *f)
{
	return run_act(t, act_update, f);
}

enum { CORRECT_KIND, CORRECT_TEXT, CORRECT_LEAVE, CORRECT_WITHDRAW, CORRECT_WHY };

static bool
parse_kind(const char *word, enum desk_change_kind *kind, struct fault *f)
{
	static const char *const kinds[] = {
	    [DESK_CORRECTION] = "correction",
	    [DESK_CLARIFICATION] = "clarification",
	    [DESK_UPDATE_NOTICE] = "update",
	};

	*kind = DESK_CORRECTION;
	if (word == NULL)
		return true;
	for (int i = DESK_CORRECTION; i <= DESK_UPDATE_NOTICE; i++) {
		if (strcmp(word, kinds[i]) == 0) {
			*kind = (enum desk_change_kind)i;
			return true;
		}
	}
	return fault_set(f, FAULT_USAGE,
	    "--kind: \"%s\": wants \"correction\", \"clarification\" or "
	    "\"update\"",
	    word);
}

/* A correction that was wrong itself. */
static const char *
withdraw_correction(struct job *j, struct fault *f)
{
	const char *why = words(j->t->value[CORRECT_WHY]);
	int64_t correction;

	if (why == NULL) {
		fault_set(f, FAULT_USAGE,
		    "--withdraw wants --why TEXT: readers are told");
		return NULL;
	}
	if (!say_parse_number(j->t->value[CORRECT_WITHDRAW], &correction, f))
		return NULL;
	if (j->t->is_dry)
		return "told that its correction was withdrawn";
	return desk_retract(j->desk, correction, one_line(j->a, why), f)
		   ? "its correction is withdrawn"
		   : NULL;
}

static const char *
act_correct(struct job *j, struct fault *f)
{
	const struct tool *t = j->t;
	struct desk_change change = {
	    .leaves_draft = t->value[CORRECT_LEAVE] != NULL};

	if (t->value[CORRECT_WITHDRAW] != NULL)
		return withdraw_correction(j, f);
	if (!parse_kind(t->value[CORRECT_KIND], &change.kind, f))
		return NULL;
	if (words(t->value[CORRECT_TEXT]) == NULL) {
		fault_set(f, FAULT_USAGE,
		    "wants --text TEXT: what was wrong and what is right, for "
		    "readers");
		return NULL;
	}
	change.why = one_line(j->a, t->value[CORRECT_TEXT]);
	if (!show_changes(j, &change, f))
		return NULL;
	if (t->is_dry)
		return try_act(j, LIFE_CORRECT, "corrected", f);
	return desk_publish(j->desk, j->id, &change, f) ? "corrected" : NULL;
}

static bool
run_correct(struct tool *t, struct fault *f)
{
	return run_act(t, act_correct, f);
}

enum { WITHDRAW_WHY };

static void
note_place(void *arg, const char *place)
{
	struct job *j = arg;
	json_t *places = json_object_get(j->said, "places");

	json_array_append_new(places, json_string(place));
}

static const char *
act_withdraw(struct job *j, struct fault *f)
{
	const char *why = words(j->t->value[WITHDRAW_WHY]);
	const json_t *place;
	size_t i;

	if (why == NULL) {
		fault_set(f, FAULT_USAGE,
		    "wants --why TEXT: readers who follow a link to the story "
		    "are told");
		return NULL;
	}
	say_member(j, "places", json_array());
	if (j->t->is_dry)
		return try_act(j, LIFE_WITHDRAW, "withdrawn", f);
	if (!desk_withdraw(
		j->desk, j->id, one_line(j->a, why), note_place, j, f))
		return NULL;
	json_array_foreach(json_object_get(j->said, "places"), i, place)
	{
		if (!j->t->is_json && !j->t->is_quiet)
			printf("taken from %s\n", json_string_value(place));
	}
	return "withdrawn";
}

static bool
run_withdraw(struct tool *t, struct fault *f)
{
	return run_act(t, act_withdraw, f);
}

static const char *
act_ready(struct job *j, struct fault *f)
{
	int64_t due;

	if (j->t->is_dry)
		return try_act(j, LIFE_MAKE_READY, "ready", f);
	if (!desk_ready(j->desk, j->id, &due, f))
		return NULL;
	if (due == 0)
		return "ready";
	say_member(j, "due", json_string(stamp_iso(j->a, due)));
	return arena_printf(j->a,
	    "ready; it goes out by itself when its embargo ends, %s",
	    at(j, due));
}

static bool
run_ready(struct tool *t, struct fault *f)
{
	return run_act(t, act_ready, f);
}

static const char *
act_schedule(struct job *j, struct fault *f)
{
	const char *did;
	int64_t when;

	if (!parse_time(j, "TIME", j->t->operand[1], &when, f))
		return NULL;
	say_member(j, "due", json_string(stamp_iso(j->a, when)));
	did = arena_printf(j->a, "scheduled for %s", at(j, when));
	if (j->t->is_dry)
		return try_act(j, LIFE_SCHEDULE, did, f);
	return desk_schedule(j->desk, j->id, when, f) ? did : NULL;
}

static bool
run_schedule(struct tool *t, struct fault *f)
{
	return run_act(t, act_schedule, f);
}

enum { EMBARGO_LIFT, EMBARGO_WHY };

static const char *
act_embargo(struct job *j, struct fault *f)
{
	const char *why = words(j->t->value[EMBARGO_WHY]), *did;
	bool lifts = j->t->value[EMBARGO_LIFT] != NULL;
	int64_t until = 0;

	if (lifts != (j->t->n == 1)) {
		fault_set(f, FAULT_USAGE,
		    "wants the time when the embargo ends, or --lift");
		return NULL;
	}
	if (lifts && why == NULL) {
		fault_set(f, FAULT_USAGE,
		    "--lift wants --why TEXT, for the audit log");
		return NULL;
	}
	if (!lifts && !parse_time(j, "TIME", j->t->operand[1], &until, f))
		return NULL;
	if (until != 0)
		say_member(j, "embargo", json_string(stamp_iso(j->a, until)));
	did = lifts ? "free of its embargo"
		    : arena_printf(j->a, "under embargo until %s",
			  at(j, until));
	if (j->t->is_dry)
		return try_act(j, LIFE_EMBARGO, did, f);
	return desk_embargo(j->desk, j->id, until, or_nothing(why), f) ? did
								       : NULL;
}

static bool
run_embargo(struct tool *t, struct fault *f)
{
	return run_act(t, act_embargo, f);
}

enum { SPIKE_WHY };

static const char *
act_spike(struct job *j, struct fault *f)
{
	if (j->t->is_dry)
		return try_act(j, LIFE_SPIKE, "spiked", f);
	return desk_spike(j->desk, j->id,
		   or_nothing(words(j->t->value[SPIKE_WHY])), f)
		   ? "spiked"
		   : NULL;
}

static bool
run_spike(struct tool *t, struct fault *f)
{
	return run_act(t, act_spike, f);
}

enum { RESTORE_FROM, RESTORE_WHY };

static bool
parse_earlier(
    const char *word, struct desk_earlier *from, struct fault *f)
{
	struct text_name name;

	if (word == NULL)
		return true;
	if (!texts_parse(word, &name, f))
		return fault_at(f, "--from");
	if (name.kind == TEXT_DRAFT)
		return fault_set(f, FAULT_USAGE,
		    "--from: the draft of now is no earlier text; wants \"3\", "
		    "\"v3\" or \"live\"");
	*(name.kind == TEXT_VERSION ? &from->version : &from->revision) =
	    name.number;
	return true;
}

static const char *
act_restore(struct job *j, struct fault *f)
{
	struct desk_earlier from = {0};

	if (!parse_earlier(j->t->value[RESTORE_FROM], &from, f))
		return NULL;
	if (j->t->is_dry)
		return try_act(j, LIFE_RESTORE, "a draft again", f);
	return desk_restore(j->desk, j->id, &from,
		   or_nothing(words(j->t->value[RESTORE_WHY])), f)
		   ? "a draft again"
		   : NULL;
}

static bool
run_restore(struct tool *t, struct fault *f)
{
	return run_act(t, act_restore, f);
}

enum { HIDE_SHOW, HIDE_WHY };

static const char *
act_hide(struct job *j, struct fault *f)
{
	const char *why = words(j->t->value[HIDE_WHY]);
	bool shows = j->t->value[HIDE_SHOW] != NULL;
	int64_t revision;

	if (why == NULL) {
		fault_set(f, FAULT_USAGE, "wants --why TEXT, for the audit log");
		return NULL;
	}
	if (!say_parse_number(j->t->operand[1], &revision, f))
		return NULL;
	if (!j->t->is_dry &&
	    !desk_hide(j->desk, j->id, revision, !shows, why, f))
		return NULL;
	return arena_printf(j->a, "revision %lld %s", (long long)revision,
	    shows ? "shown" : "hidden");
}

static bool
run_hide(struct tool *t, struct fault *f)
{
	return run_act(t, act_hide, f);
}

const struct command cmd_story_publish = {
    .name = "story publish",
    .operands = "NUMBER",
    .purpose = "Publish the draft of a story",
    .about =
	"A story that was never public, or was withdrawn, is live from now\n"
	"on. A draft of a live story replaces it as a change that makes no\n"
	"news: the times that readers see stay. See \"story update\" for one\n"
	"that does, and \"story correct\" for what was wrong. A story under\n"
	"embargo is refused.\n",
    .examples = "  broadsheet story publish 1207\n"
		"  broadsheet story publish 1207 --why 'Spelling.'\n",
    .option = {[PUBLISH_WHY] = {"why", "TEXT", "for the story's history"}},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_publish,
};

const struct command cmd_story_update = {
    .name = "story update",
    .operands = "NUMBER --why TEXT",
    .purpose = "Publish the draft of a live story as news",
    .about = "The story's last update is now: lists show it anew, and readers\n"
	     "are told what is new.\n",
    .examples = "  broadsheet story update 1207 --why 'The council has "
		"answered.'\n",
    .option = {[UPDATE_WHY] = {"why", "TEXT", "what readers are told"}},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_update,
};

const struct command cmd_story_correct = {
    .name = "story correct",
    .operands = "NUMBER --text TEXT",
    .purpose = "Correct a live story, in public and for good",
    .about =
	"The draft is published, if there is one, with the text as a notice\n"
	"on the story, in its history and on /corrections/. Without a draft\n"
	"the story stays and gets the notice. Corrections stand at the top,\n"
	"clarifications at the foot. None can be deleted; one that was wrong\n"
	"itself is withdrawn, and stays as one that was.\n",
    .examples =
	"  broadsheet story correct 1207 \\\n"
	"      --text 'The wall is 11 metres long, not 11 feet.'\n"
	"  broadsheet story correct 1207 --kind clarification --text '...'\n"
	"  broadsheet story correct 1207 --withdraw 3 --why 'It was right.'\n",
    .option =
	{
	    [CORRECT_KIND] = {"kind", "KIND",
		"correction, clarification or update"},
	    [CORRECT_TEXT] = {"text", "TEXT", "what readers are told"},
	    [CORRECT_LEAVE] = {"leave-draft", NULL,
		"the notice alone; the draft stays one"},
	    [CORRECT_WITHDRAW] = {"withdraw", "ID",
		"withdraw a correction of before"},
	    [CORRECT_WHY] = {"why", "TEXT", "why it is withdrawn"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_correct,
};

const struct command cmd_story_withdraw = {
    .name = "story withdraw",
    .operands = "NUMBER --why TEXT",
    .purpose = "Withdraw a live story",
    .about =
	"It leaves every list, feed, search and see-also at once, and the\n"
	"places it was taken from are printed. Its address answers 410 and\n"
	"says when it was withdrawn and why: the text is public. A draft of\n"
	"it stays a draft; what was to go out by itself is not any more.\n",
    .examples = "  broadsheet story withdraw 1207 \\\n"
		"      --why 'The council has since denied that it said so.'\n",
    .option = {[WITHDRAW_WHY] = {"why", "TEXT", "what readers are told"}},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_withdraw,
};

const struct command cmd_story_ready = {
    .name = "story ready",
    .operands = "NUMBER",
    .purpose = "Say that a draft is ready",
    .about = "It waits for \"story publish\"; under an embargo it goes out by\n"
	     "itself when that ends. A scheduled story loses its time.\n",
    .examples = "  broadsheet story ready 1207\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_ready,
};

const struct command cmd_story_schedule = {
    .name = "story schedule",
    .operands = "NUMBER TIME",
    .purpose = "Publish a draft at a time",
    .about = "\"broadsheet publish-due --watch\" publishes it then, within five\n"
	     "seconds. Times are in the site's first zone unless they say\n"
	     "another.\n",
    .examples = "  broadsheet story schedule 1207 '2026-11-23 07:40'\n",
    .min = 2,
    .max = 2,
    .needs_conf = true,
    .run = run_schedule,
};

const struct command cmd_story_embargo = {
    .name = "story embargo",
    .operands = "NUMBER TIME | --lift",
    .purpose = "Do not publish a draft before a time",
    .about = "An embargo is kept whatever is done: publishing is refused until\n"
	     "it ends. A ready story goes out by itself then.\n",
    .examples =
	"  broadsheet story embargo 1207 '2026-11-24 00:01'\n"
	"  broadsheet story embargo 1207 --lift --why 'The minister spoke.'\n",
    .option =
	{
	    [EMBARGO_LIFT] = {"lift", NULL, "the embargo is over"},
	    [EMBARGO_WHY] = {"why", "TEXT", "for the audit log"},
	},
    .min = 1,
    .max = 2,
    .needs_conf = true,
    .run = run_embargo,
};

const struct command cmd_story_spike = {
    .name = "story spike",
    .operands = "NUMBER",
    .purpose = "Throw a draft away",
    .about = "A story that never was public is kept as spiked, and can be\n"
	     "restored. Of a live story only the draft goes; its versions can\n"
	     "be restored, too.\n",
    .examples = "  broadsheet story spike 1207 --why 'It was a rumour.'\n",
    .option = {[SPIKE_WHY] = {"why", "TEXT", "for the audit log"}},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_spike,
};

const struct command cmd_story_restore = {
    .name = "story restore",
    .operands = "NUMBER",
    .purpose = "Make an earlier text of a story its draft",
    .about =
	"Of a spiked story its draft; of a live or withdrawn one its last\n"
	"revision. --from names another text: a revision (2), or a version\n"
	"that a draft had (v2). Nothing is published: \"story publish\" does.\n",
    .examples = "  broadsheet story restore 1207\n"
		"  broadsheet story restore 1207 --from 2\n",
    .option =
	{
	    [RESTORE_FROM] = {"from", "TEXT",
		"a revision, or a draft's version"},
	    [RESTORE_WHY] = {"why", "TEXT", "for the audit log"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_restore,
};

const struct command cmd_story_hide = {
    .name = "story hide",
    .operands = "NUMBER REVISION --why TEXT",
    .purpose = "Do not show a revision of a story's history",
    .about = "For what must not be read again, such as a name that a court\n"
	     "protects. The history says that there is a revision it does not\n"
	     "show. Nothing is deleted, and the chain of revisions holds.\n",
    .examples = "  broadsheet story hide 1207 2 --why 'Court order.'\n"
		"  broadsheet story hide 1207 2 --show --why 'Order lifted.'\n",
    .option =
	{
	    [HIDE_SHOW] = {"show", NULL, "show it again"},
	    [HIDE_WHY] = {"why", "TEXT", "for the audit log"},
	},
    .min = 2,
    .max = 2,
    .needs_conf = true,
    .run = run_hide,
};
