/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whatever comes in as a WordPress export, its items are documents that we
 * take, what is not public there is not public here, and no item says what
 * another one does.
 */
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "store/found.h"
#include "wire/wxr.h"
#include "wire/wxrfile.h"
#include "wire/wxrindex.h"

/* Every picture is here. */
static enum found
picture(void *arg, struct arena *a, const char *url,
    struct document_picture *p, struct fault *f)
{
	(void)arg;
	(void)a;
	(void)f;
	if (strlen(url) % 3 == 0)
		return ABSENT;
	p->hash = "0123456789abcdef0123456789abcdef"
		  "0123456789abcdef0123456789abcdef";
	p->width = p->height = p->bytes = 1;
	return FOUND;
}

static void
promise_item(const struct wxr_item *w)
{
	struct document d = w->item.document;
	struct fault f = {0};

	PROMISE(w->item.guid[0] != '\0' &&
		utf8_is_clean(w->item.guid, strlen(w->item.guid)));
	if (w->item.state == WIRE_SKIPPED) {
		PROMISE(utf8_is_clean(w->item.why, strlen(w->item.why)));
		return;
	}
	d.section = w->page[0] == '\0' ? "news" : "";
	d.page = w->page;
	/* It may still be too long, but each of its fields is in order. */
	PROMISE(document_check(&d, &f) || strstr(f.text, "body") != NULL);
	PROMISE(strstr(f.text, "HTML") == NULL);
	for (size_t i = 0; i < w->n_comments; i++)
		PROMISE(utf8_is_clean(
		    w->comments[i].text, strlen(w->comments[i].text)));
	for (size_t i = 0; i < w->n_addresses; i++)
		PROMISE(utf8_is_clean(
		    w->address[i], strlen(w->address[i])));
}

static void
take(struct arena *a, const struct wxr_args *args, struct wxrfile *in,
    const struct wxrfile_child *child)
{
	struct fault f = {0};
	struct xmltree *tree;
	struct wxr_item w;

	if (strcmp(child->name, "item") != 0)
		return;
	if (!wxrfile_tree(in, a, child, &tree, &f)) {
		PROMISE(f.text[0] != '\0');
		return;
	}
	if (!wxr_read(a, args, tree, &w, &f)) {
		PROMISE(f.text[0] != '\0');
		return;
	}
	promise_item(&w);
	if (strcmp(wxr_line(a, tree, WXR_WP, "status"), "publish") != 0 ||
	    wxr_text(a, tree, WXR_WP, "post_password")[0] != '\0')
		PROMISE(w.item.state != WIRE_USABLE || w.item.embargo != 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(1 << 30);
	struct wxrfile *in =
	    wxrfile_open_bytes("x", (const char *)data, size);
	struct wxr_index *index = wxrindex_new(in, true);
	struct wxr_args args = {
	    {"en", ""}, index, size % 2 == 0 ? picture : NULL, NULL};
	struct wxrfile_child child;
	bool goes_on = true;

	wxrfile_close(in);
	in = wxrfile_open_bytes("x", (const char *)data, size);
	while (goes_on) {
		struct fault f = {0};
		enum found found = wxrfile_next(in, &child, &goes_on, &f);

		if (found == ABSENT)
			break;
		PROMISE(found == FOUND || f.text[0] != '\0');
		if (found == FOUND) {
			goes_on = true;
			take(a, &args, in, &child);
		}
	}
	wxrfile_close(in);
	wxrindex_free(index);
	arena_free(a);
	return 0;
}
