/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet feedback list, show: what readers told us. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "desk/debate.h"
#include "desk/desk.h"
#include "desk/feedback.h"
#include "store/db.h"
#include "store/feedback.h"
#include "store/story.h"
#include "tool/command.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 64 << 20, LIST_MAX = 1000, LINE_CHARS = 68 };

/* What is shown of one, or of many. */
struct show {
	struct tool *t;
	struct arena *a;
	json_t *out;
};

static json_t *
to_json(struct arena *a, const struct feedback *b)
{
	json_t *one = json_pack("{s:s, s:s, s:s, s:I, s:I, s:s, s:s, s:s, s:s, "
				"s:s}",
	    "reference", b->reference, "kind", b->kind, "state",
	    feedback_states[b->state], "story", (json_int_t)b->story,
	    "revision", (json_int_t)b->revision, "received",
	    stamp_iso(a, b->received), "name", b->name, "email", b->email,
	    "message", b->message, "network", b->network);

	if (b->closed != 0)
		json_object_set_new(
		    one, "closed", json_string(stamp_iso(a, b->closed)));
	if (b->why[0] != '\0')
		json_object_set_new(one, "why", json_string(b->why));
	return one;
}

static const char *
text_of(const json_t *object, const char *name)
{
	const char *s = json_string_value(json_object_get(object, name));

	return s == NULL ? "" : s;
}

static long long
number_of(const json_t *object, const char *name)
{
	return (long long)json_integer_value(json_object_get(object, name));
}

/* "7K3F-9Q2M  error  open  2026-11-23T07:40  story 12, revision 2" */
static void
print_head(const json_t *one)
{
	printf("%s  %s  %s  %.16s", text_of(one, "reference"),
	    text_of(one, "kind"), text_of(one, "state"),
	    text_of(one, "received"));
	if (number_of(one, "story") == 0)
		puts("  the site");
	else
		printf("  story %lld, revision %lld\n", number_of(one, "story"),
		    number_of(one, "revision"));
}

static void
add_one(void *arg, const struct feedback *b)
{
	struct show *s = arg;

	json_array_append_new(s->out, to_json(s->a, b));
}

enum { LIST_ALL };

static bool
gather(struct show *s, struct fault *f)
{
	enum feedback_state last =
	    s->t->value[LIST_ALL] != NULL ? FEEDBACK_CLOSED : FEEDBACK_ACCEPTED;
	struct db *db =
	    db_open(s->t->conf.edition_dir, DB_POSTROOM, DB_READ, f);
	bool ok = db != NULL && db_begin(db, f);

	for (int i = FEEDBACK_OPEN; ok && i <= (int)last; i++)
		ok = feedback_in_state(
		    db, (enum feedback_state)i, LIST_MAX, add_one, s, f);
	db_close(db);
	return ok;
}

static void
print_list(const json_t *list)
{
	const json_t *one;
	size_t i;

	json_array_foreach(list, i, one)
	{
		const char *message = text_of(one, "message");
		size_t n = utf8_prefix(message, LINE_CHARS);
		size_t line = strcspn(message, "\n");

		if (n > line)
			n = line;

		print_head(one);
		printf("    %.*s%s\n", (int)n, message,
		    message[n] == '\0' ? "" : " ...");
	}
}

static bool
run_list(struct tool *t, struct fault *f)
{
	struct show s = {t, arena_new(ARENA_BYTES_MAX), json_array()};
	bool ok = gather(&s, f);

	if (ok && t->is_json)
		ok = say_json("broadsheet.feedback-list/1",
		    json_pack("{s:O}", "feedback", s.out), f);
	else if (ok) {
		print_list(s.out);
		if (json_array_size(s.out) == 0 && !t->is_quiet)
			puts("no feedback waits");
		ok = say_done(f);
	}
	json_decref(s.out);
	arena_free(s.a);
	return ok;
}

static void
add_answer(void *arg, const struct feedback_answer *answer)
{
	struct show *s = arg;

	json_array_append_new(json_object_get(s->out, "answers"),
	    json_pack("{s:s, s:s, s:s, s:s, s:s}", "at",
		stamp_iso(s->a, answer->at), "who", answer->who, "state",
		answer->state[0] == '\0' ? "over" : answer->state, "message",
		answer->message, "text", answer->text));
}

/* What has become of the story since. */
static bool
add_story(struct show *s, struct desk *desk, const struct feedback *b,
    struct fault *f)
{
	const char *base = s->t->conf.base_url;
	struct story story;
	enum found found = ABSENT;

	if (b->story != 0)
		found =
		    story_by_id(desk_edition(desk), s->a, b->story, &story, f);
	if (found != FOUND)
		return found == ABSENT;
	json_object_set_new(
	    s->out, "headline", json_string(story.card.headline));
	json_object_set_new(s->out, "live",
	    json_integer(story.is_live ? (json_int_t)story.revision : 0));
	if (story.is_live && story.revision > b->revision)
		json_object_set_new(s->out, "changes",
		    json_sprintf("%s/history/%lld/%lld..%lld", base,
			(long long)b->story, (long long)b->revision,
			(long long)story.revision));
	return true;
}

static void
print_one(const json_t *one)
{
	const char *name = text_of(one, "name"), *email = text_of(one, "email");
	const json_t *answer;
	size_t i;

	print_head(one);
	if (json_object_get(one, "headline") != NULL)
		printf("  on \"%s\"%s\n", text_of(one, "headline"),
		    number_of(one, "live") == 0 ? ", withdrawn since" : "");
	if (json_object_get(one, "changes") != NULL)
		printf("  which is at revision %lld now: %s\n",
		    number_of(one, "live"), text_of(one, "changes"));
	printf("  from %s%s%s%s\n", name[0] == '\0' ? "a reader" : name,
	    email[0] == '\0' ? "" : " <", email, email[0] == '\0' ? "" : ">");
	say_text(text_of(one, "message"));
	json_array_foreach(json_object_get(one, "answers"), i, answer)
	{
		printf("  answered by %s  %.16s  %s\n", text_of(answer, "who"),
		    text_of(answer, "at"), text_of(answer, "state"));
		say_text(text_of(answer, "text"));
	}
	if (json_object_get(one, "closed") != NULL)
		printf("  closed  %.16s  %s\n", text_of(one, "closed"),
		    text_of(one, "why"));
}

static bool
show(struct show *s, struct desk *desk, struct fault *f)
{
	struct feedback b;

	if (!desk_feedback(desk, s->a, s->t->operand[0], &b, f))
		return false;
	s->out = to_json(s->a, &b);
	json_object_set_new(s->out, "answers", json_array());
	if (!add_story(s, desk, &b, f) ||
	    !feedback_answer_each(
		desk_postroom(desk, f), b.key, add_answer, s, f))
		return false;
	if (s->t->is_json)
		return say_json(
		    "broadsheet.feedback/1", json_incref(s->out), f);
	print_one(s->out);
	return say_done(f);
}

static bool
run_show(struct tool *t, struct fault *f)
{
	struct show s = {t, arena_new(ARENA_BYTES_MAX), NULL};
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	bool ok = desk != NULL && show(&s, desk, f);

	json_decref(s.out);
	desk_close(desk);
	arena_free(s.a);
	return ok;
}

const struct command cmd_feedback_list = {
    .name = "feedback list",
    .operands = "",
    .purpose = "Show what readers told the newsroom",
    .about =
	"What is open, and then what was accepted; the oldest first. None of\n"
	"it is public.\n",
    .examples = "  broadsheet feedback list\n"
		"  broadsheet feedback list --all --json\n",
    .option = {[LIST_ALL] = {"all", NULL, "also what was closed"}},
    .needs_conf = true,
    .run = run_list,
};

const struct command cmd_feedback_show = {
    .name = "feedback show",
    .operands = "REFERENCE",
    .purpose = "Show one of them, and what was answered",
    .about =
	"A reference may be typed in lower case and without its hyphen. Of a\n"
	"story that has changed since the reader saw it the address of the\n"
	"changes is shown. Names and addresses are for you alone.\n",
    .examples = "  broadsheet feedback show 7k3f9q2m\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_show,
};
