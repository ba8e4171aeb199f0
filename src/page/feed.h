/* SPDX-License-Identifier: Apache-2.0 */
#ifndef PAGE_FEED_H
#define PAGE_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/clip.h"
#include "store/departed.h"
#include "store/story.h"

struct fault;
struct page;

/* RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1. */
enum feed_format { FEED_ATOM, FEED_RSS, FEED_JSON, FEED__MAX };

/* Something that a feed tells of; addresses in html are whole. */
struct feed_entry {
	const char *id;  /* whole: a tag URI */
	const char *url; /* whole */
	const char *title;
	const char *language;
	int64_t published;
	int64_t updated;
	const char *section; /* name and path, "" for none */
	const char *section_path;
	const char *kind;    /* "news"; "" for none */
	const char *summary; /* plain; "" for none */
	const char *rights;  /* "" for none */
	const char *html;
	struct byline_list bylines; /* none: the publisher */
	struct clip_list clips;
	struct picture picture;
};

/*
 * A feed on its way out: full text, newest first. Paths are without the
 * site's address.
 */
struct feed {
	enum feed_format format;
	const char *id;    /* the end of its tag URI: "list/world" */
	const char *title; /* behind the site's name; "" for the front's */
	bool is_programme; /* a list of sound and film: a podcast */
	const char *about; /* of a programme; "" */
	const char *home;  /* path of the page it follows */
	const char *self;  /* its own path and query */
	struct card_list cards;
	size_t n_entries; /* where there are no cards: these */
	const struct feed_entry *entries;
	struct departed_list departed; /* withdrawn (RFC 6721), Atom only */

	/* RFC 5005; NULL where there is none. */
	bool is_archive;
	const char *current; /* of an archive page: the feed itself */
	const char *prev;    /* the archive page before it */
	const char *next;
};

/* The format that path ends with: "….atom"; false: none of them. */
bool feed_format_of(const char *path, enum feed_format *format);

/* "atom", "rss", "json". */
const char *feed_suffix(enum feed_format format);

/* Load the stories and make the answer; page_is_fresh has been asked. */
bool feed_send(struct page *p, const struct feed *feed, struct fault *f);

#endif
