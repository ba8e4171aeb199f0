/* SPDX-License-Identifier: Apache-2.0 */
#ifndef WIRE_XML_H
#define WIRE_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * XML as it comes, an event at a time (libxml2's xmlTextReader), from a file
 * that may be gzipped. Memory does not grow with the file. What is dangerous
 * is refused: a DOCTYPE, so that no entity but XML's own five is ever
 * replaced; more than XML_DEPTH_MAX elements in one another; anything of the
 * network or of another file.
 */
struct xml;

enum { XML_DEPTH_MAX = 200 };

enum xml_event {
	XML_START, /* an element; an empty one is followed by its end */
	XML_END,
	XML_TEXT, /* text or CDATA; white space alone, too */
	XML_OVER, /* the end of the document */
	XML_FAULTED
};

/*
 * Open the file at path; the name is used in messages. NULL and f:
 * FAULT_NOINPUT, FAULT_IO.
 */
struct xml *xml_open(const char *path, struct fault *f);

/* The same of n bytes at p, which must live as long as it does. */
struct xml *xml_open_bytes(
    const char *name, const char *p, size_t n, struct fault *f);
void xml_close(struct xml *x);

/*
 * The next event. XML_FAULTED: FAULT_DATA, "name:line: reason"; or FAULT_IO.
 * Nothing can be read after that.
 */
enum xml_event xml_next(struct xml *x, struct fault *f);

/*
 * Of the element whose start or end it is: its local name, its namespace's
 * URI ("" for none), how deep it is (1 for the root). Good until the next
 * event.
 */
const char *xml_name(const struct xml *x);
const char *xml_space(const struct xml *x);
int xml_depth(const struct xml *x);

/* Whether it is the element name in the namespace space. */
bool xml_is(const struct xml *x, const char *space, const char *name);

/*
 * The value of an attribute of the element that starts, as a string of arena
 * a; NULL: it has none. space is "" for one without a prefix.
 */
const char *xml_attribute(
    struct xml *x, struct arena *a, const char *space, const char *name);

/*
 * The attributes of the element that starts, one after the other, good until
 * the next; declarations of namespaces are none. false: there are no more.
 */
bool xml_next_attribute(struct xml *x, const char **space, const char **name,
    const char **value);

/* The text of an event XML_TEXT, in arena a. */
const char *xml_text(struct xml *x, struct arena *a);

/*
 * Read on from the start of an element to its end, which is then the current
 * event. xml_skip gives nothing; xml_content all text in it, of the elements
 * in it as well, in arena a; xml_markup what is in it as markup, with local
 * names, attributes without a prefix, and everything escaped that must be: so
 * XHTML comes out as HTML. More than max bytes are a fault, FAULT_DATA.
 */
bool xml_skip(struct xml *x, struct fault *f);
bool xml_content(struct xml *x, struct arena *a, size_t max,
    const char **text, struct fault *f);
bool xml_markup(struct xml *x, struct arena *a, size_t max,
    const char **markup, struct fault *f);

/* Where it is: the line, for messages; bytes of the file, for progress. */
int xml_line(const struct xml *x);
int64_t xml_offset(const struct xml *x);

/* Say lines as if what it reads began in that one. */
void xml_lines_from(struct xml *x, int line);

/* A fault of the input at the current line: FAULT_DATA, "name:line: …". */
bool xml_fault(const struct xml *x, struct fault *f, const char *reason);

#endif
