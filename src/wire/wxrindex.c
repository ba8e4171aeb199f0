/* SPDX-License-Identifier: Apache-2.0 */
/* What the items of a WordPress export refer to. */
#include "wire/wxrindex.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/document.h"
#include "wire/words.h"
#include "wire/wxr.h"
#include "wire/wxrfile.h"

#include "base/banned.h"

enum { CHILD_ARENA_BYTES = 512 << 20, ENTRY_TEXT_MAX = 1000, CATEGORIES_MAX = 5000 };

/* Where it is added to, and how much that has become. */
struct filling {
	struct wxr_index *x;
	size_t bytes;
};

const char *
wxrindex_nicename(struct arena *a, const char *text)
{
	char *plain = g_uri_unescape_string(text, NULL);
	const char *line = words_of(a, plain == NULL ? text : plain);
	char *lower = g_utf8_strdown(line, -1);

	line = arena_string(a, g_strdelimit(lower, " ", '-'));
	g_free(lower);
	g_free(plain);
	return line;
}

bool
wxrindex_is_category(const struct xmltree *category)
{
	return strcmp(xmltree_attribute(category, "domain"), "category") == 0;
}

const char *
wxrindex_category(struct arena *a, const struct xmltree *category)
{
	const char *nicename = wxrindex_nicename(
	    a, xmltree_attribute(category, "nicename"));

	return nicename[0] != '\0'
		   ? nicename
		   : wxrindex_nicename(a, xmltree_line(a, category));
}

static const char *
keep(struct filling *to, const char *text)
{
	text = arena_string(
	    to->x->a, words_cut(to->x->a, text, ENTRY_TEXT_MAX));
	to->bytes += strlen(text) + 1;
	return text;
}

static void
take_author(struct filling *to, struct arena *a, const struct xmltree *t)
{
	const char *login = wxr_line(a, t, WXR_WP, "author_login");
	const char *name = wxr_line(a, t, WXR_WP, "author_display_name");

	if (name[0] == '\0')
		name = words_of(a,
		    arena_printf(a, "%s %s",
			wxr_line(a, t, WXR_WP, "author_first_name"),
			wxr_line(a, t, WXR_WP, "author_last_name")));
	if (login[0] != '\0' && name[0] != '\0')
		g_hash_table_insert(to->x->authors,
		    (gpointer)(uintptr_t)keep(to, login),
		    (gpointer)(uintptr_t)keep(to, wxr_plain_line(a, name)));
}

static struct wxr_category *
add_category(struct filling *to, const char *nicename, const char *name,
    const char *parent)
{
	struct wxr_category *c =
	    g_hash_table_lookup(to->x->categories, nicename);

	if (c != NULL || nicename[0] == '\0' ||
	    to->x->in_order->len >= CATEGORIES_MAX)
		return c;
	c = arena_zalloc(to->x->a, 1, sizeof(*c));
	c->nicename = keep(to, nicename);
	c->name = keep(
	    to, name[0] == '\0' ? nicename : wxr_plain_line(to->x->a, name));
	c->parent = keep(to, parent);
	g_hash_table_insert(
	    to->x->categories, (gpointer)(uintptr_t)c->nicename, c);
	g_ptr_array_add(to->x->in_order, c);
	return c;
}

static void
take_category(struct filling *to, struct arena *a, const struct xmltree *t)
{
	const char *name = wxr_line(a, t, WXR_WP, "cat_name");
	const char *nicename = wxrindex_nicename(
	    a, wxr_line(a, t, WXR_WP, "category_nicename"));

	add_category(to,
	    nicename[0] != '\0' ? nicename : wxrindex_nicename(a, name), name,
	    wxrindex_nicename(a, wxr_line(a, t, WXR_WP, "category_parent")));
}

static void
take_attachment(struct filling *to, struct arena *a, const struct xmltree *t)
{
	struct wxr_attachment *at =
	    arena_zalloc(to->x->a, 1, sizeof(*at));
	const char *post = wxr_line(a, t, WXR_WP, "post_parent");
	struct wxr_attachment *last;

	at->id = keep(to, wxr_line(a, t, WXR_WP, "post_id"));
	at->url = keep(to, wxr_line(a, t, WXR_WP, "attachment_url"));
	if (at->url[0] == '\0')
		at->url = keep(to, wxr_line(a, t, WXR_CORE, "guid"));
	at->alt = keep(to,
	    words_of(a, wxr_meta(a, t, "_wp_attachment_image_alt")));
	at->caption = keep(to, wxr_line(a, t, WXR_EXCERPT, "encoded"));
	at->title = keep(to, wxr_line(a, t, WXR_CORE, "title"));
	to->bytes += sizeof(*at);
	if (at->id[0] != '\0')
		g_hash_table_insert(to->x->attachments,
		    (gpointer)(uintptr_t)at->id, at);
	if (post[0] == '\0' || strcmp(post, "0") == 0)
		return;
	last = g_hash_table_lookup(to->x->of_post, post);
	if (last == NULL) {
		g_hash_table_insert(to->x->of_post,
		    (gpointer)(uintptr_t)keep(to, post), at);
		return;
	}
	/* Behind the first: order is that of the file, backwards. */
	at->next = last->next;
	last->next = at;
}

static void
note_uses(struct filling *to, struct arena *a, const struct xmltree *t)
{
	const char *type = wxr_line(a, t, WXR_WP, "post_type");
	const struct xmltree *c = wxr_child(t, WXR_CORE, "category");

	if (strcmp(type, "post") != 0 && type[0] != '\0')
		return;
	for (; c != NULL; c = wxr_again(c, WXR_CORE, "category")) {
		struct wxr_category *known;

		if (!wxrindex_is_category(c))
			continue;
		known = add_category(
		    to, wxrindex_category(a, c), xmltree_line(a, c), "");
		if (known != NULL)
			known->is_used = true;
	}
}

static bool
has(const struct wxrfile_child *child, const char *what)
{
	return memmem(child->raw, child->n, what, strlen(what)) != NULL;
}

static void
take_tree(struct filling *to, struct arena *a, const char *name,
    const struct xmltree *t, bool uses)
{
	if (strcmp(name, "item") == 0) {
		if (strcmp(wxr_line(a, t, WXR_WP, "post_type"),
			"attachment") == 0)
			take_attachment(to, a, t);
		else if (uses)
			note_uses(to, a, t);
	} else if (g_str_has_suffix(name, "author")) {
		take_author(to, a, t);
	} else if (g_str_has_suffix(name, "category")) {
		take_category(to, a, t);
	} else if (strcmp(name, "language") == 0) {
		to->x->language = keep(to, xmltree_line(a, t));
	} else if (to->x->base[0] == '\0' || strcmp(name, "link") != 0) {
		char *base = arena_string(a, xmltree_line(a, t));

		for (size_t n = strlen(base); n > 0 && base[n - 1] == '/';)
			base[--n] = '\0';
		to->x->base = keep(to, base);
	}
}

/* Whether anything of the child is wanted here. */
static bool
is_wanted(const struct wxrfile_child *child, bool uses)
{
	static const char *const names[] = {"wp:author", "wp:category",
	    "language", "link", "wp:base_blog_url", NULL};
	const char *local = strchr(child->name, ':');

	if (strcmp(child->name, "item") == 0)
		return uses || has(child, "attachment");
	for (int i = 0; names[i] != NULL; i++) {
		const char *colon = strchr(names[i], ':');

		if (strcmp(child->name, names[i]) == 0 ||
		    (local != NULL && colon != NULL &&
			strcmp(local, colon) == 0))
			return true;
	}
	return false;
}

struct wxr_index *
wxrindex_new(struct wxrfile *w, bool uses)
{
	struct wxr_index *x = g_new0(struct wxr_index, 1);
	struct filling to = {x, 0};
	struct arena *a = arena_new(CHILD_ARENA_BYTES);
	struct wxrfile_child child;
	struct xmltree *tree;
	bool goes_on = true;

	x->a = arena_new(2 * (size_t)WXRINDEX_BYTES_MAX);
	x->authors = g_hash_table_new(g_str_hash, g_str_equal);
	x->attachments = g_hash_table_new(g_str_hash, g_str_equal);
	x->of_post = g_hash_table_new(g_str_hash, g_str_equal);
	x->categories = g_hash_table_new(g_str_hash, g_str_equal);
	x->in_order = g_ptr_array_new();
	x->base = x->language = "";
	while (goes_on && to.bytes < WXRINDEX_BYTES_MAX) {
		struct fault f = {0};
		enum found found = wxrfile_next(w, &child, &goes_on, &f);

		if (found == ABSENT)
			break;
		if (found == FAULTED)
			continue;
		goes_on = true;
		if (is_wanted(&child, uses) &&
		    wxrfile_tree(w, a, &child, &tree, &f))
			take_tree(&to, a, child.name, tree, uses);
		arena_reset(a);
	}
	arena_free(a);
	return x;
}

void
wxrindex_free(struct wxr_index *x)
{
	g_hash_table_destroy(x->authors);
	g_hash_table_destroy(x->attachments);
	g_hash_table_destroy(x->of_post);
	g_hash_table_destroy(x->categories);
	g_ptr_array_free(x->in_order, TRUE);
	arena_free(x->a);
	g_free(x);
}
