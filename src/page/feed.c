/* SPDX-License-Identifier: Apache-2.0 */
/* A list as RSS, Atom or JSON Feed. What is in it, feed_list.c says. */
#include "page/feed.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "http/response.h"
#include "page/address.h"
#include "page/page.h"
#include "page/whole.h"

#include "base/banned.h"

static const struct {
	const char *suffix;
	const char *type;
} formats[FEED__MAX] = {
    [FEED_ATOM] = {"atom", "application/atom+xml; charset=utf-8"},
    [FEED_RSS] = {"rss", "application/rss+xml; charset=utf-8"},
    [FEED_JSON] = {"json", "application/feed+json; charset=utf-8"},
};

/* A story with all that a feed says of it. */
struct entry {
	struct story story;
	struct byline_list bylines;
	const char *url; /* whole */
	const char *id;
	const char *html; /* every address in it whole */
};

const char *
feed_suffix(enum feed_format format)
{
	return formats[format].suffix;
}

bool
feed_format_of(const char *path, enum feed_format *format)
{
	const char *dot = strrchr(path, '.');

	for (int i = 0; dot != NULL && i < FEED__MAX; i++) {
		if (strcmp(dot + 1, formats[i].suffix) == 0) {
			*format = (enum feed_format)i;
			return true;
		}
	}
	return false;
}

static bool
load_entry(
    struct page *p, const struct card *c, struct entry *e, struct fault *f)
{
	const char *html = "";

	if (story_by_id(p->db, p->a, c->id, &e->story, f) != FOUND ||
	    !story_bylines(p->db, p->a, c->id, &e->bylines, f) ||
	    story_rendition(p->db, p->a, c->id, false, 1, &html, f) == FAULTED)
		return false;
	e->url = whole_url(p, address_encode(p->a, address_story(p->a, c)));
	e->id = whole_story_tag(p, c->id);
	e->html = whole_html(p, html);
	return true;
}

/* When a reader of the feed has something new. */
static int64_t
updated_of(struct page *p, const struct feed *feed)
{
	int64_t t = 0;

	for (size_t i = 0; i < feed->cards.n; i++) {
		if (feed->cards.at[i].updated > t)
			t = feed->cards.at[i].updated;
	}
	for (size_t i = 0; i < feed->departed.n; i++) {
		if (feed->departed.at[i].at > t)
			t = feed->departed.at[i].at;
	}
	return t == 0 ? p->edition.changed_at : t;
}

static const char *
title_of(struct page *p, const struct feed *feed)
{
	const char *site = p->site->conf->site_name;

	return feed->title[0] == '\0'
		   ? site
		   : arena_printf(p->a, "%s: %s", site, feed->title);
}

static void
fill_authors(struct page *p, struct view_dict *d, const struct entry *e)
{
	bool has_any = false;

	for (size_t i = 0; i < e->bylines.n; i++) {
		const struct byline *b = &e->bylines.at[i];
		struct view_dict *author;

		if (b->name[0] == '\0')
			continue;
		author = view_add(d, MARKER_FEED_AUTHOR);
		view_set(author, MARKER_AUTHOR_NAME, b->name);
		if (b->path[0] != '\0')
			view_set(view_add(author, MARKER_AUTHOR_LINKED),
			    MARKER_AUTHOR_URL,
			    whole_url(p, address_section(p->a, b->path)));
		has_any = true;
	}
	if (!has_any)
		view_set(view_add(d, MARKER_FEED_AUTHOR), MARKER_AUTHOR_NAME,
		    p->site->conf->publisher);
}

static void
fill_entry(struct page *p, struct view_dict *d, const struct entry *e)
{
	const struct card *c = &e->story.card;
	struct view_dict *picture;

	view_set(d, MARKER_ENTRY_ID, e->id);
	view_set(d, MARKER_ENTRY_URL, e->url);
	view_set(d, MARKER_ENTRY_TITLE, c->headline);
	view_set(d, MARKER_ENTRY_LANGUAGE, c->language);
	view_set(
	    d, MARKER_ENTRY_PUBLISHED, stamp_iso(p->a, e->story.published));
	view_set(d, MARKER_ENTRY_PUBLISHED_822,
	    stamp_http(p->a, e->story.published));
	view_set(d, MARKER_ENTRY_UPDATED, stamp_iso(p->a, c->updated));
	view_set(d, MARKER_ENTRY_SECTION, c->section_name);
	view_set(d, MARKER_ENTRY_SECTION_PATH, c->path);
	view_set(d, MARKER_ENTRY_KIND, c->kind);
	if (c->standfirst[0] != '\0')
		view_set(view_add(d, MARKER_ENTRY_SUMMARY_SHOWN),
		    MARKER_ENTRY_SUMMARY, c->standfirst);
	if (e->story.licence[0] != '\0')
		view_set(view_add(d, MARKER_ENTRY_RIGHTS_SHOWN),
		    MARKER_ENTRY_RIGHTS, e->story.licence);
	view_set(d, MARKER_ENTRY_HTML, e->html);
	fill_authors(p, d, e);
	if (c->picture.hash[0] == '\0')
		return;
	picture = view_add(d, MARKER_ENTRY_PICTURE);
	view_set(picture, MARKER_PICTURE_SRC, whole_picture(p, &c->picture));
	view_set_int(picture, MARKER_PICTURE_WIDTH, c->picture.width);
	view_set_int(picture, MARKER_PICTURE_HEIGHT, c->picture.height);
	view_set(picture, MARKER_PICTURE_ALT, c->picture.alt);
}

static void
fill_link(struct page *p, enum marker shown, const char *path)
{
	if (path != NULL)
		view_set(view_add(p->dict, shown), MARKER_FEED_LINK,
		    whole_url(p, path));
}

static void
fill_head(struct page *p, const struct feed *feed)
{
	const struct conf *c = p->site->conf;
	struct view_dict *d = p->dict;
	int64_t updated = updated_of(p, feed);

	view_set(d, MARKER_FEED_ID, whole_tag(p, feed->id));
	view_set(d, MARKER_FEED_TITLE, title_of(p, feed));
	view_set(d, MARKER_FEED_HOME, whole_url(p, feed->home));
	view_set(d, MARKER_FEED_SELF, whole_url(p, feed->self));
	view_set(d, MARKER_FEED_UPDATED, stamp_iso(p->a, updated));
	view_set(d, MARKER_FEED_UPDATED_822, stamp_http(p->a, updated));
	view_set(d, MARKER_SITE_LANG, c->language);
	view_set(d, MARKER_SITE_NAME, c->site_name);
	view_set(d, MARKER_PUBLISHER, c->publisher);
	view_set(d, MARKER_TAGLINE,
	    c->tagline[0] != '\0' ? c->tagline : c->site_name);
	if (feed->is_archive)
		view_show(d, MARKER_FEED_ARCHIVE);
	fill_link(p, MARKER_FEED_CURRENT, feed->current);
	fill_link(p, MARKER_FEED_PREV, feed->prev);
	fill_link(p, MARKER_FEED_NEXT, feed->next);
}

static bool
send_xml(struct page *p, const struct feed *feed, struct fault *f)
{
	p->dict = view_dict_new(p->a);
	fill_head(p, feed);
	for (size_t i = 0; i < feed->departed.n; i++) {
		const struct departed *gone = &feed->departed.at[i];
		struct view_dict *d = view_add(p->dict, MARKER_DEPARTED);

		view_set(d, MARKER_ENTRY_ID, whole_story_tag(p, gone->story));
		view_set(d, MARKER_DEPARTED_AT, stamp_iso(p->a, gone->at));
	}
	for (size_t i = 0; i < feed->cards.n; i++) {
		struct entry e;

		if (!load_entry(p, &feed->cards.at[i], &e, f))
			return false;
		fill_entry(p, view_add(p->dict, MARKER_ENTRY), &e);
	}
	return view_render(p->site->view, SKIN_FULL,
	    feed->format == FEED_ATOM ? TEMPLATE_FEED_ATOM : TEMPLATE_FEED_RSS,
	    p->dict, p->site->strict, &p->res->body, f);
}

static json_t *
json_authors(struct page *p, const struct entry *e)
{
	json_t *list = json_array();

	for (size_t i = 0; i < e->bylines.n; i++) {
		const struct byline *b = &e->bylines.at[i];
		json_t *author;

		if (b->name[0] == '\0')
			continue;
		author = json_pack("{s:s}", "name", b->name);
		if (b->path[0] != '\0')
			json_object_set_new(author, "url",
			    json_string(
				whole_url(p, address_section(p->a, b->path))));
		json_array_append_new(list, author);
	}
	if (json_array_size(list) == 0)
		json_array_append_new(
		    list, json_pack("{s:s}", "name", p->site->conf->publisher));
	return list;
}

static json_t *
json_entry(struct page *p, const struct entry *e)
{
	const struct card *c = &e->story.card;
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o}",
	    "id", e->id, "url", e->url, "title", c->headline, "content_html",
	    e->html, "date_published", stamp_iso(p->a, e->story.published),
	    "date_modified", stamp_iso(p->a, c->updated), "language",
	    c->language, "authors", json_authors(p, e), "tags",
	    json_pack("[s, s]", c->section_name, c->kind));

	if (c->standfirst[0] != '\0')
		json_object_set_new(o, "summary", json_string(c->standfirst));
	if (c->picture.hash[0] != '\0')
		json_object_set_new(
		    o, "image", json_string(whole_picture(p, &c->picture)));
	return o;
}

static bool
send_json(struct page *p, const struct feed *feed, struct fault *f)
{
	json_t *items = json_array(), *o;
	bool ok = true;
	char *text;

	o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:[{s:s}]}", "version",
	    "https://jsonfeed.org/version/1.1", "title", title_of(p, feed),
	    "home_page_url", whole_url(p, feed->home), "feed_url",
	    whole_url(p, feed->self), "language", p->site->conf->language,
	    "authors", "name", p->site->conf->publisher);
	if (p->site->conf->tagline[0] != '\0')
		json_object_set_new(
		    o, "description", json_string(p->site->conf->tagline));
	if (feed->prev != NULL)
		json_object_set_new(
		    o, "next_url", json_string(whole_url(p, feed->prev)));
	for (size_t i = 0; ok && i < feed->cards.n; i++) {
		struct entry e;

		ok = load_entry(p, &feed->cards.at[i], &e, f);
		if (ok)
			json_array_append_new(items, json_entry(p, &e));
	}
	json_object_set_new(o, "items", items);
	text = json_dumps(o, JSON_COMPACT);
	json_decref(o);
	if (ok && text != NULL)
		buf_puts(&p->res->body, text);
	free(text);
	return ok;
}

bool
feed_send(struct page *p, const struct feed *feed, struct fault *f)
{
	p->res->type = formats[feed->format].type;
	return feed->format == FEED_JSON ? send_json(p, feed, f)
					 : send_xml(p, feed, f);
}
