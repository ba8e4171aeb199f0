/* SPDX-License-Identifier: Apache-2.0 */
/* A map made of the categories of WordPress exports. */
#include "wire/wxrmap.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "desk/tree.h"
#include "story/slug.h"
#include "wire/mapping.h"
#include "wire/mend.h"
#include "wire/walk.h"
#include "wire/words.h"
#include "wire/wxrfile.h"
#include "wire/wxrindex.h"

#include "base/banned.h"

enum { DEPTH_MAX = 3, LINES_MAX = 5000, NAME_CHARS = 80 };

/* The categories of all exports, by nicename; those of the first come first. */
struct making {
	struct arena *a;
	GHashTable *known; /* nicename -> struct wxr_category */
	GPtrArray *order;
	struct buf out;
	GHashTable *written;
};

static bool
is_export(const struct walk_file *file)
{
	struct buf head = {0};
	struct fault ignored;
	bool is = file->kind == WALK_XML &&
		  mend_load(file->path, MEND_HEAD, true, &head, &ignored) &&
		  wxrfile_is(buf_string(&head), head.len);

	buf_release(&head);
	return is;
}

static void
take_index(struct making *m, const struct wxr_index *x)
{
	for (guint i = 0; i < x->in_order->len; i++) {
		const struct wxr_category *from =
		    g_ptr_array_index(x->in_order, i);
		struct wxr_category *c =
		    g_hash_table_lookup(m->known, from->nicename);

		if (c == NULL) {
			c = arena_zalloc(m->a, 1, sizeof(*c));
			c->nicename = arena_string(m->a, from->nicename);
			c->name = arena_string(m->a, from->name);
			c->parent = arena_string(m->a, from->parent);
			g_hash_table_insert(m->known,
			    (gpointer)(uintptr_t)c->nicename, c);
			g_ptr_array_add(m->order, c);
		}
		c->is_used = c->is_used || from->is_used;
	}
}

static bool
read_export(struct making *m, const char *path, struct fault *f)
{
	struct wxrfile *w = wxrfile_open(path, f);
	struct wxr_index *x;

	if (w == NULL)
		return false;
	x = wxrindex_new(w, true);
	take_index(m, x);
	wxrindex_free(x);
	wxrfile_close(w);
	return true;
}

static const struct wxr_category *
parent_of(const struct making *m, const struct wxr_category *c)
{
	return c->parent[0] == '\0' ? NULL
				    : g_hash_table_lookup(m->known, c->parent);
}

/* A slug that a section may have where it stands. */
static const char *
slug_of(struct making *m, const struct wxr_category *c, int depth)
{
	const char *slug = slug_make(m->a, c->nicename);
	struct fault ignored;

	if (tree_check_slug(slug, depth, &ignored))
		return slug;
	slug = arena_printf(m->a, "news-%s", slug);
	return tree_check_slug(slug, depth, &ignored) ? slug : "news";
}

/* The path of a category's section: below its parent's, but not too deep. */
static const char *
path_of(struct making *m, const struct wxr_category *c)
{
	const struct wxr_category *up[DEPTH_MAX] = {c};
	const char *path = "";
	int n = 1;

	/* A ring of parents ends, too. */
	while (n < DEPTH_MAX && (up[n] = parent_of(m, up[n - 1])) != NULL)
		n++;
	for (int depth = 0; depth < n; depth++)
		path = arena_printf(m->a, "%s%s%s", path,
		    depth == 0 ? "" : "/",
		    slug_of(m, up[n - 1 - depth], depth));
	return path;
}

static bool
is_rest(const struct wxr_category *c)
{
	return strcmp(c->nicename, "uncategorized") == 0;
}

/* A subject that begins a comment or a setting would be none. */
static void
put_line(struct making *m, const struct wxr_category *c, bool is_used)
{
	bool is_odd = strchr("#@*", c->nicename[0]) != NULL ||
		      strlen(c->nicename) > NAME_CHARS;

	buf_printf(&m->out, "%s%s  %s  %s\n", is_used && !is_odd ? "" : "# ",
	    c->nicename, path_of(m, c),
	    words_cut(m->a, c->name, NAME_CHARS));
}

/* Those below a category come before it: what lies deepest fits best. */
static void
put_tree(struct making *m, const struct wxr_category *c, int depth)
{
	if (g_hash_table_size(m->written) >= LINES_MAX ||
	    !g_hash_table_add(m->written, (gpointer)(uintptr_t)c->nicename))
		return;
	for (guint i = 0; i < m->order->len && depth < DEPTH_MAX; i++) {
		const struct wxr_category *below =
		    g_ptr_array_index(m->order, i);

		if (parent_of(m, below) == c)
			put_tree(m, below, depth + 1);
	}
	if (c->is_used && !is_rest(c))
		put_line(m, c, true);
}

static void
write_lines(struct making *m)
{
	bool has_unused = false;

	buf_puts(&m->out,
	    "# Which category goes to which section: its name in addresses,\n"
	    "# the section, and what that is called if it has to be made. The\n"
	    "# first line that fits a post is its home; further ones list it,\n"
	    "# too. Change what you like and import again.\n");
	for (guint i = 0; i < m->order->len; i++) {
		struct wxr_category *c = g_ptr_array_index(m->order, i);

		if (parent_of(m, c) == NULL)
			put_tree(m, c, 0);
	}
	/* In a ring, or too deep. */
	for (guint i = 0; i < m->order->len; i++)
		put_tree(m, g_ptr_array_index(m->order, i), DEPTH_MAX);
	buf_puts(&m->out, "uncategorized  news  News\n*  news  News\n");
	for (guint i = 0; i < m->order->len && i < LINES_MAX; i++) {
		struct wxr_category *c = g_ptr_array_index(m->order, i);

		if (c->is_used || is_rest(c))
			continue;
		if (!has_unused)
			buf_puts(&m->out, "# No post is in these:\n");
		has_unused = true;
		put_line(m, c, false);
	}
}

/* Whole or not at all. */
static bool
write_file(const char *path, const struct buf *text, struct fault *f)
{
	char *part = g_strdup_printf("%s.part", path);
	FILE *out = fopen(part, "we");
	bool ok;

	if (out == NULL) {
		fault_set(f, FAULT_CREATE,
		    "%s: the map of categories cannot be written: %s; --map "
		    "names another place",
		    path, strerror(errno));
		g_free(part);
		return false;
	}
	ok = fwrite(text->data, 1, text->len, out) == text->len;
	ok = fclose(out) == 0 && ok && rename(part, path) == 0;
	if (!ok) {
		fault_set(f, FAULT_IO, "%s: %s", path, strerror(errno));
		unlink(part);
	}
	g_free(part);
	return ok;
}

static bool
make(struct arena *a, const struct walk_list *list, const char *path,
    struct fault *f)
{
	struct making m = {.a = a,
	    .known = g_hash_table_new(g_str_hash, g_str_equal),
	    .order = g_ptr_array_new(),
	    .written = g_hash_table_new(g_str_hash, g_str_equal)};
	bool ok = true;

	for (size_t i = 0; i < list->n && ok; i++) {
		if (is_export(&list->file[i]))
			ok = read_export(&m, list->file[i].path, f);
	}
	if (ok) {
		write_lines(&m);
		ok = write_file(path, &m.out, f);
	}
	buf_release(&m.out);
	g_hash_table_destroy(m.known);
	g_hash_table_destroy(m.written);
	g_ptr_array_free(m.order, TRUE);
	return ok;
}

bool
wxrmap_load(struct arena *a, const struct walk_list *list, const char *path,
    struct mapping *m, struct fault *f)
{
	size_t first = 0;

	if (path != NULL && access(path, F_OK) == 0)
		return mapping_load(a, path, m, f);
	while (first < list->n && !is_export(&list->file[first]))
		first++;
	if (first == list->n) {
		mapping_to(a, "news", m);
		return path == NULL || mapping_load(a, path, m, f);
	}
	if (path == NULL)
		path = arena_printf(a, "%s.map", list->file[first].path);
	return (access(path, F_OK) == 0 || make(a, list, path, f)) &&
	       mapping_load(a, path, m, f);
}
