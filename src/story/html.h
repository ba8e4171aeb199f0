/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_HTML_H
#define STORY_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include <cmark.h>
#include <gumbo.h>

#include "base/buf.h"

struct arena;
struct fault;

/*
 * From gumbo's tree to cmark's. html.c decides what an element becomes, with
 * html_link.c, html_list.c and html_table.c for the larger ones; all write
 * through html_build.c, which knows how text becomes paragraphs.
 * html_parse.c bounds what a hostile page can cost. For src/story only.
 */

enum { HTML_FORMATS_MAX = 16, HTML_CONTAINERS_MAX = 20 };

/* Emphasis or a link that text is in. */
struct html_format {
	cmark_node_type type;
	const char *url;
	const char *title;
};

struct html {
	struct arena *a;
	const char *base; /* for relative addresses, or "" */
	bool keep;        /* "picture:1" is the body's own */

	cmark_node *at;   /* the document, quote or item being filled */
	int containers;   /* around it */
	cmark_node *para; /* the open paragraph or heading in it, or NULL */
	int heading;      /* the level of the heading we are in, or 0 */
	int flat;         /* in a table's cell: nothing opens a paragraph */
	bool in_code;

	/*
	 * The formats around the next text; the first n_made of them have
	 * their nodes in the open paragraph. The others get theirs when text
	 * comes, so that none is ever empty.
	 */
	struct html_format format[HTML_FORMATS_MAX];
	cmark_node *made[HTML_FORMATS_MAX];
	size_t n_formats;
	size_t n_made;

	struct buf text; /* not yet a node; goes into the innermost made */
	bool text_is_code;
	bool space;         /* white space came before the next text */
	int breaks;         /* line breaks came before the next text */
	const char *before; /* words to put before the next text */
};

/* Text with its white space collapsed as HTML does. */
void html_text(struct html *h, const char *text);

/* A line break; two part paragraphs. */
void html_break(struct html *h);

/* End the paragraph, if one is open. In a cell: white space. */
void html_end_block(struct html *h);

/* Put node, a block, behind what is there. */
void html_add_block(struct html *h, cmark_node *node);

/* Format the text from here on, until html_pop. false: no more fits. */
bool html_push(
    struct html *h, cmark_node_type type, const char *url, const char *title);
void html_pop(struct html *h);

/* Whether the text from here on is code; what it was before. */
bool html_set_code(struct html *h, bool is_code);

/* Whether text is in a format of the type already. */
bool html_is_in(const struct html *h, cmark_node_type type);

/* Fill node, a new container, until html_close, which drops an empty one. */
void html_open(struct html *h, cmark_node *node);
void html_close(struct html *h);

/* node, and the children of node one after the other. */
void html_node(struct html *h, const GumboNode *node);
void html_walk(struct html *h, const GumboNode *node);

/*
 * A link with what is in it, a picture, and what plays or is framed (shown
 * as label), all as links.
 */
void html_link_anchor(struct html *h, const GumboNode *node);
void html_link_picture(struct html *h, const GumboNode *node);
void html_link_embedded(
    struct html *h, const GumboNode *node, const char *label);

/* The list at node, an item of which is each li. */
void html_list(struct html *h, const GumboNode *node, cmark_list_type type);

/* The table at node. */
void html_table(struct html *h, const GumboNode *node);

/* text, clean and with its white space collapsed, in arena a. */
char *html_line(struct arena *a, const char *text);

/* An attribute as html_line has it; "" when it is not there. */
const char *html_attribute(
    struct html *h, const GumboNode *node, const char *name);

/* Append the text below node as it stands, without formats. */
void html_words(const GumboNode *node, struct buf *out);

/* The element's children, and whether it is an element of that tag. */
const GumboVector *html_children(const GumboNode *node);
bool html_is(const GumboNode *node, GumboTag tag);

/* Whether tag is one of the n tags. */
bool html_has_tag(const GumboTag *tags, size_t n, GumboTag tag);

/*
 * The body element of html, parsed; it lives in arena scratch. NULL:
 * FAULT_DATA, too deep or too much.
 */
const GumboNode *html_parse(
    struct arena *scratch, const char *html, size_t n, struct fault *f);

/* How much an arena for html_parse must hold. */
enum { HTML_PARSE_BYTES_MAX = 192 * 1024 * 1024 };

#endif
