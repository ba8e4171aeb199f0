/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whatever XML comes in as NITF or NewsML-G2, what is read of it is clean
 * text, and its body holds no HTML.
 */
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "story/body.h"
#include "wire/newsmlg2.h"
#include "wire/nitf.h"
#include "wire/xml.h"

static void
promise_clean(const char *text)
{
	PROMISE(text != NULL && utf8_is_clean(text, strlen(text)));
	PROMISE(strchr(text, '\n') == NULL);
}

static void
promise_item(const struct wire_item *item)
{
	const struct document *d = &item->document;
	struct fault f = {0};

	promise_clean(item->guid);
	if (item->state == WIRE_CANCELED || item->state == WIRE_SKIPPED) {
		promise_clean(item->why);
		return;
	}
	promise_clean(d->headline);
	promise_clean(d->standfirst);
	promise_clean(d->source);
	promise_clean(d->licence);
	PROMISE(d->headline[0] != '\0');
	for (size_t i = 0; i < d->n_subjects; i++)
		promise_clean(d->subjects[i]);
	for (size_t i = 0; i < d->n_bylines; i++) {
		promise_clean(d->bylines[i].name);
		promise_clean(d->bylines[i].role);
		promise_clean(d->bylines[i].place);
	}
	PROMISE(body_check(d->body, 0, &f) || strstr(f.text, "HTML") == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct wire_args args = {"en", "https://example.org/a/"};
	struct arena *a = arena_new(512 << 20);
	unsigned char digest[DIGEST_BYTES];
	struct wire_item item;
	struct xmltree *tree;
	struct fault f = {0};
	struct xml *x = xml_open_bytes("x", (const char *)data, size, &f);

	if (xml_next(x, &f) == XML_START &&
	    xmltree_read(x, a, &tree, digest, &f)) {
		if (nitf_read(a, &args, tree, digest, &item, &f))
			promise_item(&item);
		if (newsmlg2_read(a, &args, tree, digest, &item, &f))
			promise_item(&item);
	}
	xml_close(x);
	arena_free(a);
	return 0;
}
