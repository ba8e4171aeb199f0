/* SPDX-License-Identifier: Apache-2.0 */
/* The elements of feeds, of whatever vocabulary, and what they say. */
#include "wire/feedfile_part.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "story/href.h"
#include "wire/feedfile.h"
#include "wire/words.h"
#include "wire/xml.h"

#include "base/banned.h"

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

enum vocabulary {
	CORE, /* RSS and Atom */
	DC,
	DCTERMS,
	CONTENT,
	XHTML,
	CC,
	ITUNES,
	WORDPRESS,
	FOREIGN
};

/*
 * Namespaces by how they begin, in whatever case, and the prefixes that they go by where a feed
 * forgot to declare one.
 */
static const struct {
	const char *prefix;
	const char *uri;
	enum vocabulary is;
} spaces[] = {
    {"content", "http://purl.org/rss/1.0/modules/content/", CONTENT},
    {"", "http://purl.org/rss/1.0/modules/", FOREIGN},
    {"rss", "http://purl.org/rss/1.0/", CORE},
    {"", "http://purl.org/net/rss1.1#", CORE},
    {"", "http://my.netscape.com/rdf/simple/0.9/", CORE},
    {"", "http://channel.netscape.com/rdf/simple/0.9/", CORE},
    {"", "http://my.netscape.com/publish/formats/rss-0.91", CORE},
    {"", "http://backend.userland.com/creativeCommonsRssModule", CC},
    {"", "http://backend.userland.com/", CORE},
    {"", "http://blogs.law.harvard.edu/tech/rss", CORE},
    {"", "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule", CC},
    {"", "http://cyber.law.harvard.edu/rss/", CORE},
    {"atom", "http://www.w3.org/2005/Atom", CORE},
    {"atom10", "http://www.w3.org/2005/Atom", CORE},
    {"", "http://purl.org/atom/ns#", CORE},
    {"dc", "http://purl.org/dc/elements/1.", DC},
    {"dcterms", "http://purl.org/dc/terms/", DCTERMS},
    {"xhtml", "http://www.w3.org/1999/xhtml", XHTML},
    {"cc", "http://creativecommons.org/ns#", CC},
    {"creativeCommons", "http://web.resource.org/cc/", CC},
    {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", ITUNES},
    {"wp", "http://wordpress.org/export/", WORDPRESS},
};

enum field {
	F_NONE,
	F_TITLE,
	F_LINK,
	F_ID,
	F_PUBLISHED,
	F_UPDATED,
	F_DATED,
	F_TEXT,
	F_AUTHOR,
	F_SUBJECT,
	F_LANGUAGE,
	F_RIGHTS,
	F_LICENCE
};

static const struct {
	enum vocabulary of;
	const char *name;
	enum field is;
} fields[] = {
    {CORE, "title", F_TITLE},
    {CORE, "link", F_LINK},
    {CORE, "guid", F_ID},
    {CORE, "id", F_ID},
    {CORE, "pubDate", F_PUBLISHED},
    {CORE, "published", F_PUBLISHED},
    {CORE, "issued", F_PUBLISHED},
    {CORE, "created", F_DATED},
    {CORE, "updated", F_UPDATED},
    {CORE, "modified", F_UPDATED},
    {CORE, "lastBuildDate", F_UPDATED},
    {CORE, "description", F_TEXT},
    {CORE, "summary", F_TEXT},
    {CORE, "content", F_TEXT},
    {CORE, "author", F_AUTHOR},
    {CORE, "category", F_SUBJECT},
    {CORE, "language", F_LANGUAGE},
    {CORE, "copyright", F_RIGHTS},
    {CORE, "rights", F_RIGHTS},
    {DC, "title", F_TITLE},
    {DC, "creator", F_AUTHOR},
    {DC, "author", F_AUTHOR},
    {DC, "date", F_DATED},
    {DC, "subject", F_SUBJECT},
    {DC, "language", F_LANGUAGE},
    {DC, "rights", F_RIGHTS},
    {DC, "description", F_TEXT},
    {DCTERMS, "created", F_DATED},
    {DCTERMS, "issued", F_DATED},
    {DCTERMS, "modified", F_UPDATED},
    {DCTERMS, "rights", F_RIGHTS},
    {DCTERMS, "license", F_LICENCE},
    {CONTENT, "encoded", F_TEXT},
    {XHTML, "body", F_TEXT},
    {XHTML, "div", F_TEXT},
    {CC, "license", F_LICENCE},
    {ITUNES, "summary", F_TEXT},
};

/* The vocabulary of the current element, and its name without a prefix. */
static enum vocabulary
vocabulary_of(const struct xml *x, const char **name)
{
	const char *uri = xml_space(x), *colon = strchr(xml_name(x), ':');
	size_t n = sizeof(spaces) / sizeof(*spaces);

	*name = colon == NULL ? xml_name(x) : colon + 1;
	for (size_t i = 0; i < n; i++) {
		size_t m = colon == NULL ? 0 : (size_t)(colon - xml_name(x));

		if (colon != NULL
			? strlen(spaces[i].prefix) == m &&
			      strncmp(spaces[i].prefix, xml_name(x), m) == 0
			: strncasecmp(uri, spaces[i].uri,
			      strlen(spaces[i].uri)) == 0)
			return spaces[i].is;
	}
	return colon == NULL && uri[0] == '\0' ? CORE : FOREIGN;
}

static enum field
field_of(const struct xml *x)
{
	const char *name;
	enum vocabulary is = vocabulary_of(x, &name);

	/* RSS in capitals occurs. */
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		if (fields[i].of == is && strcasecmp(fields[i].name, name) == 0)
			return fields[i].is;
	}
	return F_NONE;
}

bool
feedfile_is_item(const struct xml *x)
{
	const char *name;

	return vocabulary_of(x, &name) == CORE &&
	       (strcasecmp(name, "item") == 0 ||
		   strcasecmp(name, "entry") == 0);
}

bool
feedfile_is_wordpress(const struct xml *x)
{
	const char *name;

	return vocabulary_of(x, &name) == WORDPRESS;
}

void
feedfile_scope(struct xml *x, struct arena *a, struct feed_part *part)
{
	const char *language = xml_attribute(x, a, XML_NAMESPACE, "lang");

	part->base = feedfile_base(x, a, part->base);
	if (language != NULL)
		part->language = language;
}

/* The element's text as one line, unless *to has one already. */
static bool
read_line(struct xml *x, struct arena *a, const char **to, struct fault *f)
{
	const char *text;

	if ((*to)[0] != '\0')
		return xml_skip(x, f);
	if (!xml_content(x, a, FEEDFILE_LINE_MAX, &text, f))
		return false;
	*to = words_line(a, text, strlen(text));
	return true;
}

/* Atom's links say what they are in rel; RSS's are their text. */
static bool
read_link(struct xml *x, struct arena *a, struct feed_part *part,
    struct fault *f)
{
	const char *href = xml_attribute(x, a, "", "href");
	const char *rel = xml_attribute(x, a, "", "rel");
	const char **to = NULL, *base;

	if (href == NULL)
		return read_line(x, a, &part->link, f);
	if (rel == NULL || strcasecmp(rel, "alternate") == 0)
		to = &part->link;
	else if (strcasecmp(rel, "self") == 0)
		to = &part->self;
	else if (strcasecmp(rel, "license") == 0)
		to = &part->rights;
	base = feedfile_base(x, a, part->base);
	if (to != NULL && (*to)[0] == '\0')
		*to = href_resolve(a, base, words_line(a, href, strlen(href)));
	return xml_skip(x, f);
}

static bool
read_id(struct xml *x, struct arena *a, struct feed_part *part,
    struct fault *f)
{
	const char *permanent = xml_attribute(x, a, "", "isPermaLink");
	bool is_guid = strcasecmp(xml_name(x), "guid") == 0;

	if (part->guid[0] != '\0' && !is_guid)
		return xml_skip(x, f);
	/* An RSS guid comes before what RDF called it. */
	part->guid = "";
	if (!read_line(x, a, &part->guid, f))
		return false;
	if (is_guid &&
	    (permanent == NULL || strcasecmp(permanent, "false") != 0))
		part->self = part->guid;
	return true;
}

/* A name as text, or a person with a name. */
static bool
read_author(struct xml *x, struct arena *a, struct feed_part *part,
    struct fault *f)
{
	int depth = xml_depth(x);
	struct buf text = {0};
	bool ok = true, has_name = false;

	while (ok) {
		enum xml_event event = xml_next(x, f);
		const char *name = "";

		if (event == XML_FAULTED || event == XML_OVER)
			ok = false;
		else if (event == XML_END && xml_depth(x) <= depth)
			break;
		else if (event == XML_TEXT && text.len < FEEDFILE_LINE_MAX)
			buf_puts(&text, xml_text(x, a));
		else if (event == XML_START &&
			 strcasecmp(xml_name(x), "name") == 0) {
			ok = read_line(x, a, &name, f);
			has_name = true;
			feed_add_name(&part->authors, name);
		} else if (event == XML_START &&
			   strcasecmp(xml_name(x), "Description") != 0 &&
			   strcasecmp(xml_name(x), "Person") != 0) {
			ok = xml_skip(x, f);
		}
	}
	if (ok && !has_name && text.len < FEEDFILE_LINE_MAX)
		feed_add_name(&part->authors,
		    words_line(a, buf_string(&text), text.len));
	buf_release(&text);
	return ok;
}

static bool
read_subject(struct xml *x, struct arena *a, struct feed_part *part,
    struct fault *f)
{
	const char *name = xml_attribute(x, a, "", "label");

	if (name == NULL || name[0] == '\0')
		name = xml_attribute(x, a, "", "term");
	if (name != NULL) {
		feed_add_name(
		    &part->subjects, words_line(a, name, strlen(name)));
		return xml_skip(x, f);
	}
	name = "";
	if (!read_line(x, a, &name, f))
		return false;
	feed_add_name(&part->subjects, name);
	return true;
}

static bool
read_licence(struct xml *x, struct arena *a, struct feed_part *part,
    struct fault *f)
{
	const char *resource = xml_attribute(x, a, RDF, "resource");

	if (resource == NULL || part->rights[0] != '\0')
		return read_line(x, a, &part->rights, f);
	part->rights = words_line(a, resource, strlen(resource));
	return xml_skip(x, f);
}

static bool
read_text(struct xml *x, struct arena *a, struct feed_part *part,
    struct fault *f)
{
	struct feed_text text;

	if (part->n_texts == FEED_TEXTS_MAX)
		return xml_skip(x, f);
	if (!feedfile_text(x, a, part->base, &text, f))
		return false;
	feed_add_text(part, text);
	return true;
}

static bool
read_title(struct xml *x, struct arena *a, struct feed_part *part,
    struct fault *f)
{
	struct feed_text *title = &part->title;

	if (title->text[strspn(title->text, " \t\r\n")] != '\0')
		return xml_skip(x, f);
	return feedfile_text(x, a, part->base, title, f);
}

bool
feedfile_field(
    struct xml *x, struct arena *a, struct feed_part *part, struct fault *f)
{
	switch (field_of(x)) {
	case F_TITLE:
		return read_title(x, a, part, f);
	case F_LINK:
		return read_link(x, a, part, f);
	case F_ID:
		return read_id(x, a, part, f);
	case F_PUBLISHED:
		return read_line(x, a, &part->published, f);
	case F_UPDATED:
		return read_line(x, a, &part->updated, f);
	case F_DATED:
		return read_line(x, a, &part->dated, f);
	case F_TEXT:
		return read_text(x, a, part, f);
	case F_AUTHOR:
		return read_author(x, a, part, f);
	case F_SUBJECT:
		return read_subject(x, a, part, f);
	case F_LANGUAGE:
		return read_line(x, a, &part->language, f);
	case F_RIGHTS:
		return read_line(x, a, &part->rights, f);
	case F_LICENCE:
		return read_licence(x, a, part, f);
	case F_NONE:
		break;
	}
	return xml_skip(x, f);
}

bool
feedfile_part(
    struct xml *x, struct arena *a, struct feed_part *part, struct fault *f)
{
	const char *about = xml_attribute(x, a, RDF, "about");
	int depth = xml_depth(x);

	feedfile_scope(x, a, part);
	if (about != NULL)
		part->guid = words_line(a, about, strlen(about));
	for (;;) {
		enum xml_event event = xml_next(x, f);

		if (event == XML_FAULTED)
			return false;
		if (event == XML_OVER)
			return xml_fault(x, f, "it ends within an item");
		if (event == XML_END && xml_depth(x) <= depth)
			break;
		if (event == XML_START && !feedfile_field(x, a, part, f))
			return false;
	}
	if (part->link[0] == '\0')
		part->link = part->self;
	return true;
}
