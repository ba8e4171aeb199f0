/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One story file into the desk: its pictures made, its clips kept, its
 * references found.
 */
#include <ctype.h>
#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "store/source.h"
#include "story/body.h"
#include "wire/run.h"
#include "wire/slurp.h"
#include "wire/storyfile.h"

#include "base/banned.h"

static const char source[] = "files";

/* The path of a file in a folder of that name beside or above the story. */
static const char *
find_in_folder(struct run *r, const struct walk_file *file, const char *folder,
    const char *name)
{
	char *dir = arena_string(r->item, file->real);
	const char *path;

	do {
		char *slash = strrchr(dir, '/');

		if (slash == NULL)
			break;
		*slash = '\0';
		path = arena_printf(r->item, "%s/%s/%s", dir, folder, name);
		if (access(path, R_OK) == 0)
			return path;
	} while (strlen(dir) > strlen(file->root));
	return NULL;
}

/* The picture's path: below --pictures, or a "pictures" beside or above. */
static const char *
find_picture(struct run *r, const struct walk_file *file, const char *name)
{
	if (r->args->pictures != NULL)
		return arena_printf(r->item, "%s/%s", r->args->pictures, name);
	return find_in_folder(r, file, "pictures", name);
}

/* Beside the story file, or in a "clips" beside or above it. */
static const char *
find_clip(struct run *r, const struct walk_file *file, const char *name)
{
	const char *slash = strrchr(file->real, '/');
	const char *path =
	    slash == NULL ? name
			  : arena_printf(r->item, "%.*s/%s",
				(int)(slash - file->real), file->real, name);

	return access(path, R_OK) == 0
		   ? path
		   : find_in_folder(r, file, "clips", name);
}

static bool
make_pictures(struct run *r, const struct walk_file *file,
    const struct storyfile *sf, struct fault *f)
{
	for (size_t i = 0; i < sf->n_pictures; i++) {
		const struct storyfile_ref *ref = &sf->pictures[i];
		const char *path = find_picture(r, file, ref->name);

		if (path == NULL)
			return fault_set(f, FAULT_DATA,
			    "%s:%zu: Picture: "
			    "there is no \"%s\" in a folder \"pictures\" "
			    "beside or above the file; --pictures names "
			    "another",
			    file->path, ref->line, ref->name);
		if (!r->args->picture(r->args->arg, r->item, path,
			&sf->document.pictures[i], f))
			return fault_at(
			    f, "%s:%zu: Picture", file->path, ref->line);
	}
	return true;
}

/* The file of a clip or a transcript, which a header of that line names. */
static const char *
want_clip(struct run *r, const struct walk_file *file,
    const struct storyfile_ref *ref, const char *header, struct fault *f)
{
	const char *path = find_clip(r, file, ref->name);

	if (path == NULL)
		fault_set(f, FAULT_DATA,
		    "%s:%zu: %s: there is no \"%s\" beside the file or in a "
		    "folder \"clips\" beside or above it",
		    file->path, ref->line, header, ref->name);
	return path;
}

static bool
read_transcript(struct run *r, const struct walk_file *file,
    const struct storyfile_ref *ref, struct document_clip *clip,
    struct fault *f)
{
	const char *path = want_clip(r, file, ref, "Transcript", f);
	char *text;
	size_t n;

	if (path == NULL)
		return false;
	if (!slurp_file(r->item, path, DOCUMENT_BODY_BYTES_MAX, &text, &n, f))
		return fault_at(f, "%s:%zu: Transcript", file->path, ref->line);
	if (strlen(text) != n || !body_check(text, 0, f)) {
		if (strlen(text) != n)
			fault_set(f, FAULT_DATA, "holds a NUL character");
		return fault_at(f, "%s", path);
	}
	clip->transcript = text;
	return true;
}

static bool
keep_clips(struct run *r, const struct walk_file *file,
    const struct storyfile *sf, struct fault *f)
{
	for (size_t i = 0; i < sf->n_clips; i++) {
		struct document_clip *clip = &sf->document.clips[i];
		const struct storyfile_ref *ref = &sf->clips[i];
		const char *path = want_clip(r, file, ref, "Clip", f);

		if (path == NULL)
			return false;
		if (!r->args->clip(r->args->arg, r->item, path, clip, f))
			return fault_at(f, "%s:%zu: Clip", file->path, ref->line);
		if (sf->transcripts[i].name != NULL &&
		    !read_transcript(r, file, &sf->transcripts[i], clip, f))
			return false;
	}
	return true;
}

/* Whether a story file of that key is in this import, or was in an earlier. */
static enum found
is_known(struct run *r, const char *key, struct fault *f)
{
	unsigned char digest[DIGEST_BYTES];
	enum found found;
	int64_t id;

	if (g_hash_table_contains(r->keys, key))
		return FOUND;
	found = source_item(
	    desk_edition(r->args->desk), source, key, &id, digest, f);
	return found != ABSENT ? found
			       : source_item(desk_newsroom(r->args->desk),
				     source, key, &id, digest, f);
}

static bool
find_story(struct run *r, const char *name, int64_t *id, struct fault *f)
{
	size_t n = strlen(name);

	if (strspn(name, "0123456789") == n && n < 19) {
		*id = strtoll(name, NULL, 10);
		return true;
	}
	switch (is_known(r, name, f)) {
	case FOUND:
		return desk_number(r->args->desk, source, name, id, f);
	case ABSENT:
		return fault_set(f, FAULT_DATA,
		    "there is no story \"%s\" in "
		    "this import or an earlier one",
		    name);
	default:
		return false;
	}
}

static bool
find_see_also(struct run *r, const struct walk_file *file, struct storyfile *sf,
    struct fault *f)
{
	struct document *d = &sf->document;
	int64_t own;

	if (!desk_number(r->args->desk, source, file->key, &own, f))
		return false;
	d->see_also =
	    arena_zalloc(r->item, sf->n_see_also + 1, sizeof(*d->see_also));
	for (size_t i = 0; i < sf->n_see_also; i++) {
		const struct storyfile_ref *ref = &sf->see_also[i];
		int64_t *id = &d->see_also[i];
		bool ok = find_story(r, ref->name, id, f);

		if (ok && *id == own)
			ok = fault_set(
			    f, FAULT_DATA, "this is the story itself");
		if (!ok)
			return fault_at(
			    f, "%s:%zu: See-also", file->path, ref->line);
	}
	d->n_see_also = sf->n_see_also;
	return true;
}

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

static enum desk_status
status_of(const struct storyfile *sf)
{
	if (sf->is_draft)
		return DESK_DRAFT;
	return sf->embargo > clock_now() ? DESK_EMBARGOED : DESK_LIVE;
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
	    file->path, &r->args->conf->zones, r->args->conf->language};
	struct storyfile sf;
	struct desk_item item = {
	    .document = &sf.document, .source = source, .guid = file->key};
	char *text;
	size_t n;

	if (!check_key(r, file, f) ||
	    !slurp_file(
		r->item, file->path, STORYFILE_BYTES_MAX, &text, &n, f) ||
	    !storyfile_parse(r->item, &args, text, n, &sf, f) ||
	    !make_pictures(r, file, &sf, f) || !keep_clips(r, file, &sf, f) ||
	    !find_see_also(r, file, &sf, f))
		return false;
	digest_of(&sf, text, n, item.digest);
	item.status = status_of(&sf);
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
