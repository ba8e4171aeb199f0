/* SPDX-License-Identifier: Apache-2.0 */
/* Stories by the day on which they were first published. */
#include "store/day.h"

#include "base/arena.h"
#include "store/internal.h"
#include "store/stmt.h"

#include "base/banned.h"

/* Step a statement that gives one time or none, and end it. */
static enum found
take_time(struct stmt *s, int64_t *published, struct fault *f)
{
	enum stmt_step step = stmt_step(s, f);

	if (step == STMT_ROW)
		*published = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

enum found
day_last_before(
    struct db *db, int64_t before, int64_t *published, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DAY_LAST_BEFORE, f);

	stmt_int(s, "before", before);
	return take_time(s, published, f);
}

enum found
day_first_from(struct db *db, int64_t from, int64_t *published, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DAY_FIRST_FROM, f);

	stmt_int(s, "from", from);
	return take_time(s, published, f);
}

bool
day_count(
    struct db *db, int64_t from, int64_t to, int64_t *count, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DAY_COUNT, f);
	bool ok;

	stmt_int(s, "from", from);
	stmt_int(s, "to", to);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*count = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

bool
day_stories(struct db *db, struct arena *a, int64_t published, int64_t id,
    int64_t to, int max, struct day_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DAY_STORIES, f);
	enum stmt_step step;

	list->n = 0;
	list->at = arena_zalloc(a, (size_t)max, sizeof(*list->at));
	stmt_expect(s, CARD_COLUMNS " published");
	stmt_int(s, "published", published);
	stmt_int(s, "story", id);
	stmt_int(s, "to", to);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct day_story *at = &list->at[list->n++];

		story_decode_card(s, a, &at->card);
		at->published = stmt_column_int(s, CARD_COLUMNS_N);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
day_newest(struct db *db, struct arena *a, int64_t from, int64_t to, int max,
    struct card_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DAY_NEWEST, f);
	enum stmt_step step;

	list->n = 0;
	list->at = arena_zalloc(a, (size_t)max, sizeof(*list->at));
	stmt_expect(s, CARD_COLUMNS);
	stmt_int(s, "from", from);
	stmt_int(s, "to", to);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		story_decode_card(s, a, &list->at[list->n++]);
	stmt_end(s);
	return step == STMT_DONE;
}
