/* SPDX-License-Identifier: Apache-2.0 */
/* From a document to what readers are served. */
#include "desk/press.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "desk/internal.h"
#include "page/address.h"
#include "store/picture.h"
#include "store/publication.h"
#include "store/section.h"
#include "store/story.h"
#include "store/term.h"
#include "story/body.h"
#include "story/document.h"
#include "story/live.h"
#include "story/slug.h"
#include "view/view.h"

#include "base/banned.h"

enum {
	/* Of the 14,000 bytes of a low page, what its body may have. */
	LOW_BODY_BYTES = 8000,
	PLACES_MAX = (DOCUMENT_LIST_MAX + 4) * (SECTION_DEPTH_MAX + 1) +
		     DOCUMENT_LIST_MAX
};

/* A section looked up, with all it lies in: kept for a batch. */
struct place {
	int64_t id;
	enum section_kind kind;
	size_t n_up; /* itself first, the front page last */
	int64_t up[SECTION_DEPTH_MAX + 2];
};

struct press {
	const struct conf *conf;
	struct db *edition;
	struct view *view;
	GHashTable *places; /* path -> struct place */
	struct terms *terms;
};

struct press *
press_open(const struct conf *conf, struct db *edition, struct fault *f)
{
	struct press *p = calloc(1, sizeof(*p));

	if (p == NULL)
		abort();
	p->conf = conf;
	p->edition = edition;
	p->places =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	p->terms = terms_open(edition, conf->search_language);
	p->view = view_open(conf->template_dir, conf->override_dir, f);
	if (p->view == NULL) {
		press_close(p);
		return NULL;
	}
	return p;
}

void
press_close(struct press *p)
{
	if (p == NULL)
		return;
	view_close(p->view);
	terms_close(p->terms);
	g_hash_table_destroy(p->places);
	free(p);
}

void
press_forget(struct press *p)
{
	g_hash_table_remove_all(p->places);
}

/* The section or strand at path, which field of the document names. */
static const struct place *
find_place(struct press *p, struct arena *a, const char *field,
    const char *path, struct fault *f)
{
	struct place *place = g_hash_table_lookup(p->places, path);
	struct section_list trail;
	struct section s;

	if (place != NULL)
		return place;
	switch (section_by_path(p->edition, a, path, &s, f)) {
	case FOUND:
		break;
	case ABSENT:
		fault_set(f, FAULT_DATA,
		    "%s: there is no \"%s\"; "
		    "\"broadsheet section list\" shows what there is",
		    field, path);
		return NULL;
	default:
		return NULL;
	}
	if (!section_trail(p->edition, a, s.id, &trail, f))
		return NULL;
	place = g_new0(struct place, 1);
	place->id = s.id;
	place->kind = s.kind;
	for (size_t i = trail.n; i > 0; i--)
		place->up[place->n_up++] = trail.at[i - 1].id;
	place->up[place->n_up++] = SECTION_ROOT;
	g_hash_table_insert(p->places, g_strdup(path), place);
	return place;
}

static void
add_places(int64_t *listed, size_t *n, const struct place *place)
{
	for (size_t i = 0; i < place->n_up; i++) {
		size_t j = 0;

		while (j < *n && listed[j] != place->up[i])
			j++;
		if (j == *n)
			listed[(*n)++] = place->up[i];
	}
}

/* A series or a programme, but not the list of all programmes. */
static bool
find_strand(struct press *p, struct arena *a, const struct document *d,
    struct publication *out, int64_t *listed, struct fault *f)
{
	const struct place *place = find_place(p, a, "strand", d->strand, f);

	if (place == NULL)
		return false;
	if ((place->kind != SECTION_STRAND &&
		place->kind != SECTION_PROGRAMME) ||
	    strcmp(d->strand, SECTION_PROGRAMMES) == 0)
		return fault_set(f, FAULT_DATA,
		    "strand: \"%s\" is a section, no strand", d->strand);
	out->strand = place->id;
	add_places(listed, &out->n_listed, place);
	return true;
}

static bool
find_package(struct press *p, struct arena *a, const struct document *d,
    struct publication *out, int64_t *listed, struct fault *f)
{
	const struct place *place = find_place(p, a, "package", d->package, f);

	if (place == NULL)
		return false;
	if (place->kind != SECTION_PACKAGE)
		return fault_set(f, FAULT_DATA,
		    "package: \"%s\" is no package", d->package);
	out->package = place->id;
	add_places(listed, &out->n_listed, place);
	return true;
}

/* Every story with sound or film is in the list of these. */
static bool
find_clips_list(struct press *p, struct arena *a, const struct document *d,
    struct publication *out, int64_t *listed, struct fault *f)
{
	const struct place *place;

	if (d->n_clips == 0)
		return true;
	place = find_place(p, a, "clips", SECTION_PROGRAMMES, f);
	if (place != NULL)
		add_places(listed, &out->n_listed, place);
	return place != NULL;
}

/* Where the story is listed: its section, strand and further sections. */
static bool
find_places(struct press *p, struct arena *a, const struct document *d,
    struct publication *out, struct fault *f)
{
	int64_t *listed = arena_zalloc(a, PLACES_MAX, sizeof(*listed));
	const struct place *place;

	out->listed = listed;
	out->section = SECTION_ROOT;
	if (d->page[0] != '\0')
		return true;
	place = find_place(p, a, "section", d->section, f);
	if (place == NULL)
		return false;
	if (place->kind != SECTION_SECTION)
		return fault_set(f, FAULT_DATA,
		    "section: \"%s\" is no "
		    "section; name a strand as strand",
		    d->section);
	out->section = place->id;
	add_places(listed, &out->n_listed, place);
	if ((d->strand[0] != '\0' && !find_strand(p, a, d, out, listed, f)) ||
	    (d->package[0] != '\0' &&
		!find_package(p, a, d, out, listed, f)) ||
	    !find_clips_list(p, a, d, out, listed, f))
		return false;
	for (size_t i = 0; i < d->n_also; i++) {
		place = find_place(p, a, "section", d->also[i], f);
		if (place == NULL)
			return false;
		if (place->kind == SECTION_AUTHOR)
			return fault_set(f, FAULT_DATA,
			    "section: \"%s\" is a writer, no section",
			    d->also[i]);
		add_places(listed, &out->n_listed, place);
	}
	return true;
}

/* Whoever wrote it has a list of their own, made with the first story. */
static bool
find_authors(struct press *p, struct arena *a, struct publication *out,
    struct fault *f)
{
	int64_t *listed = arena_zalloc(a, PLACES_MAX, sizeof(*listed));

	if (out->page != NULL)
		return true;
	memcpy(listed, out->listed, out->n_listed * sizeof(*listed));
	out->listed = listed;
	for (size_t i = 0; i < out->bylines.n; i++) {
		struct byline *b = &out->bylines.at[i];
		struct place place = {.n_up = 1};

		if (b->name[0] == '\0')
			continue;
		if (!section_author(p->edition, slug_make(a, b->name), b->name,
			&b->author, f))
			return false;
		place.up[0] = b->author;
		add_places(listed, &out->n_listed, &place);
	}
	return true;
}

/*
 * One picture in one skin, by its template, between marks: what is not to be
 * shown any more is taken out when the page is made.
 */
static bool
render_figure(struct press *p, struct arena *a, enum skin skin, size_t number,
    const struct document *doc, const char **html, struct fault *f)
{
	const struct document_picture *pic = &doc->pictures[number - 1];
	struct picture at = {.hash = pic->hash,
	    .width = pic->width,
	    .height = pic->height,
	    .alt = pic->alt,
	    .focus = pic->focus};
	const char *credit =
	    pic->credit[0] != '\0' ? pic->credit : pic->copyright;
	struct view_dict *d = view_dict_new(a), *caption;
	struct buf out = {0};
	bool ok;

	view_set(
	    d, MARKER_FIGURE_SRC, address_picture(a, &at, 640, PICTURE_JPEG));
	view_set(d, MARKER_FIGURE_SRCSET, address_srcset(a, &at, PICTURE_JPEG));
	view_set(d, MARKER_FIGURE_WEBP, address_srcset(a, &at, PICTURE_WEBP));
	view_set_int(d, MARKER_FIGURE_WIDTH, pic->width);
	view_set_int(d, MARKER_FIGURE_HEIGHT, pic->height);
	view_set(d, MARKER_FIGURE_ALT, pic->alt);
	if (pic->alt[0] != '\0')
		view_show(d, MARKER_FIGURE_DESCRIBED);
	view_set_int(d, MARKER_FIGURE_KB, (pic->bytes + 1023) / 1024);
	if (pic->caption[0] != '\0' || credit[0] != '\0') {
		caption = view_add(d, MARKER_FIGURE_CAPTIONED);
		view_set(caption, MARKER_FIGURE_CAPTION, pic->caption);
		if (credit[0] != '\0')
			view_set(view_add(caption, MARKER_FIGURE_CREDITED),
			    MARKER_FIGURE_CREDIT, credit);
	}
	ok = view_render(p->view, skin, TEMPLATE_FIGURE, d, false, &out, f);
	while (out.len > 0 && out.data[out.len - 1] == '\n')
		out.data[--out.len] = '\0';
	*html = arena_printf(a, PICTURE_MARK "%s" PICTURE_MARK_END "\n", number,
	    buf_string(&out));
	buf_release(&out);
	return ok;
}

static void
copy_body(
    struct arena *a, const struct body *body, struct publication *out)
{
	const char **full;

	out->words = (int64_t)body->words;
	out->n_full = 1;
	full = arena_zalloc(a, 1, sizeof(*full));
	full[0] = body->full;
	out->full_html = full;
	out->n_low = body->n_low;
	out->low_html = body->low;
}

static bool
render_body(struct press *p, struct arena *a, const struct document *d,
    struct publication *out, struct fault *f)
{
	struct body_figure *figures = arena_zalloc(
	    a, d->n_pictures + d->n_clips + 1, sizeof(*figures));
	struct body_args args = {
	    .markdown = d->body,
	    .n_figures = d->n_pictures,
	    .figures = figures,
	    .base_url = p->conf->base_url,
	    .low_max_bytes = LOW_BODY_BYTES,
	};
	struct body body;

	for (size_t i = 0; i < d->n_pictures; i++) {
		if (!render_figure(
			p, a, SKIN_FULL, i + 1, d, &figures[i].full, f) ||
		    !render_figure(
			p, a, SKIN_LOW, i + 1, d, &figures[i].low, f))
			return false;
	}
	/* What was published before live pages had entries stays a story. */
	if (document_is_live(d) && live_check(d->body, NULL))
		return press_live(p->view, p->conf, a, &args, out, f);
	if (!press_render_clips(p->view, p->conf, a, d,
		figures + d->n_pictures, &args, f) ||
	    !body_render(a, &args, &body, f))
		return false;
	copy_body(a, &body, out);
	return true;
}

static bool
keep_pictures(struct press *p, struct arena *a, const struct document *d,
    struct publication *out, struct fault *f)
{
	int64_t *id = arena_zalloc(a, d->n_pictures + 1, sizeof(*id));

	for (size_t i = 0; i < d->n_pictures; i++) {
		const struct document_picture *pic = &d->pictures[i];
		const struct picture_row row = {.hash = pic->hash,
		    .width = pic->width,
		    .height = pic->height,
		    .bytes = pic->bytes,
		    .rights_until = pic->rights_until};

		if (!picture_keep(p->edition, &row, &id[i], f))
			return false;
	}
	out->n_pictures = d->n_pictures;
	out->pictures = id;
	if (d->n_pictures > 0) {
		out->picture = id[0];
		out->picture_alt = d->pictures[0].alt;
		out->picture_focus = d->pictures[0].focus;
	}
	return true;
}

static void
copy_facts(const struct document *d, struct publication *out)
{
	out->kind = d->page[0] != '\0' ? "page" : d->kind;
	out->page = d->page[0] != '\0' ? d->page : NULL;
	out->language = d->language;
	out->short_headline = d->short_headline;
	out->headline = d->headline;
	out->standfirst = d->standfirst;
	out->source = d->source;
	out->licence = d->licence;
	out->published = d->published;
	out->updated = d->updated;
	out->review_by = d->review_by;
	out->picture_alt = "";
	out->picture_focus = "";
	out->n_see_also = d->n_see_also;
	out->see_also = d->see_also;
	out->n_subjects = d->n_subjects;
	out->subjects = d->subjects;
}

static void
copy_lists(struct arena *a, const struct document *d, struct publication *out)
{
	out->bylines.n = d->n_bylines;
	out->bylines.at = arena_zalloc(a, d->n_bylines, sizeof(struct byline));
	for (size_t i = 0; i < d->n_bylines; i++)
		out->bylines.at[i] = (struct byline){
		    .name = d->bylines[i].name,
		    .role = d->bylines[i].role,
		    .place = d->bylines[i].place,
		};
	out->links.n = d->n_links;
	out->links.at = arena_zalloc(a, d->n_links, sizeof(struct link));
	for (size_t i = 0; i < d->n_links; i++)
		out->links.at[i] = (struct link){
		    .url = d->links[i].url,
		    .title = d->links[i].title,
		    .site = d->links[i].site,
		    .kind = d->links[i].kind,
		};
}

bool
press_check(
    struct press *p, struct arena *a, const struct document *d, struct fault *f)
{
	struct publication out = {0};

	return find_places(p, a, d, &out, f) && render_body(p, a, d, &out, f);
}

/* All that follows from d, but for its revision. */
static bool
derive(struct press *p, struct arena *a, const struct document *d,
    struct publication *out, struct fault *f)
{
	copy_facts(d, out);
	copy_lists(a, d, out);
	if (!find_places(p, a, d, out, f) || !find_authors(p, a, out, f) ||
	    !render_body(p, a, d, out, f) || !keep_pictures(p, a, d, out, f))
		return false;
	press_fill_clips(a, d, out);
	press_fill_plain(a, d, out);
	return true;
}

/* What the change is when nobody says it, and the last significant one's why. */
static bool
fill_record(struct press *p, struct arena *a, const struct press_args *args,
    struct publication *out, struct fault *f)
{
	struct story was;
	enum found found = story_by_id(p->edition, a, args->id, &was, f);
	bool is_significant;

	if (found == FAULTED)
		return false;
	is_significant = found == FOUND && out->updated > was.card.updated;
	out->change = args->change != NULL ? args->change
		      : found == ABSENT	   ? "published"
		      : is_significant	   ? "updated"
					   : "changed";
	out->why = args->why != NULL ? args->why : "";
	out->updated_why = is_significant    ? out->why
			   : found == FOUND ? was.updated_why
					    : "";
	return true;
}

bool
press_publish(struct press *p, struct arena *a, const struct document *d,
    const struct press_args *args, struct fault *f)
{
	struct publication out = {
	    .id = args->id,
	    .now = args->now,
	    .terms = p->terms,
	    .puts_off_related = args->puts_off_related,
	};
	int64_t revision;

	if (!derive(p, a, d, &out, f) || !fill_record(p, a, args, &out, f))
		return false;
	out.slug = slug_make(a, d->headline);
	out.document = document_to_json(a, d);
	return publication_write(p->edition, &out, &revision, f);
}

bool
press_render_again(struct press *p, struct arena *a, const struct document *d,
    int64_t id, struct fault *f)
{
	struct publication out = {.id = id};

	return derive(p, a, d, &out, f) &&
	       publication_derive_again(p->edition, &out, f);
}
