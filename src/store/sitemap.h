/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_SITEMAP_H
#define STORE_SITEMAP_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct db;
struct fault;

/* What search engines are told of: whatever is live, by spans of numbers. */

/* One page; strings live until the call it is given to returns. */
struct located {
	int64_t id;
	const char *path;     /* of its section, or the page itself */
	const char *slug;     /* of a story, else "" */
	int64_t updated;      /* 0: never was */
	const char *headline; /* of the newest, else "" */
	int64_t published;    /* of the newest, else 0 */
};

/* What is called with each page found, in order. */
typedef void sitemap_each(void *arg, const struct located *l);

/* The number of the next live story, or section, above one; 0: none. */
bool sitemap_next_story(
    struct db *db, int64_t after, int64_t *id, struct fault *f);
bool sitemap_next_place(
    struct db *db, int64_t after, int64_t *id, struct fault *f);

/* The live stories numbered from first to last; standing pages are none. */
bool sitemap_stories(struct db *db, int64_t first, int64_t last,
    sitemap_each *each, void *arg, struct fault *f);

/*
 * The sections whose ids are from first to last, the front page among them,
 * and writers who have stories. updated is their newest story's.
 */
bool sitemap_places(struct db *db, int64_t first, int64_t last,
    sitemap_each *each, void *arg, struct fault *f);

/* At most max standing pages, but for those that a writer's page shows. */
bool sitemap_standing(struct db *db, struct arena *a, int64_t max,
    sitemap_each *each, void *arg, struct fault *f);

/* The oldest story first published at since or later; 0: none. */
bool sitemap_oldest_since(
    struct db *db, int64_t since, int64_t *id, struct fault *f);

/* The max newest of those, newest first, with headline and published. */
bool sitemap_newest(struct db *db, struct arena *a, int64_t since, int64_t max,
    sitemap_each *each, void *arg, struct fault *f);

#endif
