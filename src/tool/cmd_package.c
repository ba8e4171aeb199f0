/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet package ...: what is put together for a running story. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "desk/package.h"
#include "store/db.h"
#include "store/section.h"
#include "store/story.h"
#include "tool/command.h"
#include "tool/say.h"
#include "tool/who.h"
#include "wire/packagefile.h"
#include "wire/slurp.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 256 << 20, LIST_MAX = 100000 };

/* "in-depth/north-quay: saved", or the same as JSON. */
static bool
say_act(const struct tool *t, const char *slug, const char *act,
    struct fault *f)
{
	char path[200];

	snprintf(path, sizeof(path), SECTION_PACKAGES "/%s", slug);
	if (t->is_json)
		return say_json("broadsheet.package-act/1",
		    json_pack("{s:b, s:s, s:s}", "dry_run", t->is_dry, "path",
			path, "act", act),
		    f);
	if (!t->is_quiet)
		printf("%s: %s%s\n", path, t->is_dry ? "would be " : "", act);
	return say_done(f);
}

static bool
save(struct tool *t, struct desk *desk, struct arena *a, struct fault *f)
{
	static const char *const words[] = {
	    [DESK_MADE] = "made",
	    [DESK_CHANGED] = "changed",
	    [DESK_UNCHANGED] = "as it was",
	};
	bool is_stdin = strcmp(t->operand[0], "-") == 0;
	const char *path = is_stdin ? "/dev/stdin" : t->operand[0];
	enum desk_outcome outcome;
	struct packagefile pf;
	char *text;
	size_t n;

	return slurp_file(a, path, PACKAGEFILE_BYTES_MAX, &text, &n, f) &&
	       packagefile_save(desk, a,
		   is_stdin ? "standard input" : path, text, n, t->is_dry, &pf,
		   &outcome, f) &&
	       say_act(t, pf.package.slug,
		   t->is_dry ? "saved" : words[outcome], f);
}

/* Do act with the desk open. */
static bool
with_desk(struct tool *t,
    bool (*act)(struct tool *t, struct desk *desk, struct arena *a,
	struct fault *f),
    struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	bool ok = desk != NULL && act(t, desk, a, f);

	desk_close(desk);
	arena_free(a);
	return ok;
}

static bool
run_save(struct tool *t, struct fault *f)
{
	return with_desk(t, save, f);
}

/* Whether it could be done, for a dry run. */
static bool
try(struct desk *desk, struct arena *a, const char *slug, bool closes,
    struct fault *f)
{
	struct package p;
	struct section s;

	if (!desk_package_find(desk_edition(desk), a, slug, &s, &p, f))
		return false;
	return (p.closed != 0) != closes ||
	       fault_set(f, FAULT_DATA, "the package \"%s\" is %s already",
		   slug, closes ? "closed" : "open");
}

static bool
close_it(struct tool *t, struct desk *desk, struct arena *a, struct fault *f)
{
	const char *slug = t->operand[0];

	return (t->is_dry ? try(desk, a, slug, true, f)
			  : desk_package_close(desk, slug, f)) &&
	       say_act(t, slug, "closed", f);
}

static bool
open_it(struct tool *t, struct desk *desk, struct arena *a, struct fault *f)
{
	const char *slug = t->operand[0];

	return (t->is_dry ? try(desk, a, slug, false, f)
			  : desk_package_open(desk, slug, f)) &&
	       say_act(t, slug, "opened", f);
}

static bool
run_close(struct tool *t, struct fault *f)
{
	return with_desk(t, close_it, f);
}

static bool
run_open(struct tool *t, struct fault *f)
{
	return with_desk(t, open_it, f);
}

static json_t *
groups_json(const struct package *p)
{
	json_t *groups = json_array();

	for (size_t i = 0; i < p->n; i++) {
		const struct package_group *g = &p->group[i];
		json_t *items = json_array();

		for (size_t j = 0; j < g->n; j++) {
			const struct package_item *item = &g->item[j];

			json_array_append_new(items,
			    json_pack("{s:I, s:b, s:s, s:s, s:s, s:s}",
				"story", (json_int_t)item->story, "live",
				item->card != NULL, "date", item->date, "text",
				item->text, "url", item->url, "site",
				item->site));
		}
		json_array_append_new(groups,
		    json_pack("{s:s, s:s, s:o}", "kind", g->kind, "title",
			g->title, "items", items));
	}
	return groups;
}

static bool
say_package(struct tool *t, struct arena *a, const struct package *p,
    struct fault *f)
{
	const char *text =
	    packagefile_print(a, p->source, p->closed != 0);

	if (t->is_json)
		return say_json("broadsheet.package/1",
		    json_pack("{s:s, s:s, s:s, s:b, s:o, s:s}", "slug",
			p->slug, "title", p->title, "intro", p->intro, "open",
			p->closed == 0, "groups", groups_json(p), "text",
			text),
		    f);
	fputs(text, stdout);
	return say_done(f);
}

static bool
run_show(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct db *db = db_open(t->conf.edition_dir, DB_EDITION, DB_READ, f);
	struct package p;
	struct section s;
	bool ok = db != NULL && db_begin(db, f) &&
		  desk_package_find(db, a, t->operand[0], &s, &p, f) &&
		  say_package(t, a, &p, f);

	db_close(db);
	arena_free(a);
	return ok;
}

static bool
say_list(struct tool *t, struct arena *a, const struct package_list *list,
    struct fault *f)
{
	json_t *out = json_array();

	for (size_t i = 0; i < list->n; i++) {
		const struct package_line *l = &list->at[i];
		const char *at = stamp_iso(
		    a, l->closed != 0 ? l->closed : l->updated);

		json_array_append_new(out,
		    json_pack("{s:s, s:s, s:b, s:s}", "slug", l->slug, "title",
			l->title, "open", l->closed == 0,
			l->closed == 0 ? "updated" : "closed", at));
		if (!t->is_json)
			printf("%-6s  %.10s  %s  %s\n",
			    l->closed == 0 ? "open" : "closed", at, l->slug,
			    l->title);
	}
	if (t->is_json)
		return say_json("broadsheet.package-list/1",
		    json_pack("{s:o}", "packages", out), f);
	json_decref(out);
	return say_done(f);
}

static bool
run_list(struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	struct db *db = db_open(t->conf.edition_dir, DB_EDITION, DB_READ, f);
	struct package_list list;
	bool ok = db != NULL && db_begin(db, f) &&
		  package_list(db, a, 0, LIST_MAX, &list, f) &&
		  say_list(t, a, &list, f);

	db_close(db);
	arena_free(a);
	return ok;
}

const struct command cmd_package_save = {
    .name = "package save",
    .operands = "FILE",
    .purpose = "Make or replace a package of a running story",
    .about =
	"The file is described in broadsheet-package(5). Its page is\n"
	"/in-depth/ and its slug. It may name stories that are not public:\n"
	"readers see each while it is. - reads standard input.\n",
    .examples = "  broadsheet package save north-quay.package\n"
		"  broadsheet package show north-quay > north-quay.package\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_save,
};

const struct command cmd_package_show = {
    .name = "package show",
    .operands = "SLUG",
    .purpose = "Print a package as \"package save\" reads it",
    .examples = "  broadsheet package show north-quay\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_show,
};

const struct command cmd_package_list = {
    .name = "package list",
    .operands = "",
    .purpose = "List the packages, open ones first",
    .about = "With each the day of its newest story, or when it was closed.\n",
    .examples = "  broadsheet package list\n",
    .needs_conf = true,
    .run = run_list,
};

const struct command cmd_package_close = {
    .name = "package close",
    .operands = "SLUG",
    .purpose = "Say that a package is closed",
    .about = "It stays where it is, and readers are told since when.\n",
    .examples = "  broadsheet package close north-quay\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_close,
};

const struct command cmd_package_open = {
    .name = "package open",
    .operands = "SLUG",
    .purpose = "Open a closed package again",
    .examples = "  broadsheet package open north-quay\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_open,
};
