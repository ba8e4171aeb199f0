/* SPDX-License-Identifier: Apache-2.0 */
/* The groups of a package file, and what stands in them. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "base/utf8.h"
#include "story/document.h"
#include "story/href.h"
#include "wire/packagefile.h"

#include "base/banned.h"

/* What groups are called that need not say their kind. */
static const struct {
	const char *title, *kind;
} names[] = {
    {"Key stories", "key"},
    {"Background", "background"},
    {"Profiles", "profiles"},
    {"Timeline", "timeline"},
    {"Documents", "documents"},
};

static const char *
kind_of_title(const char *title)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcasecmp(title, names[i].title) == 0)
			return names[i].kind;
	}
	return NULL;
}

static const char *
kind_of_word(const char *word)
{
	for (int i = 0; package_kinds[i] != NULL; i++) {
		if (strcmp(word, package_kinds[i]) == 0)
			return package_kinds[i];
	}
	return NULL;
}

/* Cut " {kind}" off the end of title, if it is there: the word, or NULL. */
static const char *
cut_kind(struct arena *a, char *title)
{
	size_t n = strlen(title);
	char *open = strrchr(title, '{'), *end = open;

	if (open == NULL || n == 0 || title[n - 1] != '}')
		return NULL;
	title[n - 1] = '\0';
	while (end > title && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	*end = '\0';
	return arena_string(a, open + 1);
}

bool
package_take_group(struct package_reader *r, size_t line, const char *title,
    struct fault *f)
{
	struct package *p = &r->out->package;
	char *name = arena_string(r->a, title);
	const char *word = cut_kind(r->a, name);
	const char *kind = word == NULL ? kind_of_title(name)
					: kind_of_word(word);

	if (kind == NULL && word != NULL)
		return package_fault(r, line, f,
		    "{%.60s} is no kind of group; there are {key}, "
		    "{background}, {profiles}, {timeline} and {documents}",
		    word);
	if (kind == NULL)
		return package_fault(r, line, f,
		    "\"%.100s\": wants a kind behind it, as in \"## %.100s "
		    "{background}\": key, background, profiles, timeline or "
		    "documents",
		    name, name);
	if (name[0] == '\0' || utf8_length(name) > PACKAGE_TITLE_MAX)
		return package_fault(r, line, f,
		    "a group's title has 1 to %d characters",
		    PACKAGE_TITLE_MAX);
	if (p->n == PACKAGE_GROUPS_MAX)
		return package_fault(
		    r, line, f, "more than %d groups", PACKAGE_GROUPS_MAX);
	p->group = document_append(r->a, p->group, &p->n, sizeof(*p->group));
	p->group[p->n - 1] = (struct package_group){
	    .kind = kind, .title = name};
	return true;
}

static void
add_ref(struct package_reader *r, size_t line, const char *name)
{
	struct packagefile *pf = r->out;
	size_t group = pf->package.n - 1;

	pf->ref = document_append(
	    r->a, pf->ref, &pf->n_refs, sizeof(*pf->ref));
	pf->ref[pf->n_refs - 1] = (struct packagefile_ref){
	    name, line, group, pf->package.group[group].n - 1};
}

/* Cut the next field off *rest at a bar, without white space around it. */
static const char *
cut_field(struct arena *a, const char **rest)
{
	const char *from = *rest + strspn(*rest, " \t");
	size_t n = strcspn(from, "|");

	*rest = from + n + (from[n] == '|');
	while (n > 0 && (from[n - 1] == ' ' || from[n - 1] == '\t'))
		n--;
	return arena_copy(a, from, n);
}

static bool
take_document(struct package_reader *r, size_t line, const char *text,
    struct package_item *item, struct fault *f)
{
	item->url = cut_field(r->a, &text);
	item->text = cut_field(r->a, &text);
	item->site = cut_field(r->a, &text);
	if (item->text[0] == '\0' || text[0] != '\0')
		return package_fault(r, line, f,
		    "wants \"URL | words | site\"; the site may be left out");
	if (!href_is_web(item->url))
		return package_fault(r, line, f,
		    "\"%.100s\" is no http or https address", item->url);
	return true;
}

/* "1953-07-27", "1953-07" or "1953", a day that there is. */
static bool
is_date(const char *s)
{
	static const char form[] = "0000-00-00";
	struct stamp_date date = {0};
	int *const part[] = {&date.year, &date.month, &date.day};
	struct stamp_zones utc = {0};
	size_t n = strlen(s), at = 0;
	int64_t from, to;

	if (n != 4 && n != 7 && n != 10)
		return false;
	for (size_t i = 0; i < n; i++) {
		if ((form[i] == '-') != (s[i] == '-') ||
		    (s[i] != '-' && (s[i] < '0' || s[i] > '9')))
			return false;
		if (s[i] == '-')
			at++;
		else
			*part[at] = *part[at] * 10 + (s[i] - '0');
	}
	if ((n > 4 && date.month == 0) || (n > 7 && date.day == 0))
		return false;
	return stamp_span(&utc, &date, &from, &to);
}

/* The story in brackets at the end, cut off *text; NULL: none. */
static const char *
cut_story(struct arena *a, const char **text)
{
	size_t n = strlen(*text), end;
	const char *open = strrchr(*text, '(');
	const char *name;

	if (open == NULL || (*text)[n - 1] != ')' || open[1] == ')')
		return NULL;
	name = arena_copy(a, open + 1, n - (size_t)(open - *text) - 2);
	if (strpbrk(name, " \t") != NULL)
		return NULL;
	end = (size_t)(open - *text);
	while (end > 0 && (*text)[end - 1] == ' ')
		end--;
	*text = arena_copy(a, *text, end);
	return name;
}

static bool
take_event(struct package_reader *r, size_t line, const char *text,
    struct package_item *item, struct fault *f)
{
	size_t n = strcspn(text, ":");
	const char *story;

	item->date = arena_copy(r->a, text, n);
	if (text[n] != ':' || !is_date(item->date))
		return package_fault(r, line, f,
		    "wants a date, a colon and what happened, like "
		    "\"1953-07-27: The armistice is signed.\"; the day, or "
		    "month and day, may be left out");
	text += n + 1;
	text += strspn(text, " \t");
	story = cut_story(r->a, &text);
	item->text = text;
	if (text[0] == '\0')
		return package_fault(r, line, f, "does not say what happened");
	if (story != NULL)
		add_ref(r, line, story);
	return true;
}

bool
package_take_item(struct package_reader *r, size_t line, const char *text,
    struct fault *f)
{
	struct package_group *g =
	    &r->out->package.group[r->out->package.n - 1];
	struct package_item *item;
	bool ok = true;

	if (++r->n_items > PACKAGE_ITEMS_MAX)
		return package_fault(r, line, f, "more than %d items in all",
		    PACKAGE_ITEMS_MAX);
	g->item = document_append(r->a, g->item, &g->n, sizeof(*g->item));
	item = &g->item[g->n - 1];
	*item = (struct package_item){
	    .url = "", .date = "", .text = "", .site = ""};
	if (strcmp(g->kind, "timeline") == 0)
		ok = take_event(r, line, text, item, f);
	else if (strstr(text, "://") != NULL || strchr(text, '|') != NULL)
		ok = take_document(r, line, text, item, f);
	else if (strpbrk(text, " \t") != NULL)
		ok = package_fault(r, line, f,
		    "\"%.100s\": wants the number of a story, the key of its "
		    "file, or \"URL | words | site\"",
		    text);
	else
		add_ref(r, line, text);
	if (ok && (utf8_length(item->text) > PACKAGE_TEXT_MAX ||
		      utf8_length(item->site) > PACKAGE_TEXT_MAX ||
		      strlen(item->url) > PACKAGE_URL_MAX))
		return package_fault(r, line, f,
		    "is too long: at most %d characters", PACKAGE_TEXT_MAX);
	return ok;
}
