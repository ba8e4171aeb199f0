/* SPDX-License-Identifier: Apache-2.0 */
/* The front page as it stood: a row for each minute in which it changed. */
#include "store/snapshot.h"

#include <stdio.h>

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

enum found
snapshot_load(struct db *db, struct arena *a, int64_t at, const char **layout,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SNAPSHOT_LOAD, f);
	enum stmt_step step;

	stmt_int(s, "at", at);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*layout = stmt_column_copy(s, a, 0);
	stmt_end(s);
	return stmt_found(step);
}

enum found
snapshot_before(struct db *db, struct arena *a, int64_t before, int64_t *at,
    const char **layout, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SNAPSHOT_BEFORE, f);
	enum stmt_step step;

	stmt_expect(s, "at layout");
	stmt_int(s, "before", before);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		*at = stmt_column_int(s, 0);
		*layout = stmt_column_copy(s, a, 1);
	}
	stmt_end(s);
	return stmt_found(step);
}

enum found
snapshot_after(struct db *db, int64_t after, int64_t *at, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SNAPSHOT_AFTER, f);
	enum stmt_step step;

	stmt_int(s, "after", after);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*at = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

bool
snapshot_write(struct db *db, int64_t at, const char *layout, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SNAPSHOT_WRITE, f);

	stmt_int(s, "at", at);
	stmt_text(s, "layout", layout);
	return stmt_run(s, f);
}

bool
snapshot_drop(struct db *db, int64_t at, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SNAPSHOT_DROP, f);

	stmt_int(s, "at", at);
	return stmt_run(s, f);
}

bool
snapshot_revision(
    struct db *db, int64_t story, int64_t *revision, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SNAPSHOT_REVISION, f);
	bool ok;

	stmt_int(s, "story", story);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*revision = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

static enum found
is_withdrawn(struct db *db, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_SNAPSHOT_WITHDRAWN, f);

	stmt_int(s, "story", story);
	return stmt_ask(s, f);
}

/* "[12,3]" can be nothing else: a section stands before a list of lists. */
bool
snapshot_forget_withdrawn(
    struct db *db, int64_t story, int64_t last, struct fault *f)
{
	enum found found = is_withdrawn(db, story, f);

	for (int64_t i = 1; found == FOUND && i <= last; i++) {
		struct stmt *s = stmt_start(db, QUERY_SNAPSHOT_FORGET, f);
		char was[64], now[64];

		snprintf(was, sizeof(was), "[%lld,%lld]", (long long)story,
		    (long long)i);
		snprintf(now, sizeof(now), "[%lld,0]", (long long)story);
		stmt_text(s, "was", was);
		stmt_text(s, "now", now);
		if (!stmt_run(s, f))
			return false;
	}
	return found != FAULTED;
}
