/* SPDX-License-Identifier: Apache-2.0 */
/* A package file into the desk: by itself, or as part of an import. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/draft.h"
#include "store/source.h"
#include "store/story.h"
#include "wire/packagefile.h"
#include "wire/run.h"
#include "wire/slurp.h"

#include "base/banned.h"

static const char source[] = "files";

/* Where names of stories are looked for. */
struct finder {
	struct desk *desk;
	struct arena *a;
	struct run *run; /* or NULL */
};

/* Whether there is a story of that number, public or not. */
static enum found
is_number(struct finder *in, int64_t id, struct fault *f)
{
	struct story story;
	struct draft draft;
	enum found found =
	    story_by_id(desk_edition(in->desk), in->a, id, &story, f);

	return found != ABSENT
		   ? found
		   : draft_load(desk_newsroom(in->desk), in->a, id, &draft, f);
}

/* The number of the story that a file of that key became. */
static enum found
find_key(struct finder *in, const char *key, int64_t *id, struct fault *f)
{
	unsigned char digest[DIGEST_BYTES];
	enum found found =
	    source_item(desk_edition(in->desk), source, key, id, digest, f);

	if (found == ABSENT)
		found = source_item(
		    desk_newsroom(in->desk), source, key, id, digest, f);
	if (found != ABSENT || in->run == NULL ||
	    !g_hash_table_contains(in->run->keys, key))
		return found;
	/* It comes later in this import. */
	return desk_number(in->desk, source, key, id, f) ? FOUND : FAULTED;
}

static bool
find_story(void *arg, const char *name, int64_t *id, struct fault *f)
{
	struct finder *in = arg;
	size_t n = strlen(name);
	enum found found;

	if (strspn(name, "0123456789") == n && n < 19) {
		*id = strtoll(name, NULL, 10);
		found = is_number(in, *id, f);
	} else {
		found = find_key(in, name, id, f);
	}
	if (found == ABSENT)
		return fault_set(f, FAULT_DATA,
		    "there is no story \"%.200s\": wants a number, or the key "
		    "of a story file that was imported",
		    name);
	return found == FOUND;
}

bool
packagefile_save(struct desk *desk, struct arena *a, const char *name,
    const char *text, size_t n, bool is_dry, struct packagefile *pf,
    enum desk_outcome *outcome, struct fault *f)
{
	struct finder in = {.desk = desk, .a = a};

	*outcome = DESK_UNCHANGED;
	return packagefile_parse(a, name, text, n, pf, f) &&
	       packagefile_resolve(name, pf, find_story, &in, f) &&
	       (is_dry || desk_package_save(
			      desk, &pf->package, pf->state, outcome, f));
}

static bool
take(struct run *r, const struct walk_file *file, struct fault *f)
{
	struct finder in = {r->args->desk, r->item, r};
	enum desk_outcome outcome;
	struct packagefile pf;
	char *text, *sum;
	bool ok;
	size_t n;

	if (!slurp_file(
		r->item, file->path, PACKAGEFILE_BYTES_MAX, &text, &n, f) ||
	    !packagefile_parse(r->item, file->path, text, n, &pf, f) ||
	    !packagefile_resolve(file->path, &pf, find_story, &in, f))
		return false;
	sum = g_compute_checksum_for_data(
	    G_CHECKSUM_SHA256, (const guchar *)text, n);
	pf.package.imported = arena_string(r->item, sum);
	g_free(sum);
	ok = desk_package_take(
	    r->args->desk, &pf.package, pf.state, &outcome, f);
	if (!ok)
		return fault_at(f, "%s", file->path);
	r->count->packages += outcome != DESK_UNCHANGED;
	return true;
}

bool
import_package(struct run *r, const struct walk_file *file, struct fault *f)
{
	if (!take(r, file, f)) {
		if (f->cause != FAULT_DATA && f->cause != FAULT_NOINPUT)
			return false;
		run_refuse(r, file->path, f);
	}
	return run_next(r, file->bytes, f);
}
