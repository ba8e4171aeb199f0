/* SPDX-License-Identifier: Apache-2.0 */
/* What a document is made of, as tables. */
#include "story/field.h"

#include <stdint.h>

#include "story/document.h"

#include "base/banned.h"

#define LINE(s, json, member, limit, is_required)                 \
	{                                                         \
		.name = (json), .type = FIELD_LINE,               \
		.at = offsetof(struct s, member), .max = (limit), \
		.required = (is_required)                         \
	}
#define INT(s, member)                              \
	{                                           \
		.name = #member, .type = FIELD_INT, \
		.at = offsetof(struct s, member)    \
	}
#define ROWS(table, member, s)                                     \
	{                                                          \
		.name = #member, .type = FIELD_ROWS,               \
		.at = offsetof(struct document, member),           \
		.count_at = offsetof(struct document, n_##member), \
		.row = (table), .row_bytes = sizeof(struct s)      \
	}

enum {
	HEADLINE = DOCUMENT_HEADLINE_MAX,
	STANDFIRST = DOCUMENT_STANDFIRST_MAX,
	ANY = DOCUMENT_FIELD_MAX
};

static const struct field byline[] = {
    LINE(document_byline, "name", name, ANY, false),
    LINE(document_byline, "role", role, ANY, false),
    LINE(document_byline, "place", place, ANY, false),
    {.name = NULL},
};

static const struct field picture[] = {
    LINE(document_picture, "hash", hash, ANY, true),
    INT(document_picture, width),
    INT(document_picture, height),
    INT(document_picture, bytes),
    LINE(document_picture, "alt", alt, ANY, false),
    LINE(document_picture, "caption", caption, ANY, false),
    LINE(document_picture, "credit", credit, ANY, false),
    LINE(document_picture, "decorative", decorative, ANY, false),
    LINE(document_picture, "copyright", copyright, ANY, false),
    LINE(document_picture, "focus", focus, ANY, false),
    INT(document_picture, rights_until),
    {.name = NULL},
};

static const struct field link[] = {
    LINE(document_link, "url", url, ANY, true),
    LINE(document_link, "title", title, ANY, true),
    LINE(document_link, "site", site, ANY, false),
    LINE(document_link, "kind", kind, ANY, true),
    {.name = NULL},
};

static const struct field clip[] = {
    LINE(document_clip, "hash", hash, ANY, true),
    LINE(document_clip, "type", type, ANY, true),
    LINE(document_clip, "title", title, ANY, true),
    INT(document_clip, bytes),
    INT(document_clip, duration),
    INT(document_clip, recorded),
    {.name = "transcript",
	.type = FIELD_BLOCK,
	.at = offsetof(struct document_clip, transcript)},
    LINE(document_clip, "no_transcript", no_transcript, ANY, false),
    {.name = NULL},
};

const struct field field_document[] = {
    LINE(document, "headline", headline, HEADLINE, true),
    LINE(document, "short_headline", short_headline, HEADLINE, false),
    LINE(document, "standfirst", standfirst, STANDFIRST, false),
    LINE(document, "kind", kind, ANY, true),
    LINE(document, "language", language, ANY, true),
    LINE(document, "section", section, ANY, false),
    LINE(document, "strand", strand, ANY, false),
    LINE(document, "package", package, ANY, false),
    LINE(document, "page", page, ANY, false),
    LINE(document, "source", source, ANY, false),
    LINE(document, "licence", licence, ANY, false),
    INT(document, published),
    INT(document, updated),
    INT(document, review_by),
    {.name = "also",
	.type = FIELD_TEXTS,
	.at = offsetof(struct document, also),
	.max = ANY,
	.count_at = offsetof(struct document, n_also)},
    {.name = "subjects",
	.type = FIELD_TEXTS,
	.at = offsetof(struct document, subjects),
	.max = ANY,
	.count_at = offsetof(struct document, n_subjects)},
    ROWS(byline, bylines, document_byline),
    ROWS(picture, pictures, document_picture),
    {.name = "see_also",
	.type = FIELD_INTS,
	.at = offsetof(struct document, see_also),
	.count_at = offsetof(struct document, n_see_also)},
    ROWS(link, links, document_link),
    ROWS(clip, clips, document_clip),
    {.name = "body",
	.type = FIELD_BLOCK,
	.at = offsetof(struct document, body)},
    {.name = NULL},
};

const char **
field_text(const void *object, const struct field *f)
{
	return (const char **)((char *)(uintptr_t)object + f->at);
}
