/* SPDX-License-Identifier: Apache-2.0 */
/* The package file: its headers, its introduction, its lines. */
#include "wire/packagefile.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "wire/lines.h"

#include "base/banned.h"

bool
package_fault(const struct package_reader *r, size_t line, struct fault *f,
    const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	return fault_set(f, FAULT_DATA, "%s:%zu: %s", r->name, line, text);
}

/* The n bytes at s without white space around them. */
static const char *
trimmed(struct arena *a, const char *s, size_t n)
{
	while (n > 0 && (*s == ' ' || *s == '\t'))
		s++, n--;
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	return arena_copy(a, s, n);
}

static bool
take_state(struct package_reader *r, size_t line, const char *value,
    struct fault *f)
{
	r->out->state = strcasecmp(value, "closed") == 0 ? PACKAGE_CLOSED
							 : PACKAGE_OPEN;
	return r->out->state == PACKAGE_CLOSED ||
	       strcasecmp(value, "open") == 0 ||
	       package_fault(r, line, f,
		   "State: \"%.100s\": wants \"open\" or \"closed\"", value);
}

static bool
take_header(struct package_reader *r, size_t line, const char *name,
    const char *value, struct fault *f)
{
	struct package *p = &r->out->package;
	const char **text = strcasecmp(name, "Title") == 0  ? &p->title
			    : strcasecmp(name, "Slug") == 0 ? &p->slug
							    : NULL;

	if (text == NULL && strcasecmp(name, "State") != 0)
		return package_fault(r, line, f,
		    "there is no header \"%.60s\"; a package has Title, Slug "
		    "and State, and an empty line before it begins",
		    name);
	if (value[0] == '\0')
		return package_fault(r, line, f, "%s: is empty", name);
	if (text == NULL)
		return r->out->state == PACKAGE_AS_IT_IS
			   ? take_state(r, line, value, f)
			   : package_fault(r, line, f, "State: is there already");
	if ((*text)[0] != '\0')
		return package_fault(r, line, f, "%s: is there already", name);
	*text = value;
	if (utf8_length(p->title) > PACKAGE_TITLE_MAX)
		return package_fault(r, line, f,
		    "Title: %zu characters; at most %d", utf8_length(p->title),
		    PACKAGE_TITLE_MAX);
	return true;
}

static bool
read_headers(struct package_reader *r, struct lines *c, struct fault *f)
{
	const struct package *p = &r->out->package;
	const char *line, *colon;
	size_t n;

	while (lines_next(c, &line, &n) && !lines_is_blank(line, n)) {
		colon = memchr(line, ':', n);
		if (colon == NULL)
			return package_fault(r, c->line, f,
			    "is no header; wants \"Name: value\", and an "
			    "empty line before the introduction");
		if (!take_header(r, c->line,
			trimmed(r->a, line, (size_t)(colon - line)),
			trimmed(r->a, colon + 1,
			    n - (size_t)(colon - line) - 1),
			f))
			return false;
	}
	if (p->title[0] == '\0')
		return package_fault(r, 1, f, "there is no Title");
	if (p->slug[0] == '\0')
		return package_fault(r, 1, f,
		    "there is no Slug: the word that its address ends with");
	return true;
}

/* One more line of the introduction, which is one paragraph. */
static bool
take_intro(struct package_reader *r, size_t line, const char *text,
    bool is_over, struct fault *f)
{
	struct package *p = &r->out->package;

	if (is_over)
		return package_fault(r, line, f,
		    "the introduction is one paragraph; behind it wants "
		    "\"## Title\" of a group");
	p->intro = p->intro[0] == '\0'
		       ? text
		       : arena_printf(r->a, "%s %s", p->intro, text);
	if (utf8_length(p->intro) > PACKAGE_INTRO_MAX)
		return package_fault(r, line, f,
		    "the introduction has more than %d characters",
		    PACKAGE_INTRO_MAX);
	return true;
}

/* An item with the indented lines that go on with it. */
static const char *
whole_item(struct arena *a, struct lines *c, const char *first, size_t n)
{
	const char *text = trimmed(a, first, n), *line;
	struct lines ahead = *c;

	while (lines_next(&ahead, &line, &n) && !lines_is_blank(line, n) &&
	       (*line == ' ' || *line == '\t')) {
		text = arena_printf(a, "%s %s", text, trimmed(a, line, n));
		*c = ahead;
	}
	return text;
}

static bool
read_rest(struct package_reader *r, struct lines *c, struct fault *f)
{
	const struct package *p = &r->out->package;
	bool intro_is_over = false, ok = true;
	const char *line;
	size_t n;

	while (ok && lines_next(c, &line, &n)) {
		size_t number = c->line;

		if (lines_is_blank(line, n)) {
			intro_is_over = p->intro[0] != '\0';
			continue;
		}
		if (n > 3 && strncmp(line, "## ", 3) == 0)
			ok = package_take_group(
			    r, number, trimmed(r->a, line + 3, n - 3), f);
		else if (p->n == 0)
			ok = take_intro(r, number, trimmed(r->a, line, n),
			    intro_is_over, f);
		else if (n > 2 && strncmp(line, "- ", 2) == 0)
			ok = package_take_item(r, number,
			    whole_item(r->a, c, line + 2, n - 2), f);
		else
			ok = package_fault(r, number, f,
			    "wants \"## Title\" of a group, or \"- \" and what "
			    "is in it");
	}
	return ok;
}

bool
packagefile_parse(struct arena *a, const char *name, const char *text,
    size_t n, struct packagefile *pf, struct fault *f)
{
	struct package_reader r = {.a = a, .name = name, .out = pf};
	struct lines c = {text, text + n, 0};

	*pf = (struct packagefile){.state = PACKAGE_AS_IT_IS};
	pf->package = (struct package){
	    .slug = "", .title = "", .intro = "", .imported = ""};
	if (n > PACKAGEFILE_BYTES_MAX)
		return package_fault(&r, 1, f,
		    "%zu bytes; a package file has at most %d", n,
		    PACKAGEFILE_BYTES_MAX);
	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		c.at += 3;
	if (!lines_check(name, c, f))
		return false;
	pf->package.source = arena_copy(a, c.at, (size_t)(c.end - c.at));
	return read_headers(&r, &c, f) && read_rest(&r, &c, f);
}

bool
packagefile_resolve(const char *name, struct packagefile *pf,
    bool (*find)(void *arg, const char *story, int64_t *id, struct fault *f),
    void *arg, struct fault *f)
{
	for (size_t i = 0; i < pf->n_refs; i++) {
		const struct packagefile_ref *ref = &pf->ref[i];

		if (!find(arg, ref->name,
			&pf->package.group[ref->group].item[ref->item].story,
			f))
			return fault_at(f, "%s:%zu", name, ref->line);
	}
	return true;
}

const char *
packagefile_print(struct arena *a, const char *source, bool is_closed)
{
	static const char header[] = "State:";
	const char *at = source;

	/* The headers end at the first empty line. */
	while (*at != '\0' && strspn(at, " \t\r") != strcspn(at, "\n")) {
		size_t n = strcspn(at, "\n");

		if (strncasecmp(at, header, sizeof(header) - 1) == 0)
			return arena_printf(a, "%.*s%s %s%s",
			    (int)(at - source), source, header,
			    is_closed ? "closed" : "open", at + n);
		at += n + (at[n] == '\n');
	}
	/* None: then it is open unless somebody closed it since. */
	if (!is_closed)
		return source;
	return arena_printf(a, "%.*s%s%s closed\n%s", (int)(at - source),
	    source, at > source && at[-1] != '\n' ? "\n" : "", header, at);
}
