/* SPDX-License-Identifier: Apache-2.0 */
/* What a document may hold. What its body may hold is body_check's. */
#include "story/document.h"

#include <string.h>

#include "base/fault.h"
#include "base/media.h"
#include "base/utf8.h"
#include "story/body.h"
#include "story/field.h"
#include "story/focus.h"
#include "story/href.h"
#include "story/live.h"

#include "base/banned.h"

enum { PAGE_DEPTH_MAX = 3, SECTION_DEPTH_MAX = 8, LANGUAGE_MAX = 35 };

static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char digit[] = "0123456789";

/* The years 1 to 9999: what RFC 3339 can write. */
static const int64_t first_second = -62135596800, last_second = 253402300799;

static bool
is_one_of(char c, const char *a, const char *b)
{
	return c != '\0' && (strchr(a, c) != NULL || strchr(b, c) != NULL);
}

static bool
check_line(const char *text, size_t max, bool required, struct fault *f)
{
	size_t n = strlen(text);

	if (!utf8_is_clean(text, n))
		return fault_set(
		    f, FAULT_DATA, "holds control characters or is not UTF-8");
	if (strchr(text, '\n') != NULL)
		return fault_set(
		    f, FAULT_DATA, "holds a line break; wants one line");
	if (required && text[strspn(text, " \t")] == '\0')
		return fault_set(f, FAULT_DATA, "is missing");
	if (utf8_length(text) > max)
		return fault_set(f, FAULT_DATA, "%zu characters; at most %zu",
		    utf8_length(text), max);
	return true;
}

/* Put the name of field before f as people write it. */
static bool
named(const struct field *field, size_t number, struct fault *f)
{
	char name[32];
	size_t i;

	for (i = 0; field->name[i] != '\0' && i < sizeof(name) - 1; i++)
		name[i] = field->name[i] == '_' ? ' ' : field->name[i];
	/* "picture 2", not "pictures 2". */
	if (number > 0 && i > 0 && name[i - 1] == 's')
		i--;
	name[i] = '\0';
	if (number == 0)
		return fault_at(f, "%s", name);
	return fault_at(f, "%s %zu", name, number);
}

static bool check_fields(
    const void *object, const struct field *fields, struct fault *f);

static bool
check_list(const void *object, const struct field *field, struct fault *f)
{
	const char *base = object;
	size_t n = *(const size_t *)(const void *)(base + field->count_at);
	const char *list =
	    *(const char *const *)(const void *)(base + field->at);

	if (n > DOCUMENT_LIST_MAX) {
		fault_set(f, FAULT_DATA, "%zu of them; at most %d", n,
		    DOCUMENT_LIST_MAX);
		return named(field, 0, f);
	}
	for (size_t i = 0; i < n; i++) {
		bool ok = true;

		if (field->type == FIELD_TEXTS)
			ok = check_line(
			    ((const char *const *)(const void *)list)[i],
			    field->max, true, f);
		else if (field->type == FIELD_ROWS)
			ok = check_fields(
			    list + i * field->row_bytes, field->row, f);
		if (!ok)
			return named(field, i + 1, f);
	}
	return true;
}

/* What holds for every field of a kind: the tables say it. */
static bool
check_fields(const void *object, const struct field *fields, struct fault *f)
{
	for (const struct field *one = fields; one->name != NULL; one++) {
		if (one->type == FIELD_LINE) {
			if (!check_line(*field_text(object, one), one->max,
				one->required, f))
				return named(one, 0, f);
		} else if (one->type >= FIELD_TEXTS) {
			if (!check_list(object, one, f))
				return false;
		}
	}
	return true;
}

/* One or more segments of lower-case letters, digits and inner hyphens. */
static bool
is_path(const char *path, int max_segments)
{
	for (int segments = 1;; segments++) {
		size_t n = strcspn(path, "/");

		if (n == 0 || path[0] == '-' || path[n - 1] == '-' ||
		    segments > max_segments)
			return false;
		for (size_t i = 0; i < n; i++) {
			if (path[i] != '-' && !is_one_of(path[i], lower, digit))
				return false;
		}
		if (path[n] == '\0')
			return true;
		path += n + 1;
	}
}

static bool
check_path(const char *name, const char *path, int max, struct fault *f)
{
	if (path[0] == '\0' || is_path(path, max))
		return true;
	return fault_set(f, FAULT_DATA,
	    "%s: \"%s\": wants lower-case letters, "
	    "digits and hyphens, parted by '/', at most %d deep",
	    name, path, max);
}

static bool
check_places(const struct document *d, struct fault *f)
{
	if (!check_path("section", d->section, SECTION_DEPTH_MAX, f) ||
	    !check_path("strand", d->strand, SECTION_DEPTH_MAX, f) ||
	    !check_path("package", d->package, SECTION_DEPTH_MAX, f) ||
	    !check_path("page", d->page, PAGE_DEPTH_MAX, f))
		return false;
	if (d->page[0] == '\0' && d->section[0] == '\0')
		return fault_set(f, FAULT_DATA, "section: is missing");
	if (d->page[0] != '\0' && d->section[0] != '\0')
		return fault_set(f, FAULT_DATA,
		    "section: a standing page "
		    "(page: %s) is in no section",
		    d->page);
	for (size_t i = 0; i < d->n_also; i++) {
		if (!check_path("also", d->also[i], SECTION_DEPTH_MAX, f))
			return false;
		for (size_t j = 0; j < i; j++) {
			if (strcmp(d->also[i], d->also[j]) == 0)
				return fault_set(f, FAULT_DATA,
				    "also: %s is there twice", d->also[i]);
		}
	}
	return true;
}

/* Letters, then subtags of 1 to 8 letters and digits: BCP 47 by its looks. */
static bool
is_language(const char *tag)
{
	size_t n = strcspn(tag, "-");

	if (strlen(tag) > LANGUAGE_MAX || n < 2 || n > 8)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!is_one_of(tag[i], lower, upper))
			return false;
	}
	for (tag += n; *tag == '-'; tag += n) {
		n = strcspn(++tag, "-");
		if (n < 1 || n > 8)
			return false;
		for (size_t i = 0; i < n; i++) {
			if (!is_one_of(tag[i], lower, upper) &&
			    !is_one_of(tag[i], digit, ""))
				return false;
		}
	}
	return true;
}

static bool
check_words(const struct document *d, struct fault *f)
{
	const char *const *kind = document_kinds;

	while (*kind != NULL && strcmp(*kind, d->kind) != 0)
		kind++;
	if (*kind == NULL)
		return fault_set(f, FAULT_DATA,
		    "kind: \"%s\": wants one of "
		    "news, analysis, opinion, explainer, interview, review, "
		    "obituary, letter, feature, live, sponsored",
		    d->kind);
	if (!is_language(d->language))
		return fault_set(f, FAULT_DATA,
		    "language: \"%s\": wants a "
		    "BCP 47 tag, like \"en-GB\"",
		    d->language);
	return true;
}

static bool
check_time(const char *name, int64_t t, struct fault *f)
{
	if (t >= first_second && t <= last_second)
		return true;
	return fault_set(f, FAULT_DATA, "%s: not in the years 1 to 9999", name);
}

static bool
check_times(const struct document *d, struct fault *f)
{
	if (!check_time("published", d->published, f) ||
	    !check_time("updated", d->updated, f) ||
	    !check_time("review by", d->review_by, f))
		return false;
	if (d->published != 0 && d->updated < d->published)
		return fault_set(
		    f, FAULT_DATA, "updated: earlier than published");
	return true;
}

static bool
is_hash(const char *hash)
{
	return strlen(hash) == 64 && strspn(hash, "0123456789abcdef") == 64;
}

static bool
check_pictures(const struct document *d, struct fault *f)
{
	for (size_t i = 0; i < d->n_pictures; i++) {
		const struct document_picture *p = &d->pictures[i];

		if (!is_hash(p->hash))
			return fault_set(f, FAULT_DATA,
			    "picture %zu: hash: "
			    "wants 64 hexadecimal digits",
			    i + 1);
		if (p->width < 1 || p->height < 1 || p->bytes < 0)
			return fault_set(f, FAULT_DATA,
			    "picture %zu: has no "
			    "width, height or bytes",
			    i + 1);
		if (p->alt[0] == '\0' && p->decorative[0] == '\0')
			return fault_set(f, FAULT_DATA,
			    "picture %zu: alt: is "
			    "missing; say what the picture shows, or in "
			    "decorative why it needs no words",
			    i + 1);
		if (p->focus[0] != '\0' && !focus_parse(p->focus, NULL))
			return fault_set(f, FAULT_DATA,
			    "picture %zu: focus: \"%.40s\": wants " FOCUS_WANTS,
			    i + 1, p->focus);
		if (!check_time("rights until", p->rights_until, f))
			return fault_at(f, "picture %zu", i + 1);
	}
	return true;
}

bool
document_is_live(const struct document *d)
{
	return d->page[0] == '\0' && strcmp(d->kind, "live") == 0;
}

/* What makes a clip one that can be played, and read by who cannot. */
static bool
check_clip(const struct document_clip *c, struct fault *f)
{
	if (!is_hash(c->hash))
		return fault_set(
		    f, FAULT_DATA, "hash: wants 64 hexadecimal digits");
	if (media_of_type(c->type) == NULL)
		return fault_set(f, FAULT_DATA, "type: \"%.60s\": wants %s",
		    c->type, media_all);
	if (c->bytes < 1)
		return fault_set(f, FAULT_DATA, "bytes: is missing");
	if (c->duration < 1)
		return fault_set(f, FAULT_DATA,
		    "duration: is missing; wants how long it is, in seconds");
	if (!check_time("recorded", c->recorded, f))
		return false;
	if (c->transcript[strspn(c->transcript, " \t\n")] == '\0' &&
	    c->no_transcript[0] == '\0')
		return fault_set(f, FAULT_DATA,
		    "transcript: is missing; write down what is said, or in "
		    "no transcript why there is none");
	if (c->transcript[0] != '\0' && c->no_transcript[0] != '\0')
		return fault_set(f, FAULT_DATA,
		    "no transcript: there is a transcript");
	return c->transcript[0] == '\0' ||
	       body_check(c->transcript, 0, f) || fault_at(f, "transcript");
}

static bool
check_clips(const struct document *d, struct fault *f)
{
	if (d->n_clips > 0 && d->page[0] != '\0')
		return fault_set(f, FAULT_DATA,
		    "clips: a standing page (page: %s) has none", d->page);
	if (d->n_clips > 0 && document_is_live(d))
		return fault_set(f, FAULT_DATA,
		    "clips: a live page has none; give them a story of their "
		    "own and link to it");
	for (size_t i = 0; i < d->n_clips; i++) {
		if (!check_clip(&d->clips[i], f))
			return fault_at(f, "clip %zu", i + 1);
		for (size_t j = 0; j < i; j++) {
			if (strcmp(d->clips[i].hash, d->clips[j].hash) == 0)
				return fault_set(f, FAULT_DATA,
				    "clip %zu: is there twice", i + 1);
		}
	}
	return true;
}

static bool
check_references(const struct document *d, struct fault *f)
{
	for (size_t i = 0; i < d->n_links; i++) {
		const struct document_link *l = &d->links[i];

		if (!href_is_web(l->url))
			return fault_set(f, FAULT_DATA,
			    "link %zu: url: "
			    "\"%.200s\": wants http:// or https://, a host "
			    "and no spaces",
			    i + 1, l->url);
		if (strcmp(l->kind, "primary") != 0 &&
		    strcmp(l->kind, "background") != 0)
			return fault_set(f, FAULT_DATA,
			    "link %zu: kind: "
			    "\"%.40s\": wants primary or background",
			    i + 1, l->kind);
	}
	for (size_t i = 0; i < d->n_bylines; i++) {
		if (d->bylines[i].name[0] == '\0' &&
		    d->bylines[i].place[0] == '\0')
			return fault_set(f, FAULT_DATA,
			    "byline %zu: wants a name, or a place", i + 1);
	}
	for (size_t i = 0; i < d->n_see_also; i++) {
		if (d->see_also[i] < 1)
			return fault_set(f, FAULT_DATA,
			    "see also %zu: not "
			    "the number of a story",
			    i + 1);
	}
	return true;
}

bool
document_check(struct document *d, struct fault *f)
{
	if (d->short_headline[0] == '\0')
		d->short_headline = d->headline;
	if (d->kind[0] == '\0')
		d->kind = "news";
	if (d->updated == 0)
		d->updated = d->published;
	if (!check_fields(d, field_document, f) || !check_words(d, f) ||
	    !check_places(d, f) || !check_times(d, f) ||
	    !check_pictures(d, f) || !check_clips(d, f) ||
	    !check_references(d, f))
		return false;
	if (!body_check(d->body, d->n_pictures, f) ||
	    (document_is_live(d) && !live_check(d->body, f)))
		return fault_at(f, "body");
	return true;
}
