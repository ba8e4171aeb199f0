/* SPDX-License-Identifier: Apache-2.0 */
/* The content of a NewsML-G2 item. */
#include "wire/newsmlg2.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "story/body.h"
#include "wire/field.h"
#include "wire/nitf.h"
#include "wire/plain.h"
#include "wire/words.h"

#include "base/banned.h"

static const char xhtml_space[] = "http://www.w3.org/1999/xhtml";

static bool
is_html_name(const char *name)
{
	static const char *const names[] = {"html", "body", "div", "p",
	    "article", "section", "span", "ul", "ol", "table", "h1", "h2",
	    NULL};

	for (int i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], name) == 0)
			return true;
	}
	return false;
}

/* Without its namespace XHTML is told by its elements. */
static bool
is_html(const struct xmltree *element)
{
	return strcmp(element->space, xhtml_space) == 0 ||
	       is_html_name(element->name);
}

/* Whether a heading says once more what stands above the body. */
static bool
is_said(struct arena *a, const struct xmltree *node, const struct document *d)
{
	const char *text;

	if (!xmltree_is(node, "h1") && !xmltree_is(node, "h2"))
		return false;
	text = xmltree_line(a, node);
	return strcmp(text, d->headline) == 0 ||
	       strcmp(text, d->standfirst) == 0;
}

/* Take what is said already off the top of a page's body. */
static void
take_said_off(struct arena *a, struct xmltree *body, const struct document *d)
{
	struct xmltree *node = body->first;

	while (node != NULL && (node->name == NULL || is_said(a, node, d))) {
		if (node->name == NULL &&
		    node->text[strspn(node->text, " \t\r\n")] != '\0')
			return;
		node = node->next;
		body->first = node;
	}
}

static bool
take_html(struct arena *a, const struct wire_args *args, const char *html,
    struct document *d, struct fault *f)
{
	const char *clean = utf8_clean(a, html, strlen(html));

	return body_import(
		   a, clean, strlen(clean), true, args->base, &d->body, f) ||
	       fault_at(f, "contentSet");
}

static bool
take_xhtml(struct arena *a, const struct wire_args *args,
    const struct xmltree *set, struct document *d, struct fault *f)
{
	const struct xmltree *body = xmltree_at(set, "html/body");
	struct buf html = {0};
	bool ok;

	if (body == NULL)
		body = xmltree_child(set, "body");
	if (body == NULL)
		body = set;
	if (d->headline[0] == '\0')
		d->headline =
		    xmltree_line(a, xmltree_at(set, "html/head/title"));
	if (d->headline[0] == '\0')
		d->headline = xmltree_line(a, xmltree_child(body, "h1"));
	/* The tree is this item's alone, and is not read again. */
	take_said_off(a, (struct xmltree *)(uintptr_t)body, d);
	xmltree_html(body, &html);
	ok = take_html(a, args, buf_string(&html), d, f);
	buf_release(&html);
	return ok;
}

static bool
take_inline_xml(struct arena *a, const struct wire_args *args,
    const struct xmltree *part, struct document *d, const char **why,
    struct fault *f)
{
	const struct xmltree *root = xmltree_element(part);

	if (root == NULL) {
		*why = "its inlineXML is empty";
		return true;
	}
	*why = NULL;
	if (strcmp(root->name, "nitf") == 0)
		return nitf_content(a, args, root, d, f);
	if (is_html(root))
		return take_xhtml(a, args, part, d, f);
	*why = arena_printf(a, "its content is <%s>, which is not read",
	    words_cut(a, root->name, 60));
	return true;
}

static bool
take_inline_data(struct arena *a, const struct wire_args *args,
    const struct xmltree *part, struct document *d, const char **why,
    struct fault *f)
{
	const char *type = xmltree_attribute(part, "contenttype");
	struct buf text = {0};
	bool ok = true;

	if (xmltree_attribute(part, "encoding")[0] != '\0') {
		*why = "its content is encoded, which is not read";
		return true;
	}
	*why = NULL;
	xmltree_text(part, &text);
	if (strncasecmp(type, "text/html", 9) == 0)
		ok = take_html(a, args, buf_string(&text), d, f);
	else if (type[0] == '\0' || strncasecmp(type, "text/plain", 10) == 0)
		d->body = plain_to_commonmark(
		    a, utf8_clean(a, buf_string(&text), text.len));
	else
		*why = arena_printf(a, "its content is %s, which is not read",
		    words_cut(a, words_of(a, type), 60));
	buf_release(&text);
	return ok;
}

/* The first that we read; renditions of one text stand beside one another. */
bool
newsmlg2_content(struct arena *a, const struct wire_args *args,
    const struct xmltree *set, struct document *d, const char **why,
    struct fault *f)
{
	const struct xmltree *part = xmltree_child(set, "inlineXML");

	*why = "it has no content in it";
	for (; part != NULL && *why != NULL; part = xmltree_again(part)) {
		if (!take_inline_xml(a, args, part, d, why, f))
			return false;
	}
	part = xmltree_child(set, "inlineData");
	for (; part != NULL && *why != NULL; part = xmltree_again(part)) {
		if (!take_inline_data(a, args, part, d, why, f))
			return false;
	}
	return true;
}
