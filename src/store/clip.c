/* SPDX-License-Identifier: Apache-2.0 */
/* Sound and film of stories, and entries of live pages: derived rows. */
#include "store/clip.h"

#include <string.h>

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

/* Room for one more of size behind the *n at list; *n is counted up. */
static void *
more(struct arena *a, void **list, size_t *n, size_t size)
{
	if ((*n & (*n - 1)) == 0) {
		void *grown = arena_zalloc(a, *n == 0 ? 1 : *n * 2, size);

		if (*n > 0)
			memcpy(grown, *list, *n * size);
		*list = grown;
	}
	return (char *)*list + (*n)++ * size;
}

static bool
remove_all(struct db *db, enum query query, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, query, f);

	stmt_int(s, "story", story);
	return stmt_run(s, f);
}

bool
clip_remove(struct db *db, int64_t story, struct fault *f)
{
	return remove_all(db, QUERY_CLIP_CLEAR, story, f);
}

bool
clip_write(struct db *db, int64_t story, const struct clip_list *list,
    struct fault *f)
{
	if (!clip_remove(db, story, f))
		return false;
	for (size_t i = 0; i < list->n; i++) {
		const struct clip *c = &list->at[i];
		struct stmt *s = stmt_start(db, QUERY_CLIP_INSERT, f);

		stmt_int(s, "story", story);
		stmt_int(s, "position", (int64_t)i + 1);
		stmt_text(s, "kind", c->is_video ? "video" : "audio");
		stmt_text(s, "type", c->type);
		stmt_text(s, "hash", c->hash);
		stmt_int(s, "bytes", c->bytes);
		stmt_int(s, "duration", c->duration);
		stmt_text(s, "title", c->title);
		stmt_int(s, "recorded", c->recorded);
		stmt_text(s, "transcript", c->transcript);
		stmt_text(s, "no_transcript", c->no_transcript);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

bool
clip_load(struct db *db, struct arena *a, int64_t story,
    struct clip_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CLIP_OF, f);
	enum stmt_step step;
	void *at = NULL;

	*list = (struct clip_list){0};
	stmt_expect(s, "kind type hash bytes duration title recorded "
		       "transcript no_transcript");
	stmt_int(s, "story", story);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct clip *c = more(a, &at, &list->n, sizeof(*c));

		c->is_video = strcmp(stmt_column_text(s, 0), "video") == 0;
		c->type = stmt_column_copy(s, a, 1);
		c->hash = stmt_column_copy(s, a, 2);
		c->bytes = stmt_column_int(s, 3);
		c->duration = stmt_column_int(s, 4);
		c->title = stmt_column_copy(s, a, 5);
		c->recorded = stmt_column_int(s, 6);
		c->transcript = stmt_column_copy(s, a, 7);
		c->no_transcript = stmt_column_copy(s, a, 8);
	}
	stmt_end(s);
	list->at = at;
	return step == STMT_DONE;
}

enum found
clip_newest(struct db *db, int64_t section, int64_t *story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CLIP_NEWEST, f);
	enum stmt_step step;

	stmt_int(s, "section", section);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*story = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

bool
entry_remove(struct db *db, int64_t story, struct fault *f)
{
	return remove_all(db, QUERY_LIVE_ENTRY_CLEAR, story, f);
}

bool
entry_write(struct db *db, int64_t story, const struct entry_list *list,
    struct fault *f)
{
	if (!entry_remove(db, story, f))
		return false;
	for (size_t i = 0; i < list->n; i++) {
		const struct entry *e = &list->at[i];
		struct stmt *s = stmt_start(db, QUERY_LIVE_ENTRY_INSERT, f);

		stmt_int(s, "story", story);
		stmt_int(s, "position", (int64_t)i + 1);
		stmt_int(s, "at", e->at);
		stmt_int(s, "is_key", e->is_key);
		stmt_int(s, "page", e->page);
		stmt_text(s, "anchor", e->anchor);
		stmt_text(s, "title", e->title);
		stmt_text(s, "text", e->text);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

static bool
take_entries(
    struct stmt *s, struct arena *a, struct entry_list *list, struct fault *f)
{
	enum stmt_step step;
	void *at = NULL;

	*list = (struct entry_list){0};
	stmt_expect(s, "at is_key page anchor title text");
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct entry *e = more(a, &at, &list->n, sizeof(*e));

		e->at = stmt_column_int(s, 0);
		e->is_key = stmt_column_int(s, 1) != 0;
		e->page = stmt_column_int(s, 2);
		e->anchor = stmt_column_copy(s, a, 3);
		e->title = stmt_column_copy(s, a, 4);
		e->text = stmt_column_copy(s, a, 5);
	}
	stmt_end(s);
	list->at = at;
	return step == STMT_DONE;
}

bool
entry_load(struct db *db, struct arena *a, int64_t story, int max,
    struct entry_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LIVE_ENTRY_OF, f);

	stmt_int(s, "story", story);
	stmt_int(s, "max", max);
	return take_entries(s, a, list, f);
}

bool
entry_keys(struct db *db, struct arena *a, int64_t story,
    struct entry_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LIVE_ENTRY_KEYS, f);

	stmt_int(s, "story", story);
	return take_entries(s, a, list, f);
}

bool
entry_first(struct db *db, int64_t story, int64_t *at, int64_t *n,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LIVE_ENTRY_FIRST, f);
	bool ok;

	stmt_int(s, "story", story);
	ok = stmt_step(s, f) == STMT_ROW;
	*at = ok ? stmt_column_int(s, 0) : 0;
	*n = ok ? stmt_column_int(s, 1) : 0;
	stmt_end(s);
	return ok;
}
