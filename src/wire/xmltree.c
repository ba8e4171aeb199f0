/* SPDX-License-Identifier: Apache-2.0 */
/* An element and all that is in it. */
#include "wire/xmltree.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wire/field.h"
#include "wire/xml.h"
#include "wire/xmlout.h"
#include "wire/words.h"

#include "base/banned.h"

/* What an element or an attribute costs besides its words. */
enum { NODE_BYTES = 128 };

static const char xml_namespace[] = "http://www.w3.org/XML/1998/namespace";

struct reading {
	struct xml *x;
	struct arena *a;
	GChecksum *sum;
	size_t bytes;
};

/* A string kept, counted and digested; its NUL parts it from the next. */
static const char *
keep(struct reading *r, const char *s)
{
	size_t n = strlen(s);

	r->bytes += n;
	g_checksum_update(r->sum, (const guchar *)s, (gssize)n + 1);
	return arena_copy(r->a, s, n);
}

static void
mark(struct reading *r, char what)
{
	r->bytes += NODE_BYTES;
	g_checksum_update(r->sum, (const guchar *)&what, 1);
}

static struct xmltree *
add(struct reading *r, struct xmltree *parent)
{
	struct xmltree *node = arena_zalloc(r->a, 1, sizeof(*node));

	node->space = node->text = "";
	node->parent = parent;
	if (parent == NULL)
		return node;
	if (parent->last == NULL)
		parent->first = node;
	else
		parent->last->next = node;
	parent->last = node;
	return node;
}

static struct xmltree *
add_element(struct reading *r, struct xmltree *parent)
{
	struct xmltree *node = add(r, parent);
	struct xmltree_attribute **end = &node->attributes;
	const char *space, *name, *value;

	mark(r, '<');
	node->name = keep(r, xml_name(r->x));
	node->space = keep(r, xml_space(r->x));
	while (xml_next_attribute(r->x, &space, &name, &value)) {
		struct xmltree_attribute *made =
		    arena_zalloc(r->a, 1, sizeof(*made));

		mark(r, '=');
		made->space = keep(r, space);
		made->name = keep(r, name);
		made->value = keep(r, value);
		*end = made;
		end = &made->next;
	}
	return node;
}

static bool
read_all(struct reading *r, struct xmltree *root, struct fault *f)
{
	struct xmltree *at = root;

	while (at != NULL) {
		switch (xml_next(r->x, f)) {
		case XML_START:
			at = add_element(r, at);
			break;
		case XML_END:
			mark(r, '>');
			at = at->parent;
			break;
		case XML_TEXT:
			mark(r, '"');
			add(r, at)->text = keep(r, xml_text(r->x, r->a));
			break;
		case XML_OVER:
			return xml_fault(r->x, f, "it ends within an element");
		default:
			return false;
		}
		if (r->bytes > XMLTREE_BYTES_MAX)
			return xml_fault(r->x, f, "an item has too much in it");
	}
	return true;
}

bool
xmltree_read(struct xml *x, struct arena *a, struct xmltree **tree,
    unsigned char digest[DIGEST_BYTES], struct fault *f)
{
	struct reading r = {x, a, g_checksum_new(G_CHECKSUM_SHA256), 0};
	gsize bytes = DIGEST_BYTES;
	bool ok;

	*tree = add_element(&r, NULL);
	ok = read_all(&r, *tree, f);
	g_checksum_get_digest(r.sum, digest, &bytes);
	g_checksum_free(r.sum);
	return ok;
}

bool
xmltree_is(const struct xmltree *tree, const char *name)
{
	return tree->name != NULL && strcmp(tree->name, name) == 0;
}

static const struct xmltree *
find(const struct xmltree *node, const char *name, size_t n)
{
	while (node != NULL && (node->name == NULL || strlen(node->name) != n ||
				   strncmp(node->name, name, n) != 0))
		node = node->next;
	return node;
}

const struct xmltree *
xmltree_child(const struct xmltree *tree, const char *name)
{
	return tree == NULL ? NULL : find(tree->first, name, strlen(name));
}

const struct xmltree *
xmltree_again(const struct xmltree *one)
{
	return find(one->next, one->name, strlen(one->name));
}

const struct xmltree *
xmltree_element(const struct xmltree *tree)
{
	const struct xmltree *node = tree == NULL ? NULL : tree->first;

	while (node != NULL && node->name == NULL)
		node = node->next;
	return node;
}

const struct xmltree *
xmltree_at(const struct xmltree *tree, const char *path)
{
	for (size_t n; tree != NULL && path[0] != '\0'; path += n) {
		path += path[0] == '/';
		n = strcspn(path, "/");
		tree = find(tree->first, path, n);
	}
	return tree;
}

static const char *
value_of(const struct xmltree *tree, const char *space, const char *name)
{
	const struct xmltree_attribute *at =
	    tree == NULL ? NULL : tree->attributes;

	for (; at != NULL; at = at->next) {
		if (strcmp(at->name, name) == 0 &&
		    strcmp(at->space, space) == 0)
			return at->value;
	}
	return "";
}

const char *
xmltree_attribute(const struct xmltree *tree, const char *name)
{
	return value_of(tree, "", name);
}

const char *
xmltree_language(const struct xmltree *tree)
{
	return value_of(tree, xml_namespace, "lang");
}

/* The node after node, within top, in the order of the file. */
static const struct xmltree *
after(const struct xmltree *top, const struct xmltree *node)
{
	if (node->first != NULL)
		return node->first;
	while (node != top && node->next == NULL)
		node = node->parent;
	return node == top ? NULL : node->next;
}

void
xmltree_text(const struct xmltree *tree, struct buf *b)
{
	const struct xmltree *node = tree;

	for (; node != NULL; node = after(tree, node))
		buf_puts(b, node->text);
}

const char *
xmltree_line(struct arena *a, const struct xmltree *tree)
{
	struct buf b = {0};
	const char *line;

	xmltree_text(tree, &b);
	line = words_of(a, buf_string(&b));
	buf_release(&b);
	return line;
}

/* Elements that HTML closes by itself. */
static bool
is_void(const char *name)
{
	static const char *const names[] = {"area", "base", "br", "col",
	    "embed", "hr", "img", "input", "link", "meta", "source", "track",
	    "wbr", NULL};

	for (int i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

/* Depth is what xml.h lets pass. */
void
xmltree_html(const struct xmltree *tree, struct buf *b)
{
	const struct xmltree *node;

	for (node = tree->first; node != NULL; node = node->next) {
		const struct xmltree_attribute *at = node->attributes;

		if (node->name == NULL) {
			xml_escape(b, node->text);
			continue;
		}
		buf_printf(b, "<%s", node->name);
		for (; at != NULL; at = at->next) {
			if (at->space[0] != '\0')
				continue;
			buf_printf(b, " %s=\"", at->name);
			xml_escape(b, at->value);
			buf_puts(b, "\"");
		}
		buf_puts(b, ">");
		if (is_void(node->name))
			continue;
		xmltree_html(node, b);
		buf_printf(b, "</%s>", node->name);
	}
}
