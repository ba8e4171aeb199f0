/* SPDX-License-Identifier: Apache-2.0 */
/* An item of a feed, of whatever format, to a document. */
#include "wire/feed.h"

#include <glib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/body.h"
#include "story/href.h"
#include "wire/feeddate.h"
#include "wire/plain.h"
#include "wire/words.h"

#include "base/banned.h"

enum { TITLE_WORDS_MAX = 80, LANGUAGE_BYTES_MAX = 35, GUID_BYTES_MAX = 1000 };

void
feed_part_init(struct feed_part *part)
{
	*part = (struct feed_part){.base = "",
	    .guid = "",
	    .link = "",
	    .self = "",
	    .title = {FEED_TEXT, "", ""},
	    .published = "",
	    .updated = "",
	    .dated = "",
	    .language = "",
	    .rights = ""};
}

void
feed_add_name(struct feed_names *names, const char *name)
{
	if (name[0] == '\0' || names->n == FEED_NAMES_MAX)
		return;
	for (size_t i = 0; i < names->n; i++) {
		if (strcasecmp(names->name[i], name) == 0)
			return;
	}
	names->name[names->n++] = name;
}

void
feed_add_text(struct feed_part *part, struct feed_text text)
{
	if (text.text[strspn(text.text, " \t\r\n")] != '\0' &&
	    part->n_texts < FEED_TEXTS_MAX)
		part->text[part->n_texts++] = text;
}

static const char *
line(struct arena *a, const char *text)
{
	return words_line(a, text, strlen(text));
}

/* Whether text has anything that only HTML has: a tag, or an entity. */
static bool
has_html(const char *text)
{
	for (const char *p = text; (p = strpbrk(p, "<&")) != NULL; p++) {
		size_t n;

		if (*p == '<' && (g_ascii_isalpha(p[1]) || p[1] == '/' ||
				     p[1] == '!'))
			return true;
		n = 1 + (p[1] == '#');
		while (g_ascii_isalnum(p[n]))
			n++;
		if (*p == '&' && n > 1 + (size_t)(p[1] == '#') && p[n] == ';')
			return true;
	}
	return false;
}

static bool
has_empty_line(const char *text)
{
	for (const char *p = text; (p = strchr(p, '\n')) != NULL;) {
		p += 1 + strspn(p + 1, " \t\r");
		if (*p == '\n')
			return true;
	}
	return false;
}

/*
 * A text as CommonMark. Lines of XML mean nothing where no line is empty, as
 * in HTML.
 */
static bool
markdown_of(struct arena *a, const struct feed_text *text,
    const char **markdown, struct fault *f)
{
	const char *clean = utf8_clean(a, text->text, strlen(text->text));

	if (text->form == FEED_HTML ||
	    (text->form == FEED_EITHER && has_html(clean)))
		return body_import(a, clean, strlen(clean), true, text->base,
			   markdown, f) &&
		       body_check(*markdown, 0, f);
	if (text->form == FEED_EITHER && !has_empty_line(clean))
		clean = line(a, clean);
	*markdown = plain_to_commonmark(a, clean);
	return body_check(*markdown, 0, f);
}

/* A text as one line without marks. */
static bool
plain_of(struct arena *a, const struct feed_text *text, const char **plain,
    struct fault *f)
{
	const char *markdown;

	if (text->form == FEED_TEXT || (text->form == FEED_EITHER &&
					   !has_html(text->text))) {
		*plain = line(a, text->text);
		return true;
	}
	if (!markdown_of(a, text, &markdown, f))
		return false;
	*plain = line(a, body_text(a, markdown));
	return true;
}

/* Whether summary is how text begins, but for marks that it goes on. */
static bool
is_beginning(struct arena *a, const char *summary, const char *text)
{
	static const char *const marks[] = {
	    "[\xe2\x80\xa6]", "[...]", "\xe2\x80\xa6", "...", " ", NULL};
	char *s = arena_string(a, summary);
	size_t n = strlen(s);

	for (int i = 0; marks[i] != NULL; i++) {
		size_t m = strlen(marks[i]);

		if (n >= m && memcmp(s + n - m, marks[i], m) == 0) {
			n -= m;
			i = -1;
		}
	}
	return strncmp(s, text, n) == 0;
}

/*
 * The longest text is the body; of the others the longest is the standfirst,
 * if it says something that the body does not begin with.
 */
static bool
read_texts(struct arena *a, const struct feed_part *part, struct document *d,
    const char **first, struct fault *f)
{
	const char *plain[FEED_TEXTS_MAX], *markdown, *standfirst = "";
	size_t best = 0;

	*first = "";
	for (size_t i = 0; i < part->n_texts; i++) {
		if (!markdown_of(a, &part->text[i], &markdown, f))
			return fault_at(f, "text");
		plain[i] = line(a, body_text(a, markdown));
		if (strlen(plain[i]) <= strlen(*first))
			continue;
		best = i;
		*first = plain[i];
		d->body = markdown;
	}
	for (size_t i = 0; i < part->n_texts; i++) {
		if (i != best && strlen(plain[i]) > strlen(standfirst) &&
		    strcmp(plain[i], d->headline) != 0 &&
		    !is_beginning(a, plain[i], *first))
			standfirst = plain[i];
	}
	d->standfirst = words_cut(a, standfirst, DOCUMENT_STANDFIRST_MAX);
	return true;
}

static bool
read_words(struct arena *a, const struct feed_part *part, struct document *d,
    struct fault *f)
{
	const char *title, *first;

	if (!plain_of(a, &part->title, &title, f))
		return fault_at(f, "title");
	d->headline = title;
	if (!read_texts(a, part, d, &first, f))
		return false;
	if (title[0] == '\0' && first[0] == '\0')
		return fault_set(f, FAULT_DATA, "has no title and no text");
	if (title[0] == '\0')
		title = words_cut(a, first, TITLE_WORDS_MAX);
	d->headline = words_cut(a, title, DOCUMENT_HEADLINE_MAX);
	return true;
}

/*
 * The first of the dates that can be read. One that nobody can read must not
 * be passed over in favour of the feed's: it may be one to come.
 */
static bool
first_date(const struct feed_part *part, int64_t *t, struct fault *f)
{
	const char *const dates[] = {
	    part->published, part->dated, part->updated};
	const char *bad = NULL;

	*t = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
		if (dates[i][0] == '\0')
			continue;
		if (feeddate_parse(dates[i], t) && *t != 0)
			return true;
		bad = bad == NULL ? dates[i] : bad;
	}
	*t = 0;
	return bad == NULL ||
	       fault_set(f, FAULT_DATA, "\"%.60s\" is no date", bad);
}

static bool
read_dates(const struct feed_part *feed, const struct feed_part *part,
    struct wire_item *out, struct fault *f)
{
	struct document *d = &out->document;
	int64_t now = clock_now(), updated;
	struct fault ignored = {0};

	if (!first_date(part, &d->published, f))
		return false;
	if (d->published == 0)
		first_date(feed, &d->published, &ignored);
	if (d->published == 0)
		return fault_set(f, FAULT_DATA,
		    "has no date, and its feed has none either");
	d->updated = d->published;
	if (feeddate_parse(part->updated, &updated) &&
	    updated > d->published && updated <= now)
		d->updated = updated;
	if (d->published > now)
		out->embargo = d->published;
	return true;
}

/* "a@example.org (Name)" and "Name <a@example.org>": the name alone. */
static const char *
name_of(struct arena *a, const char *text)
{
	const char *name = line(a, text);
	const char *open = strpbrk(name, "(<"), *at = strchr(name, '@');
	const char *end;

	if (strncasecmp(name, "by ", 3) == 0)
		name += 3;
	if (at == NULL)
		return words_cut(a, name, DOCUMENT_FIELD_MAX);
	/* An address alone is no byline, and none of the public's business. */
	if (open == NULL)
		return "";
	if (*open == '<' || open > name + strcspn(name, "@"))
		end = *open == '<' ? open : strchr(open, ')');
	else
		end = open;
	if (*open == '(' && at < open) {
		name = open + 1;
		end = end == NULL ? name + strlen(name) : end;
	}
	if (end == NULL || end < name)
		return "";
	return words_cut(
	    a, words_line(a, name, (size_t)(end - name)), DOCUMENT_FIELD_MAX);
}

static void
read_names(struct arena *a, const struct feed_part *feed,
    const struct feed_part *part, struct document *d)
{
	const struct feed_names *from =
	    part->authors.n > 0 ? &part->authors : &feed->authors;
	struct feed_names names = {0};

	for (size_t i = 0; i < from->n; i++)
		feed_add_name(&names, name_of(a, from->name[i]));
	d->bylines = arena_zalloc(a, FEED_NAMES_MAX, sizeof(*d->bylines));
	for (size_t i = 0; i < names.n; i++)
		d->bylines[d->n_bylines++] = (struct document_byline){
		    .name = names.name[i], .role = "", .place = ""};
	names.n = 0;
	for (size_t i = 0; i < part->subjects.n; i++)
		feed_add_name(&names,
		    words_cut(a, line(a, part->subjects.name[i]),
			DOCUMENT_FIELD_MAX));
	d->subjects = arena_zalloc(a, FEED_NAMES_MAX, sizeof(*d->subjects));
	for (size_t i = 0; i < names.n; i++)
		d->subjects[d->n_subjects++] = names.name[i];
}

const char *
feed_language(struct arena *a, const char *text)
{
	char *tag = arena_string(a, line(a, text));
	size_t n = 0;

	for (char *p = tag; *p != '\0'; p++) {
		if (*p == '_')
			*p = '-';
		n = *p == '-' ? 0 : n + 1;
		if ((*p != '-' && !g_ascii_isalnum(*p)) || n > 8 ||
		    (*p == '-' && (p[1] == '-' || p[1] == '\0')) ||
		    (*p != '-' && p < tag + 2 && !g_ascii_isalpha(*p)))
			return NULL;
	}
	n = strcspn(tag, "-");
	for (size_t i = 0; i < n; i++) {
		if (!g_ascii_isalpha(tag[i]))
			return NULL;
	}
	return n < 2 || strlen(tag) > LANGUAGE_BYTES_MAX ? NULL : tag;
}

static const char *
sha256(struct arena *a, const char *text)
{
	char *hex = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
	const char *made = arena_string(a, hex);

	g_free(hex);
	return made;
}

/* Whether a name is one in the whole world. */
static bool
is_global(const char *guid)
{
	static const char *const schemes[] = {
	    "http://", "https://", "tag:", "urn:", NULL};

	for (int i = 0; schemes[i] != NULL; i++) {
		if (strncasecmp(guid, schemes[i], strlen(schemes[i])) == 0)
			return true;
	}
	return false;
}

/*
 * Its own name, its link, or what it says; with the feed's before it where
 * another feed may well call something else the same.
 */
static const char *
guid_of(struct arena *a, const struct feed_part *feed,
    const struct feed_part *part, const char *link,
    const struct document *d)
{
	const char *guid = line(a, part->guid), *of = line(a, feed->guid);

	if (guid[0] == '\0')
		guid = link;
	if (guid[0] == '\0')
		guid = arena_printf(a, "sha256:%s",
		    sha256(a, arena_printf(a, "%s\n%s\n%s", d->headline,
				  d->standfirst, d->body)));
	if (of[0] == '\0')
		of = line(a, feed->link);
	if (of[0] == '\0')
		of = line(a, feed->self);
	if (of[0] == '\0')
		of = line(a, feed->title.text);
	if (!is_global(guid))
		guid = arena_printf(a, "%s#%s", of, guid);
	return strlen(guid) <= GUID_BYTES_MAX
		   ? guid
		   : arena_printf(a, "sha256:%s", sha256(a, guid));
}

/* Where the item is to be read: what is to be read first about it. */
static void
add_link(const char *url, const struct document *d,
    struct document_link *link)
{
	*link = (struct document_link){.url = url,
	    .title = d->headline,
	    .site = d->source,
	    .kind = "primary"};
}

static void
add_string(GChecksum *sum, const char *s)
{
	/* The NUL parts them. */
	g_checksum_update(sum, (const guchar *)s, (gssize)strlen(s) + 1);
}

static void
digest_of(const struct feed_part *part, unsigned char digest[DIGEST_BYTES])
{
	const char *const strings[] = {part->base, part->guid, part->link,
	    part->title.text, part->published, part->updated, part->dated,
	    part->language, part->rights};
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	gsize bytes = DIGEST_BYTES;

	for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
		add_string(sum, strings[i]);
	for (size_t i = 0; i < part->n_texts; i++) {
		add_string(sum, part->text[i].text);
		add_string(sum, part->text[i].base);
	}
	add_string(sum, "");
	for (size_t i = 0; i < part->authors.n; i++)
		add_string(sum, part->authors.name[i]);
	add_string(sum, "");
	for (size_t i = 0; i < part->subjects.n; i++)
		add_string(sum, part->subjects.name[i]);
	g_checksum_get_digest(sum, digest, &bytes);
	g_checksum_free(sum);
}

static bool
read_rights(struct arena *a, const struct feed_part *feed,
    const struct feed_part *part, struct document *d, struct fault *f)
{
	const char *title;

	if (!plain_of(a, &feed->title, &title, f))
		return fault_at(f, "the feed's title");
	d->source = words_cut(a, title, DOCUMENT_FIELD_MAX);
	d->licence = words_cut(a,
	    line(a, part->rights[0] != '\0' ? part->rights : feed->rights),
	    DOCUMENT_FIELD_MAX);
	return true;
}

bool
feed_to_item(struct arena *a, const struct wire_args *args,
    const struct feed_part *feed, const struct feed_part *part,
    struct wire_item *out, struct fault *f)
{
	struct document *d = &out->document;
	const char *language = feed_language(a, part->language), *link;

	memset(out, 0, sizeof(*out));
	out->state = WIRE_USABLE;
	if (language == NULL)
		language = feed_language(a, feed->language);
	document_init(d, language == NULL ? args->language : language);
	if (!read_rights(a, feed, part, d, f) || !read_words(a, part, d, f) ||
	    !read_dates(feed, part, out, f))
		return false;
	read_names(a, feed, part, d);
	link = line(a, part->link);
	/* Nothing would be the base itself. */
	if (link[0] != '\0')
		link = href_resolve(a, part->base, link);
	out->guid = guid_of(a, feed, part, link, d);
	if (href_is_web(link)) {
		d->links = arena_zalloc(a, 1, sizeof(*d->links));
		add_link(link, d, &d->links[d->n_links++]);
	}
	digest_of(part, out->digest);
	return true;
}
