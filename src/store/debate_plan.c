/* SPDX-License-Identifier: Apache-2.0 */
/* Talking points that have not been opened. */
#include "store/debate_plan.h"

#include "store/stmt.h"

#include "base/arena.h"

#include "base/banned.h"

static const char columns[] = "id question intro opens closes lasts";

bool
debate_plan_insert(
    struct db *newsroom, const struct debate_plan *plan, struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_DEBATE_PLAN_INSERT, f);

	stmt_int(s, "id", plan->id);
	stmt_text(s, "question", plan->question);
	stmt_text(s, "intro", plan->intro);
	if (plan->opens != 0)
		stmt_int(s, "opens", plan->opens);
	if (plan->closes != 0)
		stmt_int(s, "closes", plan->closes);
	else
		stmt_int(s, "lasts", plan->lasts_s);
	return stmt_run(s, f);
}

bool
debate_plan_drop(struct db *newsroom, int64_t id, struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_DEBATE_PLAN_DROP, f);

	stmt_int(s, "id", id);
	return stmt_run(s, f);
}

enum found
debate_plan_load(struct db *newsroom, struct arena *a, int64_t id,
    struct debate_plan *plan, struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_DEBATE_PLAN_LOAD, f);
	enum stmt_step step;

	stmt_expect(s, columns);
	stmt_int(s, "id", id);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*plan = (struct debate_plan){
		    .id = stmt_column_int(s, 0),
		    .question = stmt_column_copy(s, a, 1),
		    .intro = stmt_column_copy(s, a, 2),
		    .opens = stmt_column_int(s, 3),
		    .closes = stmt_column_int(s, 4),
		    .lasts_s = stmt_column_int(s, 5),
		};
	stmt_end(s);
	return stmt_found(step);
}

bool
debate_plan_each(struct db *newsroom, int64_t after, int64_t max,
    void (*each)(void *arg, const struct debate_plan *plan), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_DEBATE_PLAN_EACH, f);
	enum stmt_step step;

	stmt_expect(s, columns);
	stmt_int(s, "after", after);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct debate_plan plan = {
		    .id = stmt_column_int(s, 0),
		    .question = stmt_column_text(s, 1),
		    .intro = stmt_column_text(s, 2),
		    .opens = stmt_column_int(s, 3),
		    .closes = stmt_column_int(s, 4),
		    .lasts_s = stmt_column_int(s, 5),
		};

		each(arg, &plan);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

enum found
debate_plan_due(struct db *newsroom, int64_t now, int64_t *opens, int64_t *id,
    struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_DEBATE_PLAN_DUE, f);
	enum stmt_step step;

	stmt_int(s, "now", now);
	stmt_int(s, "opens", *opens);
	stmt_int(s, "id", *id);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		*id = stmt_column_int(s, 0);
		*opens = stmt_column_int(s, 1);
	}
	stmt_end(s);
	return stmt_found(step);
}
