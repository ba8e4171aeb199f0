/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Parsing HTML that may be meant to hurt. gumbo is quadratic in depth, and
 * unclosed formatting can make it repeat elements without end; so open
 * elements are counted before, and what it takes from memory is bounded:
 * all of it comes from an arena that we jump out of when it is used up.
 */
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "story/html.h"

#include "base/banned.h"

enum {
	DEPTH_MAX = 200,      /* open tags, by the count of open_tags */
	TREE_DEPTH_MAX = 400, /* the tree has implied elements too */
	UNKNOWN_TAGS = 64,
	USED_BYTES_MAX = HTML_PARSE_BYTES_MAX / 2
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Elements that have no content, or whose end tag people leave out. */
static bool
is_uncounted(GumboTag tag)
{
	static const GumboTag tags[] = {GUMBO_TAG_A, GUMBO_TAG_AREA,
	    GUMBO_TAG_BASE, GUMBO_TAG_BR, GUMBO_TAG_COL, GUMBO_TAG_COLGROUP,
	    GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_EMBED, GUMBO_TAG_HR,
	    GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_KEYGEN, GUMBO_TAG_LI,
	    GUMBO_TAG_LINK, GUMBO_TAG_META, GUMBO_TAG_OPTGROUP,
	    GUMBO_TAG_OPTION, GUMBO_TAG_P, GUMBO_TAG_PARAM, GUMBO_TAG_RP,
	    GUMBO_TAG_RT, GUMBO_TAG_SOURCE, GUMBO_TAG_TBODY, GUMBO_TAG_TD,
	    GUMBO_TAG_TFOOT, GUMBO_TAG_TH, GUMBO_TAG_THEAD, GUMBO_TAG_TR,
	    GUMBO_TAG_TRACK, GUMBO_TAG_WBR};

	return html_has_tag(tags, sizeof(tags) / sizeof(tags[0]), tag);
}

/* A number for the name: gumbo's, or one of some for those it has not. */
static size_t
slot_of(const char *name, size_t n)
{
	GumboTag tag = gumbo_tagn_enum(name, (unsigned)n);
	unsigned hash = 0;

	if (tag < GUMBO_TAG_UNKNOWN)
		return tag;
	for (size_t i = 0; i < n; i++)
		hash = hash * 31 + ((unsigned char)name[i] | 0x20);
	return GUMBO_TAG_UNKNOWN + hash % UNKNOWN_TAGS;
}

/*
 * The most elements that are open at once, each name counted by itself, so
 * that a wrong end tag closes nothing. What is deep by accident is caught
 * here; what is deep by malice costs gumbo seconds, not minutes.
 */
static int
open_tags(const char *html, size_t n)
{
	int open[GUMBO_TAG_LAST + 1 + UNKNOWN_TAGS] = {0}, depth = 0, most = 0;
	const char *end = html + n, *p = html;

	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		bool closes = p + 1 < end && p[1] == '/';
		const char *name = p + 1 + closes;
		size_t size = 0, slot;

		p = name;
		if (p >= end)
			break;
		if (!is_letter(*p))
			continue;
		while (name + size < end &&
		       strchr(" \t\n\f/><", name[size]) == NULL)
			size++;
		slot = slot_of(name, size);
		if (slot < GUMBO_TAG_UNKNOWN && is_uncounted((GumboTag)slot))
			continue;
		if (!closes) {
			open[slot]++;
			depth++;
		} else if (open[slot] > 0) {
			open[slot]--;
			depth--;
		}
		most = depth > most ? depth : most;
	}
	return most;
}

struct budget {
	struct arena *scratch;
	size_t used;
	jmp_buf spent;
};

static void *
take(void *arg, size_t n)
{
	struct budget *b = arg;

	if (n > USED_BYTES_MAX - b->used)
		longjmp(b->spent, 1);
	b->used += n;
	return arena_alloc(b->scratch, n);
}

static void
give_back(void *arg, void *p)
{
	(void)arg;
	(void)p;
}

/* Whether the tree at root, root's children and so on, is too deep to walk. */
static bool
is_deep(const GumboNode *root)
{
	const GumboNode *at = root;
	const GumboVector *children;
	int depth = 0;

	for (;;) {
		children = html_children(at);
		if (children != NULL && children->length > 0) {
			at = children->data[0];
			if (++depth > TREE_DEPTH_MAX)
				return true;
			continue;
		}
		while (at != root) {
			children = html_children(at->parent);
			if (at->index_within_parent + 1 < children->length) {
				at =
				    children->data[at->index_within_parent + 1];
				break;
			}
			at = at->parent;
			depth--;
		}
		if (at == root)
			return false;
	}
}

static const GumboNode *
parse(struct budget *b, const char *html, size_t n)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = take;
	options.deallocator = give_back;
	options.userdata = b;
	options.max_errors = 0;
	if (setjmp(b->spent) != 0)
		return NULL;
	return gumbo_parse_with_options(&options, html, n)->root;
}

const GumboNode *
html_parse(struct arena *scratch, const char *html, size_t n, struct fault *f)
{
	struct budget b = {.scratch = scratch};
	const GumboNode *root;

	if (open_tags(html, n) > DEPTH_MAX) {
		fault_set(
		    f, FAULT_DATA, "HTML nested more than %d deep", DEPTH_MAX);
		return NULL;
	}
	root = parse(&b, html, n);
	if (root == NULL) {
		fault_set(f, FAULT_DATA, "HTML that takes too much memory");
		return NULL;
	}
	if (is_deep(root)) {
		fault_set(
		    f, FAULT_DATA, "HTML nested more than %d deep", DEPTH_MAX);
		return NULL;
	}
	return root;
}
