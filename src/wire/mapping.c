/* SPDX-License-Identifier: Apache-2.0 */
/* Subjects to sections. Making the sections is the importer's. */
#include "wire/mapping.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "desk/tree.h"
#include "story/document.h"
#include "wire/slurp.h"

#include "base/banned.h"

enum { MAP_BYTES_MAX = 1 << 20, LINES_MAX = 10000 };

static char *
trim(char *s)
{
	size_t n;

	s += strspn(s, " \t");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r", s[n - 1]) != NULL)
		s[--n] = '\0';
	return s;
}

/* Cut s at the first tab or run of two spaces; what is behind it, or "". */
static char *
behind_gap(char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '\t' || (*s == ' ' && s[1] == ' ')) {
			*s = '\0';
			return trim(s + 1);
		}
	}
	return s;
}

static bool
take_setting(struct mapping *m, char *line, struct fault *f)
{
	size_t n = strcspn(line, " \t");
	const char *value = trim(line + n);

	line[n] = '\0';
	if (value[0] == '\0')
		return fault_set(f, FAULT_DATA, "%s: has no value", line);
	if (strcmp(line, "@base") == 0)
		m->base = value;
	else if (strcmp(line, "@licence") == 0)
		m->licence = value;
	else if (strcmp(line, "@source") == 0)
		m->source = value;
	else
		return fault_set(f, FAULT_DATA,
		    "%s: wants @base, @licence or "
		    "@source",
		    line);
	return true;
}

/* Whether path could be a section's: every slug in it, where it stands. */
static bool
check_path(struct arena *a, const char *path, struct fault *f)
{
	for (int depth = 0;; depth++) {
		size_t n = strcspn(path, "/");

		if (!tree_check_slug(arena_copy(a, path, n), depth, f))
			return false;
		if (path[n] == '\0')
			return true;
		path += n + 1;
	}
}

static bool
take_line(struct arena *a, struct mapping *m, char *text, struct fault *f)
{
	struct mapping_line l = {.subject = text};
	char *path;

	if (text[0] == '@')
		return take_setting(m, text, f);
	path = behind_gap(text);
	l.path = path;
	l.name = behind_gap(path);
	if (path[0] == '\0')
		return fault_set(f, FAULT_DATA,
		    "wants \"SUBJECT  SECTION  "
		    "Name\", parted by two spaces or a tab");
	if (!check_path(a, path, f))
		return false;
	if (m->n == LINES_MAX)
		return fault_set(
		    f, FAULT_DATA, "has more than %d lines", LINES_MAX);
	m->line[m->n++] = l;
	return true;
}

bool
mapping_load(
    struct arena *a, const char *path, struct mapping *m, struct fault *f)
{
	struct mapping made = {"", "", "", 0, NULL};
	char *text, *next;
	size_t n;

	if (!slurp_file(a, path, MAP_BYTES_MAX, &text, &n, f))
		return false;
	made.line = arena_zalloc(a, LINES_MAX, sizeof(*made.line));
	for (int number = 1; text != NULL; text = next, number++) {
		char *line;

		next = strchr(text, '\n');
		if (next != NULL)
			*next++ = '\0';
		line = trim(text);
		if (!utf8_is_clean(line, strlen(line)))
			return fault_set(f, FAULT_DATA,
			    "%s:%d: is not clean "
			    "UTF-8",
			    path, number);
		if (line[0] != '\0' && line[0] != '#' &&
		    !take_line(a, &made, line, f))
			return fault_at(f, "%s:%d", path, number);
	}
	if (made.n == 0)
		return fault_set(f, FAULT_DATA, "%s:1: maps no subject", path);
	*m = made;
	return true;
}

void
mapping_to(struct arena *a, const char *path, struct mapping *m)
{
	*m = (struct mapping){
	    "", "", "", 1, arena_zalloc(a, 1, sizeof(*m->line))};
	m->line[0] = (struct mapping_line){"*", arena_string(a, path), ""};
}

static bool
fits(const struct mapping_line *l, const char *const *subjects, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (strcasecmp(l->subject, subjects[i]) == 0)
			return true;
	}
	return false;
}

/* Whether the result has the section of l already. */
static bool
has_path(const struct mapping_result *r, const struct mapping_line *l)
{
	if (strcmp(r->home->path, l->path) == 0)
		return true;
	for (size_t i = 0; i < r->n_also; i++) {
		if (strcmp(r->also[i]->path, l->path) == 0)
			return true;
	}
	return false;
}

bool
mapping_find(const struct mapping *m, const char *const *subjects, size_t n,
    struct mapping_result *result, struct fault *f)
{
	struct mapping_result r = {0};
	const struct mapping_line *rest = NULL;

	for (const struct mapping_line *l = m->line; l < m->line + m->n; l++) {
		if (strcmp(l->subject, "*") == 0)
			rest = rest == NULL ? l : rest;
		else if (!fits(l, subjects, n))
			continue;
		else if (r.home == NULL)
			r.home = l;
		else if (r.n_also < MAPPING_ALSO_MAX && !has_path(&r, l))
			r.also[r.n_also++] = l;
	}
	if (r.home == NULL)
		r.home = rest;
	if (r.home == NULL)
		return fault_set(f, FAULT_DATA,
		    "the map has no line for its "
		    "subjects and none for \"*\"");
	*result = r;
	return true;
}
