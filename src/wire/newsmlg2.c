/* SPDX-License-Identifier: Apache-2.0 */
/*
 * NewsML-G2 to a document. Real items are read liberally where nothing is
 * lost; what decides whether and when something is public is read strictly.
 */
#include "wire/newsmlg2.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "wire/field.h"
#include "wire/words.h"

#include "base/banned.h"

enum { SUBJECTS_MAX = 200 };

const char newsmlg2_space[] = "http://iptc.org/std/nar/2006-10-01/";

static const char *
line_at(struct arena *a, const struct xmltree *tree, const char *path)
{
	return xmltree_line(a, xmltree_at(tree, path));
}

/*
 * A code without what stands before it, which differs by the catalogue:
 * "usable" of "stat:usable" or of "http://cv.iptc.org/…/usable".
 */
static const char *
code_of(const struct xmltree *element)
{
	const char *code = xmltree_attribute(element, "qcode"), *end;

	if (code[0] == '\0')
		code = xmltree_attribute(element, "uri");
	end = strrchr(code, '/');
	if (end == NULL)
		end = strrchr(code, ':');
	return end == NULL ? code : end + 1;
}

/* The name in the item's language, or else the first. */
static const char *
name_of(struct arena *a, const struct xmltree *thing, const char *language)
{
	const struct xmltree *name = xmltree_child(thing, "name");
	const struct xmltree *first = name;

	for (; name != NULL; name = xmltree_again(name)) {
		const char *is = xmltree_language(name);

		if (is[0] != '\0' && strcasecmp(is, language) == 0)
			return xmltree_line(a, name);
	}
	return xmltree_line(a, first);
}

static const char *
name_or_literal(
    struct arena *a, const struct xmltree *thing, const char *language)
{
	const char *name = name_of(a, thing, language);

	return name[0] != '\0'
		   ? name
		   : words_of(a, xmltree_attribute(thing, "literal"));
}

/* The headline, and what stands below it; by roles, which are agencies' own. */
static void
read_headlines(struct arena *a, const struct xmltree *meta, struct document *d)
{
	const struct xmltree *line = xmltree_child(meta, "headline");
	const struct xmltree *description = xmltree_child(meta, "description");
	const char *below = "";

	for (; line != NULL; line = xmltree_again(line)) {
		const char *role = xmltree_attribute(line, "role");

		if (strcasestr(role, "sub") != NULL)
			below =
			    below[0] == '\0' ? xmltree_line(a, line) : below;
		else if (strcasestr(role, ":short") != NULL)
			d->short_headline = xmltree_line(a, line);
		else if (d->headline[0] == '\0')
			d->headline = xmltree_line(a, line);
	}
	for (line = description; line != NULL; line = xmltree_again(line)) {
		if (strcasestr(xmltree_attribute(line, "role"), "summary") !=
		    NULL)
			break;
	}
	d->standfirst = xmltree_line(a, line != NULL ? line : description);
	if (d->standfirst[0] == '\0')
		d->standfirst = below;
	d->standfirst = words_cut(a, d->standfirst, DOCUMENT_STANDFIRST_MAX);
}

static bool
is_photographer(const struct xmltree *creator)
{
	return strcasestr(xmltree_attribute(creator, "role"), "photo") !=
		   NULL ||
	       strcasestr(xmltree_attribute(creator, "qcode"), "photo") != NULL;
}

/* "by" is meant for print; then what the text itself says; then creators. */
static void
read_bylines(struct arena *a, const struct xmltree *meta,
    const struct document *content, struct document *d)
{
	const struct xmltree *at = xmltree_child(meta, "by");
	const char *dateline = line_at(a, meta, "dateline");
	const char *place =
	    dateline[0] == '\0'
		? line_at(a, meta, "located/name")
		: arena_copy(a, dateline, strcspn(dateline, ",("));

	place = words_of(a, place);
	for (; at != NULL; at = xmltree_again(at))
		field_byline(a, d, xmltree_line(a, at), "", place);
	if (d->n_bylines > 0)
		return;
	for (size_t i = 0; i < content->n_bylines; i++) {
		const struct document_byline *b = &content->bylines[i];

		field_byline(a, d, b->name, b->role,
		    b->place[0] == '\0' ? place : b->place);
	}
	if (d->n_bylines > 0)
		return;
	at = xmltree_child(meta, "creator");
	for (; at != NULL; at = xmltree_again(at)) {
		if (!is_photographer(at))
			field_byline(a, d, name_or_literal(a, at, d->language),
			    "", place);
	}
}

/* What an assert further down calls a thing that has only a code here. */
static const char *
asserted(struct arena *a, const struct xmltree *item, const char *code,
    const char *language)
{
	const struct xmltree *at = xmltree_child(item, "assert");

	for (; at != NULL; at = xmltree_again(at)) {
		if (strcmp(xmltree_attribute(at, "qcode"), code) == 0)
			return name_of(a, at, language);
	}
	return "";
}

/* Whether a subject is the section that it stands in. */
static bool
is_section(const struct xmltree *subject)
{
	const char *type = strrchr(xmltree_attribute(subject, "type"), ':');

	return type != NULL && strcasecmp(type, ":section") == 0;
}

static void
read_subjects(
    struct arena *a, const struct xmltree *item, struct wire_item *out)
{
	struct document *d = &out->document;
	const struct xmltree *meta = xmltree_child(item, "contentMeta");
	const struct xmltree *at = xmltree_child(meta, "subject"), *keyword;

	/* Each is looked for among all asserts, so that many would be slow. */
	for (int i = 0; at != NULL && i < SUBJECTS_MAX;
	     at = xmltree_again(at), i++) {
		const struct xmltree *concept =
		    xmltree_child(at, "mainConcept");
		const char *code, *name;

		if (concept == NULL)
		concept = at;
		code = xmltree_attribute(concept, "qcode");
		name = name_of(a, concept, d->language);
		if (name[0] == '\0' && code[0] != '\0')
			name = asserted(a, item, code, d->language);
		if (name[0] == '\0')
			name = xmltree_attribute(concept, "literal");
		name = name[0] == '\0' ? code : name;
		if (is_section(at))
			field_section(a, out, name);
		else
			field_subject(a, d, name);
	}
	keyword = xmltree_child(meta, "keyword");
	for (; keyword != NULL; keyword = xmltree_again(keyword))
		field_subject(a, d, xmltree_line(a, keyword));
	field_sections(a, out);
	keyword = xmltree_child(meta, "genre");
	for (; keyword != NULL; keyword = xmltree_again(keyword))
		field_kind(d, name_of(a, keyword, d->language));
}

static void
read_rights(struct arena *a, const struct xmltree *item, struct document *d)
{
	const struct xmltree *info = xmltree_child(item, "rightsInfo");
	const struct xmltree *meta = xmltree_child(item, "contentMeta");
	const struct xmltree *source = xmltree_child(meta, "infoSource");
	const struct field_rights rights = {
	    .notice = line_at(a, info, "copyrightNotice"),
	    .holder = name_or_literal(
		a, xmltree_child(info, "copyrightHolder"), d->language),
	    .year = "",
	    .terms = line_at(a, info, "usageTerms"),
	};
	const char *names = "";

	field_licence(a, d, &rights);
	for (; source != NULL; source = xmltree_again(source)) {
		const char *name = name_or_literal(a, source, d->language);

		if (name[0] != '\0' && strlen(names) < DOCUMENT_FIELD_MAX)
			names = arena_printf(a, "%s%s%s", names,
			    names[0] == '\0' ? "" : ", ", name);
	}
	if (names[0] == '\0')
		names = line_at(a, meta, "creditline");
	if (names[0] == '\0')
		names = name_or_literal(
		    a, xmltree_at(item, "itemMeta/provider"), d->language);
	d->source = words_cut(a, names, DOCUMENT_FIELD_MAX);
}

static bool
time_at(struct arena *a, const struct xmltree *tree, const char *path,
    int64_t *t, struct fault *f)
{
	const char *name = strrchr(path, '/') + 1;

	return field_time(name, line_at(a, tree, path), t, f);
}

static bool
read_times(struct arena *a, const struct xmltree *item, struct document *d,
    struct fault *f)
{
	int64_t first, created, version;

	if (!time_at(a, item, "itemMeta/firstCreated", &first, f) ||
	    !time_at(a, item, "itemMeta/versionCreated", &version, f))
		return false;
	/* This one may be no more than a year. */
	if (!time_at(a, item, "contentMeta/contentCreated", &created, NULL))
		created = 0;
	d->published = first != 0 ? first : created != 0 ? created : version;
	d->updated = version > d->published ? version : d->published;
	return true;
}

/* Whether it may be public, and when. */
static bool
read_status(struct arena *a, const struct xmltree *meta, struct wire_item *out,
    struct fault *f)
{
	const struct xmltree *embargoed = xmltree_child(meta, "embargoed");
	const struct xmltree *status = xmltree_child(meta, "pubStatus");
	const char *code = code_of(status);

	if (status == NULL || strcasecmp(code, "usable") == 0)
		out->state = WIRE_USABLE;
	else if (strcasecmp(code, "withheld") == 0)
		out->state = WIRE_WITHHELD;
	else if (strcasecmp(code, "canceled") == 0)
		out->state = WIRE_CANCELED;
	else
		return fault_set(f, FAULT_DATA,
		    "pubStatus: wants usable, withheld or canceled");
	if (out->state == WIRE_CANCELED) {
		out->why = words_cut(
		    a, line_at(a, meta, "edNote"), DOCUMENT_FIELD_MAX);
		return true;
	}
	if (!field_time(
		"embargoed", xmltree_line(a, embargoed), &out->embargo, f))
		return false;
	/* Without a time it lasts until somebody says so. */
	if (embargoed != NULL && out->embargo == 0)
		out->state = WIRE_WITHHELD;
	return true;
}

static void
skip(struct wire_item *out, const char *why)
{
	out->state = WIRE_SKIPPED;
	out->why = why;
}

/* The kinds of items besides news. */
static const char *
kind_of(const struct xmltree *item)
{
	static const struct {
		const char *name;
		const char *why;
	} kinds[] = {
	    {"packageItem", "is a package"}, /* newsmlg2_package.c */
	    {"conceptItem", "is a concept, which is not news"},
	    {"knowledgeItem", "is a list of concepts, which is not news"},
	    {"planningItem", "is a plan of coverage, which is not news"},
	    {"catalogItem", "is a catalogue, which is not news"},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (xmltree_is(item, kinds[i].name))
			return kinds[i].why;
	}
	return xmltree_is(item, "newsItem") ? NULL
					    : "is no kind of item that we know";
}

/* What there is of it at all: its name, its state, whether it is text. */
static bool
read_item_meta(struct arena *a, const struct xmltree *item,
    struct wire_item *out, struct fault *f)
{
	const struct xmltree *meta = xmltree_child(item, "itemMeta");
	const struct xmltree *class = xmltree_child(meta, "itemClass");
	const char *why = kind_of(item);

	const char *version = xmltree_attribute(item, "version");

	out->guid = words_of(a, xmltree_attribute(item, "guid"));
	out->version = version[0] == '\0' ? 1 : field_version(version);
	if (why != NULL) {
		skip(out, why);
		return true;
	}
	if (out->guid[0] == '\0')
		return fault_set(f, FAULT_DATA, "guid: is missing");
	if (strlen(out->guid) > DOCUMENT_FIELD_MAX)
		return fault_set(f, FAULT_DATA, "guid: is longer than %d bytes",
		    DOCUMENT_FIELD_MAX);
	if (!read_status(a, meta, out, f) || out->state == WIRE_CANCELED)
		return out->state == WIRE_CANCELED;
	if (class == NULL)
		return fault_set(f, FAULT_DATA, "itemClass: is missing");
	if (strcasecmp(code_of(class), "text") != 0)
		skip(out,
		    arena_printf(a, "its itemClass is %s; only text is taken",
			words_cut(a, words_of(a, code_of(class)), 60)));
	return true;
}

static const char *
language_of(const struct wire_args *args, const struct xmltree *item)
{
	const char *tag =
	    xmltree_attribute(xmltree_at(item, "contentMeta/language"), "tag");

	if (tag[0] == '\0')
		tag = xmltree_language(item);
	return tag[0] == '\0' ? args->language : tag;
}

bool
newsmlg2_read(struct arena *a, const struct wire_args *args,
    const struct xmltree *item, const unsigned char digest[DIGEST_BYTES],
    struct wire_item *out, struct fault *f)
{
	const struct xmltree *meta = xmltree_child(item, "contentMeta");
	struct document *d = &out->document, content;
	const char *why;

	memset(out, 0, sizeof(*out));
	memcpy(out->digest, digest, DIGEST_BYTES);
	if (!read_item_meta(a, item, out, f))
		return false;
	if (out->state == WIRE_CANCELED || out->state == WIRE_SKIPPED)
		return true;
	document_init(d, language_of(args, item));
	read_headlines(a, meta, d);
	content = *d;
	if (!newsmlg2_content(
		a, args, xmltree_child(item, "contentSet"), &content, &why, f))
		return false;
	if (why != NULL && d->standfirst[0] == '\0') {
		skip(out, why);
		return true;
	}
	d->body = content.body;
	if (d->headline[0] == '\0')
		d->headline = content.headline;
	if (d->standfirst[0] == '\0')
		d->standfirst = content.standfirst;
	if (!field_check(d, f) || !read_times(a, item, d, f))
		return false;
	read_bylines(a, meta, &content, d);
	read_subjects(a, item, out);
	read_rights(a, item, d);
	return true;
}
