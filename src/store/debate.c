/* SPDX-License-Identifier: Apache-2.0 */
/* Talking points and what readers said, as it is shown. */
#include "store/debate.h"

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] =
    "id slug question intro opened closes closed note";

bool
debate_is_open(const struct debate *d, int64_t now)
{
	return d->closed == 0 && d->closes > now;
}

static void
decode(struct stmt *s, struct arena *a, struct debate *d)
{
	*d = (struct debate){
	    .id = stmt_column_int(s, 0),
	    .slug = stmt_column_copy(s, a, 1),
	    .question = stmt_column_copy(s, a, 2),
	    .intro = stmt_column_copy(s, a, 3),
	    .opened = stmt_column_int(s, 4),
	    .closes = stmt_column_int(s, 5),
	    .closed = stmt_column_int(s, 6),
	    .note = stmt_column_copy(s, a, 7),
	};
}

enum found
debate_by_id(struct db *db, struct arena *a, int64_t id, bool low,
    struct debate *d, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DEBATE_BY_ID, f);
	enum stmt_step step;

	stmt_expect(s, columns);
	stmt_int(s, "id", id);
	stmt_int(s, "low", low);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		decode(s, a, d);
	stmt_end(s);
	return stmt_found(step);
}

/* The rows of s, at most max, which is bound here. */
static bool
load(struct stmt *s, struct arena *a, int max, struct debate_list *list,
    struct fault *f)
{
	enum stmt_step step;

	stmt_expect(s, columns);
	stmt_int(s, "max", max);
	*list = (struct debate_list){
	    .at = arena_zalloc(a, (size_t)max, sizeof(*list->at))};
	while ((step = stmt_step(s, f)) == STMT_ROW)
		decode(s, a, &list->at[list->n++]);
	stmt_end(s);
	return step == STMT_DONE;
}

bool
debate_open(struct db *db, struct arena *a, int64_t now, int max, bool low,
    struct debate_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DEBATE_OPEN, f);

	stmt_int(s, "now", now);
	stmt_int(s, "low", low);
	return load(s, a, max, list, f);
}

bool
debate_closed(struct db *db, struct arena *a, int64_t opened, int64_t id,
    int64_t now, int max, bool low, struct debate_list *list, struct fault *f)
{
	bool any = now == INT64_MIN;
	struct stmt *s = stmt_start(
	    db, any ? QUERY_DEBATE_NEWEST : QUERY_DEBATE_CLOSED, f);

	stmt_int(s, "opened", opened);
	stmt_int(s, "id", id);
	stmt_int(s, "low", low);
	if (!any)
		stmt_int(s, "now", now);
	return load(s, a, max, list, f);
}

/* The one number that s gives. */
static bool
load_number(struct stmt *s, int64_t *n, struct fault *f)
{
	bool ok = stmt_step(s, f) == STMT_ROW;

	if (ok)
		*n = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

bool
debate_insert(struct db *db, const struct debate *d,
    const struct debate_text *intro, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DEBATE_INSERT, f);

	stmt_int(s, "id", d->id);
	stmt_text(s, "slug", d->slug);
	stmt_text(s, "question", d->question);
	stmt_text(s, "intro", intro->source);
	stmt_text(s, "intro_full", intro->full);
	stmt_text(s, "intro_low", intro->low);
	stmt_int(s, "opened", d->opened);
	stmt_int(s, "closes", d->closes);
	return stmt_run(s, f);
}

bool
debate_close(struct db *db, int64_t id, int64_t at,
    const struct debate_text *note, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DEBATE_CLOSE, f);

	stmt_int(s, "id", id);
	stmt_int(s, "at", at);
	stmt_text(s, "note", note->source);
	stmt_text(s, "note_full", note->full);
	stmt_text(s, "note_low", note->low);
	return stmt_run(s, f);
}

bool
contribution_add(struct db *db, int64_t debate, const char *origin,
    const struct contribution *c, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CONTRIBUTION_ADD, f);

	stmt_int(s, "debate", debate);
	stmt_text(s, "origin", origin);
	stmt_int(s, "received", c->received);
	stmt_text(s, "name", c->name);
	stmt_text(s, "place", c->place);
	stmt_text(s, "text", c->text);
	stmt_int(s, "edited", c->is_edited);
	return stmt_run(s, f);
}

enum found
contribution_debate(
    struct db *db, const char *origin, int64_t *debate, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CONTRIBUTION_DEBATE, f);
	enum stmt_step step;

	stmt_text(s, "origin", origin);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*debate = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

bool
contribution_cut(
    struct db *db, const char *origin, const char *text, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CONTRIBUTION_CUT, f);

	stmt_text(s, "origin", origin);
	stmt_text(s, "text", text);
	return stmt_run(s, f);
}

bool
contribution_remove(
    struct db *db, const char *origin, int64_t at, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CONTRIBUTION_REMOVE, f);

	stmt_text(s, "origin", origin);
	stmt_int(s, "at", at);
	return stmt_run(s, f);
}

bool
contribution_after(struct db *db, struct arena *a, int64_t debate,
    int64_t after, int max, struct contribution_list *list, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CONTRIBUTION_AFTER, f);
	enum stmt_step step;

	stmt_expect(s, "number received name place text edited");
	stmt_int(s, "debate", debate);
	stmt_int(s, "after", after);
	stmt_int(s, "max", max);
	*list = (struct contribution_list){
	    .at = arena_zalloc(a, (size_t)max, sizeof(*list->at))};
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		list->at[list->n++] = (struct contribution){
		    .number = stmt_column_int(s, 0),
		    .received = stmt_column_int(s, 1),
		    .name = stmt_column_copy(s, a, 2),
		    .place = stmt_column_copy(s, a, 3),
		    .text = stmt_column_copy(s, a, 4),
		    .is_edited = stmt_column_int(s, 5) != 0,
		};
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
contribution_count(
    struct db *db, int64_t debate, int64_t *count, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_CONTRIBUTION_COUNT, f);

	stmt_int(s, "debate", debate);
	return load_number(s, count, f);
}
