/* SPDX-License-Identifier: Apache-2.0 */
/* A document as a story file, for whoever edits it. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/media.h"
#include "base/stamp.h"
#include "wire/parts.h"
#include "wire/place.h"
#include "wire/storyfile.h"

#include "base/banned.h"

static void
put(struct buf *out, const char *name, const char *value)
{
	if (value[strspn(value, " \t")] != '\0')
		buf_printf(out, "%s: %s\n", name, value);
}

static void
put_time(struct buf *out, struct arena *a, const char *name, int64_t t)
{
	if (t != 0)
		put(out, name, stamp_iso(a, t));
}

static void
put_link(struct buf *out, const struct document_link *l)
{
	buf_puts(out, "Link: ");
	parts_put(out, l->url, '|');
	buf_puts(out, " | ");
	parts_put(out, l->title, '|');
	buf_puts(out, " | ");
	parts_put(out, l->site, '|');
	buf_printf(out, " | %s\n", l->kind);
}

/*
 * What the pictures are called: by default their hashes, with a number behind
 * where one is there again, so that the body can tell them apart.
 */
static const char *const *
name_pictures(struct arena *a, const struct storyfile *sf)
{
	const struct document *d = &sf->document;
	const char **names =
	    arena_zalloc(a, d->n_pictures + 1, sizeof(*names));

	for (size_t i = 0; i < sf->n_pictures; i++)
		names[i] = sf->pictures[i].name;
	for (size_t i = sf->n_pictures; i < d->n_pictures; i++) {
		names[i] = d->pictures[i].hash;
		for (size_t j = 0; j < i; j++) {
			if (strcmp(d->pictures[j].hash, names[i]) == 0) {
				names[i] = arena_printf(
				    a, "%s-%zu", names[i], i + 1);
				break;
			}
		}
	}
	return names;
}

static void
put_picture(struct buf *out, struct arena *a, const char *name,
    const struct document_picture *p)
{
	put(out, "Picture", name);
	put(out, "Alt", p->alt);
	put(out, "Decorative", p->decorative);
	put(out, "Caption", p->caption);
	put(out, "Credit", p->credit);
	put(out, "Copyright", p->copyright);
	put(out, "Focus", p->focus);
	put_time(out, a, "Rights-until", p->rights_until);
}

/*
 * A clip by its hash has no transcript in the file: who reads the file back
 * has it already.
 */
static void
put_clip(struct buf *out, struct arena *a, const struct storyfile *sf, size_t i)
{
	const struct document_clip *c = &sf->document.clips[i];
	long long s = (long long)c->duration;

	put(out, "Clip",
	    i < sf->n_clips ? sf->clips[i].name
			    : arena_printf(a, "%s.%s", c->hash,
				  media_of_type(c->type)->suffix));
	put(out, "Clip-title", c->title);
	put(out, "Duration",
	    s < 3600 ? arena_printf(a, "%lld:%02lld", s / 60, s % 60)
		     : arena_printf(a, "%lld:%02lld:%02lld", s / 3600,
			   s / 60 % 60, s % 60));
	put_time(out, a, "Recorded", c->recorded);
	if (i < sf->n_transcripts && sf->transcripts[i].name != NULL)
		put(out, "Transcript", sf->transcripts[i].name);
	put(out, "No-transcript", c->no_transcript);
}

static void
put_facts(struct buf *out, struct arena *a, const struct document *d)
{
	put(out, "Headline", d->headline);
	if (strcmp(d->short_headline, d->headline) != 0)
		put(out, "Short", d->short_headline);
	put(out, "Page", d->page);
	put(out, "Section", d->section);
	for (size_t i = 0; i < d->n_also && d->page[0] == '\0'; i++)
		put(out, "Section", d->also[i]);
	put(out, "Strand", d->strand);
	put(out, "Package", d->package);
	put(out, "Kind", d->kind);
	put(out, "Language", d->language);
	for (size_t i = 0; i < d->n_bylines; i++)
		put(out, "Byline", parts_byline_write(a, &d->bylines[i]));
	put_time(out, a, "Published", d->published);
	if (d->updated != d->published)
		put_time(out, a, "Updated", d->updated);
	put_time(out, a, "Review-by", d->review_by);
	put(out, "Standfirst", d->standfirst);
	put(out, "Source", d->source);
	put(out, "Licence", d->licence);
}

static void
put_references(struct buf *out, const struct storyfile *sf)
{
	const struct document *d = &sf->document;

	for (size_t i = 0; i < sf->n_see_also; i++)
		put(out, "See-also", sf->see_also[i].name);
	for (size_t i = sf->n_see_also; i < d->n_see_also; i++)
		buf_printf(
		    out, "See-also: %lld\n", (long long)d->see_also[i]);
	for (size_t i = 0; i < d->n_links; i++)
		put_link(out, &d->links[i]);
	for (size_t i = 0; i < d->n_subjects; i++) {
		buf_puts(out, "Subject: ");
		parts_put(out, d->subjects[i], ',');
		buf_puts(out, "\n");
	}
}

char *
storyfile_write(struct arena *a, const struct storyfile *sf)
{
	const struct document *d = &sf->document;
	const char *const *names = name_pictures(a, sf);
	struct buf out = {0};
	char *text;

	put_facts(&out, a, d);
	if (sf->is_draft)
		put(&out, "Status", "draft");
	put_time(&out, a, "Embargo", sf->embargo);
	for (size_t i = 0; i < d->n_pictures; i++)
		put_picture(&out, a, names[i], &d->pictures[i]);
	for (size_t i = 0; i < d->n_clips; i++)
		put_clip(&out, a, sf, i);
	put_references(&out, sf);
	buf_printf(
	    &out, "\n%s", place_names(a, d->body, names, d->n_pictures));
	text = arena_string(a, buf_string(&out));
	buf_release(&out);
	return text;
}
