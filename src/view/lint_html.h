/* SPDX-License-Identifier: Apache-2.0 */
#ifndef VIEW_LINT_HTML_H
#define VIEW_LINT_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct fault;

/*
 * Where in HTML or XML a template's text stands: the part of the HTML
 * standard's tokenizer that view_lint needs, and the rules for what the text
 * itself may say. Private to view_lint.
 */

enum lint_html_state {
	LINT_DATA,
	LINT_TAG_OPEN, /* behind "<" or "</" */
	LINT_MARKUP,   /* behind "<!" */
	LINT_TAG_NAME,
	LINT_GAP,   /* before an attribute's name */
	LINT_GLUED, /* the same, but a blank must come first */
	LINT_NAME,  /* in an attribute's name */
	LINT_AFTER_NAME,
	LINT_EQUALS, /* before a value */
	LINT_UNQUOTED,
	LINT_SINGLE,
	LINT_DOUBLE,
	LINT_COMMENT,
	LINT_DOCTYPE,
	LINT_INSTRUCTION, /* <?...?>, XML only */
	LINT_CDATA,       /* XML only */
	LINT_RAW,         /* the content of script, textarea or title */
	LINT__MAX
};

struct lint_html {
	const char *name; /* of the template, for messages */
	struct fault *fault;
	bool is_xml;
	size_t line; /* of the byte that is read */

	enum lint_html_state state;
	size_t began;      /* the line where that state began */
	size_t n_tags;     /* how many began: tells one from another */
	size_t n_values;   /* the same for values */
	size_t match;      /* how much was seen of what ends the state */
	size_t match_bang; /* how much of "<!--", in a script */

	/* Of the tag and the attribute it stands in; names in lower case. */
	size_t tag_line;
	bool is_end_tag;
	struct buf tag, attribute, value;
	bool has_marker; /* in this value */
	bool has_type, is_json_ld, has_http_equiv;
	size_t content_line; /* of a marker in a meta's content; 0 for none */
};

/* What a state is called in a message. */
const char *lint_html_place(enum lint_html_state state);

/* Whether the tag, or the attribute, is called name. */
bool lint_html_is_tag(const struct lint_html *h, const char *name);
bool lint_html_is_attribute(const struct lint_html *h, const char *name);

/* Whether the attribute holds an address. */
bool lint_html_is_url(const struct lint_html *h);

/*
 * Read the next byte. false, h->fault filled: it, or what it completes, is
 * refused. A run of white space with a line end in it is one '\n'.
 */
bool lint_html_read(struct lint_html *h, char c);

/*
 * A section opens or closes here: an unquoted name or value ends. false: it
 * cannot stand here.
 */
bool lint_html_section(struct lint_html *h);

/* A marker's value comes here, in a quoted value. */
void lint_html_marker(struct lint_html *h);

/* The text ends. false: in the midst of something. */
bool lint_html_end(const struct lint_html *h);

/* Fill h->fault with "name:line: " and the formatted text. Returns false. */
bool lint_html_refuse(const struct lint_html *h, size_t line, const char *fmt,
    ...) __attribute__((format(printf, 3, 4)));

void lint_html_release(struct lint_html *h);

#endif
