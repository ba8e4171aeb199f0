/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORY_DOCUMENT_H
#define STORY_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct fault;

/*
 * A story as it is written: what a reporter's file, an agency's item and a
 * revision in the store have in common. All that readers see is derived from
 * it. Strings are clean UTF-8, live in an arena, and are "" where there is
 * nothing, never NULL. Times are seconds since 1970, 0 where there is none.
 */

enum {
	DOCUMENT_HEADLINE_MAX = 300, /* characters; what is refused */
	DOCUMENT_STANDFIRST_MAX = 2000,
	DOCUMENT_FIELD_MAX = 1000,
	DOCUMENT_LIST_MAX = 50, /* bylines, pictures, links, see-also */
	DOCUMENT_BODY_BYTES_MAX = 128 * 1024
};

struct document_byline {
	const char *name;
	const char *role;
	const char *place;
};

/*
 * A picture, numbered from 1 in the order of the document. It stands where
 * the body has a paragraph that is nothing but ![](picture:N); one that the
 * body does not place stands at the top.
 */
struct document_picture {
	const char *hash; /* of its file, SHA-256 in hex */
	int64_t width;    /* of the largest rendition, pixels */
	int64_t height;
	int64_t bytes;   /* of the rendition that the low skin links */
	const char *alt; /* "" only with a reason in decorative */
	const char *caption;
	const char *credit;
	const char *decorative;
	const char *copyright;
	const char *focus; /* what a crop keeps in view (focus.h), or "" */
	int64_t rights_until; /* it is shown until then; 0: for ever */
};

/*
 * Sound or film, shown at the top of the story in the order of the list; a
 * live page has none. The types are those of base/media.h.
 */
struct document_clip {
	const char *hash; /* of its file, SHA-256 in hex */
	const char *type; /* of media: "audio/mpeg", "video/mp4" */
	const char *title;
	int64_t bytes;
	int64_t duration;          /* seconds */
	int64_t recorded;          /* 0: when the story was published */
	const char *transcript;    /* CommonMark, or "" and */
	const char *no_transcript; /* why there is none */
};

struct document_link {
	const char *url; /* http or https, without credentials */
	const char *title;
	const char *site;
	const char *kind; /* "primary" or "background" */
};

struct document {
	const char *headline;
	const char *short_headline; /* the headline, when not given */
	const char *standfirst;
	const char *kind;     /* see document_kinds; "news", when not given */
	const char *language; /* BCP 47 */
	/*
	 * Paths: segments of lower-case letters, digits and inner hyphens,
	 * parted by '/'; a page's has at most three.
	 */
	const char *section; /* of its home; "" for a standing page */
	const char *strand;
	const char *package; /* "in-depth/…", when that is its home */
	const char *page; /* "about/privacy" for a standing page, or "" */
	const char *source;
	const char *licence;
	int64_t published; /* first; 0: when it goes live */
	int64_t updated;   /* last significant update; 0: as published */
	int64_t review_by;

	size_t n_also; /* paths of further sections */
	const char **also;
	size_t n_subjects;
	const char **subjects;
	size_t n_bylines;
	struct document_byline *bylines;
	size_t n_pictures;
	struct document_picture *pictures;
	size_t n_see_also; /* numbers of stories, in order */
	int64_t *see_also;
	size_t n_links;
	struct document_link *links;

	size_t n_clips;
	struct document_clip *clips;

	const char *body; /* CommonMark without raw HTML */
};

/* "news", "analysis", ...: the kinds there are, ended by NULL. */
extern const char *const document_kinds[];

/* Whether it is a live page (story/live.h): a story of that kind. */
bool document_is_live(const struct document *d);

/* Make every string "" and every count 0; language is language. */
void document_init(struct document *d, const char *language);

/*
 * Fill in what follows from the rest (short headline, kind, updated) and
 * check every field against the limits above: required ones there (headline,
 * language, section or page; a byline's name; a picture's hash, size and alt
 * or decorative; a link's url, title and kind), one line each but the body,
 * kind known, times in order, URLs http or https, UTF-8 clean, the body
 * CommonMark that body_check takes, and live_check that of kind "live"; a
 * clip's hash, type, bytes, duration and transcript or no_transcript. A body
 * may be empty. false, FAULT_DATA
 * naming the field: "headline: 412 characters; at most 300".
 */
bool document_check(struct document *d, struct fault *f);

/*
 * The document as JSON with its members in a fixed order and empty ones left
 * out, so that equal documents give equal bytes. In arena a. A string that is
 * not UTF-8 is an assertion: check first.
 */
char *document_to_json(struct arena *a, const struct document *d);

/*
 * Read such JSON back. Types are strict and every member must be known (one
 * left unread would be lost at the next writing); the limits are not checked
 * here. false: FAULT_DATA naming the member; *d is then untouched.
 */
bool document_from_json(
    struct arena *a, const char *json, struct document *d, struct fault *f);

/*
 * An arena copy of list, *n members of member_bytes each, with one more
 * member, zeroed, and *n counted up: for building a document. Its strings
 * are still NULL: set every one.
 */
void *document_append(
    struct arena *a, const void *list, size_t *n, size_t member_bytes);

#endif
