/* SPDX-License-Identifier: Apache-2.0 */
/* A feed in XML: what it says of itself, then its items. */
#include "wire/feedfile.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "story/href.h"
#include "wire/feedfile_part.h"
#include "wire/mend.h"
#include "wire/xml.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 512 << 20 };

struct feedfile {
	struct arena *a; /* of the feed's own words */
	char *name;
	struct buf bytes;
	struct xml *x;
	struct feed_part feed;
	int line;
};

void
feedfile_close(struct feedfile *ff)
{
	if (ff == NULL)
		return;
	xml_close(ff->x);
	buf_release(&ff->bytes);
	arena_free(ff->a);
	free(ff->name);
	free(ff);
}

/* What its own elements are in: the root, and RSS's channel. */
static bool
is_around(const struct xml *x)
{
	return xml_depth(x) == 1 || (xml_depth(x) == 2 &&
					strcasecmp(xml_name(x), "channel") == 0);
}

/* Read what the feed says of itself; false: f. */
static bool
read_feed(struct feedfile *ff, struct fault *f)
{
	for (;;) {
		enum xml_event event = xml_next(ff->x, f);

		if (event == XML_OVER)
			return true;
		if (event == XML_FAULTED)
			return false;
		if (event != XML_START)
			continue;
		if (feedfile_is_wordpress(ff->x))
			return xml_fault(ff->x, f,
			    "is a WordPress export and no feed; it does not begin "
			    "as one, so that it is not read as one");
		if (feedfile_is_item(ff->x)) {
			if (!xml_skip(ff->x, f))
				return false;
		} else if (is_around(ff->x)) {
			feedfile_scope(ff->x, ff->a, &ff->feed);
		} else if (!feedfile_field(ff->x, ff->a, &ff->feed, f)) {
			return false;
		}
	}
}

/*
 * What relative addresses are taken against: what the feed says, else the
 * site's address, which is what is meant where nothing is said.
 */
static void
find_base(struct feedfile *ff, const char *base)
{
	struct feed_part *feed = &ff->feed;
	const char *from = feed->link;

	if (!href_is_web(from))
		from = feed->self;
	if (!href_is_web(from))
		from = arena_string(ff->a, base);
	feed->base = feed->base[0] == '\0'
			 ? from
			 : href_resolve(ff->a, from, feed->base);
}

static struct feedfile *
start(struct feedfile *ff, const char *base, struct fault *f)
{
	struct fault ignored = {0};
	bool ok;

	feed_part_init(&ff->feed);
	ff->x = xml_open_bytes(
	    ff->name, buf_string(&ff->bytes), ff->bytes.len, f);
	ok = ff->x != NULL;
	/* What breaks off is told when its good items are in. */
	if (ok && !read_feed(ff, &ignored) && feedfile_is_wordpress(ff->x)) {
		*f = ignored;
		ok = false;
	}
	if (ok) {
		find_base(ff, base);
		xml_close(ff->x);
		ff->x = xml_open_bytes(
		    ff->name, buf_string(&ff->bytes), ff->bytes.len, f);
		ok = ff->x != NULL;
	}
	if (ok)
		return ff;
	feedfile_close(ff);
	return NULL;
}

static struct feedfile *
allocate(const char *name)
{
	struct feedfile *ff = calloc(1, sizeof(*ff));

	if (ff == NULL || (ff->name = strdup(name)) == NULL)
		abort();
	ff->a = arena_new(ARENA_BYTES_MAX);
	return ff;
}

struct feedfile *
feedfile_open_bytes(const char *name, const char *p, size_t n, const char *base,
    struct fault *f)
{
	struct feedfile *ff = allocate(name);

	if (mend_bytes(name, p, n, &ff->bytes, f))
		return start(ff, base, f);
	feedfile_close(ff);
	return NULL;
}

struct feedfile *
feedfile_open(const char *path, const char *base, struct fault *f)
{
	struct buf bytes = {0};
	struct feedfile *ff = NULL;

	if (mend_load(path, MEND_BYTES_MAX, false, &bytes, f))
		ff = feedfile_open_bytes(
		    path, buf_string(&bytes), bytes.len, base, f);
	buf_release(&bytes);
	return ff;
}

const struct feed_part *
feedfile_feed(const struct feedfile *ff)
{
	return &ff->feed;
}

enum found
feedfile_next(struct feedfile *ff, struct arena *a, struct feed_part *part,
    struct fault *f)
{
	for (;;) {
		enum xml_event event = xml_next(ff->x, f);

		if (event == XML_OVER)
			return ABSENT;
		if (event == XML_FAULTED)
			return FAULTED;
		if (event != XML_START)
			continue;
		if (feedfile_is_item(ff->x)) {
			ff->line = xml_line(ff->x);
			feed_part_init(part);
			part->base = ff->feed.base;
			return feedfile_part(ff->x, a, part, f) ? FOUND
								: FAULTED;
		}
		if (!is_around(ff->x) && !xml_skip(ff->x, f))
			return FAULTED;
	}
}

int
feedfile_line(const struct feedfile *ff)
{
	return ff->line;
}
