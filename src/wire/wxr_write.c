/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stories as WordPress's WXR 1.2: authors and categories first, then an item
 * a story or page, and one of type attachment for each picture, which
 * WordPress fetches by its address.
 */
#include "wire/wxr_write.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/stamp.h"
#include "page/address.h"
#include "page/whole.h"
#include "story/slug.h"
#include "wire/exporting.h"
#include "wire/xmlout.h"

#include "base/banned.h"

enum { AUTHORS_BATCH = 500 };

/* Who stories without a writer are of. */
static const char staff[] = "newsroom";

static void
put_cdata(struct xmlout *x, const char *name, const char *text)
{
	xmlout_start(x, name);
	xmlout_cdata(x, text);
	xmlout_end(x);
}

static void
put_number(
    struct export_run *e, struct xmlout *x, const char *name, int64_t n)
{
	xmlout_element(
	    x, name, arena_printf(e->item, "%lld", (long long)n));
}

/* "2026-11-23 07:40:00", in GMT. */
static const char *
time_of(struct export_run *e, int64_t t)
{
	char *iso = stamp_iso(e->item, t);

	iso[10] = ' ';
	iso[19] = '\0';
	return iso;
}

/* Words that are told from one another the world over, like a path's. */
static const char *
nicename(struct export_run *e, const char *path)
{
	char *s = arena_string(e->item, path);

	for (char *c = s; *c != '\0'; c++)
		*c = *c == '/' ? '-' : *c;
	return s;
}

static void
put_author(struct xmlout *x, int64_t id, const char *login, const char *name,
    struct export_run *e)
{
	xmlout_start(x, "wp:author");
	put_number(e, x, "wp:author_id", id);
	put_cdata(x, "wp:author_login", login);
	put_cdata(x, "wp:author_email", "");
	put_cdata(x, "wp:author_display_name", name);
	xmlout_end(x);
	xmlout_line(x);
}

/* Every writer who has stories. */
static bool
put_authors(struct export_run *e, struct xmlout *x, struct fault *f)
{
	struct section_list list = {.n = AUTHORS_BATCH};
	const char *after = "";

	put_author(x, SECTION_ROOT, staff, e->args->conf->site_name, e);
	while (list.n == AUTHORS_BATCH) {
		if (!section_authors(
			e->db, e->item, after, AUTHORS_BATCH, &list, f))
			return false;
		for (size_t i = 0; i < list.n; i++)
			put_author(x, list.at[i].id, list.at[i].slug,
			    list.at[i].name, e);
		after = list.n > 0 ? arena_string(e->a,
					 list.at[list.n - 1].name)
				   : "";
		arena_reset(e->item);
		if (!export_flush(e, f))
			return false;
	}
	return true;
}

static void
put_category(struct export_run *e, struct xmlout *x, const struct section *s,
    const char *parent)
{
	xmlout_start(x, "wp:category");
	put_number(e, x, "wp:term_id", s->id);
	put_cdata(x, "wp:category_nicename", nicename(e, s->path));
	put_cdata(x, "wp:category_parent", nicename(e, parent));
	put_cdata(x, "wp:cat_name", s->name);
	if (s->intro[0] != '\0')
		put_cdata(x, "wp:category_description", s->intro);
	xmlout_end(x);
	xmlout_line(x);
}

static bool
put_categories(struct export_run *e, struct xmlout *x,
    const struct section *above, int depth, struct fault *f)
{
	struct section_list list;

	if (!section_children(e->db, e->item, above->id, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		put_category(e, x, &list.at[i], above->path);
		if (depth < SECTION_DEPTH_MAX &&
		    !put_categories(e, x, &list.at[i], depth + 1, f))
			return false;
	}
	return true;
}

static bool
begin(struct export_run *e, struct fault *f)
{
	const struct section root = {.id = SECTION_ROOT, .path = ""};
	const struct conf *conf = e->args->conf;
	struct xmlout x = {.b = &e->text};

	buf_puts(&e->text,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<rss version=\"2.0\"\n"
	    " xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"\n"
	    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n"
	    " xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	    " xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n");
	xmlout_element(&x, "title", conf->site_name);
	xmlout_element(&x, "link", conf->base_url);
	xmlout_element(&x, "pubDate", stamp_http(e->item, clock_now()));
	xmlout_element(&x, "language", conf->language);
	xmlout_element(&x, "wp:wxr_version", "1.2");
	xmlout_element(&x, "wp:base_site_url", conf->base_url);
	xmlout_element(&x, "wp:base_blog_url", conf->base_url);
	xmlout_line(&x);
	return put_authors(e, &x, f) &&
	       put_categories(e, &x, &root, 0, f) && export_flush(e, f);
}

/* What an item is, besides its words. */
struct item {
	const char *link;
	const char *guid;
	const char *login;
	const char *name; /* its word in the address */
	const char *type;
	const char *status;
	int64_t id;
	int64_t parent;
	int64_t published;
	int64_t updated;
};

static void
put_facts(struct export_run *e, struct xmlout *x, const struct item *i)
{
	put_number(e, x, "wp:post_id", i->id);
	put_cdata(x, "wp:post_date", time_of(e, i->published));
	put_cdata(x, "wp:post_date_gmt", time_of(e, i->published));
	put_cdata(x, "wp:post_modified", time_of(e, i->updated));
	put_cdata(x, "wp:post_modified_gmt", time_of(e, i->updated));
	put_cdata(x, "wp:comment_status", "closed");
	put_cdata(x, "wp:ping_status", "closed");
	put_cdata(x, "wp:post_name", i->name);
	put_cdata(x, "wp:status", i->status);
	put_number(e, x, "wp:post_parent", i->parent);
	put_number(e, x, "wp:menu_order", 0);
	put_cdata(x, "wp:post_type", i->type);
	put_cdata(x, "wp:post_password", "");
	put_number(e, x, "wp:is_sticky", 0);
	xmlout_line(x);
}

/* Titles and excerpts are HTML to WordPress: text is escaped first. */
static void
put_html(struct xmlout *x, const char *name, const char *text)
{
	struct buf html = {0};

	xml_escape(&html, text);
	put_cdata(x, name, buf_string(&html));
	buf_release(&html);
}

static void
put_item_head(struct export_run *e, struct xmlout *x, const struct item *i,
    const char *title)
{
	xmlout_start(x, "item");
	put_html(x, "title", title);
	xmlout_element(x, "link", i->link);
	xmlout_element(x, "pubDate", stamp_http(e->item, i->published));
	put_cdata(x, "dc:creator", i->login);
	xmlout_start(x, "guid");
	xmlout_attribute(x, "isPermaLink", "false");
	xmlout_text(x, i->guid);
	xmlout_end(x);
	xmlout_start(x, "description");
	xmlout_end(x);
	xmlout_line(x);
}

static void
put_meta(struct xmlout *x, const char *key, const char *value)
{
	if (value[0] == '\0')
		return;
	xmlout_start(x, "wp:postmeta");
	put_cdata(x, "wp:meta_key", key);
	put_cdata(x, "wp:meta_value", value);
	xmlout_end(x);
	xmlout_line(x);
}

static void
put_term(struct xmlout *x, const char *domain, const char *slug,
    const char *name)
{
	if (slug[0] == '\0')
		return;
	xmlout_start(x, "category");
	xmlout_attribute(x, "domain", domain);
	xmlout_attribute(x, "nicename", slug);
	xmlout_cdata(x, name);
	xmlout_end(x);
	xmlout_line(x);
}

/* Sections, subjects, and all writers as Co-Authors Plus has them. */
static void
put_terms(struct export_run *e, struct xmlout *x, const struct export_story *s,
    const struct byline_list *writers)
{
	const struct document *d = &s->document;

	for (size_t i = 0; i < s->n_sections; i++)
		put_term(x, "category", nicename(e, s->sections[i].path),
		    s->sections[i].name);
	for (size_t i = 0; i < d->n_subjects; i++)
		put_term(x, "post_tag", slug_make(e->item, d->subjects[i]),
		    d->subjects[i]);
	for (size_t i = 0; i < writers->n; i++) {
		const struct byline *b = &writers->at[i];
		const char *slash = strrchr(b->path, '/');

		if (slash != NULL)
			put_term(x, "author", slash + 1, b->name);
	}
}

/* A picture that WordPress fetches. */
static void
put_attachment(struct export_run *e, struct xmlout *x,
    const struct item *story, const struct document_picture *p, int64_t id)
{
	struct item i = *story;

	i.id = id;
	i.parent = story->id;
	i.guid = i.link;
	i.name = arena_printf(e->item, "picture-%.12s-%lld", p->hash,
	    (long long)id);
	i.type = "attachment";
	i.status = "inherit";
	put_item_head(e, x, &i, p->alt[0] != '\0' ? p->alt : p->caption);
	put_html(x, "content:encoded", p->credit);
	put_html(x, "excerpt:encoded", p->caption);
	put_facts(e, x, &i);
	xmlout_element(x, "wp:attachment_url", i.link);
	put_meta(x, "_wp_attachment_image_alt", p->alt);
	xmlout_end(x);
	xmlout_line(x);
}

/* The word of a page's address is its last. */
static const char *
name_of(const struct export_story *s)
{
	const char *page = s->document.page;
	const char *slash = strrchr(page, '/');

	return slash != NULL ? slash + 1
	       : page[0] != '\0' ? page
				 : s->story.card.slug;
}

static const char *
login_of(const struct byline_list *writers)
{
	for (size_t i = 0; i < writers->n; i++) {
		const char *slash = strrchr(writers->at[i].path, '/');

		if (slash != NULL)
			return slash + 1;
	}
	return staff;
}

static void
put_story(struct export_run *e, struct xmlout *x, const struct export_story *s,
    const struct item *i, const struct byline_list *writers)
{
	const struct document *d = &s->document;
	/* Numbers behind those of all stories are free. */
	int64_t first = e->edition.next_story + e->count->pictures;

	put_item_head(e, x, i, d->headline);
	put_cdata(x, "content:encoded", wxr_body(e, s, first));
	put_html(x, "excerpt:encoded", d->standfirst);
	put_facts(e, x, i);
	put_terms(e, x, s, writers);
	if (d->n_pictures > 0)
		put_meta(x, "_thumbnail_id",
		    arena_printf(e->item, "%lld", (long long)first));
	xmlout_end(x);
	xmlout_line(x);
	for (size_t n = 0; n < d->n_pictures; n++) {
		struct item at = *i;

		at.link = export_picture(s, &d->pictures[n]);
		put_attachment(
		    e, x, &at, &d->pictures[n], first + (int64_t)n);
	}
	e->count->pictures += (int64_t)d->n_pictures;
}

static bool
put(struct export_run *e, const struct export_story *s, struct fault *f)
{
	struct xmlout x = {.b = &e->text};
	struct byline_list writers;
	struct item i = {
	    .link = s->url,
	    .guid = s->tag,
	    .name = name_of(s),
	    .type = s->document.page[0] != '\0' ? "page" : "post",
	    .status = "publish",
	    .id = s->story.card.id,
	    .published = s->document.published,
	    .updated = s->document.updated,
	};

	if (!story_bylines(e->db, e->item, s->story.card.id, &writers, f))
		return false;
	i.login = login_of(&writers);
	put_story(e, &x, s, &i, &writers);
	return true;
}

static bool
end(struct export_run *e, struct fault *f)
{
	(void)f;
	buf_puts(&e->text, "</channel>\n</rss>\n");
	return true;
}

const struct export_format export_wxr = {.name = "WXR",
    .shape = EXPORT_STREAM,
    .has_pages = true,
    .begin = begin,
    .story = put,
    .end = end};
