/* SPDX-License-Identifier: Apache-2.0 */
/* Texts of feeds: which of the many ways of writing HTML in XML it is. */
#include <glib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/fault.h"
#include "story/href.h"
#include "wire/feedfile.h"
#include "wire/feedfile_part.h"
#include "wire/xml.h"

#include "base/banned.h"

/* What the attributes of a text of Atom's say. */
enum way { WAY_TEXT, WAY_HTML, WAY_MARKUP, WAY_EITHER, WAY_BASE64, WAY_NONE };

const char *
feedfile_base(struct xml *x, struct arena *a, const char *base)
{
	const char *own = xml_attribute(
	    x, a, "http://www.w3.org/XML/1998/namespace", "base");

	return own == NULL || own[0] == '\0' ? base
					     : href_resolve(a, base, own);
}

static bool
starts(const char *s, const char *with)
{
	return strncasecmp(s, with, strlen(with)) == 0;
}

static bool
is_html(const char *type)
{
	return strcasecmp(type, "html") == 0 || starts(type, "text/html") ||
	       strcasecmp(type, "xhtml") == 0 ||
	       starts(type, "application/xhtml+xml");
}

static bool
is_xml(const char *type)
{
	size_t n = strlen(type);

	return n > 4 && (strcasecmp(type + n - 4, "+xml") == 0 ||
			    strcasecmp(type + n - 4, "/xml") == 0);
}

/* Atom 0.3: the mode says how, the type what. */
static enum way
way_of_old(const char *type, const char *mode)
{
	if (strcasecmp(mode, "base64") == 0)
		return WAY_BASE64;
	if (strcasecmp(mode, "escaped") == 0)
		return is_html(type) ? WAY_HTML : WAY_EITHER;
	/* Escaped HTML without the mode is common. */
	return is_html(type) ? WAY_HTML : WAY_EITHER;
}

/* RFC 4287, 3.1.1 and 4.1.3.3. */
static enum way
way_of(const char *type)
{
	if (type[0] == '\0' || strcasecmp(type, "text") == 0)
		return WAY_TEXT;
	if (strcasecmp(type, "xhtml") == 0 || is_xml(type))
		return WAY_MARKUP;
	if (is_html(type))
		return WAY_HTML;
	if (starts(type, "text/"))
		return WAY_TEXT;
	return WAY_BASE64;
}

static enum way
way_of_element(struct xml *x, struct arena *a)
{
	const char *type = xml_attribute(x, a, "", "type");
	const char *mode = xml_attribute(x, a, "", "mode");
	const char *space = xml_space(x);

	if (type == NULL)
		type = "";
	if (strcmp(space, "http://purl.org/atom/ns#") == 0)
		return way_of_old(type, mode == NULL ? "" : mode);
	if (strcmp(space, "http://www.w3.org/2005/Atom") != 0)
		return WAY_EITHER;
	if (xml_attribute(x, a, "", "src") != NULL)
		return WAY_NONE;
	return way_of(type);
}

/* xml_markup's text without elements as it was before it escaped it. */
static const char *
unescape(struct arena *a, const char *markup)
{
	static const char *const from[] = {"&lt;", "&gt;", "&amp;", "&quot;"};
	static const char to[] = "<>&\"";
	char *out = arena_string(a, markup), *end = out;

	for (const char *p = markup; *p != '\0';) {
		size_t i = 0;

		while (i < 4 && strncmp(p, from[i], strlen(from[i])) != 0)
			i++;
		*end++ = i < 4 ? to[i] : *p;
		p += i < 4 ? strlen(from[i]) : 1;
	}
	*end = '\0';
	return out;
}

static const char *
from_base64(struct arena *a, const char *text)
{
	gsize n;
	guchar *bytes = g_base64_decode(text, &n);
	const char *made = g_utf8_validate((const char *)bytes, (gssize)n, NULL)
			       ? arena_copy(a, (const char *)bytes, n)
			       : "";

	g_free(bytes);
	return made;
}

bool
feedfile_text(struct xml *x, struct arena *a, const char *base,
    struct feed_text *text, struct fault *f)
{
	enum way way = way_of_element(x, a);
	const char *markup;

	text->base = feedfile_base(x, a, base);
	text->text = "";
	text->form = FEED_HTML;
	if (way == WAY_NONE)
		return xml_skip(x, f);
	if (!xml_markup(x, a, FEEDFILE_TEXT_MAX, &markup, f))
		return false;
	/* Elements where there should be none are meant all the same. */
	if (way == WAY_MARKUP || strchr(markup, '<') != NULL) {
		text->text = markup;
		return true;
	}
	text->text = unescape(a, markup);
	if (way == WAY_BASE64)
		text->text = from_base64(a, text->text);
	if (way == WAY_TEXT)
		text->form = FEED_TEXT;
	else if (way != WAY_HTML)
		text->form = FEED_EITHER;
	return true;
}
