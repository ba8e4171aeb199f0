/* SPDX-License-Identifier: Apache-2.0 */
/* Whatever a feed's bytes are, its items are documents that we take. */
#include <jansson.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "fuzz.h"
#include "wire/feedfile.h"
#include "wire/jsonfeed.h"

static const char base[] = "https://example.org/a/";

static void
take(struct arena *a, const struct feed_part *feed, const struct feed_part *part)
{
	const struct wire_args args = {"en-GB", base};
	struct fault f = {0};
	struct wire_item item;

	if (!feed_to_item(a, &args, feed, part, &item, &f)) {
		PROMISE(f.text[0] != '\0');
		return;
	}
	PROMISE(item.guid[0] != '\0' && strlen(item.guid) <= 1000);
	PROMISE(item.document.published != 0);
	item.document.section = "news";
	/* It may still be too long, but each of its fields is in order. */
	PROMISE(document_check(&item.document, &f) ||
		strstr(f.text, "body") != NULL);
}

static void
take_json(struct arena *a, const char *p, size_t n)
{
	json_t *value = json_loadb(p, n, 0, NULL), *item;
	struct feed_part feed, part;
	struct fault f = {0};
	size_t i;

	if (value != NULL && jsonfeed_is(value)) {
		jsonfeed_feed(value, base, &feed);
		json_array_foreach(json_object_get(value, "items"), i, item)
		{
			if (jsonfeed_item(a, &feed, item, &part, &f))
				take(a, &feed, &part);
		}
	}
	json_decref(value);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(1 << 30);
	struct fault f = {0};
	struct feedfile *ff;
	struct feed_part part;

	if (size > 0 && data[0] == '{') {
		take_json(a, (const char *)data, size);
		arena_free(a);
		return 0;
	}
	ff = feedfile_open_bytes("fuzz", (const char *)data, size, base, &f);
	while (ff != NULL && feedfile_next(ff, a, &part, &f) == FOUND)
		take(a, feedfile_feed(ff), &part);
	PROMISE(ff != NULL || f.text[0] != '\0');
	feedfile_close(ff);
	arena_free(a);
	return 0;
}
