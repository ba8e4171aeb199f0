/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_QUERY_H
#define PAGE_QUERY_H

#include <stddef.h>

#include "base/stamp.h"
#include "store/search.h"

struct arena;
struct request;

/*
 * A search as readers type it:
 *
 *	ferry timetable          both words
 *	"ferry timetable"        these words in this order
 *	ferry OR boat            either; also ferry | boat
 *	-winter                  stories without the word
 *	headline:ferry           in headlines; also body:, by:, caption:, place:
 *	section:harbour/ferries  in a section, with all that lies in it
 *	strand:, kind:           of a series; of a kind, such as analysis
 *	from:2026-03 to:2026     last updated in that time
 *	has:pictures
 *
 * Nothing in it is an error: what cannot be understood is noted and left
 * out, or taken as words.
 */

enum {
	QUERY_BYTES_MAX = 1000,   /* of the text; more is left out */
	QUERY_ADDRESS_MAX = 1200, /* of a longer one, what addresses keep */
	QUERY_NOTES_MAX = 12
};

/* What was not taken as it was meant; word says which part. */
enum query_note_kind {
	QUERY_NOTE_LONG,     /* the end of the text was left out */
	QUERY_NOTE_TERMS,    /* more than SEARCH_TERMS_MAX terms */
	QUERY_NOTE_CUT,      /* a term longer than SEARCH_TERM_BYTES_MAX */
	QUERY_NOTE_FIELD,    /* no such field: taken as words */
	QUERY_NOTE_DATE,     /* no date */
	QUERY_NOTE_ORDER,    /* from lies after to: no story can fit */
	QUERY_NOTE_SECTION,  /* no such section or strand */
	QUERY_NOTE_KIND,     /* no such kind */
	QUERY_NOTE_HAS,      /* nothing that a story can have */
	QUERY_NOTE_NO_WORDS, /* a term that holds no word, such as "?!" */
	QUERY_NOTE_TWICE,    /* a second section, strand, kind or date */
	QUERY_NOTE__MAX
};

struct query_note {
	enum query_note_kind kind;
	const char *word;
};

struct query {
	const char *text;     /* cleaned and cut, as it is shown again */
	struct search search; /* section and strand are yet to be looked up */
	const char *section;  /* as written, "" where there is none */
	const char *strand;
	const char *from;
	const char *to;
	size_t n_notes;
	struct query_note note[QUERY_NOTES_MAX];
};

/*
 * Understand text. Everything in *q lives in arena a. Dates are those of the
 * first zone: "2026", "2026-03" and "2026-03-09" are spans, from their first
 * to their last second.
 */
void query_parse(struct arena *a, const struct stamp_zones *zones,
    const char *text, struct query *q);

/*
 * q as text that query_parse understands as the same search, as long as it
 * has at most QUERY_BYTES_MAX bytes: it may be longer than what q was.
 */
const char *query_format(struct arena *a, const struct query *q);

/*
 * The text of the advanced form's fields (all, any, none, phrase, in, section,
 * strand, kind, from, to, has) in r's parameters; what was typed in a field of
 * words is words, whatever it looks like, but that quotes hold some together.
 * At most QUERY_ADDRESS_MAX bytes.
 */
const char *query_of_form(struct arena *a, const struct request *r);

/*
 * text, or as much of its beginning as fits into an address: of one that
 * query_parse would cut, it is still one.
 */
const char *query_cut(struct arena *a, const char *text);

/* Note what was found out later, such as a section that is not there. */
void query_note(struct query *q, enum query_note_kind kind, const char *word);

/*
 * The words that a reader gave for one field of the advanced form: those
 * that are wanted all, in any combination, or not at all, with phrases in
 * quotes; or the first phrase. What is in several fields of a story, or in
 * several runs of alternatives, no form can hold.
 */
enum query_words { QUERY_ALL, QUERY_ANY, QUERY_NONE, QUERY_PHRASE };
const char *query_words_of(
    struct arena *a, const struct query *q, enum query_words which);

/* The name of a field: "headline"; "" for anywhere. */
const char *query_field_name(enum search_field field);

#endif
