/* SPDX-License-Identifier: Apache-2.0 */
/* What a page says to machines: schema.org in JSON-LD, and OpenGraph. */
#include "page/jsonld.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "page/address.h"
#include "page/clips.h"
#include "page/live.h"
#include "page/notice.h"
#include "page/page.h"
#include "store/clip.h"
#include "store/correction.h"
#include "store/story.h"

#include "base/banned.h"

/* The JSON of o, which it takes, fit for a <script> element. */
static const char *
dump(struct arena *a, json_t *o)
{
	char *text = json_dumps(o, JSON_COMPACT), *s;
	struct buf b = {0};

	json_decref(o);
	for (const char *c = text; c != NULL && *c != '\0';) {
		size_t n = strcspn(c, "<>&");

		buf_append(&b, c, n);
		c += n;
		if (*c != '\0')
			buf_printf(&b, "\\u%04x", *c++);
	}
	free(text);
	s = arena_copy(a, buf_string(&b), b.len);
	buf_release(&b);
	return s;
}

static json_t *
url(struct page *p, const char *path)
{
	return json_string(
	    arena_printf(p->a, "%s%s", p->site->conf->base_url, path));
}

static json_t *
publisher(struct page *p)
{
	return json_pack("{s:s, s:s, s:o}", "@type", "NewsMediaOrganization",
	    "name", p->site->conf->publisher, "url", url(p, "/"));
}

static void
set_text(json_t *o, const char *name, const char *value)
{
	if (value[0] != '\0')
		json_object_set_new(o, name, json_string(value));
}

/* All that is known of who stands behind the site. */
static json_t *
organisation(struct page *p)
{
	const struct conf *c = p->site->conf;
	json_t *o = publisher(p);

	json_object_set_new(o, "@id", url(p, "/#organisation"));
	json_object_set_new(o, "logo", url(p, "/static/icon.svg"));
	set_text(o, "legalName", c->legal_name);
	set_text(o, "slogan", c->tagline);
	set_text(o, "foundingDate", c->founded);
	if (c->contact[0] != '\0') {
		set_text(o, "email", c->contact);
		json_object_set_new(o, "contactPoint",
		    json_pack("{s:s, s:s, s:s}", "@type", "ContactPoint",
			"contactType", "Newsroom Contact", "email",
			c->contact));
	}
	for (size_t i = 0; i < c->n_policies; i++) {
		const char *at = c->policy[i].url;

		json_object_set_new(o, c->policy[i].label,
		    at[0] == '/' ? url(p, at) : json_string(at));
	}
	return o;
}

static json_t *
breadcrumbs(struct page *p)
{
	json_t *list = json_array();

	for (size_t i = 0; i < p->trail.n; i++) {
		const struct section *s = &p->trail.at[i];

		json_array_append_new(
		    list, json_pack("{s:s, s:i, s:s, s:o}", "@type", "ListItem",
			      "position", (int)i + 1, "name", s->name, "item",
			      url(p, address_section(p->a, s->path))));
	}
	return json_pack(
	    "{s:s, s:o}", "@type", "BreadcrumbList", "itemListElement", list);
}

static void
show(struct page *p, json_t *graph)
{
	view_set(view_add(p->dict, MARKER_JSON_LD_SHOWN), MARKER_JSON_LD,
	    dump(p->a, json_pack("{s:s, s:o}", "@context", "https://schema.org",
			   "@graph", graph)));
}

static void
open_graph(struct page *p, const char *type, const char *title,
    const struct picture *picture)
{
	struct view_dict *d = view_add(p->dict, MARKER_OG_SHOWN);

	view_set(d, MARKER_OG_TYPE, type);
	view_set(d, MARKER_OG_TITLE, title);
	if (picture == NULL || picture->hash[0] == '\0')
		return;
	d = view_add(d, MARKER_OG_PICTURE);
	view_set(d, MARKER_OG_IMAGE,
	    arena_printf(p->a, "%s%s", p->site->conf->base_url,
		address_picture(p->a, picture, 1280, PICTURE_JPEG)));
	view_set_int(d, MARKER_OG_WIDTH, picture->width);
	view_set_int(d, MARKER_OG_HEIGHT, picture->height);
	view_set(d, MARKER_OG_ALT, picture->alt);
}

void
jsonld_front(struct page *p)
{
	json_t *site = json_pack("{s:s, s:s, s:o, s:s, s:o}", "@type",
	    "WebSite", "name", p->site->conf->site_name, "url", url(p, "/"),
	    "inLanguage", p->site->conf->language, "publisher", publisher(p));

	show(p, json_pack("[o]", site));
	open_graph(p, "website", p->site->conf->site_name, NULL);
}

void
jsonld_section(struct page *p)
{
	json_t *page = json_pack("{s:s, s:s, s:o, s:o}", "@type",
	    "CollectionPage", "name", p->title, "url", url(p, p->canonical),
	    "publisher", publisher(p));

	show(p, json_pack("[o, o]", page, breadcrumbs(p)));
	open_graph(p, "website", p->title, NULL);
}

void
jsonld_author(struct page *p, const char *name, const char *about)
{
	json_t *person = json_pack("{s:s, s:s, s:o, s:o}", "@type", "Person",
	    "name", name, "url", url(p, p->canonical), "worksFor",
	    publisher(p));

	if (about[0] != '\0')
		json_object_set_new(
		    person, "description", json_string(about));
	show(p, json_pack("[{s:s, s:o, s:o}]", "@type", "ProfilePage", "url",
		   url(p, p->canonical), "mainEntity", person));
	open_graph(p, "profile", name, NULL);
}

/* schema.org's subtypes of NewsArticle, by our kinds. */
static const char *
type_of(const char *kind)
{
	static const struct {
		const char *kind, *type;
	} types[] = {
	    {"news", "NewsArticle"},
	    {"analysis", "AnalysisNewsArticle"},
	    {"opinion", "OpinionNewsArticle"},
	    {"letter", "OpinionNewsArticle"},
	    {"explainer", "BackgroundNewsArticle"},
	    {"review", "ReviewNewsArticle"},
	    {"interview", "ReportageNewsArticle"},
	    {"sponsored", "AdvertiserContentArticle"},
	    {"live", "LiveBlogPosting"},
	    {"page", "WebPage"},
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (strcmp(kind, types[i].kind) == 0)
			return types[i].type;
	}
	return "NewsArticle";
}

static json_t *
authors(struct page *p, const struct byline_list *bylines)
{
	json_t *list = json_array();

	for (size_t i = 0; i < bylines->n; i++) {
		const struct byline *b = &bylines->at[i];
		json_t *person;

		if (b->name[0] == '\0')
			continue;
		person = json_pack(
		    "{s:s, s:s}", "@type", "Person", "name", b->name);
		if (b->path[0] != '\0')
			json_object_set_new(person, "url",
			    url(p, address_section(p->a, b->path)));
		json_array_append_new(list, person);
	}
	if (json_array_size(list) == 0)
		json_array_append_new(list, publisher(p));
	return list;
}

/* "PT3M25S" (ISO 8601). */
static json_t *
duration(struct page *p, int64_t seconds)
{
	return json_string(arena_printf(p->a, "PT%lldH%lldM%lldS",
	    (long long)(seconds / 3600), (long long)(seconds / 60 % 60),
	    (long long)(seconds % 60)));
}

static json_t *
clip(struct page *p, const struct story *s, const struct clip *c)
{
	json_t *o = json_pack("{s:s, s:s, s:o, s:s, s:o, s:s, s:s}", "@type",
	    c->is_video ? "VideoObject" : "AudioObject", "name", c->title,
	    "contentUrl", url(p, clips_address(p->a, c)), "encodingFormat",
	    c->type, "duration", duration(p, c->duration), "contentSize",
	    clips_size(p->a, c->bytes), "uploadDate",
	    stamp_iso(p->a, s->published));

	set_text(o, "transcript", c->transcript);
	set_text(o, "description", s->card.standfirst);
	if (s->card.picture.hash[0] != '\0')
		json_object_set_new(o, "thumbnailUrl",
		    url(p, address_picture(p->a, &s->card.picture, 1280,
			       PICTURE_JPEG)));
	return o;
}

static bool
add_clips(struct page *p, const struct story *s, json_t *o, struct fault *f)
{
	struct clip_list list;

	if (!clip_load(p->db, p->a, s->card.id, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		const char *name = list.at[i].is_video ? "video" : "audio";

		if (json_object_get(o, name) == NULL)
			json_object_set_new(o, name, json_array());
		json_array_append_new(
		    json_object_get(o, name), clip(p, s, &list.at[i]));
	}
	return true;
}

enum { LIVE_UPDATES = 10 };

static bool
add_live(struct page *p, const struct story *s, json_t *o, struct fault *f)
{
	const char *home = address_story(p->a, &s->card);
	json_t *updates = json_array();
	struct entry_list list;
	int64_t first, n;

	json_object_set_new(o, "liveBlogUpdate", updates);
	if (!entry_load(p->db, p->a, s->card.id, LIVE_UPDATES, &list, f) ||
	    !entry_first(p->db, s->card.id, &first, &n, f))
		return false;
	if (n == 0)
		return true;
	json_object_set_new(
	    o, "coverageStartTime", json_string(stamp_iso(p->a, first)));
	for (size_t i = 0; i < list.n; i++) {
		const struct entry *e = &list.at[i];
		const char *at = arena_printf(p->a, "%s#%s",
		    live_page_address(p, home, e->page), e->anchor);
		json_t *one = json_pack("{s:s, s:s, s:s, s:o}", "@type",
		    "BlogPosting", "headline", e->title, "datePublished",
		    stamp_iso(p->a, e->at), "url", url(p, at));

		set_text(one, "articleBody", e->text);
		json_array_append_new(updates, one);
	}
	return true;
}

/* Those that stand, as schema.org's CorrectionComment. */
static void
add_corrections(
    struct page *p, json_t *o, const struct correction_list *corrections)
{
	json_t *list = json_array();

	for (size_t i = 0; i < corrections->n; i++) {
		const struct correction *c = &corrections->at[i];

		if (c->withdrawn_at != 0)
			continue;
		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:s}", "@type",
			"CorrectionComment", "name", notice_word(c), "text",
			c->text, "datePublished", stamp_iso(p->a, c->at)));
	}
	if (json_array_size(list) > 0)
		json_object_set(o, "correction", list);
	json_decref(list);
}

static int64_t
modified(const struct card *c, const struct correction_list *corrections)
{
	int64_t t = c->updated;

	for (size_t i = 0; i < corrections->n; i++) {
		if (corrections->at[i].at > t)
			t = corrections->at[i].at;
	}
	return t;
}

bool
jsonld_story(struct page *p, const struct story *s,
    const struct byline_list *bylines,
    const struct correction_list *corrections, struct fault *f)
{
	const struct card *c = &s->card;
	bool is_about = strcmp(c->page, "about") == 0;
	bool is_live = strcmp(c->kind, "live") == 0;
	const char *type = is_about		? "AboutPage"
			   : c->page[0] != '\0' ? "WebPage"
						: type_of(c->kind);
	json_t *o =
	    json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:s, s:o, s:o, s:I}",
		"@type", type, "headline", c->headline, "url",
		url(p, p->canonical), "mainEntityOfPage", url(p, p->canonical),
		"datePublished", stamp_iso(p->a, s->published), "dateModified",
		stamp_iso(p->a, modified(c, corrections)), "inLanguage", c->language,
		"author", authors(p, bylines), "publisher", publisher(p),
		"wordCount", (json_int_t)s->words);

	add_corrections(p, o, corrections);
	if (c->standfirst[0] != '\0')
		json_object_set_new(
		    o, "description", json_string(c->standfirst));
	if (c->page[0] == '\0')
		json_object_set_new(
		    o, "articleSection", json_string(c->section_name));
	if (bylines->n > 0 && bylines->at[0].place[0] != '\0')
		json_object_set_new(
		    o, "dateline", json_string(bylines->at[0].place));
	if (c->picture.hash[0] != '\0')
		json_object_set_new(o, "image",
		    json_pack("{s:s, s:o, s:I, s:I}", "@type", "ImageObject",
			"url",
			url(p, address_picture(
				   p->a, &c->picture, 1280, PICTURE_JPEG)),
			"width", (json_int_t)c->picture.width, "height",
			(json_int_t)c->picture.height));
	if (!add_clips(p, s, o, f) ||
	    (is_live && !add_live(p, s, o, f))) {
		json_decref(o);
		return false;
	}
	if (is_about)
		json_object_set_new(o, "about",
		    json_pack("{s:o}", "@id", url(p, "/#organisation")));
	show(p, is_about	  ? json_pack("[o, o]", o, organisation(p))
		: p->trail.n == 0 ? json_pack("[o]", o)
				  : json_pack("[o, o]", o, breadcrumbs(p)));
	open_graph(p, c->page[0] != '\0' ? "website" : "article", c->headline,
	    &c->picture);
	return true;
}
