/* SPDX-License-Identifier: Apache-2.0 */
/* What was withdrawn from a list, for its feeds. */
#include "store/departed.h"

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

/* Step a statement that gives at most max rows, and end it. */
static bool
take(struct stmt *s, struct arena *a, int max, struct departed_list *list,
    struct fault *f)
{
	enum stmt_step step;

	list->n = 0;
	list->at = arena_zalloc(a, (size_t)max, sizeof(*list->at));
	stmt_expect(s, "story at");
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW)
		list->at[list->n++] = (struct departed){
		    stmt_column_int(s, 0), stmt_column_int(s, 1)};
	stmt_end(s);
	return step == STMT_DONE;
}

bool
departed_newest(struct db *db, struct arena *a, int64_t section, int max,
    struct departed_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DEPARTED_NEWEST, f);

	stmt_int(s, "section", section);
	return take(s, a, max, list, f);
}

bool
departed_block(struct db *db, struct arena *a, int64_t section, int64_t first,
    int64_t last, struct departed_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DEPARTED_BLOCK, f);

	stmt_int(s, "section", section);
	stmt_int(s, "first", first);
	stmt_int(s, "last", last);
	return take(s, a, (int)(last - first + 1), list, f);
}
