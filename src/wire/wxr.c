/* SPDX-License-Identifier: Apache-2.0 */
/* An item of a WordPress export: what it is, whose, when, where. */
#include "wire/wxr.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "store/found.h"
#include "story/slug.h"
#include "wire/feed.h"
#include "wire/feeddate.h"
#include "wire/field.h"
#include "wire/words.h"
#include "wire/wxrfile.h"
#include "wire/wxrindex.h"

#include "base/banned.h"

enum { PAGE_DEPTH_MAX = 2, ADDRESS_BYTES_MAX = 1000, SHOWN_CHARS = 60 };

static bool
is_one_of(const char *word, const char *const *words)
{
	for (int i = 0; words[i] != NULL; i++) {
		if (strcmp(word, words[i]) == 0)
			return true;
	}
	return false;
}

static bool
skip(struct wxr_item *out, const char *why)
{
	out->item.state = WIRE_SKIPPED;
	out->item.why = why;
	return true;
}

/* What kind of thing it is, and who may see it. */
static void
read_state(struct arena *a, const struct xmltree *item, struct wxr_item *out)
{
	static const char *const gone[] = {
	    "trash", "auto-draft", "inherit", NULL};
	const char *type = wxr_line(a, item, WXR_WP, "post_type");
	const char *status = wxr_line(a, item, WXR_WP, "status");
	const char *password = wxr_text(a, item, WXR_WP, "post_password");
	bool is_page = strcmp(type, "page") == 0;

	if (type[0] != '\0' && strcmp(type, "post") != 0 && !is_page) {
		skip(out,
		    strcmp(type, "attachment") == 0
			? "is an attachment; pictures come with their posts"
			: arena_printf(a,
			      "its type is %s, and only posts and pages "
			      "are taken",
			      words_cut(a, type, SHOWN_CHARS)));
		return;
	}
	if (is_one_of(status, gone)) {
		skip(out, arena_printf(a, "its status is %s",
			      words_cut(a, status, SHOWN_CHARS)));
		return;
	}
	out->page = is_page ? "about" : "";
	out->item.state =
	    strcmp(status, "publish") == 0 && password[0] == '\0'
		? WIRE_USABLE
		: WIRE_WITHHELD;
	/* One with a password is withheld even when its time has come. */
	out->is_overdue =
	    strcmp(status, "future") == 0 && password[0] == '\0';
}

/* "0000-00-00 00:00:00" is none. */
static bool
take_date(const char *text, int64_t *t, const char **bad)
{
	struct fault ignored;

	if (text[0] == '\0' || strncmp(text, "0000", 4) == 0)
		return false;
	if (field_time("date", text, t, &ignored) ||
	    feeddate_parse(text, t))
		return *t != 0;
	if (*bad == NULL && strstr(text, "-0001") == NULL)
		*bad = text;
	return false;
}

static bool
read_date(struct arena *a, const struct xmltree *item, int64_t *t,
    struct fault *f)
{
	const char *bad = NULL;

	*t = 0;
	if (take_date(wxr_line(a, item, WXR_WP, "post_date_gmt"), t, &bad) ||
	    take_date(wxr_line(a, item, WXR_CORE, "pubDate"), t, &bad) ||
	    take_date(wxr_line(a, item, WXR_WP, "post_date"), t, &bad))
		return true;
	*t = 0;
	return bad == NULL ||
	       fault_set(f, FAULT_DATA, "\"%s\" is no date",
		   words_cut(a, bad, SHOWN_CHARS));
}

/* When it is or was to be public; a draft has yet to be. */
static bool
read_times(struct arena *a, const struct xmltree *item, struct wxr_item *out,
    struct fault *f)
{
	const char *status = wxr_line(a, item, WXR_WP, "status");
	struct document *d = &out->item.document;
	int64_t now = clock_now();

	if (!read_date(a, item, &d->published, f))
		return false;
	d->updated = d->published;
	if (d->published > now && out->item.state == WIRE_USABLE)
		out->item.embargo = d->published;
	if (d->published > now && out->is_overdue) {
		out->item.embargo = d->published;
		out->item.state = WIRE_USABLE;
		out->is_overdue = false;
	}
	if (out->item.state == WIRE_WITHHELD && !out->is_overdue &&
	    strcmp(status, "private") != 0 && strcmp(status, "publish") != 0)
		d->published = d->updated = 0;
	return true;
}

/* An address for mail is nobody's name, and not for the public. */
static bool
add_author(struct arena *a, struct document *d, const char *name)
{
	if (name[0] == '\0' || strchr(name, '@') != NULL)
		return false;
	field_byline(a, d, name, "", "");
	return true;
}

/* Those of Co-Authors Plus, or the one that WordPress knows. */
static void
read_authors(struct arena *a, const struct wxr_index *x,
    const struct xmltree *item, struct document *d)
{
	const struct xmltree *c = wxr_child(item, WXR_CORE, "category");
	const char *login = wxr_line(a, item, WXR_DC, "creator"), *name;

	for (; c != NULL; c = wxr_again(c, WXR_CORE, "category")) {
		const char *nicename = xmltree_attribute(c, "nicename");

		if (strcmp(xmltree_attribute(c, "domain"), "author") != 0)
			continue;
		if (strncmp(nicename, "cap-", 4) == 0)
			nicename += 4;
		name = g_hash_table_lookup(x->authors, nicename);
		if (name == NULL)
			name = g_hash_table_lookup(
			    x->authors, xmltree_line(a, c));
		add_author(a, d, name == NULL ? xmltree_line(a, c) : name);
	}
	if (d->n_bylines > 0)
		return;
	name = g_hash_table_lookup(x->authors, login);
	add_author(a, d, name == NULL ? login : name);
}

static void
add_category(struct arena *a, struct wire_item *item, const char *name)
{
	if (name[0] == '\0' || item->n_categories == DOCUMENT_LIST_MAX)
		return;
	item->categories[item->n_categories++] = arena_string(a, name);
}

/* WordPress 3.0 wrote each twice, once without saying what it is. */
static bool
says_domains(const struct xmltree *item)
{
	const struct xmltree *c = wxr_child(item, WXR_CORE, "category");

	for (; c != NULL; c = wxr_again(c, WXR_CORE, "category")) {
		if (xmltree_attribute(c, "nicename")[0] != '\0')
			return true;
	}
	return false;
}

static void
read_subjects(
    struct arena *a, const struct xmltree *item, struct wire_item *out)
{
	const struct xmltree *c = wxr_child(item, WXR_CORE, "category");
	bool wants_nicename = says_domains(item);

	out->categories = arena_zalloc(
	    a, DOCUMENT_LIST_MAX, sizeof(*out->categories));
	for (; c != NULL; c = wxr_again(c, WXR_CORE, "category")) {
		const char *domain = xmltree_attribute(c, "domain");

		if (wants_nicename &&
		    xmltree_attribute(c, "nicename")[0] == '\0')
			continue;
		if (wxrindex_is_category(c) || domain[0] == '\0')
			add_category(a, out, wxrindex_category(a, c));
		else if (strcmp(domain, "post_tag") == 0 ||
			 strcmp(domain, "tag") == 0)
			field_subject(a, &out->document,
			    wxr_plain_line(a, xmltree_line(a, c)));
	}
}

/* path without slashes at its end, decoded; "" for what is none of ours. */
static const char *
path_of(struct arena *a, const char *url)
{
	const char *path = strstr(url, "://");
	size_t n;
	char *plain;

	path = path == NULL ? url : path + 3;
	path += strcspn(path, "/");
	n = strcspn(path, "?#");
	while (n > 0 && path[n - 1] == '/')
		n--;
	plain = g_uri_unescape_segment(path, path + n, NULL);
	path = plain == NULL || n > ADDRESS_BYTES_MAX
		   ? ""
		   : words_of(a, plain);
	g_free(plain);
	return path;
}

static bool
is_number(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && n < 16 && text[n] == '\0' && text[0] != '0';
}

static void
read_addresses(struct arena *a, const struct wxr_index *x,
    const struct xmltree *item, struct wxr_item *out)
{
	const char *id = wxr_line(a, item, WXR_WP, "post_id");
	const char *link = wxr_line(a, item, WXR_CORE, "link");
	const char *path = path_of(a, link);

	if (is_number(id))
		out->address[out->n_addresses++] =
		    arena_printf(a, "%s?p=%s", path_of(a, x->base), id);
	/* A link with a query says the number again. */
	if (path[0] == '/' && strchr(link, '?') == NULL)
		out->address[out->n_addresses++] = path;
}

/*
 * "/parent/child" becomes "about/parent/child", and "/about" stays that; where
 * a link says nothing, the page's own name does.
 */
static const char *
page_path(struct arena *a, const struct xmltree *item,
    const struct wxr_item *out)
{
	const char *path = out->n_addresses == 2 ? out->address[1] + 1 : "";
	const char *made = "about", *name;
	char **part = g_strsplit(path, "/", -1);
	guint n = g_strv_length(part);
	guint from = n > PAGE_DEPTH_MAX ? n - PAGE_DEPTH_MAX : 0;

	for (guint i = from; i < n; i++) {
		if (i > 0 || strcmp(part[i], "about") != 0)
			made = arena_printf(
			    a, "%s/%s", made, slug_make(a, part[i]));
	}
	g_strfreev(part);
	if (n > 0)
		return made;
	name = wxr_line(a, item, WXR_WP, "post_name");
	if (name[0] == '\0')
		name = out->item.document.headline;
	name = slug_make(a, name);
	return strcmp(name, "about") == 0 ? made
					  : arena_printf(a, "about/%s", name);
}

/*
 * What it is called. Posts that were copied may have one guid, so that what
 * does not say the number has it behind.
 */
static const char *
guid_of(struct arena *a, const struct wxr_index *x,
    const struct xmltree *item)
{
	const char *guid = wxr_line(a, item, WXR_CORE, "guid");
	const char *id = wxr_line(a, item, WXR_WP, "post_id");

	if (guid[0] == '\0' && id[0] != '\0')
		guid = arena_printf(a, "%s/?p=%s", x->base, id);
	if (guid[0] == '\0')
		guid = wxr_line(a, item, WXR_CORE, "link");
	if (id[0] == '\0' || guid[0] == '\0' ||
	    g_str_has_suffix(guid, arena_printf(a, "=%s", id)))
		return guid;
	return arena_printf(a, "%s#%s", guid, id);
}

bool
wxr_read(struct arena *a, const struct wxr_args *args,
    const struct xmltree *item, struct wxr_item *out, struct fault *f)
{
	struct document *d = &out->item.document;
	const char *language;

	memset(out, 0, sizeof(*out));
	out->page = "";
	out->item.guid = guid_of(a, args->index, item);
	if (out->item.guid[0] == '\0' ||
	    strlen(out->item.guid) > DOCUMENT_FIELD_MAX)
		return fault_set(f, FAULT_DATA,
		    "guid: there is none, and no post_id, or it is longer "
		    "than %d bytes",
		    DOCUMENT_FIELD_MAX);
	read_state(a, item, out);
	if (out->item.state == WIRE_SKIPPED)
		return true;
	language = feed_language(a, args->index->language);
	document_init(d, language == NULL ? args->wire.language : language);
	if (!wxr_read_body(a, args, item, out, f) ||
	    !read_times(a, item, out, f))
		return false;
	if (d->headline[0] == '\0')
		return skip(out, "has no title and no text");
	read_authors(a, args->index, item, d);
	read_subjects(a, item, &out->item);
	read_addresses(a, args->index, item, out);
	if (out->page[0] != '\0')
		out->page = page_path(a, item, out);
	wxr_read_comments(a, item, out);
	return true;
}
