/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet feedback answer, correct, close: what we do about it. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "desk/feedback.h"
#include "store/feedback.h"
#include "tool/command.h"
#include "tool/options.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 64 << 20 };

/* One act while it is done. */
struct job {
	struct tool *t;
	struct arena *a;
	json_t *out; /* what --json adds */
};

enum { ANSWER_TEXT, ANSWER_FILE };

static bool
say_act(const struct job *j, const char *reference, const char *did,
    json_t *more, struct fault *f)
{
	if (j->t->is_json) {
		json_t *o = json_pack("{s:b, s:s, s:s}", "dry_run",
		    j->t->is_dry, "reference", reference, "act", did);

		if (more != NULL)
			json_object_update(o, more);
		return say_json("broadsheet.feedback-act/1", o, f);
	}
	if (!j->t->is_quiet)
		printf("feedback %s: %s%s\n", reference,
		    j->t->is_dry ? "would be " : "", did);
	return say_done(f);
}

static bool
answer(struct job *j, struct desk *desk, struct fault *f)
{
	const char *text =
	    options_text(j->t, j->a, ANSWER_TEXT, ANSWER_FILE, f);
	struct feedback b;

	return text != NULL &&
	       desk_feedback(desk, j->a, j->t->operand[0], &b, f) &&
	       (j->t->is_dry ||
		   desk_feedback_answer(desk, b.reference, text, f)) &&
	       say_act(j, b.reference, "answered; the letter is in the queue",
		   NULL, f);
}

/* What there is to do now. */
static void
print_next(const struct feedback_correction *c)
{
	long long story = (long long)c->story;

	if (c->live == 0) {
		printf("story %lld is not public any more\n", story);
		return;
	}
	if (c->live != c->seen)
		printf("The reader saw revision %lld, and now it is %lld:\n"
		       "    broadsheet story diff %lld --from %lld --to live\n",
		    (long long)c->seen, (long long)c->live, story,
		    (long long)c->seen);
	printf("%s of story %lld:\n"
	       "    broadsheet story edit %lld\n"
	       "    broadsheet story diff %lld\n"
	       "    broadsheet story correct %lld --text '...'\n",
	    c->was_draft ? "There was a draft already" : "There is a draft",
	    story, story, story, story);
}

static bool
correct(struct job *j, struct desk *desk, struct fault *f)
{
	struct feedback_correction c = {0};
	struct feedback b;
	bool ok;

	if (!desk_feedback(desk, j->a, j->t->operand[0], &b, f) ||
	    (!j->t->is_dry && !desk_feedback_correct(desk, b.reference, &c, f)))
		return false;
	j->out =
	    json_pack("{s:I, s:I, s:I, s:I, s:b}", "story", (json_int_t)c.story,
		"seen", (json_int_t)c.seen, "live", (json_int_t)c.live, "draft",
		(json_int_t)c.draft, "was_draft", c.was_draft);
	ok = say_act(
	    j, b.reference, "accepted", j->t->is_dry ? NULL : j->out, f);
	if (ok && !j->t->is_dry && !j->t->is_json && !j->t->is_quiet)
		print_next(&c);
	return ok && say_done(f);
}

enum { CLOSE_WHY };

static bool
close_one(struct job *j, struct desk *desk, struct fault *f)
{
	const char *why = j->t->value[CLOSE_WHY];
	struct feedback b;

	if (why == NULL || why[strspn(why, " \t")] == '\0')
		return fault_set(f, FAULT_USAGE,
		    "wants --why TEXT: the audit log is to say it");
	return desk_feedback(desk, j->a, j->t->operand[0], &b, f) &&
	       (j->t->is_dry ||
		   desk_feedback_close(desk, b.reference, why, f)) &&
	       say_act(j, b.reference, "closed", NULL, f);
}

/* One of the verbs that take a reference. */
static bool
run_one(struct tool *t,
    bool (*act)(struct job *j, struct desk *desk, struct fault *f),
    struct fault *f)
{
	struct job j = {t, arena_new(ARENA_BYTES_MAX), NULL};
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	bool ok = desk != NULL && act(&j, desk, f);

	json_decref(j.out);
	desk_close(desk);
	arena_free(j.a);
	return ok;
}

static bool
run_answer(struct tool *t, struct fault *f)
{
	return run_one(t, answer, f);
}

static bool
run_correct(struct tool *t, struct fault *f)
{
	return run_one(t, correct, f);
}

static bool
run_close(struct tool *t, struct fault *f)
{
	return run_one(t, close_one, f);
}

const struct command cmd_feedback_answer = {
    .name = "feedback answer",
    .operands = "REFERENCE",
    .purpose = "Answer a reader by mail",
    .about = "The answer is plain text in paragraphs, at most 20,000 bytes. It "
	     "goes\n"
	     "out by the queue, and the reader's address is shown to nobody.\n",
    .examples = "  broadsheet feedback answer 7K3F-9Q2M --file answer.txt\n",
    .exits = "  65  the reader cannot be written to, or it is closed\n",
    .option =
	{
	    [ANSWER_TEXT] = {"text", "TEXT", "the answer"},
	    [ANSWER_FILE] = {"file", "FILE", "the same, out of a file"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_answer,
};

const struct command cmd_feedback_correct = {
    .name = "feedback correct",
    .operands = "REFERENCE",
    .purpose = "Accept an error, and begin its correction",
    .about =
	"The live story gets a draft, unless it has one, and you are told\n"
	"what to do with it: nothing is public before \"story correct\".\n",
    .examples = "  broadsheet feedback correct 7K3F-9Q2M\n",
    .exits = "  65  it is not about a story, or it is closed\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_correct,
};

const struct command cmd_feedback_close = {
    .name = "feedback close",
    .operands = "REFERENCE --why TEXT",
    .purpose = "Say that all is settled, and forget the reader's address",
    .about = "This is final. An answer that waits in the queue still goes "
	     "out.\n",
    .examples = "  broadsheet feedback close 7K3F-9Q2M --why 'corrected'\n",
    .exits = "  65  it is closed already\n",
    .option = {[CLOSE_WHY] = {"why", "TEXT", "the reason"}},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_close,
};
