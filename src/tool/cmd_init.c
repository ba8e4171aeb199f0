/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet init: the edition's folder and databases. */
#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/desk.h"
#include "mail/deliver.h"
#include "post/room.h"
#include "store/db.h"
#include "store/plain.h"
#include "tool/command.h"
#include "tool/progress.h"
#include "tool/say.h"
#include "tool/who.h"

#include "base/banned.h"

enum { PARTS = DB__MAX + 2 };

struct part {
	char *path;
	bool is_made;
};

static bool
make_folder(const struct tool *t, struct part *p, int mode, struct fault *f)
{
	p->is_made = access(p->path, F_OK) != 0;
	if (!p->is_made || t->is_dry ||
	    g_mkdir_with_parents(p->path, mode) == 0)
		return true;
	return fault_set(f, errno == EACCES ? FAULT_PERMISSION : FAULT_CREATE,
	    "%s: %s; \"edition\" in the configuration names another folder",
	    p->path, strerror(errno));
}

/* What the postroom signs forms with; the one that is there stays. */
static bool
give_secret(struct db *db, struct fault *f)
{
	if (!db_begin(db, f))
		return false;
	if (room_make_secret(db, f))
		return db_commit(db, f);
	db_rollback(db);
	return false;
}

static bool
make_database(
    const struct tool *t, struct part *p, enum db_file file, struct fault *f)
{
	struct db *db;
	bool ok;

	p->is_made = access(p->path, F_OK) != 0;
	if (t->is_dry)
		return true;
	db = db_open(t->conf.edition_dir, file, DB_CREATE, f);
	ok = db != NULL && (file != DB_POSTROOM || give_secret(db, f));
	db_close(db);
	return ok;
}

static bool
make_all(const struct tool *t, struct part *parts, struct fault *f)
{
	const char *dir = t->conf.edition_dir;

	parts[0].path = g_strdup(dir);
	parts[1].path = g_strdup_printf("%s/media", dir);
	for (int i = 0; i < DB__MAX; i++)
		parts[2 + i].path =
		    g_strdup_printf("%s/%s", dir, db_name((enum db_file)i));
	if (!make_folder(t, &parts[0], 0750, f) ||
	    !make_folder(t, &parts[1], 0755, f))
		return false;
	for (int i = 0; i < DB__MAX; i++) {
		if (!make_database(t, &parts[2 + i], (enum db_file)i, f))
			return false;
	}
	return t->is_dry || deliver_make_lock(dir, f);
}

static void
nothing(void *arg, int64_t done)
{
	(void)arg;
	(void)done;
}

static void
show(void *arg, int64_t done)
{
	progress_set(arg, done, 0, done);
}

/* What follows from the stories, where an older schema had less of it. */
static bool
derive(const struct tool *t, struct fault *f)
{
	struct desk *desk = desk_open(&t->conf, who_am_i(), f);
	struct progress *progress;
	bool ok = desk != NULL;

	if (ok) {
		progress = progress_new("rendering", "stories", t->is_quiet);
		ok = desk_render_all(desk, show, progress, f);
		progress_free(progress);
	}
	desk_close(desk);
	return ok;
}

static bool
bring_up(const struct tool *t, struct fault *f)
{
	struct arena *a = arena_new(1 << 20);
	const char *language;
	bool lacking = false, ok;
	struct db *db;

	if (t->is_dry) {
		arena_free(a);
		return true;
	}
	db = db_open(t->conf.edition_dir, DB_EDITION, DB_WRITE, f);
	ok = db != NULL && plain_index_language(db, a, &language, f);
	if (ok && strcmp(language, t->conf.search_language) != 0) {
		ok = db_begin(db, f) &&
		     plain_index_again(db, t->conf.search_language, nothing,
			 NULL, f) &&
		     db_commit(db, f);
		db_rollback(db);
	}
	ok = ok && plain_is_lacking(db, &lacking, f);
	db_close(db);
	arena_free(a);
	return ok && (!lacking || derive(t, f));
}

static bool
report(const struct tool *t, const struct part *parts, struct fault *f)
{
	json_t *list = json_array();

	for (int i = 0; i < PARTS; i++) {
		json_array_append_new(
		    list, json_pack("{s:s, s:b}", "path", parts[i].path, "made",
			      parts[i].is_made));
		if (!t->is_json && !t->is_quiet)
			printf("%s: %s\n", parts[i].path,
			    !parts[i].is_made ? "exists, up to date"
			    : t->is_dry       ? "would be made"
					      : "made");
	}
	if (t->is_json)
		return say_json("broadsheet.init/1",
		    json_pack(
			"{s:b, s:o}", "dry_run", t->is_dry, "parts", list),
		    f);
	json_decref(list);
	return say_done(f);
}

static bool
run(struct tool *t, struct fault *f)
{
	struct part parts[PARTS] = {0};
	bool ok = make_all(t, parts, f) && bring_up(t, f) && report(t, parts, f);

	for (int i = 0; i < PARTS; i++)
		g_free(parts[i].path);
	return ok;
}

const struct command cmd_init = {
    .name = "init",
    .operands = "",
    .purpose = "Make the edition's folder and databases",
    .about =
	"The folder is the configuration's \"edition\". It gets\n"
	"edition.db, what readers may see; newsroom.db, what they may not\n"
	"see yet; postroom.db, what they sent; and media/, the pictures.\n"
	"Databases of an older version are brought up to date. What is there\n"
	"already is kept: init can be run as often as you like.\n",
    .examples = "  broadsheet init\n"
		"  broadsheet -C /srv/courier/broadsheet.conf init\n",
    .needs_conf = true,
    .run = run,
};
