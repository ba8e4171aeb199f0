/* SPDX-License-Identifier: Apache-2.0 */
/* Acts on their way from newsroom to edition; the audit log; the clock. */
#include "store/operation.h"

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

bool
operation_begin(
    struct db *newsroom, const struct operation *o, struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_OPERATION_BEGIN, f);

	stmt_text(s, "id", o->id);
	stmt_int(s, "story", o->story);
	stmt_text(s, "act", o->act);
	stmt_int(s, "at", o->at);
	stmt_text(s, "who", o->who);
	stmt_text(s, "why", o->why);
	stmt_text(s, "detail", o->detail);
	return stmt_run(s, f);
}

enum found
operation_end(struct db *newsroom, const char *id, struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_OPERATION_END, f);

	stmt_text(s, "id", id);
	return stmt_ask(s, f);
}

enum found
operation_pending(struct db *newsroom, struct arena *a, struct operation *o,
    struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_OPERATION_PENDING, f);
	enum stmt_step step;

	stmt_expect(s, "id story act at who why detail");
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		o->id = stmt_column_copy(s, a, 0);
		o->story = stmt_column_int(s, 1);
		o->act = stmt_column_copy(s, a, 2);
		o->at = stmt_column_int(s, 3);
		o->who = stmt_column_copy(s, a, 4);
		o->why = stmt_column_copy(s, a, 5);
		o->detail = stmt_column_copy(s, a, 6);
	}
	stmt_end(s);
	return stmt_found(step);
}

enum found
operation_arrived(struct db *edition, const char *id, struct fault *f)
{
	struct stmt *s = stmt_start(edition, QUERY_OPERATION_ARRIVED, f);

	stmt_text(s, "operation", id);
	return stmt_ask(s, f);
}

bool
operation_arrive(
    struct db *edition, const struct operation *o, struct fault *f)
{
	struct stmt *s = stmt_start(edition, QUERY_OPERATION_ARRIVE, f);

	stmt_text(s, "operation", o->id);
	stmt_int(s, "story", o->story);
	stmt_int(s, "at", o->at);
	return stmt_run(s, f);
}

bool
audit_write(struct db *newsroom, const struct audit *line, struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_AUDIT_INSERT, f);

	stmt_int(s, "at", line->at);
	stmt_text(s, "who", line->who);
	stmt_text(s, "act", line->act);
	if (line->story != 0)
		stmt_int(s, "story", line->story);
	stmt_text(s, "why", line->why);
	return stmt_run(s, f);
}

bool
audit_each(struct db *newsroom, int64_t story, int64_t max,
    void (*each)(void *arg, const struct audit *line), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(newsroom,
	    story != 0 ? QUERY_AUDIT_OF_STORY : QUERY_AUDIT_NEWEST, f);
	enum stmt_step step;

	stmt_expect(s, "at who act story why");
	if (story != 0)
		stmt_int(s, "story", story);
	stmt_int(s, "max", max);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct audit line = {
		    .at = stmt_column_int(s, 0),
		    .who = stmt_column_text(s, 1),
		    .act = stmt_column_text(s, 2),
		    .story = stmt_column_int(s, 3),
		    .why = stmt_column_text(s, 4),
		};

		each(arg, &line);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

enum found
clock_mark_load(struct db *newsroom, struct arena *a, struct clock_mark *m,
    struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_CLOCK_LOAD, f);
	enum stmt_step step = stmt_step(s, f);

	if (step == STMT_ROW) {
		m->now = stmt_column_int(s, 0);
		m->uptime = stmt_column_int(s, 1);
		m->boot = stmt_column_copy(s, a, 2);
	}
	stmt_end(s);
	return stmt_found(step);
}

bool
clock_mark_save(
    struct db *newsroom, const struct clock_mark *m, struct fault *f)
{
	struct stmt *s = stmt_start(newsroom, QUERY_CLOCK_SAVE, f);

	stmt_int(s, "now", m->now);
	stmt_int(s, "uptime", m->uptime);
	stmt_text(s, "boot", m->boot);
	return stmt_run(s, f);
}
