/* SPDX-License-Identifier: Apache-2.0 */
/*
 * NITF to a document. Real items are read liberally where nothing is lost;
 * what decides whether and when something is public is read strictly.
 */
#include "wire/nitf.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/body.h"
#include "wire/field.h"
#include "wire/words.h"

#include "base/banned.h"

/* Text of the first element at path. */
static const char *
line_at(struct arena *a, const struct xmltree *tree, const char *path)
{
	return xmltree_line(a, xmltree_at(tree, path));
}

static void
read_headlines(struct arena *a, const struct xmltree *nitf, struct document *d)
{
	const struct xmltree *head = xmltree_at(nitf, "body/body.head");
	const struct xmltree *lines = xmltree_child(head, "hedline");
	const char *summary = line_at(a, head, "abstract");

	/* Its name has been slipped over since 1998. */
	if (lines == NULL)
		lines = xmltree_child(head, "headline");
	d->headline = line_at(a, lines, "hl1");
	if (d->headline[0] == '\0')
		d->headline = line_at(a, nitf, "head/title");
	if (summary[0] == '\0')
		summary = line_at(a, lines, "hl2");
	d->standfirst = words_cut(a, summary, DOCUMENT_STANDFIRST_MAX);
}

/* Where a story is from: "SALTMERE, Nov 23" is from SALTMERE. */
static const char *
place_of(struct arena *a, const struct xmltree *dateline)
{
	const char *place = line_at(a, dateline, "location");

	if (place[0] != '\0')
		return place;
	place = xmltree_line(a, dateline);
	return arena_copy(a, place, strcspn(place, ",("));
}

/* A byline's text without its marks for other things than a name. */
static const char *
name_in(struct arena *a, const struct xmltree *byline)
{
	struct buf b = {0};
	const char *name;

	for (const struct xmltree *n = byline->first; n != NULL; n = n->next) {
		if (n->name == NULL)
			buf_puts(&b, n->text);
		else if (!xmltree_is(n, "byttl") &&
			 !xmltree_is(n, "location") && !xmltree_is(n, "org") &&
			 !xmltree_is(n, "virtloc"))
			xmltree_text(n, &b);
	}
	name = words_of(a, buf_string(&b));
	buf_release(&b);
	return strcasecmp(name, "by") == 0 ? "" : name;
}

static void
read_byline(struct arena *a, const struct xmltree *byline, const char *place,
    struct document *d)
{
	const struct xmltree *person = xmltree_child(byline, "person");
	const char *role = line_at(a, byline, "byttl");
	const char *name = name_in(a, byline);
	const char *own = line_at(a, byline, "location");

	place = own[0] != '\0' ? own : place;
	if (person != NULL && xmltree_again(person) == NULL) {
		field_byline(a, d, xmltree_line(a, person), role, place);
		return;
	}
	for (; person != NULL; person = xmltree_again(person)) {
		field_byline(a, d, xmltree_line(a, person), "", place);
		name = NULL;
	}
	if (name == NULL)
		return;
	if (name[0] == '\0')
		field_byline(a, d, role, "", place);
	else
		field_byline(a, d, name, role, place);
}

static bool
read_body(struct arena *a, const struct wire_args *args,
    const struct xmltree *nitf, struct document *d, struct fault *f)
{
	const struct xmltree *body = xmltree_child(nitf, "body");
	const struct xmltree *part = xmltree_child(body, "body.content");
	struct buf html = {0};
	const char *text;
	bool ok;

	for (; part != NULL; part = xmltree_again(part))
		nitf_html(part, &html);
	part = xmltree_child(body, "body.end");
	if (part != NULL)
		nitf_html(part, &html);
	if (html.len == 0)
		return true;
	text = utf8_clean(a, html.data, html.len);
	ok = body_import(a, text, strlen(text), true, args->base, &d->body, f);
	buf_release(&html);
	return ok || fault_at(f, "body.content");
}

bool
nitf_content(struct arena *a, const struct wire_args *args,
    const struct xmltree *nitf, struct document *d, struct fault *f)
{
	const struct xmltree *head = xmltree_at(nitf, "body/body.head");
	const struct xmltree *byline = xmltree_child(head, "byline");
	const char *place = place_of(a, xmltree_child(head, "dateline"));

	read_headlines(a, nitf, d);
	for (; byline != NULL; byline = xmltree_again(byline))
		read_byline(a, byline, place, d);
	return read_body(a, args, nitf, d, f);
}

/* "who:what" of an element's regsrc and id, or "". */
static const char *
id_of(struct arena *a, const struct xmltree *element)
{
	const char *source =
	    words_of(a, xmltree_attribute(element, "regsrc"));
	const char *id = words_of(a, xmltree_attribute(element, "id-string"));

	if (id[0] == '\0' || source[0] == '\0')
		return id;
	return arena_printf(a, "%s:%s", source, id);
}

static bool
read_guid(struct arena *a, const struct xmltree *docdata, struct wire_item *out,
    struct fault *f)
{
	const char *key = words_of(
	    a, xmltree_attribute(xmltree_child(docdata, "du-key"), "key"));
	struct buf hex = {0};

	out->version = field_version(
	    xmltree_attribute(xmltree_child(docdata, "du-key"), "version"));
	out->guid = id_of(a, xmltree_child(docdata, "correction"));
	if (out->guid[0] == '\0')
		out->guid = id_of(a, xmltree_child(docdata, "doc-id"));
	if (out->guid[0] == '\0' && key[0] != '\0')
		out->guid = arena_printf(a, "du-key:%s", key);
	if (out->guid[0] == '\0') {
		for (int i = 0; i < DIGEST_BYTES; i++)
			buf_printf(&hex, "%02x", out->digest[i]);
		out->guid = arena_printf(a, "sha256:%s", buf_string(&hex));
		buf_release(&hex);
	}
	if (strlen(out->guid) > DOCUMENT_FIELD_MAX)
		return fault_set(f, FAULT_DATA,
		    "doc-id: is longer than %d bytes", DOCUMENT_FIELD_MAX);
	return true;
}

static bool
norm(const struct xmltree *docdata, const char *name, int64_t *t,
    struct fault *f)
{
	return field_time(name,
	    xmltree_attribute(xmltree_child(docdata, name), "norm"), t, f);
}

static bool
read_state(struct arena *a, const struct xmltree *docdata,
    struct wire_item *out, struct fault *f)
{
	const char *status = xmltree_attribute(docdata, "management-status");

	if (!norm(docdata, "date.release", &out->embargo, f))
		return false;
	out->state = WIRE_USABLE;
	if (strcasecmp(status, "canceled") == 0 ||
	    strcasecmp(status, "cancelled") == 0 ||
	    strcasecmp(status, "kill") == 0 ||
	    strcasecmp(status, "killed") == 0) {
		out->state = WIRE_CANCELED;
		out->why =
		    xmltree_attribute(xmltree_child(docdata, "ed-msg"), "info");
		out->why =
		    words_cut(a, words_of(a, out->why), DOCUMENT_FIELD_MAX);
	} else if (strcasecmp(status, "withheld") == 0) {
		out->state = WIRE_WITHHELD;
	} else if (strcasecmp(status, "embargoed") == 0) {
		/* Until when, somebody has yet to say. */
		if (out->embargo == 0)
			out->state = WIRE_WITHHELD;
	} else if (status[0] != '\0' && strcasecmp(status, "usable") != 0) {
		return fault_set(f, FAULT_DATA,
		    "management-status: wants usable, embargoed, withheld or "
		    "canceled");
	}
	return true;
}

/* The last time in its history; 0: it has none. */
static bool
last_change(const struct xmltree *nitf, int64_t *last, struct fault *f)
{
	const struct xmltree *at = xmltree_at(nitf, "head/revision-history");
	int64_t t;

	*last = 0;
	for (; at != NULL; at = xmltree_again(at)) {
		if (!field_time("revision-history",
			xmltree_attribute(at, "norm"), &t, f))
			return false;
		*last = t > *last ? t : *last;
	}
	return true;
}

static bool
read_times(const struct xmltree *nitf, struct wire_item *out, struct fault *f)
{
	const struct xmltree *docdata = xmltree_at(nitf, "head/docdata");
	struct document *d = &out->document;
	int64_t issued, expires;
	const char *text;

	if (!norm(docdata, "date.issue", &issued, f) ||
	    !norm(docdata, "date.expire", &expires, f))
		return false;
	if (issued == 0) {
		text = xmltree_attribute(
		    xmltree_at(nitf, "body/body.head/dateline/story.date"),
		    "norm");
		if (!field_time("story.date", text, &issued, f))
			return false;
	}
	if (issued == 0) {
		text = xmltree_attribute(
		    xmltree_at(nitf, "head/pubdata"), "date.publication");
		if (!field_time("date.publication", text, &issued, f))
			return false;
	}
	d->published = issued != 0 ? issued : out->embargo;
	if (!last_change(nitf, &d->updated, f))
		return false;
	if (d->updated < d->published)
		d->updated = d->published;
	/* What has expired is for an editor to look at, not to vanish. */
	if (expires > d->published)
		d->review_by = expires;
	return true;
}

static void
read_keywords(struct arena *a, const char *list, struct document *d)
{
	for (size_t n; list[0] != '\0'; list += n + (list[n] == ',')) {
		n = strcspn(list, ",");
		field_subject(a, d, arena_copy(a, list, n));
	}
}

/* What it is about, or, of type "section", where it stands. */
static void
read_classifier(
    struct arena *a, const struct xmltree *at, struct wire_item *out)
{
	const char *name = xmltree_line(a, at);

	if (name[0] == '\0')
		name = xmltree_attribute(at, "value");
	if (strcasecmp(xmltree_attribute(at, "type"), "section") == 0)
		field_section(a, out, name);
	else
		field_subject(a, &out->document, name);
}

static void
read_subjects(
    struct arena *a, const struct xmltree *head, struct wire_item *out)
{
	struct document *d = &out->document;
	static const char *const names[] = {"tobject.subject.type",
	    "tobject.subject.matter", "tobject.subject.detail", NULL};
	const struct xmltree *docdata = xmltree_child(head, "docdata");
	const struct xmltree *at;

	at = xmltree_at(head, "tobject/tobject.subject");
	for (; at != NULL; at = xmltree_again(at)) {
		size_t n = d->n_subjects;

		for (int i = 0; names[i] != NULL; i++)
			field_subject(a, d, xmltree_attribute(at, names[i]));
		if (d->n_subjects == n)
			field_subject(a, d,
			    xmltree_attribute(at, "tobject.subject.refnum"));
	}
	at = xmltree_at(docdata, "key-list/keyword");
	for (; at != NULL; at = xmltree_again(at))
		field_subject(a, d, xmltree_attribute(at, "key"));
	at = xmltree_at(docdata, "identified-content/classifier");
	for (; at != NULL; at = xmltree_again(at))
		read_classifier(a, at, out);
	at = xmltree_child(head, "meta");
	for (; at != NULL; at = xmltree_again(at)) {
		if (strcasecmp(xmltree_attribute(at, "name"), "keywords") == 0)
			read_keywords(a, xmltree_attribute(at, "content"), d);
	}
	field_sections(a, out);
	at = xmltree_at(head, "tobject/tobject.property");
	for (; at != NULL; at = xmltree_again(at))
		field_kind(d, xmltree_attribute(at, "tobject.property.type"));
}

static void
read_rights(struct arena *a, const struct xmltree *nitf, struct document *d)
{
	const struct xmltree *docdata = xmltree_at(nitf, "head/docdata");
	const struct xmltree *copyright =
	    xmltree_child(docdata, "doc.copyright");
	const struct xmltree *terms = xmltree_child(docdata, "doc.rights");
	const struct xmltree *head = xmltree_at(nitf, "body/body.head");
	struct field_rights rights = {
	    .notice = line_at(a, head, "rights"),
	    .holder = xmltree_attribute(copyright, "holder"),
	    .year = xmltree_attribute(copyright, "year"),
	    .terms = xmltree_attribute(terms, "limitations"),
	};

	if (rights.holder[0] == '\0')
		rights.holder = xmltree_attribute(terms, "owner");
	field_licence(a, d, &rights);
	d->source = line_at(a, head, "distributor");
	if (d->source[0] == '\0')
		d->source = words_of(
		    a, xmltree_attribute(
			   xmltree_at(nitf, "head/pubdata"), "name"));
	d->source = words_cut(a, d->source, DOCUMENT_FIELD_MAX);
}

bool
nitf_read(struct arena *a, const struct wire_args *args,
    const struct xmltree *nitf, const unsigned char digest[DIGEST_BYTES],
    struct wire_item *out, struct fault *f)
{
	const struct xmltree *docdata = xmltree_at(nitf, "head/docdata");
	struct document *d = &out->document;
	const char *language = xmltree_language(nitf);

	memset(out, 0, sizeof(*out));
	memcpy(out->digest, digest, DIGEST_BYTES);
	if (!read_guid(a, docdata, out, f) || !read_state(a, docdata, out, f))
		return false;
	if (out->state == WIRE_CANCELED)
		return true;
	if (language[0] == '\0')
		language = xmltree_language(xmltree_child(nitf, "body"));
	document_init(d, language[0] == '\0' ? args->language : language);
	if (!nitf_content(a, args, nitf, d, f) || !field_check(d, f) ||
	    !read_times(nitf, out, f))
		return false;
	read_subjects(a, xmltree_child(nitf, "head"), out);
	read_rights(a, nitf, d);
	return true;
}
