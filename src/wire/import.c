/* SPDX-License-Identifier: Apache-2.0 */
/* The run of an import: sections, stories in batches, the front page. */
#include "wire/import.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/tree.h"
#include "store/section.h"
#include "store/source.h"
#include "store/story.h"
#include "wire/mapping.h"
#include "wire/run.h"
#include "wire/slurp.h"
#include "wire/wxrmap.h"

#include "base/banned.h"

enum {
	BATCH_ITEMS = 500,
	RUN_BYTES_MAX = 1 << 30,
	ITEM_BYTES_MAX = 512 << 20,
	LIST_BYTES_MAX = 1 << 20, /* of "sections" and "front" */
	FRONT_MAX = 100
};

const char run_older[] = "is older than what is here";

bool
run_refuse(struct run *r, const char *file, struct fault *f)
{
	struct import_note note = {
	    .is_refused = true, .file = file, .text = f->text};

	r->count->refused++;
	r->args->note(r->args->arg, &note);
	*f = (struct fault){0};
	return true;
}

void
run_remark(struct run *r, const char *file, const char *text)
{
	struct import_note note = {
	    .is_remark = true, .file = file, .text = text};

	r->count->remarks++;
	r->args->note(r->args->arg, &note);
}

static void
count_item(
    struct run *r, const struct desk_item *item, enum desk_outcome outcome)
{
	switch (outcome) {
	case DESK_MADE:
		r->count->made++;
		break;
	case DESK_CHANGED:
		r->count->changed++;
		break;
	case DESK_UNCHANGED:
		r->count->unchanged++;
		break;
	case DESK_OLDER:
		r->count->skipped++;
		return;
	}
	r->count->drafts += item->status == DESK_DRAFT;
	r->count->embargoed += item->status == DESK_EMBARGOED;
}

void
run_skip(struct run *r, const char *file, const char *at, const char *why)
{
	struct import_note note = {
	    .file = file, .text = arena_printf(r->item, "%s: %s", at, why)};

	r->args->note(r->args->arg, &note);
}

bool
run_take(struct run *r, struct desk_item *item, const char *file,
    const char *at, struct fault *f)
{
	enum desk_outcome outcome;
	int64_t id;

	/*
	 * The number first, outside what the desk takes back if it refuses
	 * the item: one taken back would be given again to the next.
	 */
	if (!desk_number(r->args->desk, item->source, item->guid, &id, f))
		return false;
	if (desk_take(r->args->desk, item, &id, &outcome, f)) {
		count_item(r, item, outcome);
		if (outcome == DESK_OLDER)
			run_skip(r, file, at, run_older);
		return true;
	}
	if (f->cause != FAULT_DATA)
		return fault_at(f, "%s", at);
	fault_at(f, "%s", at);
	return run_refuse(r, file, f);
}

bool
run_next(struct run *r, int64_t bytes, struct fault *f)
{
	const struct import_args *args = r->args;

	arena_reset(r->item);
	r->items++;
	args->progress(args->arg, r->bytes + bytes, r->list.bytes, r->items);
	if (args->is_dry || ++r->in_batch < BATCH_ITEMS)
		return true;
	r->in_batch = 0;
	return desk_commit(args->desk, f) && desk_begin(args->desk, false, f);
}

/* The text of a folder's file of that name; *text is NULL without it. */
static bool
folder_file(struct run *r, const char *folder, const char *name,
    const char **path, char **text, struct fault *f)
{
	size_t n;

	*path = arena_printf(r->a, "%s/%s", folder, name);
	*text = NULL;
	return access(*path, F_OK) != 0 ||
	       slurp_file(r->a, *path, LIST_BYTES_MAX, text, &n, f);
}

static bool
apply_sections(struct run *r, const char *folder, struct fault *f)
{
	struct tree_count count;
	const char *path;
	char *text;

	if (!folder_file(r, folder, "sections", &path, &text, f))
		return false;
	if (text == NULL)
		return true;
	if (!tree_apply(desk_edition(r->args->desk), path, text,
		r->args->is_dry, &count, f))
		return false;
	r->count->sections_made += count.made;
	r->count->sections_changed += count.changed;
	return true;
}

/*
 * Put the section of one line there if there is none. up: the last path at
 * each depth.
 */
static bool
preview_line(struct run *r, const char *line, const char **up, struct fault *f)
{
	struct db *edition = desk_edition(r->args->desk);
	size_t depth = strspn(line, " ") / 2;
	const char *slug = line + strspn(line, " ");
	bool is_strand = *slug == '@';
	struct section s = {.label = "",
	    .intro = "",
	    .position = 1000000,
	    .kind = is_strand ? SECTION_STRAND : SECTION_SECTION};
	struct section above = {.id = SECTION_ROOT};
	enum found found;

	slug += is_strand;
	s.slug = arena_copy(r->a, slug, strcspn(slug, " \t\r"));
	s.name = s.slug;
	s.path = depth == 0
		     ? s.slug
		     : arena_printf(r->a, "%s/%s", up[depth - 1], s.slug);
	up[depth] = s.path;
	if (depth > 0 &&
	    section_by_path(edition, r->a, up[depth - 1], &above, f) != FOUND)
		return false;
	s.parent = above.id;
	if (above.kind == SECTION_PROGRAMME)
		s.kind = SECTION_PROGRAMME;
	found = section_by_path(edition, r->a, s.path, &s, f);
	return found == FOUND ||
	       (found == ABSENT && section_insert(edition, &s, f));
}

/*
 * A dry run keeps no section that tree_apply would make, but its stories
 * need them: they are made within the batch. tree_apply took the text
 * already, so that nothing need be checked again.
 */
static bool
preview_sections(struct run *r, const char *folder, struct fault *f)
{
	const char *path, *up[SECTION_DEPTH_MAX + 1] = {""};
	char *text, *next;

	if (!folder_file(r, folder, "sections", &path, &text, f))
		return false;
	for (char *line = text; line != NULL; line = next) {
		const char *first = line + strspn(line, " \t\r");

		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		if (first[0] == '\n' || first[0] == '\0' || first[0] == '#' ||
		    strncmp(first, "---", 3) == 0)
			continue;
		if (!preview_line(r, line, up, f))
			return false;
	}
	return true;
}

/* The live story of a line of "front". ABSENT, with f: not one to place. */
static enum found
front_story(struct run *r, const char *key, int64_t *id, struct fault *f)
{
	struct db *edition = desk_edition(r->args->desk);
	unsigned char digest[DIGEST_BYTES];
	struct story story;
	enum found found = source_item(edition, "files", key, id, digest, f);

	if (found == FOUND)
		found = story_by_id(edition, r->a, *id, &story, f);
	if (found == ABSENT)
		fault_set(f, FAULT_DATA, "there is no live story \"%s\"", key);
	if (found != FOUND || (story.is_live && story.card.page[0] == '\0'))
		return found;
	fault_set(f, FAULT_DATA,
	    "\"%s\" is %s, which the front page does not "
	    "list",
	    key, story.is_live ? "a standing page" : "withdrawn");
	return ABSENT;
}

static bool
read_front(struct run *r, const char *path, char *text, int64_t *ids, size_t *n,
    struct fault *f)
{
	char *next;

	for (int number = 1; text != NULL; text = next, number++) {
		char *key = text + strspn(text, " \t");

		next = strchr(text, '\n');
		if (next != NULL)
			*next++ = '\0';
		key[strcspn(key, " \t\r\n")] = '\0';
		if (key[0] == '\0' || key[0] == '#' || *n == FRONT_MAX)
			continue;
		switch (front_story(r, key, &ids[*n], f)) {
		case FOUND:
			++*n;
			break;
		case ABSENT:
			fault_at(f, "%s:%d", path, number);
			run_refuse(r, path, f);
			break;
		default:
			return false;
		}
	}
	return true;
}

static bool
is_placed(const struct card_list *now, const int64_t *ids, size_t n)
{
	if (now->n != n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (now->at[i].id != ids[i])
			return false;
	}
	return true;
}

static bool
place_front(struct run *r, const char *folder, struct fault *f)
{
	int64_t ids[FRONT_MAX];
	struct card_list now;
	const char *path;
	size_t n = 0;
	char *text;

	if (!folder_file(r, folder, "front", &path, &text, f))
		return false;
	if (text == NULL)
		return true;
	if (!read_front(r, path, text, ids, &n, f) ||
	    !slot_cards(
		desk_edition(r->args->desk), r->a, SECTION_ROOT, &now, f))
		return false;
	if (is_placed(&now, ids, n))
		return true;
	if (!desk_place(r->args->desk, "", ids, n, f))
		return fault_at(f, "%s", path);
	r->count->placed += (int64_t)n;
	return true;
}

typedef bool folder_act(struct run *r, const char *folder, struct fault *f);

static bool
each_folder(struct run *r, folder_act *act, struct fault *f)
{
	for (size_t i = 0; i < r->list.n_folders; i++) {
		if (!act(r, r->list.folder[i], f))
			return false;
	}
	return true;
}

static bool
take_files(struct run *r, enum walk_kind kind, struct fault *f)
{
	static bool (*const take[])(
	    struct run *r, const struct walk_file *file, struct fault *f) = {
	    [WALK_STORY] = import_story,
	    [WALK_NINJS] = import_ninjs,
	    [WALK_PACKAGE] = import_package,
	    [WALK_XML] = import_xml,
	};

	for (size_t i = 0; i < r->list.n; i++) {
		const struct walk_file *file = &r->list.file[i];

		if (file->kind != kind)
			continue;
		if (!take[kind](r, file, f))
			return false;
		r->bytes += file->bytes;
	}
	return true;
}

/* See-also may point forward: the keys of all files are known first. */
static void
note_keys(struct run *r)
{
	for (size_t i = 0; i < r->list.n; i++) {
		struct walk_file *file = &r->list.file[i];

		if (file->kind == WALK_STORY &&
		    !g_hash_table_contains(r->keys, file->key))
			g_hash_table_insert(
			    r->keys, (gpointer)(uintptr_t)file->key, file);
	}
}

static bool
run_all(struct run *r, struct fault *f)
{
	struct desk *desk = r->args->desk;
	bool dry = r->args->is_dry;

	note_keys(r);
	if (!each_folder(r, apply_sections, f) || !desk_begin(desk, dry, f))
		return false;
	if ((!dry || each_folder(r, preview_sections, f)) &&
	    take_files(r, WALK_PACKAGE, f) && take_files(r, WALK_STORY, f) &&
	    take_files(r, WALK_NINJS, f) && take_files(r, WALK_XML, f) &&
	    each_folder(r, place_front, f))
		return desk_commit(desk, f);
	desk_rollback(desk);
	return false;
}

/* The map that args leave open. */
static bool
find_map(struct run *r, struct import_args *args, struct mapping *map,
    struct fault *f)
{
	if (args->map != NULL)
		return true;
	args->map = map;
	return wxrmap_load(r->a, &r->list, args->map_path, map, f);
}

bool
import_run(const struct import_args *args, char *const *paths, size_t n,
    struct import_count *count, struct fault *f)
{
	struct import_args own = *args;
	struct mapping map;
	struct run r = {
	    .args = &own,
	    .count = count,
	    .a = arena_new(RUN_BYTES_MAX),
	    .item = arena_new(ITEM_BYTES_MAX),
	    .keys = g_hash_table_new(g_str_hash, g_str_equal),
	    .sections = g_hash_table_new(g_str_hash, g_str_equal),
	};
	bool ok;

	*count = (struct import_count){0};
	ok = walk_paths(r.a, paths, n, &r.list, f) &&
	     find_map(&r, &own, &map, f) && run_all(&r, f);
	g_hash_table_destroy(r.keys);
	g_hash_table_destroy(r.sections);
	arena_free(r.item);
	arena_free(r.a);
	return ok;
}
