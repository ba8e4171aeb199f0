/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A packageItem as a package. It becomes a package file first, which is read
 * like anybody else's: so there is one place that says what a package may be.
 */
#include "wire/newsmlg2_package.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "desk/tree.h"
#include "story/document.h"
#include "story/slug.h"
#include "wire/packagefile.h"
#include "wire/run.h"
#include "wire/words.h"
#include "wire/xmltree.h"

#include "base/banned.h"

/* A package on its way. */
struct making {
	struct run *r;
	const char *source;
	struct package p;
	size_t n, n_stories;
	const char *stories[PACKAGE_ITEMS_MAX];
};

static const char *
line_at(struct making *m, const struct xmltree *tree, const char *path,
    size_t max)
{
	return words_cut(m->r->item,
	    xmltree_line(m->r->item, xmltree_at(tree, path)), max);
}

/* The word at the end of a code or of its URI. */
static const char *
word_of(const char *code)
{
	const char *end = strrchr(code, '/');

	if (end == NULL)
		end = strrchr(code, ':');
	return end == NULL ? code : end + 1;
}

static const char *
code_of(const struct xmltree *element)
{
	const char *code = xmltree_attribute(element, "qcode");

	return word_of(
	    code[0] != '\0' ? code : xmltree_attribute(element, "uri"));
}

/* A description of ours, by its role. */
static const char *
described(struct making *m, const struct xmltree *ref, const char *role)
{
	const struct xmltree *at = xmltree_child(ref, "description");

	for (; at != NULL; at = xmltree_again(at)) {
		if (strcmp(word_of(xmltree_attribute(at, "role")), role) == 0)
			return words_cut(m->r->item,
			    xmltree_line(m->r->item, at), PACKAGE_TEXT_MAX);
	}
	return "";
}

static bool
is_text(const struct xmltree *ref)
{
	const struct xmltree *class = xmltree_child(ref, "itemClass");

	return class == NULL || strcasecmp(code_of(class), "text") == 0;
}

/* The story that an item of that name became. */
static enum found
find_story(struct making *m, const char *guid, int64_t *id, struct fault *f)
{
	struct desk *desk = m->r->args->desk;
	unsigned char digest[DIGEST_BYTES];
	enum found found = source_item(
	    desk_edition(desk), m->source, guid, id, digest, f);

	return found != ABSENT
		   ? found
		   : source_item(desk_newsroom(desk), m->source, guid, id,
			 digest, f);
}

static bool
add_item(struct making *m, struct package_group *g, const struct xmltree *ref,
    struct fault *f)
{
	struct arena *a = m->r->item;
	const char *guid = xmltree_attribute(ref, "residref");
	struct package_item *item;
	const char *story = NULL;
	enum found found;
	int64_t id;

	if (m->n == PACKAGE_ITEMS_MAX)
		return fault_set(f, FAULT_DATA, "more than %d items in all",
		    PACKAGE_ITEMS_MAX);
	found = guid[0] != '\0' && is_text(ref) ? find_story(m, guid, &id, f)
						: ABSENT;
	if (found == FAULTED)
		return false;
	if (found == FOUND)
		story = arena_printf(a, "%lld", (long long)id);
	m->n_stories += found == FOUND;
	g->item = document_append(a, g->item, &g->n, sizeof(*g->item));
	item = &g->item[g->n - 1];
	item->url = words_of(a, xmltree_attribute(ref, "href"));
	item->date = described(m, ref, "date");
	item->text = described(m, ref, "text");
	item->site = described(m, ref, "site");
	if (item->url[0] != '\0' && item->text[0] == '\0')
		item->text = line_at(m, ref, "title", PACKAGE_TEXT_MAX);
	/* A picture, or a story that is not here. */
	if (story == NULL && item->url[0] == '\0' && item->date[0] == '\0')
		g->n--;
	else
		m->stories[m->n++] = story;
	return true;
}

static bool
add_group(struct making *m, const struct xmltree *group, struct fault *f)
{
	const struct xmltree *ref = xmltree_child(group, "itemRef");
	const char *role = word_of(xmltree_attribute(group, "role"));
	const char *title = line_at(m, group, "title", PACKAGE_TITLE_MAX);
	struct package *p = &m->p;
	struct package_group *g;

	if (ref == NULL)
		return true;
	p->group = document_append(
	    m->r->item, p->group, &p->n, sizeof(*p->group));
	g = &p->group[p->n - 1];
	g->kind = package_kinds[0];
	for (int i = 0; package_kinds[i] != NULL; i++) {
		if (strcmp(package_kinds[i], role) == 0)
			g->kind = package_kinds[i];
	}
	g->title = title[0] != '\0' ? title : "Key stories";
	for (; ref != NULL; ref = xmltree_again(ref)) {
		if (!add_item(m, g, ref, f))
			return false;
	}
	p->n -= g->n == 0;
	return true;
}

/* Its word in addresses: its own, or one made of its title. */
static const char *
slug_of(struct making *m, const struct xmltree *meta)
{
	const char *slug = line_at(m, meta, "slugline", PACKAGE_TITLE_MAX);

	return tree_check_slug(slug, 1, NULL)
		   ? slug
		   : slug_make(m->r->item, m->p.title);
}

/* Why it is no package of ours; NULL: it is one. */
static const char *
why_not(const struct making *m, const struct xmltree *item)
{
	const struct xmltree *meta = xmltree_child(item, "itemMeta");
	const struct xmltree *status = xmltree_child(meta, "pubStatus");

	if (status != NULL && strcasecmp(code_of(status), "usable") != 0)
		return "is a package that is not usable; it stays as it is";
	if (xmltree_child(meta, "embargoed") != NULL)
		return "is a package under embargo, which packages cannot be";
	if (m->p.title[0] == '\0')
		return "is a package without a headline";
	if (m->n_stories == 0)
		return "is a package of stories that are not here";
	return NULL;
}

static bool
find_number(void *arg, const char *story, int64_t *id, struct fault *f)
{
	(void)arg;
	(void)f;
	*id = strtoll(story, NULL, 10);
	return true;
}

static const char *
hex(struct making *m, const unsigned char digest[DIGEST_BYTES])
{
	char *text = arena_alloc(m->r->item, 2 * DIGEST_BYTES + 1);

	for (int i = 0; i < DIGEST_BYTES; i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	return text;
}

static bool
save(struct making *m, const char *at,
    const unsigned char digest[DIGEST_BYTES], struct fault *f)
{
	const char *text =
	    packagefile_write(m->r->item, &m->p, m->stories);
	enum desk_outcome outcome;
	struct packagefile pf;

	if (!packagefile_parse(
		m->r->item, at, text, strlen(text), &pf, f) ||
	    !packagefile_resolve(at, &pf, find_number, NULL, f))
		return false;
	pf.package.imported = hex(m, digest);
	/* Whether it is open is for the editors here. */
	if (!desk_package_take(m->r->args->desk, &pf.package,
		PACKAGE_AS_IT_IS, &outcome, f))
		return fault_at(f, "%s", at);
	m->r->count->packages += outcome != DESK_UNCHANGED;
	return true;
}

static bool
read_package(
    struct making *m, const struct xmltree *item, struct fault *f)
{
	const struct xmltree *meta = xmltree_child(item, "contentMeta");
	const struct xmltree *group =
	    xmltree_at(item, "groupSet/group");

	m->p.title = line_at(m, meta, "headline", PACKAGE_TITLE_MAX);
	m->p.intro = line_at(m, meta, "description", PACKAGE_INTRO_MAX);
	if (m->p.title[0] == '\0')
		m->p.title =
		    line_at(m, item, "itemMeta/title", PACKAGE_TITLE_MAX);
	m->p.slug = slug_of(m, meta);
	for (; group != NULL; group = xmltree_again(group)) {
		if (!add_group(m, group, f))
			return false;
	}
	return true;
}

bool
newsmlg2_package(struct run *r, const struct walk_file *file, const char *at,
    const char *source, const struct xmltree *item,
    const unsigned char digest[DIGEST_BYTES], struct fault *f)
{
	struct making m = {.r = r, .source = source};
	const char *why;

	if (read_package(&m, item, f)) {
		why = why_not(&m, item);
		if (why != NULL) {
			r->count->skipped++;
			run_skip(r, file->path, at, why);
			return true;
		}
		if (save(&m, at, digest, f))
			return true;
	} else {
		fault_at(f, "%s", at);
	}
	return f->cause == FAULT_DATA && run_refuse(r, file->path, f);
}
