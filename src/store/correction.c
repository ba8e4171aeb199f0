/* SPDX-License-Identifier: Apache-2.0 */
/* The corrections of stories. */
#include "store/correction.h"

#include <string.h>

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] =
    "id story revision kind at text withdrawn_at withdrawn_why";

static void
decode(struct stmt *s, struct arena *a, struct correction *c)
{
	c->id = stmt_column_int(s, 0);
	c->story = stmt_column_int(s, 1);
	c->revision = stmt_column_int(s, 2);
	c->kind = stmt_column_copy(s, a, 3);
	c->at = stmt_column_int(s, 4);
	c->text = stmt_column_copy(s, a, 5);
	c->withdrawn_at = stmt_column_int(s, 6);
	c->withdrawn_why = stmt_column_copy(s, a, 7);
}

/* Step a statement to its end. */
static bool
take(struct stmt *s, struct arena *a, struct correction_list *list,
    struct fault *f)
{
	enum stmt_step step;
	size_t room = 0;

	*list = (struct correction_list){0};
	stmt_expect(s, columns);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		if (list->n == room) {
			struct correction *at;

			room = room == 0 ? 8 : room * 2;
			at = arena_zalloc(a, room, sizeof(*at));
			if (list->n > 0)
				memcpy(at, list->at, list->n * sizeof(*at));
			list->at = at;
		}
		decode(s, a, &list->at[list->n++]);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
correction_add(struct db *db, const struct correction *c, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CORRECTION_ADD, f);

	stmt_int(s, "story", c->story);
	stmt_int(s, "revision", c->revision);
	stmt_text(s, "kind", c->kind);
	stmt_int(s, "at", c->at);
	stmt_text(s, "text", c->text);
	return stmt_run(s, f);
}

enum found
correction_withdraw(struct db *db, int64_t id, int64_t now, const char *why,
    int64_t *story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CORRECTION_WITHDRAW, f);
	enum stmt_step step;

	stmt_int(s, "id", id);
	stmt_int(s, "at", now);
	stmt_text(s, "why", why);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*story = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

enum found
correction_by_id(struct db *db, struct arena *a, int64_t id,
    struct correction *c, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CORRECTION_BY_ID, f);
	enum stmt_step step;

	stmt_expect(s, columns);
	stmt_int(s, "id", id);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		decode(s, a, c);
	stmt_end(s);
	return stmt_found(step);
}

bool
correction_of_story(struct db *db, struct arena *a, int64_t story,
    struct correction_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CORRECTION_OF_STORY, f);

	stmt_int(s, "story", story);
	return take(s, a, list, f);
}

bool
correction_newest(struct db *db, struct arena *a, int64_t before, int max,
    struct correction_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CORRECTION_NEWEST, f);

	stmt_int(s, "before", before);
	stmt_int(s, "max", max);
	return take(s, a, list, f);
}

bool
correction_after(struct db *db, struct arena *a, int64_t after, int max,
    struct correction_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CORRECTION_AFTER, f);

	stmt_int(s, "after", after);
	stmt_int(s, "max", max);
	if (!take(s, a, list, f))
		return false;
	for (size_t i = 0; i < list->n / 2; i++) {
		struct correction swap = list->at[i];

		list->at[i] = list->at[list->n - 1 - i];
		list->at[list->n - 1 - i] = swap;
	}
	return true;
}
