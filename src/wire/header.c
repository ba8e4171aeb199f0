/* SPDX-License-Identifier: Apache-2.0 */
/* What the headers of a story file mean: one row a header. */
#include "wire/header.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "story/focus.h"
#include "wire/parts.h"
#include "wire/storyfile.h"
#include "wire/suggest.h"

#include "base/banned.h"

/* Lists of DOCUMENT_LIST_MAX, and what belongs to pictures and clips. */
enum { HEADERS_MAX = 1000 };

enum times { ONCE, MANY, OF_PICTURE, OF_CLIP };

struct rule {
	const char *name;
	enum times times;
	/* The reason to refuse value, or NULL when it was taken. */
	const char *(*take)(struct headers *h, size_t at, const char *value);
	size_t at; /* offset of a member in the document, picture or clip */
};

bool
header_fault(
    const struct headers *h, size_t line, struct fault *f, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return fault_set(
	    f, FAULT_DATA, "%s:%zu: %s", h->args->name, line, text);
}

static void *
member(void *object, size_t at)
{
	return (char *)object + at;
}

static const char *
take_text(struct headers *h, size_t at, const char *value)
{
	*(const char **)member(&h->out->document, at) = value;
	return NULL;
}

static bool
parse_time(const struct headers *h, const char *value, int64_t *t)
{
	return stamp_parse(h->args->zones, value, t);
}

static const char wants_time[] = "wants a time, like \"2026-11-23 07:40\", "
				 "\"2026-11-23\" or \"2026-11-23T07:40:00Z\"";

static const char *
take_time(struct headers *h, size_t at, const char *value)
{
	int64_t t;

	if (!parse_time(h, value, &t))
		return wants_time;
	*(int64_t *)member(&h->out->document, at) = t;
	return NULL;
}

static const char *
take_embargo(struct headers *h, size_t at, const char *value)
{
	(void)at;
	return stamp_parse_late(h->args->zones, value, &h->out->embargo)
		   ? NULL
		   : wants_time;
}

static const char *
take_status(struct headers *h, size_t at, const char *value)
{
	(void)at;
	h->out->is_draft = strcasecmp(value, "draft") == 0;
	return h->out->is_draft || strcasecmp(value, "live") == 0
		   ? NULL
		   : "wants \"live\" or \"draft\"";
}

static const char *
take_section(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;

	(void)at;
	if (d->section[0] == '\0') {
		d->section = value;
		return NULL;
	}
	d->also = document_append(h->a, d->also, &d->n_also, sizeof(*d->also));
	d->also[d->n_also - 1] = value;
	return NULL;
}

/* "north-quay", which lies below "in-depth", or the whole path. */
static const char *
take_package(struct headers *h, size_t at, const char *value)
{
	(void)at;
	h->out->document.package =
	    strchr(value, '/') != NULL
		? value
		: arena_printf(h->a, "in-depth/%s", value);
	return NULL;
}

static const char *
take_byline(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;

	(void)at;
	d->bylines = document_append(
	    h->a, d->bylines, &d->n_bylines, sizeof(*d->bylines));
	return parts_byline(h->a, value, &d->bylines[d->n_bylines - 1]);
}

static const char *
take_link(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;
	struct document_link l;

	(void)at;
	l.url = parts_cut(h->a, &value, '|');
	l.title = parts_cut(h->a, &value, '|');
	l.site = parts_cut(h->a, &value, '|');
	l.kind = parts_cut(h->a, &value, '|');
	if (l.title[0] == '\0' || value[0] != '\0')
		return "wants \"URL | title | site | background\" (or "
		       "primary); site and the last may be left out";
	if (l.kind[0] == '\0')
		l.kind = "background";
	if (strcmp(l.kind, "primary") != 0 && strcmp(l.kind, "background") != 0)
		return "the last part wants \"primary\" or \"background\"";
	d->links =
	    document_append(h->a, d->links, &d->n_links, sizeof(*d->links));
	d->links[d->n_links - 1] = l;
	return NULL;
}

static const char *
take_subject(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;

	(void)at;
	while (value[0] != '\0') {
		const char *one = parts_cut(h->a, &value, ',');

		if (one[0] == '\0')
			continue;
		if (d->n_subjects == DOCUMENT_LIST_MAX)
			return "there are too many subjects";
		d->subjects = document_append(
		    h->a, d->subjects, &d->n_subjects, sizeof(*d->subjects));
		d->subjects[d->n_subjects - 1] = one;
	}
	return NULL;
}

static const char *
take_see_also(struct headers *h, size_t at, const char *value)
{
	(void)at;
	header_add_ref(h, &h->out->see_also, &h->out->n_see_also, value);
	return NULL;
}

const char *
header_hash_of(struct arena *a, const char *name, char end)
{
	size_t n = strspn(name, "0123456789abcdef");

	if (n != 64 || (name[n] != '\0' && name[n] != end))
		return "";
	return arena_copy(a, name, n);
}

/* A picture's may have a number behind it. */
static const char *
picture_hash_of(struct arena *a, const char *name)
{
	const char *hash = header_hash_of(a, name, '-');
	size_t n = strlen(hash);

	if (n > 0 && name[n] == '-' &&
	    (name[n + 1] == '\0' ||
		name[n + 1 + strspn(name + n + 1, "0123456789")] != '\0'))
		return "";
	return hash;
}

static const char *
take_picture(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;

	(void)at;
	if (!header_is_below(value))
		return "wants the name of a file below the pictures folder";
	for (size_t i = 0; i < h->out->n_pictures; i++) {
		if (strcmp(h->out->pictures[i].name, value) == 0)
			return "this picture is there already";
	}
	header_add_ref(h, &h->out->pictures, &h->out->n_pictures, value);
	d->pictures = document_append(
	    h->a, d->pictures, &d->n_pictures, sizeof(*d->pictures));
	d->pictures[d->n_pictures - 1] = (struct document_picture){
	    .hash = picture_hash_of(h->a, value),
	    .alt = "",
	    .caption = "",
	    .credit = "",
	    .decorative = "",
	    .copyright = "",
	    .focus = ""};
	h->picture_seen = 0;
	return NULL;
}

static const char *
take_picture_text(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;

	*(const char **)member(&d->pictures[d->n_pictures - 1], at) = value;
	return NULL;
}

static const char *
take_focus(struct headers *h, size_t at, const char *value)
{
	if (!focus_parse(value, NULL))
		return "wants " FOCUS_WANTS;
	return take_picture_text(h, at, value);
}

static const char *
take_rights(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;

	(void)at;
	return parse_time(
		   h, value, &d->pictures[d->n_pictures - 1].rights_until)
		   ? NULL
		   : wants_time;
}

static const char *
take_clip_text(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;

	*(const char **)member(&d->clips[d->n_clips - 1], at) = value;
	return NULL;
}

static const char *
take_recorded(struct headers *h, size_t at, const char *value)
{
	struct document *d = &h->out->document;

	(void)at;
	return parse_time(h, value, &d->clips[d->n_clips - 1].recorded)
		   ? NULL
		   : wants_time;
}

#define DOC(m) offsetof(struct document, m)
#define PIC(m) offsetof(struct document_picture, m)
#define CLIP(m) offsetof(struct document_clip, m)

static const struct rule rules[] = {
    {"Headline", ONCE, take_text, DOC(headline)},
    {"Short", ONCE, take_text, DOC(short_headline)},
    {"Section", MANY, take_section, 0},
    {"Strand", ONCE, take_text, DOC(strand)},
    {"Package", ONCE, take_package, 0},
    {"Page", ONCE, take_text, DOC(page)},
    {"Byline", MANY, take_byline, 0},
    {"Published", ONCE, take_time, DOC(published)},
    {"Updated", ONCE, take_time, DOC(updated)},
    {"Kind", ONCE, take_text, DOC(kind)},
    {"Language", ONCE, take_text, DOC(language)},
    {"Standfirst", ONCE, take_text, DOC(standfirst)},
    {"Source", ONCE, take_text, DOC(source)},
    {"Licence", ONCE, take_text, DOC(licence)},
    {"Review-by", ONCE, take_time, DOC(review_by)},
    {"Status", ONCE, take_status, 0},
    {"Embargo", ONCE, take_embargo, 0},
    {"Picture", MANY, take_picture, 0},
    {"Alt", OF_PICTURE, take_picture_text, PIC(alt)},
    {"Caption", OF_PICTURE, take_picture_text, PIC(caption)},
    {"Credit", OF_PICTURE, take_picture_text, PIC(credit)},
    {"Decorative", OF_PICTURE, take_picture_text, PIC(decorative)},
    {"Copyright", OF_PICTURE, take_picture_text, PIC(copyright)},
    {"Focus", OF_PICTURE, take_focus, PIC(focus)},
    {"Rights-until", OF_PICTURE, take_rights, 0},
    {"Clip", MANY, header_take_clip, 0},
    {"Clip-title", OF_CLIP, take_clip_text, CLIP(title)},
    {"Duration", OF_CLIP, header_take_duration, 0},
    {"Recorded", OF_CLIP, take_recorded, 0},
    {"Transcript", OF_CLIP, header_take_transcript, 0},
    {"No-transcript", OF_CLIP, take_clip_text, CLIP(no_transcript)},
    {"See-also", MANY, take_see_also, 0},
    {"Link", MANY, take_link, 0},
    {"Subject", MANY, take_subject, 0},
};

enum { N_RULES = sizeof(rules) / sizeof(rules[0]) };

_Static_assert(N_RULES <= 64, "a bit for each in headers.seen");

static bool
unknown(const struct headers *h, size_t line, const char *name, struct fault *f)
{
	const char *near =
	    suggest_nearest(name, rules, N_RULES, sizeof(rules[0]));

	if (near != NULL)
		return header_fault(h, line, f,
		    "there is no header \"%.60s\"; "
		    "did you mean \"%s\"?",
		    name, near);
	return header_fault(h, line, f,
	    "there is no header \"%.60s\"; "
	    "broadsheet-story(5) lists them. If the story begins here, put "
	    "an empty line before it",
	    name);
}

/* Note that a header was seen; false when it may not be there again. */
static bool
first_time(struct headers *h, const struct rule *r)
{
	uint64_t bit = (uint64_t)1 << (r - rules);
	uint64_t *seen = r->times == OF_PICTURE ? &h->picture_seen
			 : r->times == OF_CLIP	? &h->clip_seen
						: &h->seen;
	bool first = (*seen & bit) == 0;

	*seen |= bit;
	return first || r->times == MANY;
}

/* Whether what the header belongs to stands before it. */
static bool
has_owner(const struct headers *h, const struct rule *r, size_t line,
    struct fault *f)
{
	if (r->times == OF_PICTURE && h->out->n_pictures == 0)
		return header_fault(h, line, f,
		    "%s: stands behind the Picture that it belongs to",
		    r->name);
	if (r->times == OF_CLIP && h->out->n_clips == 0)
		return header_fault(h, line, f,
		    "%s: stands behind the Clip that it belongs to", r->name);
	return true;
}

/* Where the things stand that other files are asked for. */
static void
note_lines(struct headers *h, const struct storyfile *before, size_t line)
{
	struct storyfile *now = h->out;

	if (now->n_see_also > before->n_see_also)
		now->see_also[before->n_see_also].line = line;
	if (now->n_pictures > before->n_pictures)
		now->pictures[before->n_pictures].line = line;
	if (now->n_clips > before->n_clips)
		now->clips[before->n_clips].line = line;
	if (now->n_transcripts > 0 &&
	    now->transcripts[now->n_transcripts - 1].name != NULL &&
	    now->transcripts[now->n_transcripts - 1].line == 0)
		now->transcripts[now->n_transcripts - 1].line = line;
}

bool
header_take(struct headers *h, size_t line, const char *name, const char *value,
    struct fault *f)
{
	const struct storyfile before = *h->out;
	const struct rule *r = rules;
	const char *why;

	while (r < rules + N_RULES && strcasecmp(r->name, name) != 0)
		r++;
	if (r == rules + N_RULES)
		return unknown(h, line, name, f);
	if (value[0] == '\0')
		return header_fault(h, line, f,
		    "%s: is empty; leave the "
		    "header out if there is nothing to say",
		    r->name);
	if (!has_owner(h, r, line, f))
		return false;
	if (++h->n > HEADERS_MAX)
		return header_fault(h, line, f,
		    "there are more than %d "
		    "headers",
		    HEADERS_MAX);
	if (!first_time(h, r))
		return header_fault(h, line, f, "%s: is there already%s",
		    r->name,
		    r->times == OF_PICTURE ? " for this picture"
		    : r->times == OF_CLIP  ? " for this clip"
					   : "");
	why = r->take(h, r->at, value);
	if (why != NULL)
		return header_fault(
		    h, line, f, "%s: \"%.100s\": %s", r->name, value, why);
	note_lines(h, &before, line);
	return true;
}

bool
header_finish(struct headers *h, struct fault *f)
{
	const struct document *d = &h->out->document;

	if (d->headline[0] == '\0')
		return header_fault(h, 1, f, "there is no Headline");
	if (d->section[0] == '\0' && d->page[0] == '\0')
		return header_fault(h, 1, f,
		    "there is no Section; "
		    "\"broadsheet section list\" shows what there is");
	if (d->section[0] != '\0' && d->page[0] != '\0')
		return header_fault(h, 1, f,
		    "has both Section and Page; a "
		    "standing page is in no section");
	if (d->updated != 0 && d->updated < d->published)
		return header_fault(h, 1, f,
		    "Updated is earlier than "
		    "Published");
	return header_finish_clips(h, f);
}
