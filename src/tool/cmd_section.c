/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet section ...: the tree of sections. */
#include <string.h>
#include <unistd.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/fault.h"
#include "desk/layout.h"
#include "desk/tree.h"
#include "store/db.h"
#include "store/edition.h"
#include "store/section.h"
#include "tool/command.h"
#include "tool/say.h"
#include "wire/slurp.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 64 << 20, FILE_BYTES_MAX = 1 << 20 };

/* What an act is done with: the edition open, a transaction begun. */
struct act {
	struct tool *t;
	struct db *db;
	struct arena *a;
};

/*
 * Do act in a write transaction; keep it unless the run is dry. What readers
 * can see counts as changed.
 */
static bool
edit(struct tool *t, bool (*act)(struct act *in, struct fault *f),
    struct fault *f)
{
	struct act in = {.t = t};
	bool ok = false;

	in.db = db_open(t->conf.edition_dir, DB_EDITION, DB_WRITE, f);
	if (in.db == NULL)
		return false;
	in.a = arena_new(ARENA_BYTES_MAX);
	if (db_begin(in.db, f) && act(&in, f))
		ok = t->is_dry || (edition_changed(in.db, clock_now(), f) &&
				      layout_keep(in.db, clock_now(), f) &&
				      db_commit(in.db, f));
	db_rollback(in.db);
	arena_free(in.a);
	db_close(in.db);
	return ok;
}

/* "world/asia: added", or the same as JSON. */
static bool
say_act(const struct tool *t, const char *act, const char *path,
    const char *detail, struct fault *f)
{
	if (t->is_json)
		return say_json("broadsheet.section/1",
		    json_pack("{s:b, s:s, s:s, s:s}", "dry_run", t->is_dry,
			"act", act, "path", path, "detail", detail),
		    f);
	if (!t->is_quiet)
		printf("%s: %s%s%s%s\n", path, t->is_dry ? "would be " : "",
		    act, detail[0] == '\0' ? "" : " ", detail);
	return say_done(f);
}

static bool
find(struct act *in, const char *path, struct section *s, struct fault *f)
{
	switch (section_by_path(in->db, in->a, path, s, f)) {
	case FOUND:
		if (path[0] != '\0')
			return true;
		return fault_set(f, FAULT_USAGE,
		    "the front page stays where "
		    "it is");
	case ABSENT:
		return fault_set(f, FAULT_NOINPUT,
		    "there is no section "
		    "\"%s\"; \"broadsheet section list\" shows what there is",
		    path);
	default:
		return false;
	}
}

/*
 * Writers and packages are lists, too, but not in the tree that editors
 * arrange: what is said of them elsewhere would be of nothing.
 */
static bool
is_of_tree(const struct section *s, struct fault *f)
{
	if (s->kind != SECTION_AUTHOR && s->kind != SECTION_PACKAGE)
		return true;
	return fault_set(f, FAULT_USAGE,
	    "\"%s\" is of the %s and stays where it is%s", s->path,
	    s->kind == SECTION_AUTHOR ? "writers" : "packages",
	    s->kind == SECTION_PACKAGE
		? "; \"broadsheet package close\" says that one is over"
		: "");
}

/* That there is none at path yet. */
static bool
is_free(struct act *in, const char *path, struct fault *f)
{
	struct section s;
	enum found found = section_by_path(in->db, in->a, path, &s, f);

	if (found == FOUND)
		return fault_set(f, FAULT_CREATE,
		    "there is a section \"%s\" "
		    "already, called \"%s\"",
		    path, s.name);
	return found == ABSENT;
}

static bool
add(struct act *in, struct fault *f)
{
	int64_t id;

	return is_free(in, in->t->operand[0], f) &&
	       tree_make(
		   in->db, in->a, in->t->operand[0], in->t->operand[1], &id, f);
}

static bool
run_add(struct tool *t, struct fault *f)
{
	return edit(t, add, f) && say_act(t, "added", t->operand[0], "", f);
}

/* Programmes stay below their list, and nothing else comes there. */
static bool
keeps_kind(
    const struct section *s, const struct section *parent, struct fault *f)
{
	bool is_there = strcmp(parent->path, SECTION_PROGRAMMES) == 0;

	if (strcmp(s->path, SECTION_PROGRAMMES) == 0)
		return fault_set(f, FAULT_USAGE,
		    "\"%s\" is the site's own and stays where it is",
		    SECTION_PROGRAMMES);
	if ((s->kind == SECTION_PROGRAMME) == is_there &&
	    (parent->kind == SECTION_PROGRAMME) == is_there)
		return true;
	return fault_set(f, FAULT_USAGE,
	    "\"%s\" %s; programmes lie directly below \"%s\", and nothing "
	    "else does",
	    s->path,
	    s->kind == SECTION_PROGRAMME ? "is a programme" : "is none",
	    SECTION_PROGRAMMES);
}

static bool
move(struct act *in, struct fault *f)
{
	const char *path = in->t->operand[0], *to = in->t->operand[1];
	const char *slash = strrchr(to, '/');
	const char *slug = slash == NULL ? to : slash + 1;
	struct section s, parent;
	size_t n = strlen(path);
	int depth = 0;

	for (const char *p = to; *p != '\0'; p++)
		depth += *p == '/';
	if (!find(in, path, &s, f) || !is_of_tree(&s, f) ||
	    !is_free(in, to, f) ||
	    !tree_check_slug(slug, depth, f))
		return false;
	if (strncmp(to, path, n) == 0 && to[n] == '/')
		return fault_set(f, FAULT_USAGE,
		    "\"%s\" cannot be moved below "
		    "itself",
		    path);
	if (slash == NULL
		? section_by_id(in->db, in->a, SECTION_ROOT, &parent, f) !=
		      FOUND
		: !find(in, arena_copy(in->a, to, (size_t)(slash - to)),
		      &parent, f))
		return false;
	return is_of_tree(&parent, f) && keeps_kind(&s, &parent, f) &&
	       section_move(in->db, in->a, &s, &parent, slug, f);
}

static bool
run_move(struct tool *t, struct fault *f)
{
	char detail[512];

	snprintf(detail, sizeof(detail), "to %s", t->operand[1]);
	return edit(t, move, f) &&
	       say_act(t, "moved", t->operand[0], detail, f);
}

static bool
remove_one(struct act *in, struct fault *f)
{
	struct section s;

	if (strcmp(in->t->operand[0], SECTION_PROGRAMMES) == 0)
		return fault_set(f, FAULT_USAGE,
		    "\"%s\" is the site's own and stays", SECTION_PROGRAMMES);
	return find(in, in->t->operand[0], &s, f) && is_of_tree(&s, f) &&
	       section_delete(in->db, &s, f);
}

static bool
run_remove(struct tool *t, struct fault *f)
{
	return edit(t, remove_one, f) &&
	       say_act(t, "removed", t->operand[0], "", f);
}

static bool
load_text(struct tool *t, struct db *db, const char *name, const char *text,
    struct fault *f)
{
	struct tree_count count;

	if (!tree_apply(db, name, text, t->is_dry, &count, f))
		return false;
	if (t->is_json)
		return say_json("broadsheet.section-load/1",
		    json_pack("{s:b, s:i, s:i, s:i}", "dry_run", t->is_dry,
			"made", count.made, "changed", count.changed,
			"unchanged", count.same),
		    f);
	if (!t->is_quiet)
		printf("%s: %d sections %smade, %d changed, %d as they were\n",
		    name, count.made, t->is_dry ? "would be " : "",
		    count.changed, count.same);
	return say_done(f);
}

static bool
run_load(struct tool *t, struct fault *f)
{
	const char *path = t->operand[0];
	bool is_stdin = strcmp(path, "-") == 0, ok;
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct db *db = NULL;
	char *text;
	size_t n;

	ok = slurp_file(
	    a, is_stdin ? "/dev/stdin" : path, FILE_BYTES_MAX, &text, &n, f);
	if (ok)
		db = db_open(t->conf.edition_dir, DB_EDITION, DB_WRITE, f);
	ok = db != NULL &&
	     load_text(t, db, is_stdin ? "standard input" : path, text, f);
	db_close(db);
	arena_free(a);
	return ok;
}

static void
list_one(const struct section *s, json_t *out)
{
	json_array_append_new(out,
	    json_pack("{s:s, s:s, s:s, s:s, s:b, s:b, s:b}", "path", s->path,
		"name", s->name, "label", s->label, "intro", s->intro, "strand",
		s->kind == SECTION_STRAND, "programme",
		s->kind == SECTION_PROGRAMME, "rule_before",
		(int)s->rule_before));
}

static bool
list_below(struct db *db, struct arena *a, int64_t parent, json_t *out,
    struct fault *f)
{
	struct section_list list;

	if (!section_children(db, a, parent, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		list_one(&list.at[i], out);
		if (!list_below(db, a, list.at[i].id, out, f))
			return false;
	}
	return true;
}

/* The list of programmes, and below it these. */
static bool
list_programmes(struct db *db, struct arena *a, int64_t parent, json_t *out,
    struct fault *f)
{
	struct section_list list;

	if (!section_programmes(db, a, parent, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		list_one(&list.at[i], out);
		if (!list_programmes(db, a, list.at[i].id, out, f))
			return false;
	}
	return true;
}

static bool
list_json(struct db *db, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	json_t *list = json_array();
	bool ok = list_below(db, a, SECTION_ROOT, list, f) &&
		  list_programmes(db, a, SECTION_ROOT, list, f);

	if (ok)
		ok = say_json("broadsheet.section-list/1",
		    json_pack("{s:O}", "sections", list), f);
	json_decref(list);
	arena_free(a);
	return ok;
}

static bool
list_text(struct db *db, struct fault *f)
{
	struct buf text = {0};
	bool ok = tree_write(db, &text, f);

	if (ok)
		fputs(buf_string(&text), stdout);
	buf_release(&text);
	return ok && say_done(f);
}

static bool
run_list(struct tool *t, struct fault *f)
{
	struct db *db = db_open(t->conf.edition_dir, DB_EDITION, DB_READ, f);
	bool ok = db != NULL && db_begin(db, f) &&
		  (t->is_json ? list_json(db, f) : list_text(db, f));

	db_close(db);
	return ok;
}

const struct command cmd_section_list = {
    .name = "section list",
    .operands = "",
    .purpose = "Print the sections, as \"section load\" reads them",
    .examples = "  broadsheet section list > sections\n",
    .needs_conf = true,
    .run = run_list,
};

const struct command cmd_section_load = {
    .name = "section load",
    .operands = "FILE",
    .purpose = "Make the sections what a file says",
    .about =
	"One section a line, two spaces a level: its slug, two spaces or\n"
	"a tab, its name; then, behind bars, a label for screen readers\n"
	"and an introduction. '@' before the slug makes a strand; a line\n"
	"of --- rules off what follows. What is below audiovideo is a\n"
	"programme. New sections are made, known ones\n"
	"take name, order and words; sections that the file does not have\n"
	"stay. - reads standard input.\n"
	"\n"
	"  world  World | World news | What happens elsewhere.\n"
	"    asia-pacific  Asia-Pacific\n"
	"    @letter-from-abroad  Letter from Abroad\n",
    .examples = "  broadsheet section load --dry-run sections\n"
		"  broadsheet section load sections\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_load,
};

const struct command cmd_section_add = {
    .name = "section add",
    .operands = "PATH NAME",
    .purpose = "Add one section",
    .about = "Sections above it that are not there are made, too, and named "
	     "after\ntheir slugs. One below audiovideo is a programme.\n",
    .examples =
	"  broadsheet section add world/asia-pacific Asia-Pacific\n"
	"  broadsheet section add audiovideo/radio-news 'Radio news'\n",
    .exits = "  73  there is such a section already\n",
    .min = 2,
    .max = 2,
    .needs_conf = true,
    .run = run_add,
};

const struct command cmd_section_move = {
    .name = "section move",
    .operands = "PATH NEWPATH",
    .purpose = "Move a section, with all below it, to another address",
    .about = "Old addresses lead to the new ones from then on.\n",
    .examples = "  broadsheet section move uk/wales wales\n",
    .exits = "  73  there is a section at NEWPATH already\n",
    .min = 2,
    .max = 2,
    .needs_conf = true,
    .run = run_move,
};

const struct command cmd_section_remove = {
    .name = "section remove",
    .operands = "PATH",
    .purpose = "Remove a section that holds nothing",
    .about = "A section in which stories or sections still lie is kept (65).\n",
    .examples = "  broadsheet section remove world/test\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_remove,
};
