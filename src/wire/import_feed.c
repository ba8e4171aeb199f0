/* SPDX-License-Identifier: Apache-2.0 */
/* The items of a feed: RSS, Atom or JSON Feed. */
#include <jansson.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "wire/feedfile.h"
#include "wire/jsonfeed.h"
#include "wire/mapping.h"
#include "wire/run.h"

#include "base/banned.h"

static const char source[] = "feed";

static bool
take_part(struct run *r, const struct walk_file *file, const char *at,
    const struct feed_part *feed, const struct feed_part *part,
    struct fault *f)
{
	const struct wire_args args = {
	    r->args->conf->language, r->args->map->base};
	struct wire_item item;

	if (feed_to_item(r->item, &args, feed, part, &item, f))
		return run_item(r, file, at, source, &item, f);
	fault_at(f, "%s", at);
	return f->cause == FAULT_DATA && run_refuse(r, file->path, f);
}

bool
import_feed(struct run *r, const struct walk_file *file, struct fault *f)
{
	struct feedfile *ff = feedfile_open(file->path, r->args->map->base, f);
	struct feed_part part;
	enum found found = FAULTED;
	bool ok = true;

	while (ff != NULL && ok &&
	       (found = feedfile_next(ff, r->item, &part, f)) == FOUND)
		ok = take_part(r, file,
			 arena_printf(r->item, "%s:%d", file->path,
			     feedfile_line(ff)),
			 feedfile_feed(ff), &part, f) &&
		     run_next(r, 0, f);
	feedfile_close(ff);
	/* The file is not what it says: its good items are in. */
	if (ok && found == FAULTED &&
	    (f->cause == FAULT_DATA || f->cause == FAULT_NOINPUT))
		return run_refuse(r, file->path, f);
	return ok && found == ABSENT;
}

bool
import_jsonfeed(struct run *r, const struct walk_file *file, const json_t *feed,
    int64_t bytes, struct fault *f)
{
	const json_t *items = json_object_get(feed, "items"), *value;
	struct feed_part of, part;
	bool ok = true;
	size_t i;

	if (!json_is_array(items)) {
		fault_set(f, FAULT_DATA, "%s: items: has none", file->path);
		return run_refuse(r, file->path, f);
	}
	jsonfeed_feed(feed, r->args->map->base, &of);
	json_array_foreach(items, i, value)
	{
		const char *at =
		    arena_printf(r->item, "%s: item %zu", file->path, i + 1);

		if (jsonfeed_item(r->item, &of, value, &part, f)) {
			ok = take_part(r, file, at, &of, &part, f);
		} else {
			fault_at(f, "%s", at);
			ok = run_refuse(r, file->path, f);
		}
		if (!ok || !run_next(r, bytes, f))
			return false;
	}
	return true;
}
