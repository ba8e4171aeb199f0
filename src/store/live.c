/* SPDX-License-Identifier: Apache-2.0 */
/* Live stories by their numbers. */
#include "store/live.h"

#include "store/stmt.h"

#include "base/banned.h"

bool
live_after(struct db *db, const struct live_filter *filter, int64_t after,
    size_t max, int64_t *ids, size_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LIVE_AFTER, f);
	enum stmt_step step;

	*n = 0;
	stmt_expect(s, "id");
	stmt_int(s, "section", filter->section);
	stmt_int(s, "since", filter->since);
	stmt_int(s, "after", after);
	stmt_int(s, "max", (int64_t)max);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		ids[(*n)++] = stmt_column_int(s, 0);
	stmt_end(s);
	return step == STMT_DONE;
}
