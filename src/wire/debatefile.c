/* SPDX-License-Identifier: Apache-2.0 */
/* The file of a talking point: three headers and an introduction. */
#include "wire/debatefile.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"

#include "base/banned.h"

enum { DAY_S = 24 * 3600, DAYS_MAX = 366 };

struct reading {
	struct arena *a;
	const char *name; /* of the file */
	const struct stamp_zones *zones;
	size_t line;
	struct debate_plan *plan;
};

static bool
bad(const struct reading *r, struct fault *f, const char *why)
{
	return fault_set(f, FAULT_DATA, "%s:%zu: %s", r->name, r->line, why);
}

/* "14 days". */
static bool
take_days(const char *value, int64_t *lasts_s)
{
	char *end;
	long days;

	if (*value < '0' || *value > '9')
		return false;
	days = strtol(value, &end, 10);
	if (strcasecmp(end, " days") != 0 && strcasecmp(end, " day") != 0)
		return false;
	if (days < 1 || days > DAYS_MAX)
		return false;
	*lasts_s = days * DAY_S;
	return true;
}

static bool
take_header(struct reading *r, const char *name, const char *value,
    struct fault *f)
{
	struct debate_plan *plan = r->plan;

	if (strcasecmp(name, "Question") == 0) {
		if (plan->question != NULL)
			return bad(r, f, "Question: stands twice");
		plan->question = value;
		return true;
	}
	if (strcasecmp(name, "Opens") == 0)
		return stamp_parse(r->zones, value, &plan->opens) ||
		       bad(r, f,
			   "Opens: wants a time, like \"2026-11-23 07:40\"");
	if (strcasecmp(name, "Closes") == 0)
		return take_days(value, &plan->lasts_s) ||
		       stamp_parse(r->zones, value, &plan->closes) ||
		       bad(r, f,
			   "Closes: wants a time, like \"2026-11-23 07:40\", "
			   "or \"14 days\" (1 to 366)");
	return bad(r, f,
	    "is none of the headers Question, Opens and Closes; an empty line "
	    "parts them from the introduction");
}

static char *
trimmed(struct arena *a, const char *s, size_t n)
{
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	while (n > 0 && (*s == ' ' || *s == '\t'))
		s++, n--;
	return arena_copy(a, s, n);
}

static bool
take_line(struct reading *r, const char *line, size_t n, struct fault *f)
{
	const char *colon = memchr(line, ':', n);

	if (colon == NULL)
		return bad(r, f, "is no header; wants \"Name: value\"");
	return take_header(r, arena_copy(r->a, line, (size_t)(colon - line)),
	    trimmed(r->a, colon + 1, n - (size_t)(colon - line) - 1), f);
}

static bool
finish(struct reading *r, const char *body, struct fault *f)
{
	body += strspn(body, "\r\n");
	r->plan->intro = arena_printf(
	    r->a, "%s\n", trimmed(r->a, body, strlen(body)));
	if (r->plan->question == NULL || r->plan->question[0] == '\0')
		return bad(r, f, "has no Question");
	if (r->plan->closes == 0 && r->plan->lasts_s == 0)
		return bad(r, f, "does not say when it Closes");
	if (r->plan->closes != 0 && r->plan->lasts_s != 0)
		return bad(r, f, "Closes: stands twice");
	if (r->plan->intro[0] == '\n')
		return bad(r, f,
		    "has no introduction; it begins after an empty line");
	return true;
}

static const char *
unix_lines(struct arena *a, const char *text, size_t *n)
{
	char *made = arena_alloc(a, *n + 1), *o = made;

	for (size_t i = 0; i < *n; i++) {
		if (text[i] != '\r' || i + 1 == *n || text[i + 1] != '\n')
			*o++ = text[i];
	}
	*o = '\0';
	*n = (size_t)(o - made);
	return made;
}

bool
debatefile_parse(struct arena *a, const char *name,
    const struct stamp_zones *zones, const char *text, size_t n,
    struct debate_plan *plan, struct fault *f)
{
	struct reading r = {a, name, zones, 0, plan};
	const char *at;

	*plan = (struct debate_plan){0};
	if (n > DEBATEFILE_BYTES_MAX)
		return bad(&r, f, "is larger than a debate can be");
	text = unix_lines(a, text, &n);
	if (!utf8_is_clean(text, n))
		return bad(&r, f,
		    "is not UTF-8, or holds control characters");
	for (at = text; *at != '\0';) {
		size_t len = strcspn(at, "\n");

		r.line++;
		if (strspn(at, " \t") >= len)
			break;
		if (!take_line(&r, at, len, f))
			return false;
		at += len + (at[len] == '\n');
	}
	return finish(&r, at + strspn(at, " \t"), f);
}
