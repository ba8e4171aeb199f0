/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_STORY_H
#define STORE_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * Stories as readers may see them: from the edition only, live ones in every
 * list. All strings live in the arena and are never NULL.
 */

/*
 * A picture by its content hash; hash is "" where there is none, or none that
 * may be shown now (picture.h).
 */
struct picture {
	const char *hash;
	int64_t width;
	int64_t height;
	const char *alt;
	const char *focus; /* "0.3,0.2", or "" */
};

/* What a list shows of a story. */
struct card {
	int64_t id;
	const char *path; /* of its home section */
	const char *page; /* the path of a standing page, else "" */
	const char *slug;
	const char *kind;
	const char *language;
	const char *short_headline;
	const char *headline;
	const char *standfirst;
	int64_t updated;
	const char *section_name;
	const char *label; /* its package's title, else the section's name */
	struct picture picture;
};

struct card_list {
	size_t n;
	struct card *at;
};

struct story {
	struct card card;
	bool is_live; /* else withdrawn */
	int64_t revision;
	int64_t section;
	int64_t strand;  /* 0: none */
	int64_t package; /* its home, 0: none */
	const char *source;
	const char *licence;
	int64_t published;
	const char *updated_why; /* of the last significant update, or "" */
	int64_t words;
	int64_t low_pages;
	int64_t full_pages; /* more than one: a live page; low_pages is that */
	int64_t withdrawn_at;
	const char *withdrawn_why;
};

struct byline {
	const char *name;
	const char *role;
	const char *place;
	const char *path; /* of the writer's page, or ""; when loaded */
	int64_t author;   /* the writer's section, or 0; when written */
};

struct byline_list {
	size_t n;
	struct byline *at;
};

struct link {
	const char *url;
	const char *title;
	const char *site;
	const char *kind; /* "primary" or "background" */
	int64_t dead_since; /* 0: as far as is known it works; when loaded */
};

struct link_list {
	size_t n;
	struct link *at;
};

enum found story_by_id(struct db *db, struct arena *a, int64_t id,
    struct story *s, struct fault *f);

/* The number of the standing page at path ("about/privacy"). */
enum found story_of_page(
    struct db *db, const char *path, int64_t *id, struct fault *f);

/* A page of the body in one skin, from 1, without pictures that are gone. */
enum found story_rendition(struct db *db, struct arena *a, int64_t id,
    bool is_low, int64_t page, const char **html, struct fault *f);

/* All pages of the full skin, joined. ABSENT: there are none. */
enum found story_whole(struct db *db, struct arena *a, int64_t id,
    const char **html, struct fault *f);

bool story_bylines(struct db *db, struct arena *a, int64_t id,
    struct byline_list *list, struct fault *f);
bool story_links(struct db *db, struct arena *a, int64_t id,
    struct link_list *list, struct fault *f);

/*
 * A story's see-also, at most max: what its editors pinned, in their order;
 * what they approved and then what is suggested (related.h), the newest
 * first. Live stories only, none twice, none that is banned.
 */
bool story_see_also(struct db *db, struct arena *a, int64_t id, int max,
    struct card_list *list, struct fault *f);

/* How many stories the list of a section has; it reads them all. */
bool listing_count(
    struct db *db, int64_t section, int64_t *n, struct fault *f);

/* At most max of the newest of a section, newest first. */
bool listing_newest(struct db *db, struct arena *a, int64_t section, int max,
    struct card_list *list, struct fault *f);

/*
 * At most max of those older (before) or newer (after) than the place that
 * (updated, id) has in the section's list; both newest first.
 */
bool listing_before(struct db *db, struct arena *a, int64_t section,
    int64_t updated, int64_t id, int max, struct card_list *list,
    struct fault *f);
bool listing_after(struct db *db, struct arena *a, int64_t section,
    int64_t updated, int64_t id, int max, struct card_list *list,
    struct fault *f);

/* Those of a section whose numbers are from first to last, the last first. */
bool listing_block(struct db *db, struct arena *a, int64_t section,
    int64_t first, int64_t last, struct card_list *list, struct fault *f);

/*
 * The number in a section's list that is nearest below (is_before) or above
 * one; 0 when there is none.
 */
bool listing_neighbour(struct db *db, int64_t section, bool is_before,
    int64_t number, int64_t *found, struct fault *f);

/* What editors placed on a section's index page, in order. */
bool slot_cards(struct db *db, struct arena *a, int64_t section,
    struct card_list *list, struct fault *f);

/* A line of `broadsheet story list`. */
struct story_line {
	int64_t id;
	const char *state;
	int64_t revision;
	const char *headline;
	int64_t updated;
	const char *path;
	int64_t review_by; /* of story_each_review */
};

/*
 * Call each with the max stories of the highest numbers below before: those
 * whose home section is, or all when section is 0.
 */
bool story_each(struct db *db, int64_t section, int64_t before, int64_t max,
    void (*each)(void *arg, const struct story_line *line), void *arg,
    struct fault *f);

/*
 * Call each with the max live stories that are to be reviewed until then, the
 * longest overdue first.
 */
bool story_each_review(struct db *db, int64_t until, int64_t max,
    void (*each)(void *arg, const struct story_line *line), void *arg,
    struct fault *f);

#endif
