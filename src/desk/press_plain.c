/* SPDX-License-Identifier: Apache-2.0 */
/* A document as the plain text that is searched, and its .txt made of. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "desk/internal.h"
#include "store/plain.h"
#include "store/publication.h"
#include "story/body.h"
#include "story/document.h"

#include "base/banned.h"

enum { COLUMNS = 72 };

static const char *
take(struct arena *a, struct buf *b)
{
	const char *s = arena_copy(a, buf_string(b), b->len);

	buf_release(b);
	return s;
}

/* A part of a line, parted from the one before unless that is a sentence. */
static void
put_part(struct buf *b, const char *before, const char *text)
{
	char last = b->len == 0 ? '\n' : b->data[b->len - 1];

	if (text[0] == '\0')
		return;
	if (last == '.' || last == '!' || last == '?')
		buf_puts(b, " ");
	else if (last != '\n')
		buf_puts(b, before);
	buf_puts(b, text);
}

/* A line for each picture, in the order of the body. */
static const char *
captions(struct arena *a, const struct document *d)
{
	size_t *order, n = body_figures(a, d->body, d->n_pictures, &order);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		const struct document_picture *p = &d->pictures[order[i] - 1];

		put_part(&b, ". ", p->alt);
		put_part(&b, ". ", p->caption);
		put_part(&b, " ", p->credit);
		buf_puts(&b, "\n");
	}
	return take(a, &b);
}

static const char *
links(struct arena *a, const struct document *d)
{
	struct body_link *link;
	size_t n = body_links(a, d->body, &link);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s %s\n", link[i].url, link[i].text);
	return take(a, &b);
}

/* The body, and what is said in the clips: it is searched, too. */
static const char *
words(struct arena *a, const struct document *d)
{
	struct buf b = {0};

	buf_puts(&b, body_plain(a, d->body, d->n_pictures, COLUMNS));
	for (size_t i = 0; i < d->n_clips; i++) {
		const struct document_clip *c = &d->clips[i];

		if (c->transcript[0] == '\0')
			continue;
		buf_printf(&b, "%s%s\n\n%s", b.len == 0 ? "" : "\n",
		    press_transcript_heading(a, c),
		    body_plain(a, c->transcript, 0, COLUMNS));
	}
	return take(a, &b);
}

/* The names and roles of those who wrote it, or where they were. */
static const char *
bylines(struct arena *a, const struct document *d, bool places)
{
	struct buf b = {0};

	for (size_t i = 0; i < d->n_bylines; i++) {
		if (!places) {
			put_part(&b, "; ", d->bylines[i].name);
			put_part(&b, ", ", d->bylines[i].role);
		} else {
			put_part(&b, "; ", d->bylines[i].place);
		}
	}
	return take(a, &b);
}

static const char *
facets(struct arena *a, const struct document *d, const struct publication *p)
{
	struct buf b = {0};

	buf_printf(&b, "%s %s", PLAIN_FACET_ALL, plain_facet_kind(a, d->kind));
	if (d->n_pictures > 0)
		buf_puts(&b, " " PLAIN_FACET_PICTURES);
	for (size_t i = 0; i < p->n_listed; i++)
		buf_printf(&b, " %s", plain_facet_list(a, p->listed[i]));
	return take(a, &b);
}

void
press_fill_plain(
    struct arena *a, const struct document *d, struct publication *p)
{
	if (p->page != NULL)
		return;
	p->plain = (struct plain){
	    .story = p->id,
	    .updated = p->updated,
	    .headline = d->headline,
	    .standfirst = d->standfirst,
	    .body = words(a, d),
	    .caption = captions(a, d),
	    .byline = bylines(a, d, false),
	    .place = bylines(a, d, true),
	    .facet = facets(a, d, p),
	    .links = links(a, d),
	};
}
