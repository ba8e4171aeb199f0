/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story related: what else to read, why, and what editors say. */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/desk.h"
#include "store/db.h"
#include "store/plain.h"
#include "store/story.h"
#include "store/term.h"
#include "tool/command.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

enum { RELATED_WHY, RELATED_APPROVE, RELATED_BAN, RELATED_FORGET };
enum { ARENA_BYTES_MAX = 64 << 20, UNIT = 10000 };

/* The list while it is gathered. */
struct list {
	struct arena *a;
	struct terms *terms;
	struct plain plain; /* of the story: words as it has them */
	json_t *out;
};

static const char *const sources[] = {
    [RELATED_IS_PINNED] = "pinned",
    [RELATED_IS_APPROVED] = "approved",
    [RELATED_IS_SUGGESTED] = "suggested",
    [RELATED_IS_BANNED] = "banned",
};

/* A shared term, among those of its kind. */
static void
add_reason(struct list *l, json_t *one, const char *term)
{
	const char *kind = term[0] == 'n'   ? "names"
			   : term[0] == 's' ? "subjects"
					    : "words";
	json_t *array = json_object_get(one, kind);
	char *said;

	if (term[0] == 'p') {
		json_object_set_new(one, "same_package", json_true());
		return;
	}
	if (array == NULL) {
		array = json_array();
		json_object_set_new(one, kind, array);
	}
	said = terms_say(l->terms, term, &l->plain);
	json_array_append_new(array, json_string(said));
	g_free(said);
}

static void
add_line(void *arg, const struct related_line *line)
{
	struct list *l = arg;
	json_t *one = json_pack("{s:I, s:s, s:f, s:b, s:s, s:s}", "number",
	    (json_int_t)line->target, "source", sources[line->source], "score",
	    (double)line->score / UNIT, "live", line->is_live, "updated",
	    stamp_iso(l->a, line->updated), "headline", line->headline);
	char **term = g_strsplit(line->why, "\n", 0);

	for (char **t = term; *t != NULL; t++) {
		if (**t != '\0')
			add_reason(l, one, *t);
	}
	g_strfreev(term);
	json_array_append_new(l->out, one);
}

static void
print_reasons(const json_t *one, const char *kind, const char *called)
{
	const json_t *array = json_object_get(one, kind), *reason;
	size_t i;

	json_array_foreach(array, i, reason)
	    printf("%s%s", i == 0 ? called : ", ", json_string_value(reason));
	if (json_array_size(array) > 0)
		printf("; ");
}

static void
print_line(const json_t *one, bool with_why)
{
	double score = json_real_value(json_object_get(one, "score"));

	printf("%-9s  %6lld  %.10s  %s%s\n",
	    json_string_value(json_object_get(one, "source")),
	    (long long)json_integer_value(json_object_get(one, "number")),
	    json_string_value(json_object_get(one, "updated")),
	    json_string_value(json_object_get(one, "headline")),
	    json_is_true(json_object_get(one, "live"))
		? ""
		: " (readers do not see it)");
	if (!with_why || score <= 0)
		return;
	printf("           ");
	if (json_is_true(json_object_get(one, "same_package")))
		printf("the same package; ");
	print_reasons(one, "names", "names: ");
	print_reasons(one, "subjects", "subjects: ");
	print_reasons(one, "words", "words: ");
	printf("score %.2f\n", score);
}

static bool
check_story(struct db *db, struct list *l, int64_t id, struct fault *f)
{
	struct story s;

	switch (story_by_id(db, l->a, id, &s, f)) {
	case FOUND:
		return plain_load(db, l->a, id, &l->plain, f) != FAULTED;
	case ABSENT:
		return fault_set(f, FAULT_NOINPUT,
		    "there is no story %lld that is or was public",
		    (long long)id);
	default:
		return false;
	}
}

static bool
show(const struct tool *t, int64_t id, struct fault *f)
{
	struct db *db = db_open(t->conf.edition_dir, DB_EDITION, DB_READ, f);
	struct list l = {.a = arena_new(ARENA_BYTES_MAX),
	    .plain = {.headline = "",
		.standfirst = "",
		.body = "",
		.caption = ""}};
	const json_t *one;
	bool ok = db != NULL && db_begin(db, f) && check_story(db, &l, id, f);
	size_t i;

	l.out = json_array();
	if (ok) {
		l.terms = terms_open(db, t->conf.search_language);
		ok = related_each(db, id, add_line, &l, f);
		terms_close(l.terms);
	}
	if (ok && t->is_json) {
		ok = say_json("broadsheet.story-related/1",
		    json_pack("{s:I, s:O}", "number", (json_int_t)id,
			"related", l.out),
		    f);
	} else if (ok) {
		json_array_foreach(l.out, i, one)
		    print_line(one, t->value[RELATED_WHY] != NULL);
		ok = say_done(f);
	}
	json_decref(l.out);
	db_close(db);
	arena_free(l.a);
	return ok;
}

static bool
choose(const struct tool *t, int64_t id, int64_t target,
    enum related_choice choice, struct fault *f)
{
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	bool ok = desk != NULL;

	if (ok && !t->is_dry)
		ok = desk_choose(desk, id, target, choice, f);
	desk_close(desk);
	return ok;
}

static bool
run_related(struct tool *t, struct fault *f)
{
	static const struct {
		int option;
		enum related_choice choice;
	} acts[] = {{RELATED_APPROVE, RELATED_APPROVED},
	    {RELATED_BAN, RELATED_BANNED}, {RELATED_FORGET, RELATED_NO_CHOICE}};
	int64_t id, target;
	int given = -1;

	if (!say_parse_number(t->operand[0], &id, f))
		return false;
	for (int i = 0; i < 3; i++) {
		if (t->value[acts[i].option] == NULL)
			continue;
		if (given >= 0)
			return fault_set(f, FAULT_USAGE,
			    "--approve, --ban and --forget: give one");
		given = i;
	}
	if (given >= 0 &&
	    (!say_parse_number(t->value[acts[given].option], &target, f) ||
		!choose(t, id, target, acts[given].choice, f)))
		return false;
	return show(t, id, f);
}

const struct command cmd_story_related = {
    .name = "story related",
    .operands = "NUMBER",
    .purpose = "Show what belongs to a story's see-also, and say what does",
    .about =
	"Stories that editors pinned come first, in their order; then those\n"
	"that they approved; then what is suggested, because the two share a\n"
	"package, subjects, names and telling words, and are near in time.\n"
	"Readers see the first of them, as many as see_also_max says, and of\n"
	"what is suggested the best. What is approved or banned stays so,\n"
	"whatever is published or found again.\n",
    .examples = "  broadsheet story related 1207 --why\n"
		"  broadsheet story related 1207 --ban 388\n"
		"  broadsheet story related 1207 --forget 388\n",
    .option =
	{
	    [RELATED_WHY] = {"why", NULL, "with what the two share"},
	    [RELATED_APPROVE] = {"approve", "ID",
		"it belongs to the story; show it first"},
	    [RELATED_BAN] = {"ban", "ID", "it does not; never show it"},
	    [RELATED_FORGET] = {"forget", "ID", "what was said of it"},
	},
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_related,
};
