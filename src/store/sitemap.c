/* SPDX-License-Identifier: Apache-2.0 */
/* What is live, for search engines. */
#include "store/sitemap.h"

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

/*
 * The watchdog ends a statement that takes too long: lists are asked for in
 * pieces, so that a whole one may take its time on a slow or a busy machine.
 */
enum { PIECE = 250 };

/* Step a statement to its end, calling each with every row, and end it. */
static bool
take(struct stmt *s, bool is_news, sitemap_each *each, void *arg,
    struct fault *f)
{
	enum stmt_step step;

	stmt_expect(s, is_news ? "id path slug updated headline published"
			       : "id path slug updated");
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct located l = {
		    .id = stmt_column_int(s, 0),
		    .path = stmt_column_text(s, 1),
		    .slug = stmt_column_text(s, 2),
		    .updated = stmt_column_int(s, 3),
		    .headline = is_news ? stmt_column_text(s, 4) : "",
		    .published = is_news ? stmt_column_int(s, 5) : 0,
		};

		each(arg, &l);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

static bool
take_span(struct db *db, enum query name, int64_t first, int64_t last,
    sitemap_each *each, void *arg, struct fault *f)
{
	for (; first <= last; first += PIECE) {
		struct stmt *s = stmt_start(db, name, f);
		int64_t end = first + PIECE - 1;

		stmt_int(s, "first", first);
		stmt_int(s, "last", end < last ? end : last);
		if (!take(s, false, each, arg, f))
			return false;
	}
	return true;
}

/* Passes pages on, and knows how many there were and the last of them. */
struct relay {
	sitemap_each *each;
	void *arg;
	struct arena *a;
	int64_t n;
	struct located last; /* its path is a copy */
};

static void
relay(void *arg, const struct located *l)
{
	struct relay *r = arg;

	r->n++;
	r->last = *l;
	r->last.path = arena_string(r->a, l->path);
	r->each(r->arg, l);
}

/* Step a statement that gives one number, NULL or nothing, and end it. */
static bool
take_number(struct stmt *s, int64_t *id, struct fault *f)
{
	enum stmt_step step = stmt_step(s, f);

	*id = step == STMT_ROW ? stmt_column_int(s, 0) : 0;
	stmt_end(s);
	return step != STMT_FAULTED;
}

bool
sitemap_next_story(struct db *db, int64_t after, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SITEMAP_NEXT_STORY, f);

	stmt_int(s, "after", after);
	return take_number(s, id, f);
}

bool
sitemap_next_place(struct db *db, int64_t after, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SITEMAP_NEXT_PLACE, f);

	stmt_int(s, "after", after);
	return take_number(s, id, f);
}

bool
sitemap_stories(struct db *db, int64_t first, int64_t last, sitemap_each *each,
    void *arg, struct fault *f)
{
	return take_span(db, QUERY_SITEMAP_STORIES, first, last, each, arg, f);
}

bool
sitemap_places(struct db *db, int64_t first, int64_t last, sitemap_each *each,
    void *arg, struct fault *f)
{
	return take_span(db, QUERY_SITEMAP_PLACES, first, last, each, arg, f);
}

bool
sitemap_standing(struct db *db, struct arena *a, int64_t max,
    sitemap_each *each, void *arg, struct fault *f)
{
	struct relay r = {each, arg, a, 0, {.path = ""}};
	int64_t n = -1;

	while (r.n > n && r.n < max) {
		struct stmt *s = stmt_start(db, QUERY_SITEMAP_STANDING, f);

		n = r.n;
		stmt_text(s, "after", r.last.path);
		stmt_int(s, "max", max - n < PIECE ? max - n : PIECE);
		if (!take(s, false, relay, &r, f))
			return false;
	}
	return true;
}

bool
sitemap_oldest_since(struct db *db, int64_t since, int64_t *id, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SITEMAP_OLDEST_SINCE, f);

	stmt_int(s, "since", since);
	return take_number(s, id, f);
}

bool
sitemap_newest(struct db *db, struct arena *a, int64_t since, int64_t max,
    sitemap_each *each, void *arg, struct fault *f)
{
	struct relay r = {each, arg, a, 0,
	    {.path = "", .published = INT64_MAX, .id = INT64_MAX}};
	int64_t n = -1;

	while (r.n > n && r.n < max) {
		struct stmt *s = stmt_start(db, QUERY_SITEMAP_NEWEST, f);

		n = r.n;
		stmt_int(s, "since", since);
		stmt_int(s, "published", r.last.published);
		stmt_int(s, "id", r.last.id);
		stmt_int(s, "max", max - n < PIECE ? max - n : PIECE);
		if (!take(s, true, relay, &r, f))
			return false;
	}
	return true;
}
