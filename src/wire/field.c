/* SPDX-License-Identifier: Apache-2.0 */
/* Fields of a document from foreign text. */
#include "wire/field.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "story/live.h"
#include "wire/item.h"
#include "wire/words.h"

#include "base/banned.h"

enum { PLACE_MAX = 60 };

/* Take n digits of *p. false: there are none so many. */
static bool
digits(const char **p, int n, char *out)
{
	for (int i = 0; i < n; i++) {
		if ((*p)[i] < '0' || (*p)[i] > '9')
			return false;
		out[i] = (*p)[i];
	}
	*p += n;
	return true;
}

static void
skip_one(const char **p, char c)
{
	*p += **p == c;
}

/* "T12:12:12.5" or "T1212"; what is not there stays as it is in out. */
static bool
read_clock(const char **p, char *out)
{
	if (**p != 'T' && **p != 't' && **p != ' ')
		return true;
	++*p;
	if (!digits(p, 2, out))
		return false;
	skip_one(p, ':');
	if (!digits(p, 2, out + 3))
		return false;
	skip_one(p, ':');
	if (**p < '0' || **p > '9')
		return true;
	if (!digits(p, 2, out + 6))
		return false;
	if (**p == '.' || **p == ',')
		*p += 1 + strspn(*p + 1, "0123456789");
	return true;
}

/* "Z", "+0100", "+01:00", "+01", or nothing. */
static bool
read_offset(const char **p, char *out)
{
	if (**p == 'Z' || **p == 'z') {
		++*p;
		return true;
	}
	if (**p != '+' && **p != '-')
		return true;
	out[0] = *(*p)++;
	if (!digits(p, 2, out + 1))
		return false;
	skip_one(p, ':');
	return **p == '\0' || digits(p, 2, out + 4);
}

bool
field_time(const char *name, const char *text, int64_t *t, struct fault *f)
{
	char iso[] = "0000-00-00T00:00:00+00:00";
	const char *p = text + strspn(text, " \t\r\n");
	bool ok;

	*t = 0;
	if (*p == '\0')
		return true;
	ok = digits(&p, 4, iso);
	skip_one(&p, '-');
	ok = ok && digits(&p, 2, iso + 5);
	skip_one(&p, '-');
	ok = ok && digits(&p, 2, iso + 8) && read_clock(&p, iso + 11) &&
	     read_offset(&p, iso + 19);
	p += strspn(p, " \t\r\n");
	if (ok && *p == '\0' && stamp_parse(NULL, iso, t))
		return true;
	*t = 0;
	return fault_set(f, FAULT_DATA,
	    "%s: is no time; wants one like \"20261123T074000Z\"", name);
}

void
field_byline(struct arena *a, struct document *d, const char *name,
    const char *role, const char *place)
{
	size_t n;

	if (strncasecmp(name, "by ", 3) == 0)
		name += 3;
	n = strlen(name);
	while (n > 0 && strchr(" ,;", name[n - 1]) != NULL)
		n--;
	name = words_cut(a, arena_copy(a, name, n), DOCUMENT_FIELD_MAX);
	if (name[0] == '\0' || d->n_bylines == DOCUMENT_LIST_MAX)
		return;
	for (size_t i = 0; i < d->n_bylines; i++) {
		if (strcmp(d->bylines[i].name, name) == 0)
			return;
	}
	d->bylines =
	    document_append(a, d->bylines, &d->n_bylines, sizeof(*d->bylines));
	d->bylines[d->n_bylines - 1] = (struct document_byline){
	    .name = name,
	    .role = words_cut(a, role, DOCUMENT_FIELD_MAX),
	    .place = utf8_length(place) <= PLACE_MAX ? place : "",
	};
}

void
field_subject(struct arena *a, struct document *d, const char *name)
{
	name = words_cut(a, words_of(a, name), DOCUMENT_FIELD_MAX);
	if (name[0] == '\0' || d->n_subjects == DOCUMENT_LIST_MAX)
		return;
	for (size_t i = 0; i < d->n_subjects; i++) {
		if (strcmp(d->subjects[i], name) == 0)
			return;
	}
	d->subjects = document_append(
	    a, d->subjects, &d->n_subjects, sizeof(*d->subjects));
	d->subjects[d->n_subjects - 1] = name;
}

void
field_licence(
    struct arena *a, struct document *d, const struct field_rights *rights)
{
	const char *notice = rights->notice;

	if (notice[0] == '\0' && rights->holder[0] != '\0')
		notice = arena_printf(a, "\xc2\xa9 %s%s%s", rights->year,
		    rights->year[0] == '\0' ? "" : " ", rights->holder);
	notice = arena_printf(a, "%s%s%s", notice,
	    notice[0] == '\0' || rights->terms[0] == '\0' ? "" : " ",
	    rights->terms);
	d->licence = words_cut(a, words_of(a, notice), DOCUMENT_FIELD_MAX);
}

bool
field_check(const struct document *d, struct fault *f)
{
	if (d->headline[0] == '\0')
		return fault_set(f, FAULT_DATA, "has no headline");
	if (d->body[strspn(d->body, " \t\n")] == '\0' &&
	    d->standfirst[0] == '\0')
		return fault_set(f, FAULT_DATA,
		    "has nothing to read: no body and no summary");
	return true;
}

void
field_kind(struct document *d, const char *name)
{
	for (int i = 0; document_kinds[i] != NULL; i++) {
		if (strcasecmp(document_kinds[i], name) == 0 &&
		    (strcmp(document_kinds[i], "live") != 0 ||
			live_check(d->body, NULL)))
			d->kind = document_kinds[i];
	}
}

int64_t
field_version(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return text[n] != '\0' || n > 15 ? 0 : strtoll(text, NULL, 10);
}

static void
add_category(struct arena *a, struct wire_item *item, const char *name)
{
	item->categories = document_append(a, item->categories,
	    &item->n_categories, sizeof(*item->categories));
	item->categories[item->n_categories - 1] = name;
}

void
field_section(struct arena *a, struct wire_item *item, const char *name)
{
	name = words_cut(a, words_of(a, name), DOCUMENT_FIELD_MAX);
	if (name[0] == '\0' || item->n_categories == DOCUMENT_LIST_MAX)
		return;
	add_category(a, item, name);
	item->has_home = true;
}

void
field_sections(struct arena *a, struct wire_item *item)
{
	const struct document *d = &item->document;

	for (size_t i = 0; item->has_home && i < d->n_subjects; i++)
		add_category(a, item, d->subjects[i]);
}
