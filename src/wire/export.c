/* SPDX-License-Identifier: Apache-2.0 */
/* The run of an export: live stories in the order of their numbers. */
#include "wire/export.h"

#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "page/address.h"
#include "page/whole.h"
#include "store/db.h"
#include "store/package.h"
#include "store/picture.h"
#include "story/body.h"
#include "story/document.h"
#include "wire/exporting.h"

#include "base/banned.h"

enum {
	RUN_BYTES_MAX = 64 << 20,
	ITEM_BYTES_MAX = 512 << 20,
	BATCH = 500,
	PACKAGES_BATCH = 50
};

enum found
export_has(struct export_run *e, int64_t id, struct fault *f)
{
	int64_t found;
	size_t n;

	for (n = 0; n < e->args->n_ids && e->args->ids[n] != id; n++)
		;
	if (e->args->n_ids > 0 && n == e->args->n_ids)
		return ABSENT;
	if (!live_after(e->db, &e->filter, id - 1, 1, &found, &n, f))
		return FAULTED;
	return n == 1 && found == id ? FOUND : ABSENT;
}

const char *
export_picture(const struct export_story *s, const struct document_picture *p)
{
	struct page page = s->page;
	const struct picture at = {
	    p->hash, p->width, p->height, p->alt, p->focus};

	return whole_picture(&page, &at);
}

bool
export_flush(struct export_run *e, struct fault *f)
{
	bool ok = sink_put(e->sink, buf_string(&e->text), e->text.len, f);

	buf_reset(&e->text);
	return ok;
}

/* Pictures whose rights have ended do not leave either. */
static void
drop_pictures(struct export_run *e, struct document *d)
{
	const char **with =
	    arena_zalloc(e->item, d->n_pictures + 1, sizeof(*with));
	size_t n = 0;

	for (size_t i = 0; i < d->n_pictures; i++) {
		with[i] = "";
		if (picture_is_down(e->db, d->pictures[i].hash, clock_now()))
			continue;
		d->pictures[n++] = d->pictures[i];
		with[i] = arena_printf(e->item, "![](picture:%zu)", n);
	}
	if (n < d->n_pictures)
		d->body = body_with_pictures(
		    e->item, d->body, with, d->n_pictures);
	d->n_pictures = n;
}

/* The document may name a section that was moved or removed since. */
static bool
load_sections(struct export_run *e, struct export_story *s, struct fault *f)
{
	const struct document *d = &s->document;

	s->sections = arena_zalloc(e->item, d->n_also + 1,
	    sizeof(*s->sections));
	if (section_by_id(e->db, e->item, s->story.section, s->sections, f) !=
	    FOUND)
		return false;
	s->n_sections = 1;
	for (size_t i = 0; i < d->n_also; i++) {
		enum found found = section_by_path(e->db, e->item, d->also[i],
		    &s->sections[s->n_sections], f);

		if (found == FAULTED)
			return false;
		s->n_sections += found == FOUND;
	}
	return true;
}

static bool
load(struct export_run *e, int64_t id, struct export_story *s, struct fault *f)
{
	const struct conf *conf = e->args->conf;

	*s = (struct export_story){.page =
		page_unasked(&e->site, e->item, e->db, &e->edition)};
	if (story_by_id(e->db, e->item, id, &s->story, f) != FOUND ||
	    revision_last(e->db, e->item, id, &s->revision, f) != FOUND ||
	    !document_from_json(
		e->item, s->revision.document, &s->document, f) ||
	    !load_sections(e, s, f))
		return false;
	drop_pictures(e, &s->document);
	s->url = whole_url(&s->page,
	    address_encode(e->item, address_story(e->item, &s->story.card)));
	s->tag = whole_story_tag(&s->page, id);
	s->source = s->document.source[0] != '\0' ? s->document.source
						  : conf->publisher;
	s->licence = s->document.licence;
	s->holder = s->licence[0] == '\0' ? conf->publisher : "";
	return true;
}

static bool
take(struct export_run *e, const struct export_format *format, int64_t id,
    struct fault *f)
{
	struct export_story s;
	bool ok;

	arena_reset(e->item);
	ok = load(e, id, &s, f);
	if (ok && s.document.page[0] != '\0' && !format->has_pages)
		return true;
	ok = ok && format->story(e, &s, f) && export_flush(e, f);
	if (!ok)
		return fault_at(f, "story %lld", (long long)id);
	e->count->stories++;
	return true;
}

static void
show(struct export_run *e, int64_t done)
{
	if (e->args->progress != NULL)
		e->args->progress(e->args->arg, done, e->edition.next_story,
		    e->count->stories);
}

static bool
take_all(
    struct export_run *e, const struct export_format *format, struct fault *f)
{
	int64_t ids[BATCH], last = 0;
	size_t n = BATCH;

	while (n == BATCH) {
		if (!live_after(e->db, &e->filter, last, BATCH, ids, &n, f))
			return false;
		for (size_t i = 0; i < n; i++) {
			last = ids[i];
			if (!take(e, format, last, f))
				return false;
			show(e, last);
		}
	}
	return true;
}

static bool
take_named(
    struct export_run *e, const struct export_format *format, struct fault *f)
{
	for (size_t i = 0; i < e->args->n_ids; i++) {
		if (!take(e, format, e->args->ids[i], f))
			return false;
		show(e, (int64_t)i + 1);
	}
	return true;
}

static bool
find_named(struct export_run *e, struct fault *f)
{
	for (size_t i = 0; i < e->args->n_ids; i++) {
		switch (export_has(e, e->args->ids[i], f)) {
		case FOUND:
			break;
		case ABSENT:
			return fault_set(f, FAULT_NOINPUT,
			    "there is no live story %lld%s",
			    (long long)e->args->ids[i],
			    e->is_whole ? "" : " in what is asked for");
		default:
			return false;
		}
	}
	return true;
}

static bool
find_filter(struct export_run *e, struct fault *f)
{
	const struct export_args *args = e->args;
	struct section s;

	e->filter.since = args->since;
	e->is_whole = args->since == 0 && args->section[0] == '\0';
	if (args->section[0] != '\0') {
		switch (
		    section_by_path(e->db, e->a, args->section, &s, f)) {
		case FOUND:
			e->filter.section = s.id;
			break;
		case ABSENT:
			return fault_set(f, FAULT_NOINPUT,
			    "there is no section \"%s\"; \"broadsheet section "
			    "list\" shows what there is",
			    args->section);
		default:
			return false;
		}
	}
	if (!find_named(e, f))
		return false;
	e->is_whole = e->is_whole && args->n_ids == 0;
	return true;
}

bool
export_packages(struct export_run *e,
    bool (*each)(struct export_run *e, const struct section *at,
	const struct package *p, struct fault *f),
    struct fault *f)
{
	struct package_list list = {.n = PACKAGES_BATCH};

	for (int64_t skip = 0; list.n == PACKAGES_BATCH;
	     skip += PACKAGES_BATCH) {
		arena_reset(e->item);
		if (!package_list(
			e->db, e->item, skip, PACKAGES_BATCH, &list, f))
			return false;
		for (size_t i = 0; i < list.n; i++) {
			struct section s;
			struct package p;

			if (section_by_path(e->db, e->item, list.at[i].path,
				&s, f) != FOUND ||
			    package_load(e->db, e->item, &s, &p, f) != FOUND ||
			    !each(e, &s, &p, f))
				return fault_at(f, "%s", list.at[i].path);
			e->count->packages++;
		}
	}
	return true;
}

static bool
open_sink(
    struct export_run *e, const struct export_format *format, struct fault *f)
{
	const char *out = e->args->out;
	bool is_folder = format->shape == EXPORT_FOLDER ||
			 (format->shape == EXPORT_EITHER && out != NULL);

	if (is_folder && out == NULL)
		return fault_set(f, FAULT_USAGE,
		    "%s is a folder of files; --out names it", format->name);
	if (format->shape == EXPORT_EITHER && out == NULL &&
	    e->args->n_ids != 1)
		return fault_set(f, FAULT_USAGE,
		    "%s is a file a story; --out names a folder, or name one "
		    "story",
		    format->name);
	e->sink = sink_open(e->args->is_dry ? SINK_NOWHERE
			    : is_folder	    ? SINK_FOLDER
					    : SINK_STREAM,
	    out, f);
	return e->sink != NULL;
}

static bool
write_all(
    struct export_run *e, const struct export_format *format, struct fault *f)
{
	return find_filter(e, f) && open_sink(e, format, f) &&
	       (format->begin == NULL || format->begin(e, f)) &&
	       (e->args->n_ids > 0 ? take_named(e, format, f)
				   : take_all(e, format, f)) &&
	       (format->end == NULL || format->end(e, f)) &&
	       export_flush(e, f);
}

bool
export_run(const struct export_format *format, const struct export_args *args,
    struct export_count *count, struct fault *f)
{
	struct export_run e = {
	    .args = args,
	    .count = count,
	    .site = {.conf = args->conf},
	    .a = arena_new(RUN_BYTES_MAX),
	    .item = arena_new(ITEM_BYTES_MAX),
	};
	bool ok;

	*count = (struct export_count){0};
	e.db = db_open(args->conf->edition_dir, DB_EDITION, DB_READ, f);
	ok = e.db != NULL && edition_begin(e.db, &e.edition, f) &&
	     write_all(&e, format, f);
	if (e.sink != NULL)
		ok = sink_close(e.sink, ok, f);
	db_close(e.db);
	buf_release(&e.text);
	arena_free(e.item);
	arena_free(e.a);
	return ok;
}
