/* SPDX-License-Identifier: Apache-2.0 */
/* How often stories were read, and which of them most. */
#include "store/reading.h"

#include <string.h>

#include "base/fault.h"
#include "store/stmt.h"

#include "base/banned.h"

static bool
is_story(struct db *db, int64_t story, bool *is, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_READING_OF, f);
	enum stmt_step step;

	stmt_int(s, "story", story);
	step = stmt_step(s, f);
	*is = step == STMT_ROW;
	stmt_end(s);
	return step != STMT_FAULTED;
}

bool
reading_add(struct db *db, int64_t hour, int64_t story, int64_t readings,
    struct fault *f)
{
	struct stmt *s;
	bool is;

	if (!is_story(db, story, &is, f))
		return false;
	if (!is)
		return true;
	s = stmt_start(db, QUERY_READING_ADD, f);
	stmt_int(s, "hour", hour);
	stmt_int(s, "story", story);
	stmt_int(s, "readings", readings);
	return stmt_run(s, f);
}

enum found
reading_mark_load(struct db *db, struct reading_mark *m, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_READING_MARK_LOAD, f);
	enum stmt_step step = stmt_step(s, f);

	if (step == STMT_ROW)
		*m = (struct reading_mark){stmt_column_int(s, 0),
		    stmt_column_int(s, 1), stmt_column_int(s, 2)};
	stmt_end(s);
	return step == STMT_ROW ? FOUND : step == STMT_DONE ? ABSENT : FAULTED;
}

bool
reading_mark_save(struct db *db, const struct reading_mark *m, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_READING_MARK_SAVE, f);

	stmt_int(s, "device", m->device);
	stmt_int(s, "inode", m->inode);
	stmt_int(s, "offset", m->offset);
	return stmt_run(s, f);
}

struct ranking {
	size_t n;
	int64_t story[READING_LISTED];
};

/* Step a statement whose first column is a story to its end. */
static bool
take_stories(struct stmt *s, struct ranking *r, struct fault *f)
{
	enum stmt_step step;

	r->n = 0;
	while ((step = stmt_step(s, f)) == STMT_ROW && r->n < READING_LISTED)
		r->story[r->n++] = stmt_column_int(s, 0);
	stmt_end(s);
	return step != STMT_FAULTED;
}

static bool
find_most(struct db *db, int64_t now, struct ranking *r, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_READING_MOST, f);
	int64_t hour = now - now % READING_HOUR_S;

	stmt_int(s, "from", hour - READING_LIST_S + READING_HOUR_S);
	stmt_int(s, "to", hour);
	stmt_int(s, "least", READING_LEAST);
	stmt_int(s, "max", READING_LISTED);
	return take_stories(s, r, f);
}

static bool
write_ranking(struct db *db, const struct ranking *r, struct fault *f)
{
	if (!stmt_run(stmt_start(db, QUERY_MOST_READ_CLEAR, f), f))
		return false;
	for (size_t i = 0; i < r->n; i++) {
		struct stmt *s = stmt_start(db, QUERY_MOST_READ_INSERT, f);

		stmt_int(s, "position", (int64_t)i + 1);
		stmt_int(s, "story", r->story[i]);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

bool
reading_rank(struct db *db, int64_t now, bool *changed, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_READING_FORGET, f);
	struct ranking was, is;

	stmt_int(s, "before", now - READING_KEPT_S);
	if (!stmt_run(s, f) || !find_most(db, now, &is, f) ||
	    !take_stories(stmt_start(db, QUERY_MOST_READ_LIST, f), &was, f))
		return false;
	*changed = was.n != is.n ||
		   memcmp(was.story, is.story, is.n * sizeof(is.story[0])) != 0;
	return !*changed || write_ranking(db, &is, f);
}
