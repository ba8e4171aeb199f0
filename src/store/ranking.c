/* SPDX-License-Identifier: Apache-2.0 */
/* Short lists of stories, written only when they change. */
#include "store/ranking.h"

#include <string.h>

#include "store/stmt.h"

#include "base/banned.h"

static const struct {
	enum query list, clear, insert;
} queries[RANKING__MAX] = {
    [RANKING_READ] = {QUERY_MOST_READ_LIST, QUERY_MOST_READ_CLEAR,
	QUERY_MOST_READ_INSERT},
    [RANKING_EMAILED] = {QUERY_MOST_EMAILED_LIST, QUERY_MOST_EMAILED_CLEAR,
	QUERY_MOST_EMAILED_INSERT},
};

enum found
ranking_allows(struct db *db, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RANKING_ALLOWS, f);

	stmt_int(s, "story", story);
	return stmt_ask(s, f);
}

static bool
load(struct db *db, enum ranking_kind kind, struct ranking *r, struct fault *f)
{
	struct stmt *s = stmt_start(db, queries[kind].list, f);
	enum stmt_step step;

	r->n = 0;
	while ((step = stmt_step(s, f)) == STMT_ROW && r->n < RANKING_LISTED)
		r->story[r->n++] = stmt_column_int(s, 0);
	stmt_end(s);
	return step != STMT_FAULTED;
}

static bool
write(struct db *db, enum ranking_kind kind, const struct ranking *r,
    struct fault *f)
{
	if (!stmt_run(stmt_start(db, queries[kind].clear, f), f))
		return false;
	for (size_t i = 0; i < r->n; i++) {
		struct stmt *s = stmt_start(db, queries[kind].insert, f);

		stmt_int(s, "position", (int64_t)i + 1);
		stmt_int(s, "story", r->story[i]);
		if (!stmt_run(s, f))
			return false;
	}
	return true;
}

bool
ranking_set(struct db *db, enum ranking_kind kind, const struct ranking *r,
    bool *changed, struct fault *f)
{
	struct ranking was;

	if (!load(db, kind, &was, f))
		return false;
	*changed = was.n != r->n ||
		   memcmp(was.story, r->story, r->n * sizeof(r->story[0])) != 0;
	return !*changed || write(db, kind, r, f);
}
