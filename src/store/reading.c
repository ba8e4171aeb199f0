/* SPDX-License-Identifier: Apache-2.0 */
/* How often stories were read, and which of them most. */
#include "store/reading.h"

#include "store/ranking.h"
#include "store/stmt.h"

#include "base/banned.h"

bool
reading_add(struct db *db, int64_t hour, int64_t story, int64_t readings,
    struct fault *f)
{
	enum found found = ranking_allows(db, story, f);
	struct stmt *s;

	if (found != FOUND)
		return found == ABSENT;
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
	return stmt_found(step);
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

static bool
find_most(struct db *db, int64_t now, struct ranking *r, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_READING_MOST, f);
	int64_t hour = now - now % READING_HOUR_S;
	enum stmt_step step;

	stmt_int(s, "from", hour - READING_LIST_S + READING_HOUR_S);
	stmt_int(s, "to", hour);
	stmt_int(s, "least", READING_LEAST);
	stmt_int(s, "max", RANKING_LISTED);
	r->n = 0;
	while ((step = stmt_step(s, f)) == STMT_ROW && r->n < RANKING_LISTED)
		r->story[r->n++] = stmt_column_int(s, 0);
	stmt_end(s);
	return step != STMT_FAULTED;
}

bool
reading_rank(struct db *db, int64_t now, bool *changed, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_READING_FORGET, f);
	struct ranking is;

	stmt_int(s, "before", now - READING_KEPT_S);
	return stmt_run(s, f) && find_most(db, now, &is, f) &&
	       ranking_set(db, RANKING_READ, &is, changed, f);
}
