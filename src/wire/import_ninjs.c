/* SPDX-License-Identifier: Apache-2.0 */
/* A file of ninjs items into the desk: sections found, rights filled in. */
#include <glib.h>
#include <jansson.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/tree.h"
#include "store/source.h"
#include "wire/jsonfile.h"
#include "wire/mapping.h"
#include "wire/ninjs.h"
#include "wire/run.h"

#include "base/banned.h"

static const char source[] = "ninjs";

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

/* In the order of the map, so that navigation has an order that was meant. */
static bool
make_sections(
    struct run *r, const struct mapping_result *places, struct fault *f)
{
	const struct mapping *m = r->args->map;

	if (g_hash_table_size(r->sections) == 0) {
		for (size_t i = 0; i < m->n; i++) {
			if (strcmp(m->line[i].subject, "*") != 0 &&
			    !make_section(r, &m->line[i], f))
				return false;
		}
	}
	return make_section(r, places->home, f);
}

static bool
find_sections(struct run *r, struct document *d, struct fault *f)
{
	struct mapping_result places;

	if (!mapping_find(
		r->args->map, d->subjects, d->n_subjects, &places, f) ||
	    !make_sections(r, &places, f))
		return false;
	d->section = places.home->path;
	d->also = arena_zalloc(r->item, MAPPING_ALSO_MAX, sizeof(*d->also));
	for (size_t i = 0; i < places.n_also; i++)
		d->also[d->n_also++] = places.also[i]->path;
	return true;
}

static int
add_bytes(const char *p, size_t n, void *sum)
{
	g_checksum_update(sum, (const guchar *)p, (gssize)n);
	return 0;
}

static void
add_string(GChecksum *sum, const char *s)
{
	/* The NUL parts them. */
	g_checksum_update(sum, (const guchar *)s, (gssize)strlen(s) + 1);
}

/* Of the item, and of what the map made of it. */
static void
digest_of(const struct run *r, const json_t *value, const struct document *d,
    unsigned char digest[DIGEST_BYTES])
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize bytes = DIGEST_BYTES;

	json_dump_callback(value, add_bytes, sum,
	    JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
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
	struct import_note note = {
	    false, file->path, arena_printf(r->item, "%s: %s", at, why)};

	r->count->skipped++;
	r->args->note(r->args->arg, &note);
}

static bool
withdraw(struct run *r, const struct walk_file *file, const char *at,
    const struct ninjs_item *item, struct fault *f)
{
	struct desk *desk = r->args->desk;
	unsigned char digest[DIGEST_BYTES];
	const char *why =
	    item->why[0] != '\0'
		? item->why
		: "The agency that sent this story has canceled it.";
	enum found found;
	int64_t id;

	found =
	    source_item(desk_edition(desk), source, item->uri, &id, digest, f);
	if (found == ABSENT) {
		note_skipped(r, file, at, "is canceled, and was never here");
		return true;
	}
	if (found == FOUND)
		found = desk_withdraw_item(desk, id, why, f);
	if (found == FOUND)
		r->count->withdrawn++;
	if (found == ABSENT)
		r->count->unchanged++;
	return found != FAULTED;
}

/* One item that is JSON. false: f ends the run, or is the item's own. */
static bool
take_value(struct run *r, const struct walk_file *file, const char *at,
    const json_t *value, struct fault *f)
{
	const struct mapping *m = r->args->map;
	struct ninjs_args args = {r->args->conf->language, m->base};
	struct ninjs_item ninjs;
	struct document *d = &ninjs.document;
	struct desk_item item = {.document = d, .source = source};
	bool is_over;

	if (!ninjs_read(r->item, &args, value, &ninjs, f))
		return fault_at(f, "%s", at);
	if (ninjs.state == NINJS_SKIPPED) {
		note_skipped(r, file, at, ninjs.why);
		return true;
	}
	if (ninjs.state == NINJS_CANCELED)
		return withdraw(r, file, at, &ninjs, f) ||
		       fault_at(f, "%s", at);
	if (!find_sections(r, d, f))
		return fault_at(f, "%s", at);
	if (d->licence[0] == '\0')
		d->licence = m->licence;
	if (d->source[0] == '\0')
		d->source = m->source;
	item.guid = ninjs.uri;
	item.due = ninjs.embargo;
	if (!desk_has_come(r->args->desk, ninjs.embargo, &is_over, f))
		return false;
	item.status = ninjs.state == NINJS_WITHHELD ? DESK_DRAFT
		      : is_over			    ? DESK_LIVE
						    : DESK_EMBARGOED;
	digest_of(r, value, d, item.digest);
	return run_take(r, &item, file->path, at, f);
}

static bool
take_entry(struct run *r, const struct walk_file *file,
    struct jsonfile_entry *entry, struct fault *f)
{
	const char *at;
	bool ok;

	if (entry->value == NULL)
		return run_refuse(r, file->path, &entry->why);
	at =
	    entry->item > 0
		? arena_printf(r->item, "%s: item %zu", file->path, entry->item)
		: arena_printf(r->item, "%s:%zu", file->path, entry->line);
	ok = take_value(r, file, at, entry->value, f);
	json_decref(entry->value);
	if (ok || f->cause != FAULT_DATA)
		return ok;
	return run_refuse(r, file->path, f);
}

bool
import_ninjs(struct run *r, const struct walk_file *file, struct fault *f)
{
	struct jsonfile *j = jsonfile_open(file->path, f);
	struct jsonfile_entry entry;
	enum found found = FAULTED;
	bool ok = true;

	while (
	    j != NULL && ok && (found = jsonfile_next(j, &entry, f)) == FOUND)
		ok = take_entry(r, file, &entry, f) &&
		     run_next(r, jsonfile_offset(j), f);
	jsonfile_close(j);
	/* The file is not what it says: its good items are in. */
	if (ok && found == FAULTED &&
	    (f->cause == FAULT_DATA || f->cause == FAULT_NOINPUT))
		return run_refuse(r, file->path, f);
	return ok && found == ABSENT;
}
