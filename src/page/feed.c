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
#include "page/clips.h"
#include "page/notice.h"
#include "page/page.h"
#include "page/whole.h"
#include "store/clip.h"

#include "base/banned.h"

static const struct {
	const char *suffix;
	const char *type;
} formats[FEED__MAX] = {
    [FEED_ATOM] = {"atom", "application/atom+xml; charset=utf-8"},
    [FEED_RSS] = {"rss", "application/rss+xml; charset=utf-8"},
    [FEED_JSON] = {"json", "application/feed+json; charset=utf-8"},
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
load_story(struct page *p, const struct card *c, struct feed_entry *e,
    struct fault *f)
{
	struct correction_list corrections;
	const char *html = "", *top, *foot;
	struct story story;

	*e = (struct feed_entry){0};
	if (story_by_id(p->db, p->a, c->id, &story, f) != FOUND ||
	    !correction_of_story(p->db, p->a, c->id, &corrections, f) ||
	    !notice_html(p, &corrections, true, &top, f) ||
	    !notice_html(p, &corrections, false, &foot, f) ||
	    !story_bylines(p->db, p->a, c->id, &e->bylines, f) ||
	    !clip_load(p->db, p->a, c->id, &e->clips, f) ||
	    story_whole(p->db, p->a, c->id, &html, f) == FAULTED)
		return false;
	e->id = whole_story_tag(p, c->id);
	e->url = whole_url(p, address_encode(p->a, address_story(p->a, c)));
	e->title = c->headline;
	e->language = c->language;
	e->published = story.published;
	e->updated = c->updated;
	e->section = c->section_name;
	e->section_path = c->path;
	e->kind = c->kind;
	e->summary = c->standfirst;
	e->rights = story.licence;
	e->html = arena_printf(p->a, "%s%s%s", top, whole_html(p, html), foot);
	e->picture = c->picture;
	return true;
}

static size_t
count_entries(const struct feed *feed)
{
	return feed->cards.n > 0 ? feed->cards.n : feed->n_entries;
}

static bool
load_entry(struct page *p, const struct feed *feed, size_t i,
    struct feed_entry *e, struct fault *f)
{
	if (feed->cards.n > 0)
		return load_story(p, &feed->cards.at[i], e, f);
	*e = feed->entries[i];
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
	for (size_t i = 0; i < feed->n_entries; i++) {
		if (feed->entries[i].updated > t)
			t = feed->entries[i].updated;
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
fill_authors(struct page *p, struct view_dict *d, const struct feed_entry *e)
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

/* RSS has one enclosure an item, and so has the first clip alone there. */
static void
fill_clips(struct page *p, struct view_dict *d, const struct feed_entry *e)
{
	for (size_t i = 0; i < e->clips.n; i++) {
		const struct clip *c = &e->clips.at[i];
		struct view_dict *clip = view_add(
		    d, i == 0 ? MARKER_ENTRY_CLIP : MARKER_ENTRY_CLIP_MORE);

		view_set(clip, MARKER_CLIP_SRC,
		    whole_url(p, clips_address(p->a, c)));
		view_set(clip, MARKER_CLIP_TYPE, c->type);
		view_set(clip, MARKER_CLIP_TITLE, c->title);
		view_set_int(clip, MARKER_CLIP_BYTES, c->bytes);
		view_set_int(clip, MARKER_CLIP_SECONDS, c->duration);
	}
}

/* Where it belongs, and what kind of thing it is. */
static void
fill_categories(struct view_dict *d, const struct feed_entry *e)
{
	struct view_dict *section;

	if (e->section_path[0] != '\0') {
		section = view_add(d, MARKER_ENTRY_SECTIONED);
		view_set(section, MARKER_ENTRY_SECTION, e->section);
		view_set(section, MARKER_ENTRY_SECTION_PATH, e->section_path);
	}
	if (e->kind[0] != '\0')
		view_set(view_add(d, MARKER_ENTRY_KIND_SHOWN),
		    MARKER_ENTRY_KIND, e->kind);
}

static void
fill_entry(struct page *p, struct view_dict *d, const struct feed_entry *e)
{
	struct view_dict *picture;

	view_set(d, MARKER_ENTRY_ID, e->id);
	view_set(d, MARKER_ENTRY_URL, e->url);
	view_set(d, MARKER_ENTRY_TITLE, e->title);
	view_set(d, MARKER_ENTRY_LANGUAGE, e->language);
	view_set(d, MARKER_ENTRY_PUBLISHED, stamp_iso(p->a, e->published));
	view_set(d, MARKER_ENTRY_PUBLISHED_822,
	    stamp_http(p->a, e->published));
	view_set(d, MARKER_ENTRY_UPDATED, stamp_iso(p->a, e->updated));
	fill_categories(d, e);
	if (e->summary[0] != '\0')
		view_set(view_add(d, MARKER_ENTRY_SUMMARY_SHOWN),
		    MARKER_ENTRY_SUMMARY, e->summary);
	if (e->rights[0] != '\0')
		view_set(view_add(d, MARKER_ENTRY_RIGHTS_SHOWN),
		    MARKER_ENTRY_RIGHTS, e->rights);
	view_set(d, MARKER_ENTRY_HTML, e->html);
	fill_authors(p, d, e);
	fill_clips(p, d, e);
	if (e->picture.hash == NULL || e->picture.hash[0] == '\0')
		return;
	picture = view_add(d, MARKER_ENTRY_PICTURE);
	view_set(picture, MARKER_PICTURE_SRC, whole_picture(p, &e->picture));
	view_set_int(picture, MARKER_PICTURE_WIDTH, e->picture.width);
	view_set_int(picture, MARKER_PICTURE_HEIGHT, e->picture.height);
	view_set(picture, MARKER_PICTURE_ALT, e->picture.alt);
}

static void
fill_link(struct page *p, enum marker shown, const char *path)
{
	if (path != NULL)
		view_set(view_add(p->dict, shown), MARKER_FEED_LINK,
		    whole_url(p, path));
}

/* What directories of podcasts want to know; the picture if there is one. */
static void
fill_podcast(struct page *p, const struct feed *feed)
{
	const struct conf *c = p->site->conf;
	struct view_dict *d;

	if (!feed->is_programme) {
		view_set(view_add(p->dict, MARKER_FEED_PLAIN),
		    MARKER_FEED_ABOUT,
		    c->tagline[0] != '\0' ? c->tagline : c->site_name);
		return;
	}
	d = view_add(p->dict, MARKER_FEED_PODCAST);
	view_set(d, MARKER_FEED_ABOUT,
	    feed->about[0] != '\0'    ? feed->about
	    : c->tagline[0] != '\0' ? c->tagline
				    : c->site_name);
	view_set(d, MARKER_FEED_CATEGORY, c->podcast_category);
	view_set(d, MARKER_PUBLISHER, c->publisher);
	if (c->podcast_image[0] == '/')
		view_set(view_add(d, MARKER_FEED_IMAGED), MARKER_FEED_IMAGE,
		    whole_url(p, c->podcast_image));
	else if (c->podcast_image[0] != '\0')
		view_set(view_add(d, MARKER_FEED_IMAGED), MARKER_FEED_IMAGE,
		    c->podcast_image);
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
	fill_podcast(p, feed);
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
	for (size_t i = 0; i < count_entries(feed); i++) {
		struct feed_entry e;

		if (!load_entry(p, feed, i, &e, f))
			return false;
		fill_entry(p, view_add(p->dict, MARKER_ENTRY), &e);
	}
	return view_render(p->site->view, SKIN_FULL,
	    feed->format == FEED_ATOM ? TEMPLATE_FEED_ATOM : TEMPLATE_FEED_RSS,
	    p->dict, p->site->strict, &p->res->body, f);
}

static json_t *
json_authors(struct page *p, const struct feed_entry *e)
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
json_attachments(struct page *p, const struct feed_entry *e)
{
	json_t *list = json_array();

	for (size_t i = 0; i < e->clips.n; i++) {
		const struct clip *c = &e->clips.at[i];

		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:I, s:I}", "url",
			whole_url(p, clips_address(p->a, c)), "mime_type",
			c->type, "title", c->title, "size_in_bytes",
			(json_int_t)c->bytes, "duration_in_seconds",
			(json_int_t)c->duration));
	}
	return list;
}

static json_t *
json_entry(struct page *p, const struct feed_entry *e)
{
	json_t *tags = json_array();
	json_t *o = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "id",
	    e->id, "url", e->url, "title", e->title, "content_html", e->html,
	    "date_published", stamp_iso(p->a, e->published), "date_modified",
	    stamp_iso(p->a, e->updated), "language", e->language, "authors",
	    json_authors(p, e));

	if (e->section[0] != '\0')
		json_array_append_new(tags, json_string(e->section));
	if (e->kind[0] != '\0')
		json_array_append_new(tags, json_string(e->kind));
	json_object_set_new(o, "tags", tags);
	if (e->summary[0] != '\0')
		json_object_set_new(o, "summary", json_string(e->summary));
	if (e->picture.hash != NULL && e->picture.hash[0] != '\0')
		json_object_set_new(
		    o, "image", json_string(whole_picture(p, &e->picture)));
	if (e->clips.n > 0)
		json_object_set_new(o, "attachments", json_attachments(p, e));
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
	for (size_t i = 0; ok && i < count_entries(feed); i++) {
		struct feed_entry e;

		ok = load_entry(p, feed, i, &e, f);
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
