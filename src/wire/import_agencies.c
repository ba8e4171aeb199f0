/* SPDX-License-Identifier: Apache-2.0 */
/* Files of NITF and of NewsML-G2. */
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "story/document.h"
#include "wire/field.h"
#include "wire/import_xml.h"
#include "wire/item.h"
#include "wire/mapping.h"
#include "wire/newsmlg2.h"
#include "wire/newsmlg2_package.h"
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

	if (xmltree_is(tree, "packageItem"))
		return newsmlg2_package(r, file, at, source, tree, digest, f);
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

/*
 * Packages of a message, which wait until the items that they name are taken:
 * they may stand before them.
 */
struct waiting {
	struct arena *a;
	size_t n;
	struct waiting_package {
		const struct xmltree *tree;
		const char *at;
		unsigned char digest[DIGEST_BYTES];
	} * package;
};

/* Each of at most XMLTREE_BYTES_MAX; what comes behind them is taken at once. */
enum { WAITING_MAX = 16, WAITING_BYTES_MAX = 512 << 20 };

static void
let_wait(struct waiting *w, const char *at, const struct xmltree *tree,
    const unsigned char digest[DIGEST_BYTES])
{
	struct waiting_package *p;

	w->package =
	    document_append(w->a, w->package, &w->n, sizeof(*w->package));
	p = &w->package[w->n - 1];
	p->tree = tree;
	p->at = arena_string(w->a, at);
	memcpy(p->digest, digest, DIGEST_BYTES);
}

static bool
take_waiting(struct run *r, const struct walk_file *file, struct waiting *w,
    struct fault *f)
{
	for (size_t i = 0; i < w->n; i++) {
		if (!take_item(r, file, w->package[i].at, "newsml",
			newsmlg2_read, w->package[i].tree,
			w->package[i].digest, f))
			return false;
	}
	w->n = 0;
	return true;
}

/* The items of a set, one at a time. *ends: the file cannot be read on. */
static bool
take_set(struct run *r, const struct walk_file *file, struct xml *x,
    struct waiting *w, bool *ends, struct fault *f)
{
	int depth = xml_depth(x);
	enum xml_event event;

	while ((event = xml_next(x, f)) != XML_END || xml_depth(x) > depth) {
		unsigned char digest[DIGEST_BYTES];
		int line = xml_line(x);
		struct xmltree *tree;
		bool waits;

		if (event == XML_TEXT)
			continue;
		waits = event == XML_START && w->n < WAITING_MAX &&
			xml_is(x, newsmlg2_space, "packageItem");
		if (event != XML_START ||
		    !xmltree_read(x, waits ? w->a : r->item, &tree, digest, f)) {
			*ends = true;
			return run_refuse(r, file->path, f);
		}
		if (waits)
			let_wait(w, place_of(r, file, line, tree), tree, digest);
		else if (!take_item(r, file, place_of(r, file, line, tree),
			     "newsml", newsmlg2_read, tree, digest, f) ||
		    !run_next(r, xml_offset(x), f))
			return false;
	}
	return true;
}

static bool
take_message(struct run *r, const struct walk_file *file, struct xml *x,
    struct waiting *w, struct fault *f)
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
				if (!take_set(r, file, x, w, &ends, f))
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

bool
import_newsmlg2_many(
    struct run *r, const struct walk_file *file, struct xml *x, struct fault *f)
{
	struct waiting w = {.a = arena_new(WAITING_BYTES_MAX)};
	bool ok = take_message(r, file, x, &w, f) &&
		  take_waiting(r, file, &w, f) &&
		  run_next(r, xml_offset(x), f);

	arena_free(w.a);
	return ok;
}
