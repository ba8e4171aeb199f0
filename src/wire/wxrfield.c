/* SPDX-License-Identifier: Apache-2.0 */
/* The elements of a WordPress export by their names. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "wire/words.h"
#include "wire/wxrfile.h"

#include "base/banned.h"

static const struct {
	const char *prefix;
	const char *uri; /* as it begins, */
	const char *end; /* and as it ends */
} spaces[] = {
    [WXR_CORE] = {"", "", ""},
    [WXR_WP] = {"wp:", "wordpress.org/export/", ""},
    [WXR_CONTENT] = {"content:", "purl.org/rss/1.0/modules/content", ""},
    [WXR_EXCERPT] = {"excerpt:", "wordpress.org/export/", "excerpt/"},
    [WXR_DC] = {"dc:", "purl.org/dc/elements/", ""},
};

static bool
is_in(const struct xmltree *t, enum wxr_space space)
{
	const char *uri = t->space, *end = spaces[space].end;
	size_t n = strlen(uri), m = strlen(end);

	if (space == WXR_CORE)
		return uri[0] == '\0';
	uri = strstr(uri, "://");
	if (uri == NULL)
		return false;
	uri += 3;
	uri += strncmp(uri, "www.", 4) == 0 ? 4 : 0;
	if (strncmp(uri, spaces[space].uri, strlen(spaces[space].uri)) != 0)
		return false;
	if (space == WXR_WP)
		return strstr(uri, "excerpt") == NULL;
	return m == 0 || (n >= m && strcmp(t->space + n - m, end) == 0);
}

static bool
is(const struct xmltree *t, enum wxr_space space, const char *name)
{
	const char *prefix = spaces[space].prefix;
	size_t n = strlen(prefix);

	if (t->name == NULL)
		return false;
	if (n > 0 && strncmp(t->name, prefix, n) == 0 && t->space[0] == '\0')
		return strcmp(t->name + n, name) == 0;
	return strcmp(t->name, name) == 0 && is_in(t, space);
}

static const struct xmltree *
first(const struct xmltree *t, enum wxr_space space, const char *name)
{
	while (t != NULL && !is(t, space, name))
		t = t->next;
	return t;
}

const struct xmltree *
wxr_child(
    const struct xmltree *tree, enum wxr_space space, const char *name)
{
	return first(tree->first, space, name);
}

const struct xmltree *
wxr_again(const struct xmltree *one, enum wxr_space space, const char *name)
{
	return first(one->next, space, name);
}

const char *
wxr_line(struct arena *a, const struct xmltree *tree, enum wxr_space space,
    const char *name)
{
	return xmltree_line(a, wxr_child(tree, space, name));
}

static const char *
text_of(struct arena *a, const struct xmltree *t)
{
	struct buf b = {0};
	const char *text;

	if (t == NULL)
		return "";
	xmltree_text(t, &b);
	text = arena_string(a, buf_string(&b));
	buf_release(&b);
	return text;
}

const char *
wxr_text(struct arena *a, const struct xmltree *tree, enum wxr_space space,
    const char *name)
{
	return text_of(a, wxr_child(tree, space, name));
}

const char *
wxr_meta(struct arena *a, const struct xmltree *item, const char *key)
{
	const struct xmltree *m = wxr_child(item, WXR_WP, "postmeta");

	for (; m != NULL; m = wxr_again(m, WXR_WP, "postmeta")) {
		if (strcmp(wxr_line(a, m, WXR_WP, "meta_key"), key) == 0)
			return wxr_text(a, m, WXR_WP, "meta_value");
	}
	return "";
}
