/* SPDX-License-Identifier: Apache-2.0 */
/* A story as NITF 3.6. */
#include "wire/nitf_write.h"

#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/stamp.h"
#include "wire/exporting.h"
#include "wire/xmlout.h"

#include "base/banned.h"

static void
put_value(
    struct xmlout *x, const char *name, const char *attribute, const char *value)
{
	if (value[0] == '\0')
		return;
	xmlout_start(x, name);
	xmlout_attribute(x, attribute, value);
	xmlout_end(x);
}

/* Sections are classifiers, the home first; what it is about are keywords. */
static void
put_subjects(const struct export_story *s, struct xmlout *x)
{
	const struct document *d = &s->document;

	xmlout_start(x, "identified-content");
	for (size_t i = 0; i < s->n_sections; i++) {
		xmlout_start(x, "classifier");
		xmlout_attribute(x, "type", "section");
		xmlout_attribute(x, "value", s->sections[i].name);
		xmlout_end(x);
	}
	xmlout_end(x);
	if (d->n_subjects == 0)
		return;
	xmlout_start(x, "key-list");
	for (size_t i = 0; i < d->n_subjects; i++)
		put_value(x, "keyword", "key", d->subjects[i]);
	xmlout_end(x);
}

static void
put_docdata(struct export_run *e, const struct export_story *s,
    struct xmlout *x)
{
	xmlout_start(x, "docdata");
	xmlout_attribute(x, "management-status", "usable");
	put_value(x, "doc-id", "id-string", s->tag);
	put_value(x, "date.issue", "norm",
	    stamp_iso(e->item, s->document.published));
	xmlout_start(x, "du-key");
	xmlout_attribute(x, "key", s->tag);
	xmlout_attribute(x, "version",
	    arena_printf(e->item, "%lld", (long long)s->revision.number));
	xmlout_end(x);
	put_value(x, "doc.copyright", "holder", s->holder);
	put_value(x, "doc.rights", "limitations", s->licence);
	put_subjects(s, x);
	xmlout_end(x);
	xmlout_line(x);
}

static void
put_head(struct export_run *e, const struct export_story *s, struct xmlout *x)
{
	const struct document *d = &s->document;
	const char *updated = stamp_iso(e->item, d->updated);

	xmlout_start(x, "head");
	xmlout_element(x, "title", d->short_headline);
	xmlout_start(x, "tobject");
	xmlout_attribute(x, "tobject.type", "news");
	put_value(x, "tobject.property", "tobject.property.type", d->kind);
	xmlout_end(x);
	put_docdata(e, s, x);
	xmlout_start(x, "pubdata");
	xmlout_attribute(x, "type", "web");
	xmlout_attribute(x, "date.publication", updated);
	xmlout_attribute(x, "name", e->args->conf->site_name);
	xmlout_attribute(x, "position.section", s->sections[0].name);
	xmlout_attribute(x, "ex-ref", s->url);
	xmlout_end(x);
	if (d->updated > d->published) {
		xmlout_start(x, "revision-history");
		xmlout_attribute(x, "function", "editor");
		xmlout_attribute(x, "norm", updated);
		xmlout_end(x);
	}
	xmlout_end(x);
	xmlout_line(x);
}

static void
put_byline(const struct document_byline *b, struct xmlout *x)
{
	if (b->name[0] == '\0')
		return;
	xmlout_start(x, "byline");
	xmlout_element(x, "person", b->name);
	xmlout_element(x, "byttl", b->role);
	xmlout_element(x, "location", b->place);
	xmlout_end(x);
	xmlout_line(x);
}

const char *
nitf_place(const struct document *d)
{
	for (size_t i = 1; i < d->n_bylines; i++) {
		if (strcmp(d->bylines[i].place, d->bylines[0].place) != 0)
			return "";
	}
	return d->n_bylines == 0 ? "" : d->bylines[0].place;
}

static void
put_body_head(const struct export_story *s, struct xmlout *x)
{
	const struct document *d = &s->document;
	const char *place = nitf_place(d);

	xmlout_start(x, "body.head");
	xmlout_start(x, "hedline");
	xmlout_element(x, "hl1", d->headline);
	xmlout_end(x);
	xmlout_line(x);
	for (size_t i = 0; i < d->n_bylines; i++)
		put_byline(&d->bylines[i], x);
	xmlout_element(x, "distributor", s->source);
	if (place[0] != '\0') {
		xmlout_start(x, "dateline");
		xmlout_element(x, "location", place);
		xmlout_end(x);
	}
	if (d->standfirst[0] != '\0') {
		xmlout_start(x, "abstract");
		xmlout_element(x, "p", d->standfirst);
		xmlout_end(x);
	}
	xmlout_end(x);
	xmlout_line(x);
}

void
nitf_put(struct export_run *e, const struct export_story *s, struct xmlout *x)
{
	xmlout_start(x, "nitf");
	xmlout_attribute(x, "xmlns", "http://iptc.org/std/NITF/2006-10-18/");
	xmlout_attribute(x, "version", "-//IPTC//DTD NITF 3.6//EN");
	xmlout_attribute(x, "xml:lang", s->document.language);
	xmlout_line(x);
	put_head(e, s, x);
	xmlout_start(x, "body");
	put_body_head(s, x);
	xmlout_start(x, "body.content");
	xmlout_line(x);
	nitf_put_body(e, s, x);
	xmlout_end(x);
	xmlout_end(x);
	xmlout_end(x);
	xmlout_line(x);
}

static bool
put(struct export_run *e, const struct export_story *s, struct fault *f)
{
	struct xmlout x = {.b = &e->text};
	const char *name;
	bool ok;

	xmlout_markup(&x, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	nitf_put(e, s, &x);
	if (e->args->out == NULL)
		return true;
	/* A thousand to a folder. */
	name = arena_printf(e->item, "%lld/%lld.nitf",
	    (long long)s->story.card.id / 1000, (long long)s->story.card.id);
	ok = sink_file(e->sink, name, e->text.data, e->text.len, f);
	buf_reset(&e->text);
	return ok;
}

const struct export_format export_nitf = {
    .name = "NITF", .shape = EXPORT_EITHER, .story = put};
