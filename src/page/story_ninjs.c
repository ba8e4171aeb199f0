/* SPDX-License-Identifier: Apache-2.0 */
/* A story as ninjs 3.0 (IPTC): what its .json is. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "http/response.h"
#include "page/address.h"
#include "page/clips.h"
#include "page/notice.h"
#include "page/page.h"
#include "page/story.h"
#include "page/whole.h"
#include "store/clip.h"
#include "store/picture.h"
#include "store/plain.h"
#include "store/revision.h"
#include "store/story.h"
#include "story/body.h"
#include "story/document.h"

#include "base/banned.h"

/* What the item is made of. */
struct source {
	const struct story *story;
	struct revision revision;
	struct document doc;
	struct plain plain;
	struct correction_list corrections;
	struct byline_list bylines;
	struct card_list see_also;
	struct clip_list clips;
	struct section package; /* its home; its id is 0 when there is none */
	size_t n_also;          /* sections that list it besides its own */
	struct section *also;
	const char *html;
};

static void
set(json_t *o, const char *name, const char *value)
{
	if (value[0] != '\0')
		json_object_set_new(o, name, json_string(value));
}

static json_t *
value_of(const char *role, const char *type, const char *text)
{
	return json_pack("{s:s, s:s, s:s}", "role", role, "contentType", type,
	    "value", text);
}

static json_t *
headlines(const struct document *d)
{
	json_t *list =
	    json_pack("[o]", value_of("main", "text/plain", d->headline));

	if (strcmp(d->short_headline, d->headline) != 0)
		json_array_append_new(
		    list, value_of("short", "text/plain", d->short_headline));
	return list;
}

/* ![alt](address), with what means something in alt escaped. */
static const char *
picture_markup(struct page *p, const struct document_picture *d)
{
	struct picture at = {d->hash, d->width, d->height, d->alt, d->focus};
	struct buf b = {0};
	const char *s;

	if (picture_is_down(p->db, d->hash, clock_now()))
		return "";
	buf_puts(&b, "![");
	for (const char *c = d->alt; *c != '\0'; c++) {
		if (strchr("\\`*_[]<>&!", *c) != NULL)
			buf_puts(&b, "\\");
		buf_append(&b, c, 1);
	}
	buf_printf(&b, "](%s)", whole_picture(p, &at));
	s = arena_string(p->a, buf_string(&b));
	buf_release(&b);
	return s;
}

/* As it is written, its pictures by their addresses. */
static const char *
markdown(struct page *p, const struct document *d)
{
	const char **with =
	    arena_zalloc(p->a, d->n_pictures + 1, sizeof(*with));

	if (d->n_pictures == 0)
		return d->body;
	for (size_t i = 0; i < d->n_pictures; i++)
		with[i] = picture_markup(p, &d->pictures[i]);
	return body_with_pictures(p->a, d->body, with, d->n_pictures);
}

static json_t *
bodies(struct page *p, const struct source *s)
{
	json_t *html = value_of("main", "text/html", whole_html(p, s->html));

	json_object_set_new(
	    html, "wordCount", json_integer((json_int_t)s->story->words));
	return json_pack(
	    "[o, o]", html,
	    value_of("main", "text/markdown", markdown(p, &s->doc)));
}

/* "By A in X and B" as one line, and each of them. */
static void
add_people(struct page *p, json_t *o, const struct source *s)
{
	json_t *people = json_array();

	for (size_t i = 0; i < s->bylines.n; i++) {
		const struct byline *b = &s->bylines.at[i];
		json_t *person;

		if (b->name[0] == '\0')
			continue;
		person =
		    json_pack("{s:s, s:s}", "name", b->name, "rel", "creator");
		if (b->path[0] != '\0')
			set(person, "uri",
			    whole_url(p, address_section(p->a, b->path)));
		json_array_append_new(people, person);
	}
	set(o, "by", s->plain.byline);
	if (json_array_size(people) > 0)
		json_object_set_new(o, "people", people);
	else
		json_decref(people);
	if (s->bylines.n > 0)
		set(o, "located", s->bylines.at[0].place);
}

static void
add_section(struct page *p, json_t *list, const char *name, const char *path)
{
	json_array_append_new(list,
	    json_pack("{s:s, s:s, s:s}", "name", name, "rel", "section", "uri",
		whole_url(p, address_section(p->a, path))));
}

/* Its sections, the home first; what it is about. */
static json_t *
subjects(struct page *p, const struct source *s)
{
	json_t *list = json_array();

	add_section(
	    p, list, s->story->card.section_name, s->story->card.path);
	for (size_t i = 0; i < s->n_also; i++)
		add_section(p, list, s->also[i].name, s->also[i].path);
	for (size_t i = 0; i < s->doc.n_subjects; i++)
		json_array_append_new(
		    list, json_pack("{s:s}", "name", s->doc.subjects[i]));
	return list;
}

static json_t *
picture(struct page *p, const struct document_picture *d)
{
	struct picture at = {.hash = d->hash,
	    .width = d->width,
	    .height = d->height,
	    .alt = d->alt};
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:[{s:s, s:s, s:s, s:I, "
			      "s:I}]}",
	    "name", "picture", "uri", whole_picture(p, &at), "type", "picture",
	    "rel", "picture", "renditions", "name", "main", "href",
	    whole_picture(p, &at), "contentType", "image/jpeg", "width",
	    (json_int_t)d->width, "height", (json_int_t)d->height);
	json_t *words = json_array();

	if (d->caption[0] != '\0')
		json_array_append_new(
		    words, value_of("caption", "text/plain", d->caption));
	if (d->alt[0] != '\0')
		json_array_append_new(
		    words, value_of("alt", "text/plain", d->alt));
	json_object_set_new(o, "descriptions", words);
	set(o, "copyrightNotice",
	    d->copyright[0] != '\0' ? d->copyright : d->credit);
	return o;
}

static json_t *
clip(struct page *p, const struct clip *c)
{
	const char *src = whole_url(p, clips_address(p->a, c));
	const char *type = c->is_video ? "video" : "audio";
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:[{s:s, s:s, "
			      "s:s, s:I, s:I}]}",
	    "name", "clip", "uri", src, "type", type, "rel", type, "title",
	    c->title, "contentCreated", stamp_iso(p->a, c->recorded),
	    "renditions", "name", "main", "href", src, "contentType", c->type,
	    "sizeInBytes", (json_int_t)c->bytes, "duration",
	    (json_int_t)c->duration);

	if (c->transcript[0] != '\0')
		json_object_set_new(o, "bodies",
		    json_pack("[o]",
			value_of("transcript", "text/plain", c->transcript)));
	return o;
}

/*
 * Pictures, clips, the package, the stories that editors pinned, Internet
 * links.
 */
static json_t *
associations(struct page *p, const struct source *s)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->doc.n_pictures; i++)
		if (!picture_is_down(
			p->db, s->doc.pictures[i].hash, clock_now()))
			json_array_append_new(
			    list, picture(p, &s->doc.pictures[i]));
	for (size_t i = 0; i < s->clips.n; i++)
		json_array_append_new(list, clip(p, &s->clips.at[i]));
	if (s->package.id != 0)
		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:o, s:s, s:s}", "name", "package",
			"rel", "partOf", "uri",
			json_string(whole_url(p,
			    address_section(p->a, s->package.path))),
			"type", "composite", "title", s->package.name));
	for (size_t i = 0; i < s->see_also.n; i++) {
		const struct card *c = &s->see_also.at[i];

		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:s, s:[o]}", "name", "see-also",
			"rel", "seeAlso", "uri", whole_story_tag(p, c->id),
			"type", "text", "headlines",
			value_of("main", "text/plain", c->headline)));
	}
	for (size_t i = 0; i < s->doc.n_links; i++)
		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:s}", "name", "link", "rel",
			s->doc.links[i].kind, "uri", s->doc.links[i].url,
			"title", s->doc.links[i].title));
	return list;
}

/* ninjs has no place for corrections but the note from the editor. */
static const char *
editors_note(struct page *p, const struct correction_list *list)
{
	const char *note = "";

	for (size_t i = 0; i < list->n; i++) {
		const struct correction *c = &list->at[i];

		if (c->withdrawn_at == 0)
			note = arena_printf(p->a, "%s%s%s, %s: %s", note,
			    note[0] == '\0' ? "" : "\n", notice_word(c),
			    stamp_iso(p->a, c->at), c->text);
	}
	return note;
}

static json_t *
item(struct page *p, const struct source *s)
{
	const struct card *c = &s->story->card;
	json_t *o = json_pack(
	    "{s:{s:s, s:s, s:s}, s:s, s:s, s:s, s:o, s:s, s:s, s:s, s:s, s:s}",
	    "standard", "name", "ninjs", "version", "3.0", "schema",
	    "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json", "uri",
	    whole_story_tag(p, c->id), "type", "text", "representationType",
	    "full", "version",
	    json_string(
		arena_printf(p->a, "%lld", (long long)s->revision.number)),
	    "firstCreated", stamp_iso(p->a, s->story->published),
	    "versionCreated", stamp_iso(p->a, c->updated), "contentCreated",
	    stamp_iso(p->a, s->story->published), "pubStatus", "usable",
	    "language", c->language);

	set(o, "title", c->headline);
	set(o, "slugline", c->slug);
	json_object_set_new(o, "headlines", headlines(&s->doc));
	if (c->standfirst[0] != '\0')
		json_object_set_new(o, "descriptions",
		    json_pack("[o]",
			value_of("summary", "text/plain", c->standfirst)));
	json_object_set_new(o, "bodies", bodies(p, s));
	add_people(p, o, s);
	json_object_set_new(o, "subjects", subjects(p, s));
	json_object_set_new(o, "genres", json_pack("[{s:s}]", "name", c->kind));
	json_object_set_new(o, "infoSources",
	    json_pack("[{s:s, s:s}]", "name",
		s->story->source[0] != '\0' ? s->story->source
					    : p->site->conf->publisher,
		"role", "publisher"));
	/* What has a licence may be somebody else's. */
	if (s->story->licence[0] == '\0')
		set(o, "copyrightHolder", p->site->conf->publisher);
	set(o, "usageTerms", s->story->licence);
	set(o, "edNote", editors_note(p, &s->corrections));
	json_object_set_new(o, "associations", associations(p, s));
	json_object_set_new(o, "altIds",
	    json_pack("[{s:s, s:s}, {s:s, s:o}]", "role", "canonical", "value",
		whole_url(p, address_encode(p->a, address_story(p->a, c))),
		"role", "number", "value",
		json_string(arena_printf(p->a, "%lld", (long long)c->id))));
	return o;
}

static bool
load_also(struct page *p, struct source *s, struct fault *f)
{
	s->also = arena_zalloc(p->a, s->doc.n_also + 1, sizeof(*s->also));
	for (size_t i = 0; i < s->doc.n_also; i++) {
		/* It may have been moved or taken away since. */
		enum found found = section_by_path(
		    p->db, p->a, s->doc.also[i], &s->also[s->n_also], f);

		if (found == FAULTED)
			return false;
		s->n_also += found == FOUND;
	}
	return true;
}

static bool
load(struct page *p, struct source *s, struct fault *f)
{
	int64_t id = s->story->card.id, package = s->story->package;

	if (package != 0 &&
	    section_by_id(p->db, p->a, package, &s->package, f) != FOUND)
		return false;
	return revision_last(p->db, p->a, id, &s->revision, f) == FOUND &&
	       document_from_json(p->a, s->revision.document, &s->doc, f) &&
	       load_also(p, s, f) &&
	       plain_load(p->db, p->a, id, &s->plain, f) == FOUND &&
	       correction_of_story(p->db, p->a, id, &s->corrections, f) &&
	       story_bylines(p->db, p->a, id, &s->bylines, f) &&
	       story_see_also(p->db, p->a, id, p->site->conf->see_also_max,
		   &s->see_also, f) &&
	       clip_load(p->db, p->a, id, &s->clips, f) &&
	       story_whole(p->db, p->a, id, &s->html, f) == FOUND;
}

bool
story_ninjs(struct page *p, const struct story *story, struct json_t **out,
    struct fault *f)
{
	struct source s = {.story = story};

	if (!load(p, &s, f))
		return false;
	*out = item(p, &s);
	return true;
}

bool
story_send_ninjs(struct page *p, const struct story *story, struct fault *f)
{
	json_t *o;
	char *text;

	if (!story_ninjs(p, story, &o, f))
		return false;
	text = json_dumps(o, JSON_INDENT(1));
	json_decref(o);
	if (text == NULL)
		return fault_set(f, FAULT_BUG, "story %lld is no JSON",
		    (long long)story->card.id);
	p->res->type = "application/json; charset=utf-8";
	buf_puts(&p->res->body, text);
	buf_puts(&p->res->body, "\n");
	free(text);
	return true;
}
