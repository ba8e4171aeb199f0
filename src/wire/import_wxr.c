/* SPDX-License-Identifier: Apache-2.0 */
/* WordPress exports, an item at a time, and what comes with each. */
#include <glib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/bring.h"
#include "desk/desk.h"
#include "store/source.h"
#include "store/story.h"
#include "wire/mapping.h"
#include "wire/run.h"
#include "wire/words.h"
#include "wire/wxr.h"
#include "wire/wxrfile.h"
#include "wire/wxrindex.h"

#include "base/banned.h"

static const char source[] = "wordpress";
static const char uploads[] = "/uploads/";

/* What the pictures of a run are found by. */
struct finding {
	const struct import_args *args;
	char *root; /* the folder, resolved */
};

/*
 * The file of an address: below the folder as it is below "uploads", or there
 * by its name alone. Nothing outside the folder is ever taken.
 */
static enum found
find_picture(void *arg, struct arena *a, const char *url,
    struct document_picture *p, struct fault *f)
{
	const struct finding *in = arg;
	const char *path = strstr(url, uploads);
	const char *tries[2] = {"", strrchr(url, '/')};
	char real[PATH_MAX];

	if (path != NULL)
		tries[0] = path + strlen(uploads) - 1;
	for (size_t i = 0; i < G_N_ELEMENTS(tries); i++) {
		const char *name = tries[i];
		char *plain;

		if (name == NULL || name[0] != '/')
			continue;
		plain = g_uri_unescape_segment(
		    name, name + strcspn(name, "?#"), NULL);
		name = plain == NULL
			   ? NULL
			   : realpath(arena_printf(a, "%s%s", in->root, plain),
				 real);
		g_free(plain);
		if (name == NULL || !g_str_has_prefix(real, in->root) ||
		    real[strlen(in->root)] != '/')
			continue;
		return in->args->picture(in->args->arg, a,
			   arena_string(a, real), p, f)
			   ? FOUND
			   : FAULTED;
	}
	return ABSENT;
}

/* Of what the item becomes: what an export changes besides is no change. */
static void
digest_of(struct arena *a, struct wxr_item *w)
{
	char *json = document_to_json(a, &w->item.document);
	const char *text =
	    arena_printf(a, "%d\n%lld\n%s", (int)w->item.state,
		(long long)w->item.embargo, json);
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize bytes = DIGEST_BYTES;

	g_checksum_update(sum, (const guchar *)text, -1);
	g_checksum_get_digest(sum, w->item.digest, &bytes);
	g_checksum_free(sum);
}

/* Where no other story has it, the page is at its own path. */
static bool
settle_page(struct run *r, struct wxr_item *w, struct fault *f)
{
	struct db *edition = desk_edition(r->args->desk);
	struct document *d = &w->item.document;
	int64_t other, own;

	if (w->page[0] == '\0')
		return true;
	d->page = w->page;
	if (!desk_number(
		r->args->desk, source, w->item.guid, &own, f))
		return false;
	for (int i = 2;; i++) {
		switch (story_of_page(edition, d->page, &other, f)) {
		case ABSENT:
			return true;
		case FOUND:
			if (other == own)
				return true;
			break;
		default:
			return false;
		}
		d->page = strcmp(w->page, "about") == 0
			      ? arena_printf(r->item, "about/about-%d", i)
			      : arena_printf(r->item, "%s-%d", w->page, i);
	}
}

/*
 * What was to go out at a time that has come is taken as public only when it
 * is public here already; else somebody has to look at it.
 */
static bool
settle_overdue(struct run *r, struct wxr_item *w, struct fault *f)
{
	unsigned char digest[DIGEST_BYTES];
	int64_t id;
	enum found found;

	if (!w->is_overdue || w->item.state != WIRE_WITHHELD)
		return true;
	found = source_item(desk_edition(r->args->desk), source, w->item.guid,
	    &id, digest, f);
	if (found == FOUND) {
		w->item.state = WIRE_USABLE;
		w->item.embargo = w->item.document.published;
	}
	return found != FAULTED;
}

/* Its old addresses, and what readers said of it. */
static bool
bring(struct run *r, const struct wxr_item *w, struct fault *f)
{
	struct desk_comment *c;
	unsigned char digest[DIGEST_BYTES];
	enum found found;
	int64_t id, made;

	found = source_item(desk_edition(r->args->desk), source, w->item.guid,
	    &id, digest, f);
	if (found != FOUND)
		return found == ABSENT;
	for (size_t i = 0; i < w->n_addresses; i++) {
		if (!desk_bring_address(
			r->args->desk, w->address[i], id, f))
			return false;
	}
	c = arena_zalloc(r->item, w->n_comments + 1, sizeof(*c));
	for (size_t i = 0; i < w->n_comments; i++)
		c[i] = (struct desk_comment){
		    .key = arena_printf(r->item, "%s %s#%s", source,
			w->item.guid, w->comments[i].id),
		    .name = w->comments[i].name,
		    .text = w->comments[i].text,
		    .received = w->comments[i].received,
		};
	if (!desk_bring_comments(
		r->args->desk, id, c, w->n_comments, &made, f))
		return false;
	r->count->comments += made;
	return true;
}

static bool
take(struct run *r, const struct walk_file *file, const char *at,
    struct wxr_item *w, struct fault *f)
{
	const struct import_count before = *r->count;
	bool is_new;

	if (w->item.state != WIRE_SKIPPED) {
		if (!settle_page(r, w, f) || !settle_overdue(r, w, f))
			return false;
		digest_of(r->item, w);
	}
	if (!run_item(r, file, at, source, &w->item, f))
		return false;
	if (w->item.state == WIRE_SKIPPED ||
	    r->count->refused > before.refused)
		return true;
	is_new = r->count->made > before.made ||
		 r->count->changed > before.changed;
	for (size_t i = 0; is_new && i < w->remarks.n; i++)
		run_remark(r, file->path,
		    arena_printf(r->item, "%s: %s", at, w->remarks.at[i]));
	return w->item.state != WIRE_USABLE || bring(r, w, f);
}

static bool
take_child(struct run *r, const struct walk_file *file,
    const struct wxr_args *args, struct wxrfile *in,
    const struct wxrfile_child *child, struct fault *f)
{
	const char *at =
	    arena_printf(r->item, "%s:%d", file->path, child->line);
	struct wxr_item w;
	struct xmltree *tree;

	if (strcmp(child->name, "item") != 0)
		return true;
	if (!wxrfile_tree(in, r->item, child, &tree, f))
		return f->cause == FAULT_DATA && run_refuse(r, file->path, f) &&
		       run_next(r, wxrfile_offset(in), f);
	if (!wxr_read(r->item, args, tree, &w, f)) {
		fault_at(f, "%s", at);
		return f->cause == FAULT_DATA && run_refuse(r, file->path, f) &&
		       run_next(r, wxrfile_offset(in), f);
	}
	at = arena_printf(r->item, "%s: %s", at,
	    words_cut(r->item, w.item.guid, 120));
	return take(r, file, at, &w, f) &&
	       run_next(r, wxrfile_offset(in), f);
}

static bool
take_all(struct run *r, const struct walk_file *file,
    const struct wxr_args *args, struct wxrfile *in, struct fault *f)
{
	struct wxrfile_child child;
	bool goes_on = true;

	while (goes_on) {
		switch (wxrfile_next(in, &child, &goes_on, f)) {
		case FOUND:
			goes_on = true;
			if (!take_child(r, file, args, in, &child, f))
				return false;
			break;
		case ABSENT:
			return true;
		default:
			if (!run_refuse(r, file->path, f))
				return false;
		}
	}
	return true;
}

static bool
open_args(struct run *r, const struct walk_file *file, struct wxr_args *args,
    struct finding *finding, struct fault *f)
{
	struct wxrfile *in = wxrfile_open(file->path, f);

	if (in == NULL)
		return false;
	args->index = wxrindex_new(in, false);
	wxrfile_close(in);
	if (r->args->pictures == NULL)
		return true;
	finding->root = realpath(r->args->pictures, NULL);
	if (finding->root == NULL) {
		wxrindex_free((struct wxr_index *)(uintptr_t)args->index);
		return fault_set(f, FAULT_NOINPUT,
		    "%s: there is no such folder of pictures",
		    r->args->pictures);
	}
	args->picture = find_picture;
	args->arg = finding;
	return true;
}

bool
import_wxr(struct run *r, const struct walk_file *file, struct fault *f)
{
	struct finding finding = {r->args, NULL};
	struct wxr_args args = {
	    .wire = {r->args->conf->language, r->args->map->base}};
	struct wxrfile *in;
	bool ok;

	if (!open_args(r, file, &args, &finding, f))
		return (f->cause == FAULT_DATA ||
			   (f->cause == FAULT_NOINPUT &&
			       r->args->pictures == NULL)) &&
		       run_refuse(r, file->path, f);
	in = wxrfile_open(file->path, f);
	ok = in != NULL && take_all(r, file, &args, in, f);
	wxrfile_close(in);
	wxrindex_free((struct wxr_index *)(uintptr_t)args.index);
	free(finding.root);
	return ok;
}
