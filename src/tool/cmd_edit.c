/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet story edit: the next text of a story, from a file or an editor. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/stamp.h"
#include "desk/desk.h"
#include "store/draft.h"
#include "story/document.h"
#include "tool/changes.h"
#include "tool/command.h"
#include "tool/editor.h"
#include "tool/manuscript.h"
#include "tool/say.h"
#include "tool/texts.h"
#include "tool/who.h"

#include "base/banned.h"

enum { BASE, PICTURES };
enum { ARENA_BYTES_MAX = 256 << 20 };

/* One edit while it is made. */
struct edit {
	const struct tool *t;
	struct arena *a;
	struct manuscript m;
	int64_t id;
	int64_t base; /* the version that it began with; 0: what was live */
	struct life life; /* before it is saved, with the draft */
	struct draft draft;
	const char *path; /* of the text: FILE, or where it is kept */
	bool is_kept;     /* in a file of ours, that goes when it is saved */
};

static bool
open_desk(struct edit *e, struct fault *f)
{
	e->m.desk = desk_open(&e->t->conf, who_am_i(), f);
	return e->m.desk != NULL;
}

static void
close_desk(struct edit *e)
{
	desk_close(e->m.desk);
	e->m.desk = NULL;
}

static const char *
at(const struct edit *e, int64_t t)
{
	return stamp_full(e->a, &e->t->conf.zones, t);
}

/* The story as it is now, if it can be edited. */
static bool
look(struct edit *e, struct fault *f)
{
	return desk_life(
		   e->m.desk, e->a, e->id, &e->life, &e->draft, f) &&
	       life_check(e->id, e->life, LIFE_EDIT, f);
}

static struct texts
texts_of(const struct edit *e)
{
	return (struct texts){desk_edition(e->m.desk),
	    desk_newsroom(e->m.desk), e->id};
}

/* What version the editor began with. */
static bool
load_base(struct edit *e, struct document *doc, struct fault *f)
{
	struct text_name name = {
	    e->base == 0 ? TEXT_LIVE : TEXT_VERSION, e->base};
	struct texts texts = texts_of(e);

	return texts_load(&texts, e->a, &name, doc, f);
}

static const char *
how_to_go_on(const struct edit *e, int64_t version)
{
	return arena_printf(e->a, "broadsheet story edit %lld %s --base %lld",
	    (long long)e->id, e->path, (long long)version);
}

/* Somebody else was first: say who, and show both. */
static bool
tell_conflict(struct edit *e, struct fault *f)
{
	struct text_name current = {TEXT_DRAFT, 0};
	struct texts texts = texts_of(e);
	struct document began, theirs;

	if (!look(e, f))
		return false;
	if (!load_base(e, &began, f) ||
	    !texts_load(&texts, e->a, &current, &theirs, f))
		return false;
	fprintf(stderr, "What %s changed of the text that you began with:\n",
	    e->draft.changed_by);
	changes_print(stderr, &began, &theirs);
	fprintf(stderr, "\nWhat yours would change of that:\n");
	changes_print(stderr, &theirs, &e->m.file.document);
	return fault_set(f, FAULT_DATA,
	    "story %lld was saved by %s on %s (version %lld), after you began "
	    "with version %lld; nothing is saved, and your text is in %s. Put "
	    "theirs into it and run \"%s\"",
	    (long long)e->id, e->draft.changed_by, at(e, e->draft.changed),
	    (long long)e->draft.version, (long long)e->base, e->path,
	    how_to_go_on(e, e->draft.version));
}

/* What saving did to the way out, and what it did not. */
static const char *
say_before(const struct edit *e)
{
	if (e->life.draft == LIFE_READY)
		return "; it was ready and is a draft again";
	if (e->life.draft == LIFE_SCHEDULED)
		return arena_printf(e->a,
		    "; it was scheduled for %s and is a draft again",
		    at(e, e->draft.scheduled));
	return "";
}

static bool
say_saved(const struct edit *e, int64_t version, struct fault *f)
{
	const struct tool *t = e->t;

	if (t->is_json)
		return say_json("broadsheet.story-act/1",
		    json_pack("{s:b, s:I, s:s, s:I, s:s}", "dry_run",
			t->is_dry, "number", (json_int_t)e->id, "act", "edit",
			"version", (json_int_t)version, "was",
			life_name(e->life)),
		    f);
	if (!t->is_quiet && t->is_dry)
		printf("story %lld: would be saved%s\n", (long long)e->id,
		    say_before(e));
	else if (!t->is_quiet)
		printf("story %lld: saved as version %lld of its draft%s\n",
		    (long long)e->id, (long long)version, say_before(e));
	return say_done(f);
}

/* An Embargo that the file has anew. Leaving one out does not lift it. */
static bool
set_embargo(struct edit *e, struct fault *f)
{
	int64_t until = e->m.file.embargo;
	bool is_over;

	if (until == e->draft.embargo)
		return true;
	if (until == 0) {
		log_info("story %lld stays under embargo until %s; \"broadsheet "
			 "story embargo %lld --lift\" lifts it",
		    (long long)e->id, at(e, e->draft.embargo),
		    (long long)e->id);
		return true;
	}
	if (!desk_has_come(e->m.desk, until, &is_over, f))
		return false;
	return is_over || desk_embargo(e->m.desk, e->id, until, "", f);
}

/* The text as it was read becomes the draft. */
static bool
save(struct edit *e, struct fault *f)
{
	int64_t version = e->draft.version;
	enum desk_edit did = DESK_EDIT_SAVED;

	if (!look(e, f))
		return false;
	if (!e->t->is_dry)
		did = desk_edit(e->m.desk, e->id, &e->m.file.document,
		    e->base, &version, f);
	else if (e->draft.version != e->base)
		did = DESK_EDIT_CONFLICT;
	if (did == DESK_EDIT_CONFLICT)
		return tell_conflict(e, f);
	if (did == DESK_EDIT_REFUSED)
		return false;
	if (!e->t->is_dry && !set_embargo(e, f))
		return fault_at(f, "the text is saved, but not its embargo");
	return say_saved(e, version, f);
}

/* For pictures: what is known of them is in no list of the edition's. */
static bool
know(struct edit *e, struct fault *f)
{
	struct document *began = arena_zalloc(e->a, 1, sizeof(*began));
	struct document *now = arena_zalloc(e->a, 1, sizeof(*now));
	int64_t version;

	if (!load_base(e, began, f) ||
	    !desk_source(e->m.desk, e->a, e->id, now, &version, f))
		return false;
	e->m.known[0] = began;
	e->m.known[1] = now;
	e->m.n_known = 2;
	return true;
}

static bool
read_and_save(struct edit *e, const char *name, const char *text, size_t n,
    struct fault *f)
{
	return know(e, f) && manuscript_read(&e->m, e->a, name, text, n, f) &&
	       save(e, f);
}

static bool
parse_base(struct edit *e, struct fault *f)
{
	const char *word = e->t->value[BASE];

	if (word == NULL) {
		e->base = e->draft.version;
		if (e->life.draft == LIFE_NO_DRAFT ||
		    strcmp(e->draft.changed_by, who_am_i()) == 0)
			return true;
		return fault_set(f, FAULT_DATA,
		    "the draft of story %lld was saved by %s on %s (version "
		    "%lld); \"broadsheet story diff %lld --to draft\" shows "
		    "it. If yours goes on from there, say --base %lld",
		    (long long)e->id, e->draft.changed_by,
		    at(e, e->draft.changed), (long long)e->draft.version,
		    (long long)e->id, (long long)e->draft.version);
	}
	if (strcmp(word, "0") == 0)
		return true;
	if (strlen(word) > 9 || word[0] == '0' ||
	    strspn(word, "0123456789") != strlen(word))
		return fault_set(f, FAULT_USAGE,
		    "--base: \"%.40s\": wants the version that the text "
		    "began with; 0: what was live",
		    word);
	e->base = strtoll(word, NULL, 10);
	return true;
}

/* What came through a pipe is nowhere else. */
static bool
keep_stdin(struct edit *e, const char *text, struct fault *f)
{
	e->path = editor_keep(e->a, e->id, text, f);
	e->is_kept = e->path != NULL;
	return e->is_kept;
}

static bool
edit_from_file(struct edit *e, struct fault *f)
{
	const char *name = e->t->operand[1];
	char *text;
	size_t n;

	e->path = name;
	return open_desk(e, f) && look(e, f) &&
	       manuscript_slurp(e->a, name, &text, &n, f) &&
	       (strcmp(name, "-") != 0 || keep_stdin(e, text, f)) &&
	       parse_base(e, f) && read_and_save(e, name, text, n, f);
}

/* What the editor begins with, in a file. */
static bool
begin_in_editor(struct edit *e, char **text, struct fault *f)
{
	struct storyfile file = {0};

	if (!open_desk(e, f) || !look(e, f) ||
	    !desk_source(
		e->m.desk, e->a, e->id, &file.document, &e->base, f))
		return false;
	file.embargo = e->draft.embargo;
	*text = storyfile_write(e->a, &file);
	close_desk(e);
	e->path = editor_keep(e->a, e->id, *text, f);
	e->is_kept = e->path != NULL;
	return e->is_kept;
}

/* One round through the editor; *is_same: nothing was changed. */
static bool
edit_once(struct edit *e, const char *before, bool *is_same, struct fault *f)
{
	char *text;
	size_t n;
	bool ok;

	if (!editor_run(e->path, f) ||
	    !manuscript_slurp(e->a, e->path, &text, &n, f))
		return false;
	*is_same = strcmp(text, before) == 0;
	if (*is_same)
		return true;
	ok = open_desk(e, f) && read_and_save(e, NULL, text, n, f);
	close_desk(e);
	return ok;
}

static bool
edit_in_editor(struct edit *e, struct fault *f)
{
	bool is_same = false, ok;
	char *before;

	if (e->t->is_dry)
		return fault_set(f, FAULT_USAGE,
		    "--dry-run wants a FILE; nothing is tried of what an "
		    "editor has not saved yet");
	if (e->t->value[BASE] != NULL)
		return fault_set(f, FAULT_USAGE,
		    "--base is for a FILE; the editor begins with what is "
		    "there now");
	if (!begin_in_editor(e, &before, f))
		return false;
	while (!(ok = edit_once(e, before, &is_same, f)) &&
	       f->cause == FAULT_DATA && strncmp(f->text, "your text", 9) == 0) {
		log_error("%s", f->text);
		if (!editor_again())
			break;
		*f = (struct fault){0};
	}
	if (ok && is_same && !e->t->is_quiet)
		printf("story %lld: nothing was changed\n", (long long)e->id);
	return ok && say_done(f);
}

/* A file of ours goes when its text is saved, and else is told of. */
static void
leave_text(const struct edit *e, bool is_saved, const struct fault *f)
{
	if (!e->is_kept)
		return;
	if (is_saved)
		unlink(e->path);
	else if (strstr(f->text, e->path) == NULL)
		log_info("your text is kept in %s; to go on: %s", e->path,
		    how_to_go_on(e, e->base));
}

static bool
run(struct tool *t, struct fault *f)
{
	struct edit e = {.t = t, .a = arena_new(ARENA_BYTES_MAX)};
	bool ok = say_parse_number(t->operand[0], &e.id, f) &&
		  manuscript_open(&e.m, t, t->value[PICTURES], f);

	e.m.story = e.id;
	ok = ok && (t->n == 2 ? edit_from_file(&e, f) : edit_in_editor(&e, f));
	leave_text(&e, ok, f);
	desk_close(e.m.desk);
	manuscript_close(&e.m);
	arena_free(e.a);
	return ok;
}

const struct command cmd_story_edit = {
    .name = "story edit",
    .operands = "NUMBER [FILE]",
    .purpose = "Write the next text of a story",
    .about =
	"Opens the draft, or what is live, as a story file in $VISUAL or\n"
	"$EDITOR and saves what comes back as the draft. With FILE (- is\n"
	"standard input) that is saved. What was ready or scheduled is a\n"
	"draft again. Nothing is public before \"story publish\".\n"
	"\n"
	"If somebody else has saved the draft in the meantime yours is not\n"
	"saved: both are shown, your text is kept in a file, and --base says\n"
	"which version it goes on from when you have put both together.\n",
    .examples = "  broadsheet story edit 1207\n"
		"  broadsheet story edit 1207 ferry.story\n"
		"  broadsheet story edit 1207 ferry.story --base 4\n",
    .exits = "  65  the text is refused, or somebody else was first\n",
    .option =
	{
	    [BASE] = {"base", "VERSION", "the version that FILE goes on from"},
	    [PICTURES] = {"pictures", "DIR",
		"where its pictures are; else as for import"},
	},
    .min = 1,
    .max = 2,
    .needs_conf = true,
    .run = run,
};
