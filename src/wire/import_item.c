/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An agency's item, of whatever format, into the desk: sections found by the
 * map, rights filled in, its status and embargo kept.
 */
#include "wire/item.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/tree.h"
#include "store/section.h"
#include "store/source.h"
#include "wire/mapping.h"
#include "wire/run.h"

#include "base/banned.h"

static bool
make_section(struct run *r, const struct mapping_line *l, struct fault *f)
{
	int64_t id;

	if (g_hash_table_contains(r->sections, l->path))
		return true;
	if (!tree_make(
		desk_edition(r->args->desk), r->item, l->path, l->name, &id, f))
		return false;
	g_hash_table_add(r->sections, (gpointer)(uintptr_t)l->path);
	return true;
}

static int
depth_of(const char *path)
{
	int depth = 0;

	while ((path = strchr(path, '/')) != NULL)
		depth++, path++;
	return depth;
}

/*
 * In the order of the map, so that navigation has an order that was meant;
 * but what others lie in first, for it has a name of its own.
 */
static bool
make_sections(
    struct run *r, const struct mapping_result *places, struct fault *f)
{
	const struct mapping *m = r->args->map;

	for (int depth = 0;
	     depth <= SECTION_DEPTH_MAX && !r->has_sections; depth++) {
		for (size_t i = 0; i < m->n; i++) {
			if (depth_of(m->line[i].path) == depth &&
			    strcmp(m->line[i].subject, "*") != 0 &&
			    !make_section(r, &m->line[i], f))
				return false;
		}
	}
	r->has_sections = true;
	return make_section(r, places->home, f);
}

/* The line that fits what its home was is its home, whatever the order is. */
static void
move_home(const struct mapping *m, const struct wire_item *item,
    struct mapping_result *places)
{
	const struct mapping_line *first = places->home, *home;
	struct mapping_result own;
	size_t n = 0;

	if (item->n_categories == 0 ||
	    !mapping_find(m, item->categories, 1, &own, NULL) ||
	    strcmp(own.home->subject, "*") == 0 ||
	    strcmp(own.home->path, first->path) == 0)
		return;
	home = places->home = own.home;
	for (size_t i = 0; i < places->n_also; i++) {
		if (strcmp(places->also[i]->path, home->path) != 0)
			places->also[n++] = places->also[i];
	}
	if (n < MAPPING_ALSO_MAX)
		places->also[n++] = first;
	places->n_also = n;
}

static bool
find_sections(struct run *r, const struct wire_item *item, struct document *d,
    struct fault *f)
{
	bool has_own = item->categories != NULL;
	struct mapping_result places;

	/* A standing page is in none. */
	if (d->page[0] != '\0') {
		d->section = "";
		return true;
	}
	if (!mapping_find(r->args->map,
		has_own ? item->categories : d->subjects,
		has_own ? item->n_categories : d->n_subjects, &places, f))
		return false;
	if (item->has_home)
		move_home(r->args->map, item, &places);
	if (!make_sections(r, &places, f))
		return false;
	d->section = places.home->path;
	d->also = arena_zalloc(r->item, MAPPING_ALSO_MAX, sizeof(*d->also));
	for (size_t i = 0; i < places.n_also; i++)
		d->also[d->n_also++] = places.also[i]->path;
	return true;
}

static void
add_string(GChecksum *sum, const char *s)
{
	/* The NUL parts them. */
	g_checksum_update(sum, (const guchar *)s, (gssize)strlen(s) + 1);
}

/* Of the item as it came, and of what the map made of it. */
static void
digest_of(const struct run *r, const struct wire_item *item,
    unsigned char digest[DIGEST_BYTES])
{
	const struct document *d = &item->document;
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize bytes = DIGEST_BYTES;

	g_checksum_update(sum, item->digest, sizeof(item->digest));
	add_string(sum, d->section);
	for (size_t i = 0; i < d->n_also; i++)
		add_string(sum, d->also[i]);
	add_string(sum, r->args->map->base);
	add_string(sum, d->licence);
	add_string(sum, d->source);
	g_checksum_get_digest(sum, digest, &bytes);
	g_checksum_free(sum);
}

static void
note_skipped(struct run *r, const struct walk_file *file, const char *at,
    const char *why)
{
	r->count->skipped++;
	run_skip(r, file->path, at, why);
}

static bool
withdraw(struct run *r, const struct walk_file *file, const char *at,
    const char *source, const struct wire_item *item, struct fault *f)
{
	struct desk *desk = r->args->desk;
	unsigned char digest[DIGEST_BYTES];
	const char *why =
	    item->why[0] != '\0'
		? item->why
		: "The agency that sent this story has canceled it.";
	enum found found;
	int64_t id, version;

	if (!desk_version(desk, source, item->guid, &version, f))
		return false;
	if (item->version != 0 && item->version < version) {
		note_skipped(r, file, at, run_older);
		return true;
	}
	found =
	    source_item(desk_edition(desk), source, item->guid, &id, digest, f);
	/* Under an embargo it is not there yet, and must not come. */
	if (found == ABSENT)
		found = source_item(
		    desk_newsroom(desk), source, item->guid, &id, digest, f);
	if (found == ABSENT) {
		note_skipped(r, file, at, "is canceled, and was never here");
		return true;
	}
	if (found == FOUND && item->version != 0 &&
	    !desk_set_version(desk, source, item->guid, item->version, f))
		return false;
	if (found == FOUND)
		found = desk_withdraw_item(desk, id, why, f);
	if (found == FOUND)
		r->count->withdrawn++;
	if (found == ABSENT)
		r->count->unchanged++;
	return found != FAULTED;
}

/* One that is to be had. false: f ends the run, or is the item's own. */
static bool
take(struct run *r, const struct walk_file *file, const char *at,
    const char *source, struct wire_item *item, struct fault *f)
{
	const struct mapping *m = r->args->map;
	struct document *d = &item->document;
	struct desk_item taken = {.document = d,
	    .source = source,
	    .guid = item->guid,
	    .due = item->embargo,
	    .version = item->version};
	bool is_over;

	if (!find_sections(r, item, d, f))
		return fault_at(f, "%s", at);
	if (d->licence[0] == '\0')
		d->licence = m->licence;
	if (d->source[0] == '\0')
		d->source = m->source;
	if (!desk_has_come(r->args->desk, item->embargo, &is_over, f))
		return false;
	taken.status = item->state == WIRE_WITHHELD ? DESK_DRAFT
		       : is_over		   ? DESK_LIVE
						   : DESK_EMBARGOED;
	digest_of(r, item, taken.digest);
	return run_take(r, &taken, file->path, at, f);
}

bool
run_item(struct run *r, const struct walk_file *file, const char *at,
    const char *source, struct wire_item *item, struct fault *f)
{
	bool ok = true;

	if (item->state == WIRE_SKIPPED)
		note_skipped(r, file, at, item->why);
	else if (item->state == WIRE_CANCELED)
		ok = withdraw(r, file, at, source, item, f) ||
		     fault_at(f, "%s", at);
	else
		ok = take(r, file, at, source, item, f);
	if (ok || f->cause != FAULT_DATA)
		return ok;
	return run_refuse(r, file->path, f);
}
