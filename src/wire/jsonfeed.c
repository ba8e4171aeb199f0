/* SPDX-License-Identifier: Apache-2.0 */
/* JSON Feed. */
#include "wire/jsonfeed.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "story/href.h"

#include "base/banned.h"

static const char *
string(const json_t *object, const char *name)
{
	const char *value = json_string_value(json_object_get(object, name));

	return value == NULL ? "" : value;
}

bool
jsonfeed_is(const json_t *value)
{
	static const char *const versions[] = {"https://jsonfeed.org/version/",
	    "http://jsonfeed.org/version/",
	    "https://www.jsonfeed.org/version/"};
	const char *version = string(value, "version");

	for (size_t i = 0; i < sizeof(versions) / sizeof(*versions); i++) {
		if (strncmp(version, versions[i], strlen(versions[i])) == 0)
			return true;
	}
	return false;
}

/* "authors" of 1.1, and "author" of 1.0. */
static void
read_authors(const json_t *object, struct feed_part *part)
{
	const json_t *author;
	size_t i;

	json_array_foreach(json_object_get(object, "authors"), i, author)
		feed_add_name(&part->authors, string(author, "name"));
	feed_add_name(&part->authors,
	    string(json_object_get(object, "author"), "name"));
}

void
jsonfeed_feed(const json_t *value, const char *base, struct feed_part *feed)
{
	feed_part_init(feed);
	feed->title.text = string(value, "title");
	feed->link = string(value, "home_page_url");
	feed->self = string(value, "feed_url");
	feed->language = string(value, "language");
	feed->base = href_is_web(feed->link)   ? feed->link
		     : href_is_web(feed->self) ? feed->self
					       : base;
	read_authors(value, feed);
}

/* An id is a string, but many write numbers. */
static const char *
id_of(struct arena *a, const json_t *value)
{
	const json_t *id = json_object_get(value, "id");

	if (json_is_integer(id))
		return arena_printf(
		    a, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
	return json_is_number(id)
		   ? arena_printf(a, "%.17g", json_number_value(id))
		   : string(value, "id");
}

bool
jsonfeed_item(struct arena *a, const struct feed_part *feed,
    const json_t *value, struct feed_part *part, struct fault *f)
{
	const json_t *tag;
	size_t i;

	if (!json_is_object(value))
		return fault_set(f, FAULT_DATA, "is no object");
	feed_part_init(part);
	part->base = feed->base;
	part->guid = id_of(a, value);
	part->link = string(value, "url");
	if (part->link[0] == '\0')
		part->link = string(value, "external_url");
	part->title.text = string(value, "title");
	part->published = string(value, "date_published");
	part->updated = string(value, "date_modified");
	part->language = string(value, "language");
	feed_add_text(part,
	    (struct feed_text){
		FEED_HTML, string(value, "content_html"), feed->base});
	feed_add_text(part,
	    (struct feed_text){
		FEED_TEXT, string(value, "content_text"), feed->base});
	feed_add_text(part,
	    (struct feed_text){
		FEED_TEXT, string(value, "summary"), feed->base});
	read_authors(value, part);
	json_array_foreach(json_object_get(value, "tags"), i, tag)
	{
		if (json_is_string(tag))
			feed_add_name(&part->subjects, json_string_value(tag));
	}
	return true;
}
