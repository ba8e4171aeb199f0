/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stories as a NewsML-G2 message: a newsItem each, with NITF in it, and a
 * packageItem for each package. What is ours alone is said by the scheme
 * "bs", which newsmlg2.c knows.
 */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/stamp.h"
#include "page/notice.h"
#include "page/whole.h"
#include "store/correction.h"
#include "store/package.h"
#include "wire/exporting.h"
#include "wire/nitf_write.h"
#include "wire/xmlout.h"

#include "base/banned.h"

static void
put_code(struct xmlout *x, const char *name, const char *attribute,
    const char *code)
{
	xmlout_start(x, name);
	xmlout_attribute(x, attribute, code);
	xmlout_end(x);
}

/* <name role="role"><name>text</name></name>, as parties and places are. */
static void
put_named(
    struct xmlout *x, const char *element, const char *type, const char *text)
{
	if (text[0] == '\0')
		return;
	xmlout_start(x, element);
	xmlout_attribute(x, "type", type);
	xmlout_element(x, "name", text);
	xmlout_end(x);
}

static void
put_role(
    struct xmlout *x, const char *element, const char *role, const char *text)
{
	if (text[0] == '\0')
		return;
	xmlout_start(x, element);
	xmlout_attribute(x, "role", role);
	xmlout_text(x, text);
	xmlout_end(x);
}

struct item {
	const char *element;
	const char *guid;
	int64_t version;
	const char *language; /* or "" */
};

static void
start_item(struct export_run *e, struct xmlout *x, const struct item *i)
{
	xmlout_start(x, i->element);
	xmlout_attribute(x, "xmlns", "http://iptc.org/std/nar/2006-10-01/");
	xmlout_attribute(x, "standard", "NewsML-G2");
	xmlout_attribute(x, "standardversion", "2.35");
	xmlout_attribute(x, "conformance", "power");
	xmlout_attribute(x, "guid", i->guid);
	xmlout_attribute(x, "version",
	    arena_printf(e->item, "%lld", (long long)i->version));
	xmlout_attribute(x, "xml:lang", i->language);
	xmlout_line(x);
	put_code(x, "catalogRef", "href",
	    "http://www.iptc.org/std/catalog/"
	    "catalog.IPTC-G2-Standards_40.xml");
	xmlout_start(x, "catalog");
	xmlout_start(x, "scheme");
	xmlout_attribute(x, "alias", "bs");
	xmlout_attribute(x, "uri",
	    arena_printf(e->item, "%s/#", e->args->conf->base_url));
	xmlout_end(x);
	xmlout_end(x);
	xmlout_line(x);
}

static void
put_management(struct export_run *e, struct xmlout *x, const char *class,
    int64_t updated, int64_t published)
{
	put_code(x, "itemClass", "qcode", class);
	xmlout_start(x, "provider");
	xmlout_attribute(x, "uri", e->args->conf->base_url);
	xmlout_element(x, "name", e->args->conf->publisher);
	xmlout_end(x);
	xmlout_element(x, "versionCreated", stamp_iso(e->item, updated));
	xmlout_element(x, "firstCreated", stamp_iso(e->item, published));
	put_code(x, "pubStatus", "qcode", "stat:usable");
}

/* What was corrected, for whoever took the story before. */
static bool
put_corrections(struct export_run *e, const struct export_story *s,
    struct xmlout *x, struct fault *f)
{
	struct correction_list list;

	if (!correction_of_story(
		e->db, e->item, s->story.card.id, &list, f))
		return false;
	for (size_t i = 0; i < list.n; i++) {
		const struct correction *c = &list.at[i];

		if (c->withdrawn_at == 0)
			xmlout_element(x, "edNote",
			    arena_printf(e->item, "%s, %s: %s",
				notice_word(c), stamp_iso(e->item, c->at),
				c->text));
	}
	return true;
}

static void
put_rights(const struct export_story *s, struct xmlout *x)
{
	xmlout_start(x, "rightsInfo");
	put_named(x, "copyrightHolder", "", s->holder);
	xmlout_element(x, "usageTerms", s->licence);
	xmlout_end(x);
	xmlout_line(x);
}

static void
put_people(const struct document *d, struct xmlout *x)
{
	/* Each writer's own is in the NITF. */
	put_named(x, "located", "", nitf_place(d));
	for (size_t i = 0; i < d->n_bylines; i++)
		put_named(x, "creator", "", d->bylines[i].name);
}

static void
put_content_meta(struct export_run *e, const struct export_story *s,
    struct xmlout *x)
{
	const struct document *d = &s->document;

	xmlout_start(x, "contentMeta");
	xmlout_element(x, "contentCreated", stamp_iso(e->item, d->published));
	xmlout_element(x, "contentModified", stamp_iso(e->item, d->updated));
	put_named(x, "infoSource", "", s->source);
	put_people(d, x);
	put_code(x, "language", "tag", d->language);
	xmlout_start(x, "genre");
	xmlout_attribute(x, "qcode", arena_printf(e->item, "bs:%s", d->kind));
	xmlout_element(x, "name", d->kind);
	xmlout_end(x);
	for (size_t i = 0; i < s->n_sections; i++)
		put_named(x, "subject", "bs:section", s->sections[i].name);
	for (size_t i = 0; i < d->n_subjects; i++)
		xmlout_element(x, "keyword", d->subjects[i]);
	xmlout_element(x, "slugline", s->story.card.slug);
	xmlout_element(x, "headline", d->headline);
	if (strcmp(d->short_headline, d->headline) != 0)
		put_role(x, "headline", "bs:short", d->short_headline);
	put_role(x, "description", "drol:summary", d->standfirst);
	xmlout_end(x);
	xmlout_line(x);
}

/* Stories that editors pinned, as far as they are in the export. */
static bool
put_see_also(struct export_run *e, const struct export_story *s,
    struct xmlout *x, struct fault *f)
{
	const struct document *d = &s->document;
	struct page page = s->page;

	for (size_t i = 0; i < d->n_see_also; i++) {
		enum found found = export_has(e, d->see_also[i], f);

		if (found == FAULTED)
			return false;
		if (found == ABSENT)
			continue;
		xmlout_start(x, "link");
		xmlout_attribute(x, "rel", "irel:seeAlso");
		xmlout_attribute(
		    x, "residref", whole_story_tag(&page, d->see_also[i]));
		xmlout_end(x);
	}
	for (size_t i = 0; i < d->n_links; i++) {
		xmlout_start(x, "link");
		xmlout_attribute(x, "rel", "irel:seeAlso");
		xmlout_attribute(x, "href", d->links[i].url);
		xmlout_element(x, "title", d->links[i].title);
		xmlout_end(x);
	}
	return true;
}

static bool
put(struct export_run *e, const struct export_story *s, struct fault *f)
{
	const struct document *d = &s->document;
	const struct item item = {
	    "newsItem", s->tag, s->revision.number, d->language};
	struct xmlout x = {.b = &e->text};

	start_item(e, &x, &item);
	put_rights(s, &x);
	xmlout_start(&x, "itemMeta");
	put_management(e, &x, "ninat:text", d->updated, d->published);
	if (!put_corrections(e, s, &x, f) || !put_see_also(e, s, &x, f))
		return false;
	xmlout_end(&x);
	xmlout_line(&x);
	put_content_meta(e, s, &x);
	xmlout_start(&x, "contentSet");
	xmlout_start(&x, "inlineXML");
	xmlout_attribute(&x, "contenttype", "application/nitf+xml");
	nitf_put(e, s, &x);
	xmlout_end(&x);
	xmlout_end(&x);
	xmlout_end(&x);
	xmlout_line(&x);
	return true;
}

/* A story, a document elsewhere, or what happened on a day. */
static void
put_package_item(
    struct page *page, const struct package_item *item, struct xmlout *x)
{
	bool has_story = item->card != NULL;

	if (!has_story && item->url[0] == '\0' && item->text[0] == '\0')
		return; /* a story that is not public */
	xmlout_start(x, "itemRef");
	if (has_story)
		xmlout_attribute(
		    x, "residref", whole_story_tag(page, item->card->id));
	xmlout_attribute(x, "href", item->url);
	if (has_story)
		put_code(x, "itemClass", "qcode", "ninat:text");
	if (has_story)
		xmlout_element(x, "title", item->card->headline);
	put_role(x, "description", "bs:date", item->date);
	put_role(x, "description", "bs:text", item->text);
	put_role(x, "description", "bs:site", item->site);
	xmlout_end(x);
	xmlout_line(x);
}

/* An id is one in the whole message. */
static const char *
id_of(struct export_run *e, const struct package *p, size_t group)
{
	return arena_printf(e->item, "group-%zu-%s", group, p->slug);
}

static void
put_groups(struct export_run *e, const struct package *p, struct xmlout *x)
{
	struct page page =
	    page_unasked(&e->site, e->item, e->db, &e->edition);

	xmlout_start(x, "groupSet");
	xmlout_attribute(x, "root", id_of(e, p, 0));
	xmlout_start(x, "group");
	xmlout_attribute(x, "id", id_of(e, p, 0));
	xmlout_attribute(x, "role", "bs:package");
	for (size_t i = 0; i < p->n; i++)
		put_code(x, "groupRef", "idref", id_of(e, p, i + 1));
	xmlout_end(x);
	xmlout_line(x);
	for (size_t i = 0; i < p->n; i++) {
		const struct package_group *g = &p->group[i];

		xmlout_start(x, "group");
		xmlout_attribute(x, "id", id_of(e, p, i + 1));
		xmlout_attribute(
		    x, "role", arena_printf(e->item, "bs:%s", g->kind));
		xmlout_element(x, "title", g->title);
		for (size_t j = 0; j < g->n; j++)
			put_package_item(&page, &g->item[j], x);
		xmlout_end(x);
		xmlout_line(x);
	}
	xmlout_end(x);
}

static bool
put_package(struct export_run *e, const struct section *at,
    const struct package *p, struct fault *f)
{
	struct page page =
	    page_unasked(&e->site, e->item, e->db, &e->edition);
	const struct item item = {"packageItem",
	    whole_tag(&page, arena_printf(e->item, "package/%s", p->slug)),
	    e->edition.change, e->args->conf->language};
	struct xmlout x = {.b = &e->text};

	(void)at;
	start_item(e, &x, &item);
	xmlout_start(&x, "itemMeta");
	put_management(e, &x, "ninat:composite",
	    p->closed != 0 ? p->closed : p->opened, p->opened);
	xmlout_end(&x);
	xmlout_start(&x, "contentMeta");
	xmlout_element(&x, "slugline", p->slug);
	xmlout_element(&x, "headline", p->title);
	put_role(&x, "description", "drol:summary", p->intro);
	xmlout_end(&x);
	xmlout_line(&x);
	put_groups(e, p, &x);
	xmlout_end(&x);
	xmlout_line(&x);
	return export_flush(e, f);
}

static bool
begin(struct export_run *e, struct fault *f)
{
	buf_puts(&e->text,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\">\n");
	buf_printf(&e->text, "<header><sent>%s</sent></header>\n<itemSet>\n",
	    stamp_iso(e->a, clock_now()));
	return export_flush(e, f);
}

static bool
end(struct export_run *e, struct fault *f)
{
	if (e->is_whole && !export_packages(e, put_package, f))
		return false;
	buf_puts(&e->text, "</itemSet>\n</newsMessage>\n");
	return true;
}

const struct export_format export_newsmlg2 = {.name = "NewsML-G2",
    .shape = EXPORT_STREAM,
    .begin = begin,
    .story = put,
    .end = end};
