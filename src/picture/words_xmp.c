/* SPDX-License-Identifier: Apache-2.0 */
/* The words in an XMP packet, which is RDF in XML. */
#include <glib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "picture/words.h"
#include "picture/words_internal.h"

#include "base/banned.h"

enum { PACKET_BYTES_MAX = 256 * 1024 };

static const char rdf[] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
static const char dc[] = "http://purl.org/dc/elements/1.1/";
static const char photoshop[] = "http://ns.adobe.com/photoshop/1.0/";
static const char iptc_core[] = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";

static bool
is_named(const xmlChar *name, const xmlNs *ns, const char *space,
    const char *want)
{
	return ns != NULL && ns->href != NULL &&
	       strcmp((const char *)ns->href, space) == 0 &&
	       strcmp((const char *)name, want) == 0;
}

static bool
is_element(const xmlNode *node, const char *space, const char *want)
{
	return node->type == XML_ELEMENT_NODE &&
	       is_named(node->name, node->ns, space, want);
}

static const xmlNode *
child(const xmlNode *node, const char *space, const char *want)
{
	const xmlNode *at = node->children;

	while (at != NULL && !is_element(at, space, want))
		at = at->next;
	return at;
}

/* Of a list of languages the default, else the first; of others the first. */
static const xmlNode *
first_item(const xmlNode *list)
{
	const xmlNode *first = NULL;

	for (const xmlNode *at = list->children; at != NULL; at = at->next) {
		xmlChar *language;
		bool is_default;

		if (!is_element(at, rdf, "li"))
			continue;
		if (first == NULL)
			first = at;
		language = xmlGetNsProp(
		    at, BAD_CAST "lang", XML_XML_NAMESPACE);
		is_default = language != NULL &&
			     strcmp((char *)language, "x-default") == 0;
		xmlFree(language);
		if (is_default)
			return at;
	}
	return first;
}

static void
set_text(char **word, const xmlNode *node)
{
	xmlChar *text = xmlNodeGetContent(node);

	if (text != NULL)
		words_set(word, (const char *)text, strlen((char *)text),
		    false);
	xmlFree(text);
}

/* A property of a description: an attribute, a text, or a list of texts. */
static void
take(char **word, const xmlNode *description, const char *space,
    const char *name)
{
	static const char *const lists[] = {"Alt", "Seq", "Bag"};
	const xmlNode *property = child(description, space, name), *list = NULL;
	xmlChar *plain = xmlGetNsProp(
	    description, BAD_CAST name, BAD_CAST space);

	if (plain != NULL)
		words_set(word, (char *)plain, strlen((char *)plain), false);
	xmlFree(plain);
	if (property == NULL)
		return;
	for (size_t i = 0; list == NULL && i < 3; i++)
		list = child(property, rdf, lists[i]);
	if (list == NULL)
		set_text(word, property);
	else if (first_item(list) != NULL)
		set_text(word, first_item(list));
}

static void
read_description(struct words *w, char **creator, const xmlNode *d)
{
	take(&w->caption, d, dc, "description");
	take(&w->credit, d, photoshop, "Credit");
	take(creator, d, dc, "creator");
	take(&w->copyright, d, dc, "rights");
	take(&w->alt, d, iptc_core, "AltTextAccessibility");
}

static void
read_packet(struct words *w, const xmlNode *root)
{
	const xmlNode *graph =
	    is_element(root, rdf, "RDF") ? root : child(root, rdf, "RDF");
	char *creator = NULL;

	if (graph == NULL)
		return;
	for (const xmlNode *at = graph->children; at != NULL; at = at->next) {
		if (is_element(at, rdf, "Description"))
			read_description(w, &creator, at);
	}
	if (creator != NULL)
		words_set(&w->credit, creator, strlen(creator), false);
	g_free(creator);
}

void
words_xmp(struct words *w, const unsigned char *bytes, size_t n)
{
	const char *text = (const char *)bytes;
	xmlDoc *doc;

	while (n > 0 && text[n - 1] == '\0')
		n--;
	/* A packet has no document type: what has one wants to do harm. */
	if (n > PACKET_BYTES_MAX || !g_utf8_validate(text, (gssize)n, NULL) ||
	    g_strstr_len(text, (gssize)n, "<!D") != NULL)
		return;
	doc = xmlReadMemory(text, (int)n, NULL, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc == NULL)
		return;
	if (xmlDocGetRootElement(doc) != NULL)
		read_packet(w, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
}
