/* SPDX-License-Identifier: Apache-2.0 */
/* A file of XML: which format it is in is told by its root element. */
#include "wire/import_xml.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wire/mend.h"
#include "wire/newsmlg2.h"
#include "wire/run.h"
#include "wire/wxrfile.h"
#include "wire/xml.h"

#include "base/banned.h"

static const struct root {
	const char *space; /* its namespace; NULL for any */
	const char *name;
	/* One of them: it reads on, or has the file for itself. */
	import_root *take;
	bool (*take_file)(
	    struct run *r, const struct walk_file *file, struct fault *f);
} roots[] = {
    /* agencies */
    {NULL, "nitf", import_nitf, NULL},
    {newsmlg2_space, "newsMessage", import_newsmlg2_many, NULL},
    {newsmlg2_space, "newsItem", import_newsmlg2, NULL},
    {newsmlg2_space, "packageItem", import_newsmlg2, NULL},
    {newsmlg2_space, "conceptItem", import_newsmlg2, NULL},
    {newsmlg2_space, "knowledgeItem", import_newsmlg2, NULL},
    {newsmlg2_space, "planningItem", import_newsmlg2, NULL},
    {newsmlg2_space, "catalogItem", import_newsmlg2, NULL},
    /* feeds */
    {NULL, "rss", NULL, import_feed},
    {NULL, "RSS", NULL, import_feed},
    {"http://www.w3.org/2005/Atom", "feed", NULL, import_feed},
    {"http://purl.org/atom/ns#", "feed", NULL, import_feed},
    {"", "feed", NULL, import_feed},
    {"http://www.w3.org/2005/Atom", "entry", NULL, import_feed},
    {"http://purl.org/atom/ns#", "entry", NULL, import_feed},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "RDF", NULL, import_feed},
    {"http://purl.org/net/rss1.1#", "Channel", NULL, import_feed},
};

static const struct root *
root_of(const struct xml *x)
{
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		if (strcmp(roots[i].name, xml_name(x)) == 0 &&
		    (roots[i].space == NULL ||
			strcmp(roots[i].space, xml_space(x)) == 0))
			return &roots[i];
	}
	return NULL;
}

/* The root element of mended bytes. NULL: f. */
static const struct root *
find_root(const char *path, const struct buf *head, struct fault *f)
{
	struct xml *x = xml_open_bytes(path, buf_string(head), head->len, f);
	enum xml_event event = XML_FAULTED;
	const struct root *root = NULL;

	while (x != NULL && (event = xml_next(x, f)) == XML_TEXT)
		;
	if (event == XML_START && (root = root_of(x)) == NULL)
		fault_set(f, FAULT_DATA,
		    "%s:%d: its root element is <%.60s>%s%.100s, which is no "
		    "format that is read",
		    path, xml_line(x), xml_name(x),
		    xml_space(x)[0] == '\0' ? "" : " of ", xml_space(x));
	else if (event == XML_OVER)
		fault_set(f, FAULT_DATA, "%s:1: there is nothing in it", path);
	xml_close(x);
	return root;
}

/* What is no feed is read as it is, from its root element on. */
static bool
take(struct run *r, const struct walk_file *file, import_root *take_root,
    struct fault *f)
{
	struct xml *x = xml_open(file->path, f);
	bool ok;

	if (x == NULL)
		return run_refuse(r, file->path, f);
	ok = xml_next(x, f) == XML_START ? take_root(r, file, x, f)
					 : run_refuse(r, file->path, f);
	xml_close(x);
	return ok;
}

/* The head alone is looked at here, mended for the sake of feeds. */
bool
import_xml(struct run *r, const struct walk_file *file, struct fault *f)
{
	struct buf bytes = {0}, head = {0};
	const struct root *root = NULL;
	bool is_wxr = false;

	if (mend_load(file->path, MEND_HEAD, true, &bytes, f) &&
	    !(is_wxr = wxrfile_is(buf_string(&bytes), bytes.len)) &&
	    mend_bytes(
		file->path, buf_string(&bytes), bytes.len, &head, f))
		root = find_root(file->path, &head, f);
	buf_release(&bytes);
	buf_release(&head);
	if (is_wxr)
		return import_wxr(r, file, f);
	if (root != NULL && root->take_file != NULL)
		return root->take_file(r, file, f);
	if (root != NULL)
		return take(r, file, root->take, f);
	return (f->cause == FAULT_DATA || f->cause == FAULT_NOINPUT) &&
	       run_refuse(r, file->path, f);
}
