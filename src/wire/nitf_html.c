/* SPDX-License-Identifier: Apache-2.0 */
/* The body of NITF as HTML. */
#include "wire/nitf.h"

#include <string.h>

#include "base/buf.h"
#include "wire/xmlout.h"

#include "base/banned.h"

/* What an element becomes; one that is not here gives way to its content. */
struct rule {
	const char *name;
	const char *html; /* NULL: it goes, with all that is in it */
};

static const struct rule rules[] = {
    {"a", "a"},
    {"abstract", "div"},
    {"biblio", "p"},
    {"block", "div"},
    {"body.content", "div"},
    {"bq", "blockquote"},
    {"br", "br"},
    {"caption", "caption"},
    {"credit", "p"},
    {"dd", "dd"},
    {"dl", "dl"},
    {"dt", "dt"},
    {"em", "em"},
    {"fn", "p"},
    {"hl1", "h2"},
    {"hl2", "h2"},
    {"hr", "hr"},
    {"li", "li"},
    {"media", NULL},
    {"nitf-table-metadata", NULL},
    {"note", "div"},
    {"object.title", "em"},
    {"ol", "ol"},
    {"p", "p"},
    {"pre", "pre"},
    {"q", "q"},
    {"strong", "strong"},
    {"sub", "sub"},
    {"sup", "sup"},
    {"table", "table"},
    {"tagline", "p"},
    {"tbody", "tbody"},
    {"td", "td"},
    {"tfoot", "tfoot"},
    {"th", "th"},
    {"thead", "thead"},
    {"tr", "tr"},
    {"ul", "ul"},
};

static const struct rule *
rule_of(const char *name)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		if (strcmp(rules[i].name, name) == 0)
			return &rules[i];
	}
	return NULL;
}

/* What the class says of an element that is several in HTML. */
static const char *
html_of(const struct xmltree *node, const struct rule *rule)
{
	static const char *const levels[] = {
	    "h1", "h2", "h3", "h4", "h5", "h6"};
	const char *class = xmltree_attribute(node, "class");

	if (strcmp(rule->name, "em") == 0 &&
	    (strcmp(class, "strong") == 0 || strcmp(class, "bold") == 0))
		return "strong";
	if (strcmp(rule->name, "hl2") == 0 &&
	    strncmp(class, "level-", 6) == 0 && class[6] >= '1' &&
	    class[6] <= '6' && class[7] == '\0')
		return levels[class[6] - '1'];
	return rule->html;
}

static void
put_attributes(const struct xmltree *node, struct buf *b)
{
	static const char *const names[] = {
	    "href", "title", "colspan", "rowspan", NULL};
	const char *first = xmltree_attribute(node, "seqnum");


	for (int i = 0; names[i] != NULL; i++) {
		const char *value = xmltree_attribute(node, names[i]);

		if (value[0] == '\0')
			continue;
		buf_printf(b, " %s=\"", names[i]);
		xml_escape(b, value);
		buf_puts(b, "\"");
	}
	if (first[0] != '\0' && xmltree_is(node, "ol")) {
		buf_puts(b, " start=\"");
		xml_escape(b, first);
		buf_puts(b, "\"");
	}
}

/* Elements that stand for words, and words between those of others. */
static void
put_words(const struct xmltree *node, struct buf *b)
{
	const char *text = xmltree_attribute(node, "value");

	if (xmltree_is(node, "frac-sep") && node->first == NULL)
		buf_puts(b, "/");
	if (xmltree_is(node, "fn-value"))
		buf_puts(b, " ");
	/* A mark that only has its value: <org value="…"/> says nothing. */
	if (xmltree_is(node, "money") && node->first == NULL)
		xml_escape(b, text);
	nitf_html(node, b);
}

static void
put_element(const struct xmltree *node, struct buf *b)
{
	const struct rule *rule = rule_of(node->name);
	const char *html;

	if (rule == NULL) {
		put_words(node, b);
		return;
	}
	if (rule->html == NULL ||
	    strcmp(xmltree_attribute(node, "type"), "npa") == 0)
		return;
	html = html_of(node, rule);
	buf_printf(b, "<%s", html);
	put_attributes(node, b);
	buf_puts(b, ">");
	if (strcmp(html, "br") == 0 || strcmp(html, "hr") == 0)
		return;
	nitf_html(node, b);
	buf_printf(b, "</%s>", html);
}

void
nitf_html(const struct xmltree *tree, struct buf *b)
{
	const struct xmltree *node;

	for (node = tree->first; node != NULL; node = node->next) {
		if (node->name == NULL)
			xml_escape(b, node->text);
		else
			put_element(node, b);
	}
}
