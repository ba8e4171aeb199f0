/* SPDX-License-Identifier: Apache-2.0 */
/* What changed between two revisions, to the word. */
#include <jansson.h>
#include <string.h>

#include "base/arena.h"
#include "base/conf.h"
#include "base/fault.h"
#include "http/request.h"
#include "page/address.h"
#include "page/compare.h"
#include "page/history.h"
#include "page/page.h"
#include "store/revision.h"
#include "store/story.h"
#include "story/document.h"

#include "base/banned.h"

/*
 * A page has as many blocks as fit into this, as text; so that the low one
 * keeps within its 14,000 bytes whatever they are.
 */
enum { PAGE_BYTES = 7000 };

/* Both revisions, and what differs. */
struct diff {
	struct revision from, to;
	struct comparison all;
	int64_t page, last; /* of the parts it is shown in */
};

static bool
load_document(struct page *p, const struct story *s, int64_t number,
    struct revision *r, struct document *doc, struct fault *f)
{
	if (revision_load(p->db, p->a, s->card.id, number, r, f) != FOUND)
		return false;
	return document_from_json(p->a, r->document, doc, f);
}

static size_t
block_bytes(const struct compare_block *b)
{
	size_t n = strlen(b->field);

	for (size_t i = 0; i < b->n_runs; i++)
		n += strlen(b->runs[i].text);
	return n;
}

/* The part of a run that still fits, cut between words. */
static size_t
cut(const char *text, size_t room)
{
	size_t n = strlen(text);

	if (n <= room)
		return n;
	for (n = room; n > room / 2 && text[n] != ' '; n--)
		;
	while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
		n--;
	return n;
}

/* A block too large for any page becomes several. */
static void
split_block(struct arena *a, const struct compare_block *b,
    struct comparison *out)
{
	size_t room = 0;
	struct compare_block *to = NULL;

	for (size_t i = 0; i < b->n_runs; i++) {
		const char *text = b->runs[i].text;

		while (*text != '\0') {
			size_t n;

			if (room < 100) {
				bool is_first = to == NULL;

				to = &out->blocks[out->n++];
				*to = *b;
				to->runs = arena_zalloc(a, b->n_runs + 1,
				    sizeof(*to->runs));
				to->n_runs = 0;
				to->n_same = is_first ? b->n_same : 0;
				room = PAGE_BYTES;
			}
			n = cut(text, room);
			to->runs[to->n_runs++] = (struct compare_run){
			    b->runs[i].op, arena_copy(a, text, n)};
			text += n;
			room -= n;
		}
	}
}

static void
split_large(struct arena *a, struct comparison *c)
{
	struct comparison out = {0};
	size_t n = c->n;

	for (size_t i = 0; i < c->n; i++)
		n += 2 * block_bytes(&c->blocks[i]) / PAGE_BYTES;
	out.blocks = arena_zalloc(a, n + 1, sizeof(*out.blocks));
	for (size_t i = 0; i < c->n; i++) {
		if (block_bytes(&c->blocks[i]) <= PAGE_BYTES)
			out.blocks[out.n++] = c->blocks[i];
		else
			split_block(a, &c->blocks[i], &out);
	}
	*c = out;
}

/* The blocks of part number page, *first on; how many parts there are. */
static int64_t
paginate(const struct comparison *c, int64_t page, size_t *first, size_t *n)
{
	size_t bytes = 0;
	int64_t at = 1;

	*first = *n = 0;
	for (size_t i = 0; i < c->n; i++) {
		size_t size = block_bytes(&c->blocks[i]);

		if (bytes > 0 && bytes + size > PAGE_BYTES) {
			at++;
			bytes = 0;
		}
		bytes += size;
		if (at == page && (*n)++ == 0)
			*first = i;
	}
	return at;
}

static void
fill_block(struct page *p, const struct compare_block *b)
{
	static const enum marker ops[] = {
	    [DIFF_SAME] = MARKER_DIFF_SAME,
	    [DIFF_REMOVED] = MARKER_DIFF_REMOVED,
	    [DIFF_ADDED] = MARKER_DIFF_ADDED,
	};
	struct view_dict *d = view_add(p->dict, MARKER_DIFF_BLOCK), *run;

	if (strcmp(b->field, "body") != 0)
		view_set(view_add(d, MARKER_DIFF_FIELD_SHOWN),
		    MARKER_DIFF_FIELD, b->field);
	if (b->n_same > 0)
		view_set_int(
		    view_add(d, b->n_same == 1 ? MARKER_DIFF_ONE_SKIPPED
					       : MARKER_DIFF_SKIPPED),
		    MARKER_COUNT, (long long)b->n_same);
	for (size_t i = 0; i < b->n_runs; i++) {
		run = view_add(d, MARKER_DIFF_RUN);
		view_set(view_add(run, ops[b->runs[i].op]), MARKER_DIFF_TEXT,
		    b->runs[i].text);
	}
}

static void
fill_revision(struct page *p, enum marker marker, const struct revision *r)
{
	struct view_dict *d = view_add(p->dict, marker);

	view_set_int(d, MARKER_REVISION_NUMBER, r->number);
	view_set(d, MARKER_REVISION_STAMP,
	    stamp_full(p->a, &p->site->conf->zones, r->created));
	view_set(d, MARKER_REVISION_ISO, stamp_iso(p->a, r->created));
	history_fill_change(d, r);
	if (r->why[0] != '\0')
		view_set(view_add(d, MARKER_REVISION_WHY_SHOWN),
		    MARKER_REVISION_WHY, r->why);
}

static void
fill_parts(struct page *p, const char *url, const struct diff *d)
{
	struct view_dict *parts;

	if (d->last == 1)
		return;
	parts = view_add(p->dict, MARKER_DIFF_PARTS);
	view_set_int(parts, MARKER_PART, d->page);
	view_set_int(parts, MARKER_PARTS_LAST, d->last);
	if (d->page > 1)
		view_set(view_add(parts, MARKER_PART_BEFORE), MARKER_PART_URL,
		    d->page == 2 ? url
				 : arena_printf(p->a, "%s?page=%lld", url,
				       (long long)d->page - 1));
	if (d->page < d->last)
		view_set(view_add(parts, MARKER_PART_AFTER), MARKER_PART_URL,
		    arena_printf(p->a, "%s?page=%lld", url,
			(long long)d->page + 1));
}

static json_t *
block_json(const struct compare_block *b)
{
	static const char *const ops[] = {
	    [DIFF_SAME] = "same",
	    [DIFF_REMOVED] = "removed",
	    [DIFF_ADDED] = "added",
	};
	json_t *runs = json_array();

	for (size_t i = 0; i < b->n_runs; i++)
		json_array_append_new(
		    runs, json_pack("{s:s}", ops[b->runs[i].op],
			      b->runs[i].text));
	return json_pack("{s:s, s:I, s:o}", "field", b->field, "unchanged",
	    (json_int_t)b->n_same, "runs", runs);
}

static bool
send_json(struct page *p, const struct story *s, const struct diff *d,
    struct fault *f)
{
	json_t *blocks = json_array();

	for (size_t i = 0; i < d->all.n; i++)
		json_array_append_new(blocks, block_json(&d->all.blocks[i]));
	return history_send_json(p,
	    json_pack("{s:I, s:I, s:I, s:o}", "story", (json_int_t)s->card.id,
		"from", (json_int_t)d->from.number, "to",
		(json_int_t)d->to.number, "changes", blocks),
	    f);
}

static bool
send_page(struct page *p, const struct story *s, struct diff *d,
    struct fault *f)
{
	const char *url = arena_printf(p->a, "%s/%lld..%lld",
	    history_address(p, s->card.id), (long long)d->from.number,
	    (long long)d->to.number);
	size_t first, n;

	split_large(p->a, &d->all);
	d->last = paginate(&d->all, d->page, &first, &n);
	if (d->page > d->last) {
		page_error(p, 404);
		return true;
	}
	p->dict = view_dict_new(p->a);
	fill_revision(p, MARKER_DIFF_FROM, &d->from);
	fill_revision(p, MARKER_DIFF_TO, &d->to);
	view_set(
	    p->dict, MARKER_HISTORY_URL, history_address(p, s->card.id));
	if (d->all.n == 0)
		view_show(p->dict, MARKER_EMPTY);
	for (size_t i = 0; i < n; i++)
		fill_block(p, &d->all.blocks[first + i]);
	fill_parts(p, url, d);
	return history_fill_page(p, s,
		   arena_printf(p->a, "Changes: %s", s->card.short_headline),
		   d->page == 1 ? url
				: arena_printf(p->a, "%s?page=%lld", url,
				      (long long)d->page),
		   f) &&
	       page_send(p, TEMPLATE_HISTORY_DIFF, f);
}

bool
history_send_diff(struct page *p, const struct story *s, int64_t from,
    int64_t to, bool is_json, struct fault *f)
{
	const char *value = request_param(p->req, "page");
	struct diff d = {.page = 1};
	struct document old, new;

	if (value != NULL)
		address_parse_number(value, &d.page);
	if (!load_document(p, s, from, &d.from, &old, f) ||
	    !load_document(p, s, to, &d.to, &new, f))
		return false;
	compare_documents(p->a, &old, &new, &d.all);
	return is_json ? send_json(p, s, &d, f) : send_page(p, s, &d, f);
}
