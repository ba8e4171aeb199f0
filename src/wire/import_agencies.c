/* SPDX-License-Identifier: Apache-2.0 */
/* Files of NITF and of NewsML-G2. */
#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "wire/field.h"
#include "wire/import_xml.h"
#include "wire/item.h"
#include "wire/mapping.h"
#include "wire/newsmlg2.h"
#include "wire/nitf.h"
#include "wire/run.h"
#include "wire/xml.h"
#include "wire/words.h"

#include "base/banned.h"

typedef bool reader(struct arena *a, const struct wire_args *args,
    const struct xmltree *item, const unsigned char digest[DIGEST_BYTES],
    struct wire_item *out, struct fault *f);

/* What is refused is named, so that it can be found in its file. */
static const char *
place_of(struct run *r, const struct walk_file *file, int line,
    const struct xmltree *item)
{
	const char *guid = words_cut(
	    r->item, words_of(r->item, xmltree_attribute(item, "guid")), 120);

	return arena_printf(r->item, "%s:%d%s%s", file->path, line,
	    guid[0] == '\0' ? "" : ": ", guid);
}

static bool
take_item(struct run *r, const struct walk_file *file, const char *at,
    const char *source, reader *read, const struct xmltree *tree,
    const unsigned char digest[DIGEST_BYTES], struct fault *f)
{
	const struct wire_args args = {
	    r->args->conf->language, r->args->map->base};
	struct wire_item item;

	if (read(r->item, &args, tree, digest, &item, f))
		return run_item(r, file, at, source, &item, f);
	fault_at(f, "%s", at);
	return f->cause == FAULT_DATA && run_refuse(r, file->path, f);
}

/* One item that is the whole file: nothing of it is taken if it is damaged. */
static bool
take_only(struct run *r, const struct walk_file *file, struct xml *x,
    const char *source, reader *read, struct fault *f)
{
	unsigned char digest[DIGEST_BYTES];
	int line = xml_line(x);
	struct xmltree *tree;

	if (!xmltree_read(x, r->item, &tree, digest, f) ||
	    xml_next(x, f) != XML_OVER)
		return run_refuse(r, file->path, f) &&
		       run_next(r, xml_offset(x), f);
	return take_item(r, file, place_of(r, file, line, tree), source, read,
		   tree, digest, f) &&
	       run_next(r, xml_offset(x), f);
}

bool
import_nitf(
    struct run *r, const struct walk_file *file, struct xml *x, struct fault *f)
{
	return take_only(r, file, x, "nitf", nitf_read, f);
}

bool
import_newsmlg2(
    struct run *r, const struct walk_file *file, struct xml *x, struct fault *f)
{
	return take_only(r, file, x, "newsml", newsmlg2_read, f);
}

/* The items of a set, one at a time. *ends: the file cannot be read on. */
static bool
take_set(struct run *r, const struct walk_file *file, struct xml *x, bool *ends,
    struct fault *f)
{
	int depth = xml_depth(x);
	enum xml_event event;

	while ((event = xml_next(x, f)) != XML_END || xml_depth(x) > depth) {
		unsigned char digest[DIGEST_BYTES];
		int line = xml_line(x);
		struct xmltree *tree;

		if (event == XML_TEXT)
			continue;
		if (event != XML_START ||
		    !xmltree_read(x, r->item, &tree, digest, f)) {
			*ends = true;
			return run_refuse(r, file->path, f);
		}
		if (!take_item(r, file, place_of(r, file, line, tree), "newsml",
			newsmlg2_read, tree, digest, f) ||
		    !run_next(r, xml_offset(x), f))
			return false;
	}
	return true;
}

bool
import_newsmlg2_many(
    struct run *r, const struct walk_file *file, struct xml *x, struct fault *f)
{
	bool ends = false;

	while (!ends) {
		switch (xml_next(x, f)) {
		case XML_OVER:
			return true;
		case XML_FAULTED:
			return run_refuse(r, file->path, f);
		case XML_START:
			if (xml_is(x, newsmlg2_space, "itemSet")) {
				if (!take_set(r, file, x, &ends, f))
					return false;
			} else if (!xml_skip(x, f)) {
				return run_refuse(r, file->path, f);
			}
			break;
		default:
			break;
		}
	}
	return true;
}
