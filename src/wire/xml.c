/* SPDX-License-Identifier: Apache-2.0 */
/* XML by libxml2's pull reader, from a file or from memory. */
#include "wire/xml.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "wire/xmlout.h"

#include "base/banned.h"

struct xml {
	char *name;
	xmlTextReaderPtr reader;
	gzFile file; /* NULL: it is read from memory */
	const char *bytes;
	size_t n, at;
	bool is_broken; /* reading the file failed */
	bool ends_next; /* an empty element's end is yet to be told */
	enum xml_event event;
	int lines_before; /* of what it reads */
	char why[200]; /* libxml2's first complaint */
	int why_line;
};

static int
read_some(void *context, char *out, int n)
{
	struct xml *x = context;
	size_t left = x->n - x->at;

	if (x->file != NULL) {
		int got = gzread(x->file, out, (unsigned)n);

		x->is_broken |= got < 0;
		return got;
	}
	if (left > (size_t)n)
		left = (size_t)n;
	if (left > 0)
		memcpy(out, x->bytes + x->at, left);
	x->at += left;
	return (int)left;
}

static int
close_none(void *context)
{
	(void)context;
	return 0;
}

/* The first complaint tells most. */
static void
complain(void *arg, xmlErrorPtr error)
{
	struct xml *x = arg;
	size_t n;

	if (x->why[0] != '\0' || error->message == NULL)
		return;
	n = strcspn(error->message, "\n");
	if (n >= sizeof(x->why))
		n = sizeof(x->why) - 1;
	memcpy(x->why, error->message, n);
	x->why[n] = '\0';
	x->why_line = error->line;
}

static struct xml *
start(struct xml *x, const char *name, struct fault *f)
{
	x->name = strdup(name);
	x->event = XML_OVER;
	x->reader = xmlReaderForIO(read_some, close_none, x, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_COMPACT);
	if (x->reader == NULL || x->name == NULL) {
		fault_set(f, FAULT_OS, "%s: out of memory", name);
		xml_close(x);
		return NULL;
	}
	xmlTextReaderSetStructuredErrorHandler(
	    x->reader, (xmlStructuredErrorFunc)complain, x);
	return x;
}

static struct xml *
allocate(void)
{
	struct xml *x = calloc(1, sizeof(*x));

	if (x == NULL)
		abort();
	return x;
}

struct xml *
xml_open(const char *path, struct fault *f)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct xml *x;

	if (fd < 0) {
		fault_set(f, errno == ENOENT ? FAULT_NOINPUT : FAULT_IO,
		    "%s: %s", path, strerror(errno));
		return NULL;
	}
	x = allocate();
	x->file = gzdopen(fd, "rb");
	if (x->file == NULL)
		abort();
	return start(x, path, f);
}

struct xml *
xml_open_bytes(
    const char *name, const char *p, size_t n, struct fault *f)
{
	struct xml *x = allocate();

	x->bytes = p;
	x->n = n;
	return start(x, name, f);
}

void
xml_close(struct xml *x)
{
	if (x == NULL)
		return;
	xmlFreeTextReader(x->reader);
	if (x->file != NULL)
		gzclose(x->file);
	free(x->name);
	free(x);
}

int
xml_line(const struct xml *x)
{
	return x->lines_before + xmlTextReaderGetParserLineNumber(x->reader);
}

void
xml_lines_from(struct xml *x, int line)
{
	x->lines_before = line - 1;
}

int64_t
xml_offset(const struct xml *x)
{
	return x->file != NULL ? (int64_t)gzoffset(x->file) : (int64_t)x->at;
}

bool
xml_fault(const struct xml *x, struct fault *f, const char *reason)
{
	return fault_set(
	    f, FAULT_DATA, "%s:%d: %s", x->name, xml_line(x), reason);
}

static const char too_deep[] = "elements are too deep in one another";

static enum xml_event
refuse(struct xml *x, const char *reason, struct fault *f)
{
	xml_fault(x, f, reason);
	return XML_FAULTED;
}

static enum xml_event
fail(struct xml *x, struct fault *f)
{
	if (x->is_broken)
		fault_set(f, FAULT_IO, "%s: it cannot be read to its end",
		    x->name);
	else if (strstr(x->why, "Excessive depth") != NULL)
		return refuse(x, too_deep, f);
	else
		fault_set(f, FAULT_DATA, "%s:%d: %s", x->name,
		    x->why_line != 0 ? x->lines_before + x->why_line
				     : xml_line(x),
		    x->why[0] != '\0' ? x->why : "it is no XML");
	return XML_FAULTED;
}

/* One step of libxml2's; XML_OVER also stands for what says nothing to us. */
static enum xml_event
step(struct xml *x, bool *is_event, struct fault *f)
{
	int got = xmlTextReaderRead(x->reader);

	*is_event = true;
	if (got < 0)
		return fail(x, f);
	if (got == 0)
		return x->is_broken ? fail(x, f) : XML_OVER;
	switch (xmlTextReaderNodeType(x->reader)) {
	case XML_READER_TYPE_ELEMENT:
		if (xmlTextReaderDepth(x->reader) >= XML_DEPTH_MAX)
			return refuse(x, too_deep, f);
		x->ends_next = xmlTextReaderIsEmptyElement(x->reader) == 1;
		return XML_START;
	case XML_READER_TYPE_END_ELEMENT:
		return XML_END;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_WHITESPACE:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		return XML_TEXT;
	case XML_READER_TYPE_DOCUMENT_TYPE:
		return refuse(x, "a DOCTYPE is not taken", f);
	default:
		*is_event = false;
		return XML_OVER;
	}
}

enum xml_event
xml_next(struct xml *x, struct fault *f)
{
	bool is_event = false;

	if (x->event == XML_FAULTED)
		return fail(x, f);
	if (x->ends_next) {
		x->ends_next = false;
		x->event = XML_END;
		return XML_END;
	}
	while (!is_event)
		x->event = step(x, &is_event, f);
	return x->event;
}

const char *
xml_name(const struct xml *x)
{
	const xmlChar *name = xmlTextReaderConstLocalName(x->reader);

	return name == NULL ? "" : (const char *)name;
}

const char *
xml_space(const struct xml *x)
{
	const xmlChar *uri = xmlTextReaderConstNamespaceUri(x->reader);

	return uri == NULL ? "" : (const char *)uri;
}

int
xml_depth(const struct xml *x)
{
	return xmlTextReaderDepth(x->reader) + 1;
}

bool
xml_is(const struct xml *x, const char *space, const char *name)
{
	return strcmp(xml_name(x), name) == 0 &&
	       strcmp(xml_space(x), space) == 0;
}

/* libxml2's string as one of ours. */
static const char *
keep(struct arena *a, xmlChar *text)
{
	const char *made =
	    text == NULL ? NULL : arena_string(a, (const char *)text);

	xmlFree(text);
	return made;
}

const char *
xml_attribute(
    struct xml *x, struct arena *a, const char *space, const char *name)
{
	if (space[0] == '\0')
		return keep(a,
		    xmlTextReaderGetAttribute(
			x->reader, (const xmlChar *)name));
	return keep(a,
	    xmlTextReaderGetAttributeNs(
		x->reader, (const xmlChar *)name, (const xmlChar *)space));
}

bool
xml_next_attribute(struct xml *x, const char **space, const char **name,
    const char **value)
{
	while (xmlTextReaderMoveToNextAttribute(x->reader) == 1) {
		const xmlChar *text;

		if (xmlTextReaderIsNamespaceDecl(x->reader) == 1)
			continue;
		text = xmlTextReaderConstValue(x->reader);
		*space = xml_space(x);
		*name = xml_name(x);
		*value = text == NULL ? "" : (const char *)text;
		return true;
	}
	xmlTextReaderMoveToElement(x->reader);
	return false;
}

const char *
xml_text(struct xml *x, struct arena *a)
{
	const xmlChar *text = xmlTextReaderConstValue(x->reader);

	return arena_string(a, text == NULL ? "" : (const char *)text);
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

static void
put_attributes(struct xml *x, struct buf *b)
{
	while (xmlTextReaderMoveToNextAttribute(x->reader) == 1) {
		const xmlChar *value = xmlTextReaderConstValue(x->reader);

		if (xmlTextReaderConstPrefix(x->reader) != NULL ||
		    xmlTextReaderIsNamespaceDecl(x->reader) == 1)
			continue;
		buf_printf(b, " %s=\"", xml_name(x));
		xml_escape(b, value == NULL ? "" : (const char *)value);
		buf_puts(b, "\"");
	}
	xmlTextReaderMoveToElement(x->reader);
}

static void
put_tag(struct xml *x, struct buf *b, enum xml_event event)
{
	if (event == XML_START) {
		buf_printf(b, "<%s", xml_name(x));
		put_attributes(x, b);
		buf_puts(b, ">");
	} else if (!is_void(xml_name(x))) {
		buf_printf(b, "</%s>", xml_name(x));
	}
}

enum what { NOTHING, CONTENT, MARKUP };

/* Read to the end of the element that starts. */
static bool
read_element(struct xml *x, enum what what, size_t max, struct buf *b,
    struct fault *f)
{
	int depth = xml_depth(x);

	for (;;) {
		enum xml_event event = xml_next(x, f);
		const xmlChar *text;

		if (event == XML_FAULTED)
			return false;
		if (event == XML_OVER)
			return xml_fault(x, f, "it ends within an element");
		if (event == XML_END && xml_depth(x) <= depth)
			return true;
		if (event != XML_TEXT) {
			if (what == MARKUP)
				put_tag(x, b, event);
		} else if (what != NOTHING) {
			text = xmlTextReaderConstValue(x->reader);
			if (what == MARKUP)
				xml_escape(b, (const char *)text);
			else
				buf_puts(b, (const char *)text);
		}
		if (b != NULL && b->len > max)
			return xml_fault(x, f, "an element has too much in it");
	}
}

bool
xml_skip(struct xml *x, struct fault *f)
{
	return read_element(x, NOTHING, 0, NULL, f);
}

static bool
read_text(struct xml *x, struct arena *a, enum what what, size_t max,
    const char **text, struct fault *f)
{
	struct buf b = {0};
	bool ok = read_element(x, what, max, &b, f);

	if (ok)
		*text = arena_string(a, buf_string(&b));
	buf_release(&b);
	return ok;
}

bool
xml_content(struct xml *x, struct arena *a, size_t max, const char **text,
    struct fault *f)
{
	return read_text(x, a, CONTENT, max, text, f);
}

bool
xml_markup(struct xml *x, struct arena *a, size_t max, const char **markup,
    struct fault *f)
{
	return read_text(x, a, MARKUP, max, markup, f);
}
