/* SPDX-License-Identifier: Apache-2.0 */
/* One story file into the desk: its pictures made, its references found. */
#include <ctype.h>
#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "store/source.h"
#include "wire/run.h"
#include "wire/settle.h"
#include "wire/slurp.h"
#include "wire/storyfile.h"

#include "base/banned.h"

static const char source[] = "files";

/* Of what decides what readers get: the file, its pictures and clips. */
static void
digest_of(const struct storyfile *sf, const char *text, size_t n,
    unsigned char digest[DIGEST_BYTES])
{
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize bytes = DIGEST_BYTES;

	g_checksum_update(sum, (const guchar *)text, (gssize)n);
	for (size_t i = 0; i < sf->document.n_pictures; i++)
		g_checksum_update(
		    sum, (const guchar *)sf->document.pictures[i].hash, -1);
	for (size_t i = 0; i < sf->document.n_clips; i++) {
		const struct document_clip *c = &sf->document.clips[i];

		g_checksum_update(sum, (const guchar *)c->hash, -1);
		g_checksum_update(sum, (const guchar *)c->transcript, -1);
	}
	g_checksum_get_digest(sum, digest, &bytes);
	g_checksum_free(sum);
}

static bool
find_status(struct run *r, const struct storyfile *sf,
    enum desk_status *status, struct fault *f)
{
	bool is_over;

	if (!desk_has_come(r->args->desk, sf->embargo, &is_over, f))
		return false;
	*status = sf->is_draft ? DESK_DRAFT
		  : is_over    ? DESK_LIVE
			       : DESK_EMBARGOED;
	return true;
}

static bool
check_key(struct run *r, const struct walk_file *file, struct fault *f)
{
	const struct walk_file *first = g_hash_table_lookup(r->keys, file->key);

	if (first == file || strcmp(first->real, file->real) == 0)
		return true;
	return fault_set(f, FAULT_DATA,
	    "%s:1: has the key \"%s\", and so has "
	    "%s; rename one",
	    file->path, file->key, first->path);
}

static bool
take(struct run *r, const struct walk_file *file, struct fault *f)
{
	struct storyfile_args args = {
	    .name = file->path,
	    .zones = &r->args->conf->zones,
	    .language = r->args->conf->language,
	};
	struct storyfile sf;
	struct desk_item item = {
	    .document = &sf.document, .source = source, .guid = file->key};
	struct settle open = {
	    .desk = r->args->desk,
	    .path = file->path,
	    .pictures = r->args->pictures,
	    .real = file->real,
	    .root = file->root,
	    .picture = r->args->picture,
	    .clip = r->args->clip,
	    .arg = r->args->arg,
	    .keys = r->keys,
	};
	char *text;
	size_t n;

	if (!check_key(r, file, f) ||
	    !slurp_file(
		r->item, file->path, STORYFILE_BYTES_MAX, &text, &n, f) ||
	    !storyfile_parse(r->item, &args, text, n, &sf, f) ||
	    !settle_pictures(r->item, &open, &sf, f) ||
	    !settle_clips(r->item, &open, &sf, f) ||
	    !desk_number(r->args->desk, source, file->key, &open.own, f) ||
	    !settle_see_also(r->item, &open, &sf, f))
		return false;
	digest_of(&sf, text, n, item.digest);
	if (!find_status(r, &sf, &item.status, f))
		return false;
	item.due = sf.embargo;
	return run_take(r, &item, file->path, file->path, f);
}

bool
import_story(struct run *r, const struct walk_file *file, struct fault *f)
{
	if (!take(r, file, f)) {
		if (f->cause != FAULT_DATA && f->cause != FAULT_NOINPUT)
			return false;
		run_refuse(r, file->path, f);
	}
	return run_next(r, file->bytes, f);
}
