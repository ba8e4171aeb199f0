/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet debate queue, add, approve, reject, cut: what readers sent. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/debate.h"
#include "desk/desk.h"
#include "store/db.h"
#include "store/letter.h"
#include "tool/command.h"
#include "tool/options.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 64 << 20, QUEUE_MAX = 1000, KEY_SHOWN = 8 };

static bool
say_letters(struct tool *t, const char *did, json_t *keys, struct fault *f)
{
	const json_t *key;
	size_t i;

	if (t->is_json)
		return say_json("broadsheet.debate-letters/1",
		    json_pack("{s:b, s:s, s:O}", "dry_run", t->is_dry, "act",
			did, "letters", keys),
		    f);
	json_array_foreach(keys, i, key)
	{
		if (!t->is_quiet)
			printf("letter %.*s: %s%s\n", KEY_SHOWN,
			    json_string_value(key),
			    t->is_dry ? "would be " : "", did);
	}
	return say_done(f);
}

struct queue {
	struct arena *a;
	json_t *out;
};

static void
add_letter(void *arg, const struct letter *l)
{
	struct queue *q = arg;
	json_t *one = json_pack(
	    "{s:s, s:I, s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "key", l->key,
	    "debate", (json_int_t)l->debate, "state", letter_states[l->state],
	    "received", stamp_iso(q->a, l->received), "name", l->name, "place",
	    l->place, "email", l->email, "message", l->message, "network",
	    l->network);

	if (l->cut != NULL)
		json_object_set_new(one, "cut", json_string(l->cut));
	if (l->why[0] != '\0')
		json_object_set_new(one, "why", json_string(l->why));
	json_array_append_new(q->out, one);
}

static const char *
text_of(const json_t *object, const char *name)
{
	const char *s = json_string_value(json_object_get(object, name));

	return s == NULL ? "" : s;
}

static void
print_queue(const json_t *list)
{
	const json_t *one;
	size_t i;

	json_array_foreach(list, i, one)
	{
		const char *place = text_of(one, "place");
		const char *email = text_of(one, "email");
		const char *cut = text_of(one, "cut");

		printf("%.*s  debate %lld  %s  %.16s\n  %s%s%s%s%s%s\n",
		    KEY_SHOWN, text_of(one, "key"),
		    (long long)json_integer_value(
			json_object_get(one, "debate")),
		    text_of(one, "state"), text_of(one, "received"),
		    text_of(one, "name"), place[0] == '\0' ? "" : ", ", place,
		    email[0] == '\0' ? "" : " <", email,
		    email[0] == '\0' ? "" : ">");
		say_text(text_of(one, "message"));
		if (cut[0] != '\0') {
			puts("  cut to:");
			say_text(cut);
		}
	}
}

enum { QUEUE_ALL };

static bool
gather(struct tool *t, struct queue *q, struct fault *f)
{
	bool all = t->value[QUEUE_ALL] != NULL;
	int64_t debate = 0;
	struct db *db;
	bool ok;

	if (t->n > 0 && !say_parse_number(t->operand[0], &debate, f))
		return false;
	if (all && debate == 0)
		return fault_set(
		    f, FAULT_USAGE, "--all wants the number of a debate");
	db = db_open(t->conf.edition_dir, DB_POSTROOM, DB_READ, f);
	ok = db != NULL && db_begin(db, f) &&
	     letter_each(db, debate, all, QUEUE_MAX, add_letter, q, f);
	db_close(db);
	return ok;
}

static bool
run_queue(struct tool *t, struct fault *f)
{
	struct queue q = {arena_new(ARENA_BYTES_MAX), json_array()};
	bool ok = gather(t, &q, f);

	if (ok && t->is_json)
		ok = say_json("broadsheet.debate-queue/1",
		    json_pack("{s:O}", "letters", q.out), f);
	else if (ok) {
		print_queue(q.out);
		if (json_array_size(q.out) == 0 && !t->is_quiet)
			puts("no letter waits");
		ok = say_done(f);
	}
	json_decref(q.out);
	arena_free(q.a);
	return ok;
}

enum { ADD_NAME, ADD_PLACE, ADD_EMAIL, ADD_TEXT, ADD_FILE };

static bool
add(struct tool *t, struct desk *desk, struct arena *a, json_t *keys,
    struct fault *f)
{
	struct letter l = {
	    .name = t->value[ADD_NAME],
	    .place = t->value[ADD_PLACE],
	    .email = t->value[ADD_EMAIL],
	};
	const char *key;
	int64_t debate;

	l.message = options_text(t, a, ADD_TEXT, ADD_FILE, f);
	if (l.message == NULL || !say_parse_number(t->operand[0], &debate, f) ||
	    !desk_letter_add(desk, debate, &l, &key, f))
		return false;
	json_array_append_new(keys, json_string(key));
	return true;
}

enum { REJECT_WHY };

static bool
reject(struct tool *t, struct desk *desk, const char *key, struct fault *f)
{
	return desk_letter_reject(desk, key, t->value[REJECT_WHY], f);
}

static bool
approve(struct tool *t, struct desk *desk, const char *key, struct fault *f)
{
	(void)t;
	return desk_letter_approve(desk, key, f);
}

/* One after the other; one that is refused ends it. */
static bool
each_key(struct tool *t, struct desk *desk, struct arena *a, json_t *keys,
    bool (*act)(struct tool *t, struct desk *desk, const char *key,
	struct fault *f),
    struct fault *f)
{
	for (size_t i = 0; i < t->n; i++) {
		struct letter l;

		if (!desk_letter(desk, a, t->operand[i], &l, f) ||
		    (!t->is_dry && !act(t, desk, l.key, f)))
			return false;
		json_array_append_new(keys, json_string(l.key));
	}
	return true;
}

static bool
approve_all(struct tool *t, struct desk *desk, struct arena *a, json_t *keys,
    struct fault *f)
{
	return each_key(t, desk, a, keys, approve, f);
}

static bool
reject_all(struct tool *t, struct desk *desk, struct arena *a, json_t *keys,
    struct fault *f)
{
	if (t->value[REJECT_WHY] == NULL || t->value[REJECT_WHY][0] == '\0')
		return fault_set(f, FAULT_USAGE,
		    "wants --why TEXT: the audit log is to say it");
	return each_key(t, desk, a, keys, reject, f);
}

enum { CUT_TEXT, CUT_FILE };

static bool
cut(struct tool *t, struct desk *desk, struct arena *a, json_t *keys,
    struct fault *f)
{
	const char *text = options_text(t, a, CUT_TEXT, CUT_FILE, f);
	struct letter l;

	if (text == NULL || !desk_letter(desk, a, t->operand[0], &l, f) ||
	    (!t->is_dry && !desk_letter_cut(desk, l.key, text, f)))
		return false;
	json_array_append_new(keys, json_string(l.key));
	return true;
}

static bool
run_letters(struct tool *t,
    bool (*act)(struct tool *t, struct desk *desk, struct arena *a,
	json_t *keys, struct fault *f),
    const char *did, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	json_t *keys = json_array();
	bool ok = desk != NULL && act(t, desk, a, keys, f);

	/* What was done before one was refused is done. */
	if (ok || json_array_size(keys) > 0)
		ok = say_letters(t, did, keys, ok ? f : NULL) && ok;
	json_decref(keys);
	desk_close(desk);
	arena_free(a);
	return ok;
}

static bool
run_add(struct tool *t, struct fault *f)
{
	if (t->is_dry)
		return fault_set(
		    f, FAULT_USAGE, "debate add has no --dry-run");
	return run_letters(t, add, "added; it waits", f);
}

static bool
run_approve(struct tool *t, struct fault *f)
{
	return run_letters(t, approve_all, "approved", f);
}

static bool
run_reject(struct tool *t, struct fault *f)
{
	return run_letters(t, reject_all, "rejected", f);
}

static bool
run_cut(struct tool *t, struct fault *f)
{
	return run_letters(t, cut, "cut", f);
}

const struct command cmd_debate_queue = {
    .name = "debate queue",
    .operands = "[NUMBER]",
    .purpose = "Show what readers sent and nobody has decided on",
    .about = "The oldest first, of one talking point or of all. The other\n"
	     "verbs take a letter's key, or as much of its beginning as no\n"
	     "other has. E-mail addresses are for you alone.\n",
    .examples = "  broadsheet debate queue 61\n",
    .option = {[QUEUE_ALL] = {"all", NULL,
		   "also what was decided on, of that debate"}},
    .max = 1,
    .needs_conf = true,
    .run = run_queue,
};

const struct command cmd_debate_add = {
    .name = "debate add",
    .operands = "NUMBER",
    .purpose = "Enter a letter that came another way, on paper, say",
    .about = "It waits, as those do that came by the form.\n",
    .examples = "  broadsheet debate add 61 --name 'A pilot' --file letter.txt\n",
    .exits = "  65  something in it cannot be taken\n",
    .option =
	{
	    [ADD_NAME] = {"name", "TEXT", "who wrote it, as it is shown"},
	    [ADD_PLACE] = {"place", "TEXT", "where from"},
	    [ADD_EMAIL] = {"email", "TEXT", "never shown"},
	    [ADD_TEXT] = {"text", "TEXT", "the letter"},
	    [ADD_FILE] = {"file", "FILE", "the same, out of a file"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_add,
};

const struct command cmd_debate_approve = {
    .name = "debate approve",
    .operands = "KEY...",
    .purpose = "Show letters, as they came or as they were cut",
    .examples = "  broadsheet debate approve 3f09a1c2 77d0\n",
    .exits = "  65  one cannot be approved\n",
    .min = 1,
    .max = QUEUE_MAX,
    .needs_conf = true,
    .run = run_approve,
};

const struct command cmd_debate_reject = {
    .name = "debate reject",
    .operands = "KEY...",
    .purpose = "Never show letters; those that are shown are taken off",
    .about = "This is final. The letters are kept; the reason goes into the\n"
	     "audit log and is not public.\n",
    .examples = "  broadsheet debate reject 3f09a1c2 --why 'names a child'\n",
    .exits = "  65  one was rejected already\n",
    .option = {[REJECT_WHY] = {"why", "TEXT", "the reason"}},
    .min = 1,
    .max = QUEUE_MAX,
    .needs_conf = true,
    .run = run_reject,
};

const struct command cmd_debate_cut = {
    .name = "debate cut",
    .operands = "KEY",
    .purpose = "Show another text than the letter's, marked as edited",
    .about = "For one that waits, and for one that is shown. The letter\n"
	     "itself is kept as it came.\n",
    .examples = "  broadsheet debate cut 3f09a1c2 --file shorter.txt\n",
    .exits = "  65  it was rejected, or the text cannot be taken\n",
    .option =
	{
	    [CUT_TEXT] = {"text", "TEXT", "what is shown"},
	    [CUT_FILE] = {"file", "FILE", "the same, out of a file"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_cut,
};
