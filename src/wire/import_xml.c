/* SPDX-License-Identifier: Apache-2.0 */
/* A file of XML: which format it is in is told by its root element. */
#include "wire/import_xml.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "wire/newsmlg2.h"
#include "wire/run.h"
#include "wire/xml.h"

#include "base/banned.h"

static const struct root {
	const char *space; /* NULL: whatever it is */
	const char *name;
	import_root *take;
} roots[] = {
    /* agencies */
    {NULL, "nitf", import_nitf},
    {newsmlg2_space, "newsMessage", import_newsmlg2_many},
    {newsmlg2_space, "newsItem", import_newsmlg2},
    {newsmlg2_space, "packageItem", import_newsmlg2},
    {newsmlg2_space, "conceptItem", import_newsmlg2},
    {newsmlg2_space, "knowledgeItem", import_newsmlg2},
    {newsmlg2_space, "planningItem", import_newsmlg2},
    {newsmlg2_space, "catalogItem", import_newsmlg2},
    /* feeds */
};

static import_root *
root_of(const struct xml *x)
{
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		if (strcmp(roots[i].name, xml_name(x)) == 0 &&
		    (roots[i].space == NULL ||
			strcmp(roots[i].space, xml_space(x)) == 0))
			return roots[i].take;
	}
	return NULL;
}

static bool
take_root(
    struct run *r, const struct walk_file *file, struct xml *x, struct fault *f)
{
	import_root *take;

	if (xml_next(x, f) != XML_START)
		return run_refuse(r, file->path, f);
	take = root_of(x);
	if (take != NULL)
		return take(r, file, x, f);
	fault_set(f, FAULT_DATA,
	    "%s: its root element is <%.60s>%s%.100s, which is no format that "
	    "is read",
	    file->path, xml_name(x), xml_space(x)[0] == '\0' ? "" : " of ",
	    xml_space(x));
	return run_refuse(r, file->path, f);
}

bool
import_xml(struct run *r, const struct walk_file *file, struct fault *f)
{
	struct xml *x = xml_open(file->path, f);
	bool ok;

	if (x == NULL)
		return run_refuse(r, file->path, f);
	ok = take_root(r, file, x, f);
	xml_close(x);
	return ok;
}
