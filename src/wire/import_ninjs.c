/* SPDX-License-Identifier: Apache-2.0 */
/* A file of ninjs items, or of JSON feeds. */
#include <glib.h>
#include <jansson.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "wire/item.h"
#include "wire/jsonfeed.h"
#include "wire/jsonfile.h"
#include "wire/mapping.h"
#include "wire/ninjs.h"
#include "wire/run.h"

#include "base/banned.h"

static int
add_bytes(const char *p, size_t n, void *sum)
{
	g_checksum_update(sum, (const guchar *)p, (gssize)n);
	return 0;
}

static void
digest_of(const json_t *value, unsigned char digest[DIGEST_BYTES])
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize bytes = DIGEST_BYTES;

	json_dump_callback(value, add_bytes, sum,
	    JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
	g_checksum_get_digest(sum, digest, &bytes);
	g_checksum_free(sum);
}

static bool
take_entry(struct run *r, const struct walk_file *file,
    struct jsonfile_entry *entry, int64_t bytes, struct fault *f)
{
	const struct wire_args args = {
	    r->args->conf->language, r->args->map->base};
	struct wire_item item;
	const char *at;
	bool ok;

	if (entry->value == NULL)
		return run_refuse(r, file->path, &entry->why);
	if (jsonfeed_is(entry->value)) {
		ok = import_jsonfeed(r, file, entry->value, bytes, f);
		json_decref(entry->value);
		return ok;
	}
	at =
	    entry->item > 0
		? arena_printf(r->item, "%s: item %zu", file->path, entry->item)
		: arena_printf(r->item, "%s:%zu", file->path, entry->line);
	ok = ninjs_read(r->item, &args, entry->value, &item, f);
	if (ok)
		digest_of(entry->value, item.digest);
	json_decref(entry->value);
	if (ok)
		return run_item(r, file, at, "ninjs", &item, f);
	fault_at(f, "%s", at);
	return f->cause == FAULT_DATA && run_refuse(r, file->path, f);
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
		ok = take_entry(r, file, &entry, jsonfile_offset(j), f) &&
		     run_next(r, jsonfile_offset(j), f);
	jsonfile_close(j);
	/* The file is not what it says: its good items are in. */
	if (ok && found == FAULTED &&
	    (f->cause == FAULT_DATA || f->cause == FAULT_NOINPUT))
		return run_refuse(r, file->path, f);
	return ok && found == ABSENT;
}
