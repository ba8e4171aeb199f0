/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ninjs to a document. Real items are read liberally where nothing is lost;
 * what decides whether and when something is public is read strictly.
 */
#include "wire/ninjs.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "story/body.h"
#include "wire/field.h"
#include "wire/plain.h"
#include "wire/words.h"

#include "base/banned.h"

enum { PLACE_MAX = 60, NAME_MAX = 64 };

/* The member of that name as 3.x writes it, or in the lower case of 2.x. */
static const json_t *
member(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);
	char lower[NAME_MAX];
	size_t i;

	if (value != NULL)
		return json_is_null(value) ? NULL : value;
	for (i = 0; name[i] != '\0' && i < sizeof(lower) - 1; i++)
		lower[i] = name[i] >= 'A' && name[i] <= 'Z'
			       ? (char)(name[i] | 0x20)
			       : name[i];
	lower[i] = '\0';
	value = json_object_get(object, lower);
	return json_is_null(value) ? NULL : value;
}

static const char *
line_of(struct arena *a, const json_t *value)
{
	return json_is_string(value) ? words_line(a, json_string_value(value),
					   json_string_length(value))
				     : "";
}

static const char *
text_member(struct arena *a, const json_t *object, const char *name)
{
	return line_of(a, member(object, name));
}

static bool
is_html(const char *type)
{
	return strncasecmp(type, "text/html", 9) == 0 ||
	       strncasecmp(type, "application/xhtml+xml", 21) == 0;
}

/* A headline or description as one line of text, tags taken out. */
static bool
value_of(
    struct arena *a, const json_t *entry, const char **text, struct fault *f)
{
	const json_t *value = member(entry, "value");
	const char *markdown, *plain;

	if (!is_html(text_member(a, entry, "contentType")) ||
	    !json_is_string(value)) {
		*text = line_of(a, value);
		return true;
	}
	if (!body_import(a, json_string_value(value), json_string_length(value),
		true, "", &markdown, f))
		return false;
	plain = body_text(a, markdown);
	*text = words_line(a, plain, strlen(plain));
	return true;
}

static bool
has_role(const json_t *entry, const char *role)
{
	const json_t *value = member(entry, "role");

	return json_is_string(value) &&
	       strcasecmp(json_string_value(value), role) == 0;
}

/* Of a list the entry with the role; else its first, if that will do. */
static const json_t *
entry_of(const json_t *list, const char *role, bool or_first)
{
	const json_t *entry;
	size_t i;

	json_array_foreach(list, i, entry)
	{
		if (has_role(entry, role))
			return entry;
	}
	return or_first ? json_array_get(list, 0) : NULL;
}

/*
 * A time that the item has. Absent gives 0; something that is no time is a
 * fault, so that an embargo is never lost by a slip of the pen.
 */
static bool
time_of(const json_t *item, const char *name, int64_t *t, struct fault *f)
{
	const json_t *value = member(item, name);

	*t = 0;
	if (value == NULL)
		return true;
	if (!json_is_string(value) ||
	    !stamp_parse(NULL, json_string_value(value), t))
		return fault_set(f, FAULT_DATA,
		    "%s: is no time; wants one "
		    "like \"2026-11-23T07:40:00Z\"",
		    name);
	return true;
}

static bool
read_headlines(
    struct arena *a, const json_t *item, struct document *d, struct fault *f)
{
	const json_t *list = member(item, "headlines"), *entry;

	if (list != NULL && !json_is_array(list))
		return fault_set(f, FAULT_DATA, "headlines: is no list");
	entry = entry_of(list, "main", true);
	if (!value_of(a, entry, &d->headline, f))
		return fault_at(f, "headlines");
	if (d->headline[0] == '\0')
		d->headline = text_member(a, item, "title");
	entry = entry_of(list, "short", false);
	if (entry != NULL && !value_of(a, entry, &d->short_headline, f))
		return fault_at(f, "headlines");
	if (d->headline[0] == '\0')
		return fault_set(f, FAULT_DATA, "headlines: has none");
	entry = entry_of(member(item, "descriptions"), "summary", true);
	if (!value_of(a, entry, &d->standfirst, f))
		return fault_at(f, "descriptions");
	d->standfirst = words_cut(a, d->standfirst, DOCUMENT_STANDFIRST_MAX);
	return true;
}

enum form { FORM_NONE, FORM_PLAIN, FORM_HTML, FORM_MARKDOWN };

/* What a body is written in; the larger, the more of it is kept. */
static enum form
form_of(struct arena *a, const json_t *body)
{
	const char *type = text_member(a, body, "contentType");
	const char *role = text_member(a, body, "role");

	if (!json_is_string(member(body, "value")))
		return FORM_NONE;
	if (strncasecmp(type, "text/markdown", 13) == 0 ||
	    strncasecmp(type, "text/x-markdown", 15) == 0)
		return FORM_MARKDOWN;
	if (is_html(type) || (type[0] == '\0' && strcasestr(role, "html")))
		return FORM_HTML;
	if (strncasecmp(type, "text/plain", 10) == 0 || type[0] == '\0')
		return FORM_PLAIN;
	return FORM_NONE;
}

static const json_t *
best_body(struct arena *a, const json_t *list, enum form *form)
{
	const json_t *best = NULL, *body;
	size_t i;

	*form = FORM_NONE;
	json_array_foreach(list, i, body)
	{
		enum form is = form_of(a, body);

		if (is > *form ||
		    (is == *form && is != FORM_NONE && has_role(body, "main") &&
			!has_role(best, "main"))) {
			best = body;
			*form = is;
		}
	}
	return best;
}

static bool
read_body(struct arena *a, const struct wire_args *args, const json_t *item,
    struct document *d, struct fault *f)
{
	const json_t *list = member(item, "bodies"), *value;
	const char *text, *markdown;
	enum form form;

	value = member(best_body(a, list, &form), "value");
	/* A brief is a headline and a standfirst, and has no body. */
	if (form == FORM_NONE && d->standfirst[0] != '\0')
		return true;
	if (form == FORM_NONE)
		return fault_set(f, FAULT_DATA, "bodies: %s",
		    list == NULL ? "has none"
				 : "has none in text/markdown, text/html or "
				   "text/plain");
	text =
	    utf8_clean(a, json_string_value(value), json_string_length(value));
	if (form == FORM_PLAIN)
		markdown = plain_to_commonmark(a, text);
	else if (!body_import(a, text, strlen(text), form == FORM_HTML,
		     args->base, &markdown, f))
		return fault_at(f, "bodies");
	if (markdown[strspn(markdown, " \t\n")] == '\0' &&
	    d->standfirst[0] == '\0')
		return fault_set(f, FAULT_DATA,
		    "bodies: is empty, and there "
		    "is no description either");
	d->body = markdown;
	return true;
}

static bool
read_times(const json_t *item, struct document *d, struct fault *f)
{
	int64_t first, created, version;

	if (!time_of(item, "firstCreated", &first, f) ||
	    !time_of(item, "contentCreated", &created, f) ||
	    !time_of(item, "versionCreated", &version, f))
		return false;
	d->published = first != 0 ? first : created != 0 ? created : version;
	d->updated = version > d->published ? version : d->published;
	return true;
}

/*
 * The people who made it, where each is in the line that says so: of a line
 * alone nobody knows who is one person.
 */
static bool
read_people(struct arena *a, const json_t *item, const char *by,
    const char *place, struct document *d)
{
	const json_t *list = member(item, "people"), *person;
	size_t i;

	json_array_foreach(list, i, person)
	{
		const char *name = text_member(a, person, "name");

		if (strcmp(text_member(a, person, "rel"), "creator") != 0 ||
		    name[0] == '\0')
			continue;
		if (strcasestr(by, name) == NULL) {
			d->n_bylines = 0;
			return false;
		}
		field_byline(a, d, name, "", place);
	}
	return d->n_bylines > 0;
}

/* "By A Name" becomes a byline. */
static void
read_byline(struct arena *a, const json_t *item, struct document *d)
{
	const char *by = text_member(a, item, "by");
	const char *place = text_member(a, item, "located");

	if (by[0] == '\0' || read_people(a, item, by, place, d))
		return;
	if (strncasecmp(by, "by ", 3) == 0)
		by += 3;
	if (by[0] == '\0')
		return;
	d->bylines =
	    document_append(a, d->bylines, &d->n_bylines, sizeof(*d->bylines));
	d->bylines[0] = (struct document_byline){
	    .name = words_cut(a, by, DOCUMENT_FIELD_MAX),
	    .role = "",
	    .place = utf8_length(place) <= PLACE_MAX ? place : "",
	};
}

/* Its sections there are no subjects of ours. */
static void
read_subjects(struct arena *a, const json_t *item, struct wire_item *out)
{
	const json_t *list = member(item, "subjects"), *subject;
	struct document *d = &out->document;
	size_t i;

	json_array_foreach(list, i, subject)
	{
		const char *name = text_member(a, subject, "name");

		if (strcmp(text_member(a, subject, "rel"), "section") == 0) {
			field_section(a, out, name);
			continue;
		}
		if (name[0] == '\0' || d->n_subjects == DOCUMENT_LIST_MAX)
			continue;
		d->subjects = document_append(
		    a, d->subjects, &d->n_subjects, sizeof(*d->subjects));
		d->subjects[d->n_subjects - 1] =
		    words_cut(a, name, DOCUMENT_FIELD_MAX);
	}
	field_sections(a, out);
}

static void
read_genres(struct arena *a, const json_t *item, struct document *d)
{
	const json_t *list = member(item, "genres"), *genre;
	size_t i;

	json_array_foreach(list, i, genre)
		field_kind(d, text_member(a, genre, "name"));
}

/* Who it is from, and on what terms. */
static void
read_rights(struct arena *a, const json_t *item, struct document *d)
{
	const char *notice = text_member(a, item, "copyrightNotice");
	const char *holder = text_member(a, item, "copyrightHolder");
	const char *terms = text_member(a, item, "usageTerms");
	const json_t *list = member(item, "infoSources"), *source;
	struct buf names = {0};
	size_t i;

	if (notice[0] == '\0' && holder[0] != '\0')
		notice = arena_printf(a, "\xc2\xa9 %s", holder);
	d->licence = words_cut(a,
	    notice[0] == '\0' || terms[0] == '\0'
		? arena_printf(a, "%s%s", notice, terms)
		: arena_printf(a, "%s %s", notice, terms),
	    DOCUMENT_FIELD_MAX);
	json_array_foreach(list, i, source)
	{
		const char *name = text_member(a, source, "name");

		if (name[0] != '\0')
			buf_printf(
			    &names, "%s%s", names.len == 0 ? "" : ", ", name);
	}
	d->source =
	    words_cut(a, arena_string(a, buf_string(&names)), DOCUMENT_FIELD_MAX);
	buf_release(&names);
}

static bool
read_state(struct arena *a, const json_t *item, struct wire_item *out,
    struct fault *f)
{
	const char *status = text_member(a, item, "pubStatus");
	const char *type = text_member(a, item, "type");
	int64_t until, embargoed;

	if (json_object_get(item, "body_text") != NULL ||
	    json_object_get(item, "body_xhtml") != NULL)
		return fault_set(f, FAULT_DATA,
		    "is ninjs 1.x; 2.0 and later "
		    "are read");
	if (member(item, "pubStatus") == NULL ||
	    strcasecmp(status, "usable") == 0)
		out->state = WIRE_USABLE;
	else if (strcasecmp(status, "withheld") == 0)
		out->state = WIRE_WITHHELD;
	else if (strcasecmp(status, "canceled") == 0)
		out->state = WIRE_CANCELED;
	else
		return fault_set(f, FAULT_DATA,
		    "pubStatus: wants usable, "
		    "withheld or canceled");
	if (out->state == WIRE_CANCELED) {
		out->why = text_member(a, item, "edNote");
		return true;
	}
	if (type[0] != '\0' && strcmp(type, "text") != 0) {
		out->state = WIRE_SKIPPED;
		out->why = arena_printf(a, "type is %s; only text is taken",
		    words_cut(a, type, NAME_MAX));
		return true;
	}
	if (!time_of(item, "embargoedUntil", &until, f) ||
	    !time_of(item, "embargoed", &embargoed, f))
		return false;
	out->embargo = until > embargoed ? until : embargoed;
	return true;
}

bool
ninjs_read(struct arena *a, const struct wire_args *args, const json_t *item,
    struct wire_item *out, struct fault *f)
{
	struct document *d = &out->document;
	const char *language;

	memset(out, 0, sizeof(*out));
	if (!json_is_object(item))
		return fault_set(f, FAULT_DATA,
		    "is no ninjs item, which is an "
		    "object");
	out->guid = text_member(a, item, "uri");
	if (out->guid[0] == '\0')
		return fault_set(f, FAULT_DATA, "uri: is missing");
	if (strlen(out->guid) > DOCUMENT_FIELD_MAX)
		return fault_set(f, FAULT_DATA, "uri: is longer than %d bytes",
		    DOCUMENT_FIELD_MAX);
	out->version = field_version(text_member(a, item, "version"));
	if (!read_state(a, item, out, f))
		return false;
	if (out->state == WIRE_CANCELED || out->state == WIRE_SKIPPED)
		return true;
	language = text_member(a, item, "language");
	document_init(d, language[0] == '\0' ? args->language : language);
	if (!read_headlines(a, item, d, f) || !read_times(item, d, f) ||
	    !read_body(a, args, item, d, f))
		return false;
	read_byline(a, item, d);
	read_subjects(a, item, out);
	read_genres(a, item, d);
	read_rights(a, item, d);
	return true;
}
