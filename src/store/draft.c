/* SPDX-License-Identifier: Apache-2.0 */
/* Drafts, their moves into the edition, and the audit log. */
#include "store/draft.h"

#include "base/arena.h"
#include "base/fault.h"
#include "store/source.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] = "story state due headline changed document";

bool
draft_save(struct db *db, const struct draft *d, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_SAVE, f);

	stmt_int(s, "story", d->story);
	stmt_text(s, "state", d->is_embargoed ? "embargoed" : "draft");
	if (d->is_embargoed)
		stmt_int(s, "due", d->due);
	stmt_text(s, "headline", d->headline);
	stmt_int(s, "changed", d->changed);
	stmt_text(s, "document", d->document);
	return stmt_run(s, f);
}

static void
decode(struct stmt *s, struct draft *d)
{
	d->story = stmt_column_int(s, 0);
	d->is_embargoed = stmt_column_text(s, 1)[0] == 'e';
	d->due = stmt_column_int(s, 2);
	d->headline = stmt_column_text(s, 3);
	d->changed = stmt_column_int(s, 4);
	d->document = stmt_column_text(s, 5);
}

static enum found
found_of(enum stmt_step step)
{
	return step == STMT_ROW ? FOUND : step == STMT_DONE ? ABSENT : FAULTED;
}

enum found
draft_load(struct db *db, struct arena *a, int64_t story, struct draft *d,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_BY_STORY, f);
	enum stmt_step step;

	stmt_expect(s, columns);
	stmt_int(s, "story", story);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		decode(s, d);
		d->headline = arena_string(a, d->headline);
		d->document = arena_string(a, d->document);
	}
	stmt_end(s);
	return found_of(step);
}

enum found
draft_due(
    struct db *db, int64_t now, int64_t *due, int64_t *story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_DUE, f);
	enum stmt_step step;

	stmt_expect(s, "story due");
	stmt_int(s, "now", now);
	stmt_int(s, "due", *due);
	stmt_int(s, "story", *story);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		*story = stmt_column_int(s, 0);
		*due = stmt_column_int(s, 1);
	}
	stmt_end(s);
	return found_of(step);
}

bool
draft_each(struct db *db, void (*each)(void *arg, const struct draft *d),
    void *arg, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_LIST, f);
	enum stmt_step step;
	struct draft d;

	stmt_expect(s, columns);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		decode(s, &d);
		each(arg, &d);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
draft_move(struct db *db, int64_t story, const char *operation, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_MOVE, f);

	stmt_int(s, "story", story);
	stmt_text(s, "operation", operation);
	return stmt_run(s, f);
}

bool
draft_moved(struct db *db, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_MOVED, f);

	stmt_int(s, "story", story);
	if (!stmt_run(s, f))
		return false;
	s = stmt_start(db, QUERY_DRAFT_SOURCE_DROP, f);
	stmt_int(s, "story", story);
	return stmt_run(s, f);
}

enum found
draft_moving(struct db *db, struct arena *a, int64_t *story,
    const char **operation, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_MOVING, f);
	enum stmt_step step = stmt_step(s, f);

	if (step == STMT_ROW) {
		*story = stmt_column_int(s, 0);
		*operation = stmt_column_copy(s, a, 1);
	}
	stmt_end(s);
	return found_of(step);
}

enum found
draft_source(struct db *db, struct arena *a, int64_t story, const char **source,
    const char **guid, const unsigned char **digest, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_SOURCE_OF, f);
	enum stmt_step step;
	size_t n;

	stmt_int(s, "story", story);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		const void *have = stmt_column_blob(s, 2, &n);

		*source = stmt_column_copy(s, a, 0);
		*guid = stmt_column_copy(s, a, 1);
		*digest = (const unsigned char *)arena_copy(a, have, n);
	}
	stmt_end(s);
	return found_of(step);
}

bool
audit_write(struct db *db, int64_t now, const char *who, const char *act,
    int64_t story, const char *why, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_AUDIT_INSERT, f);

	stmt_int(s, "at", now);
	stmt_text(s, "who", who);
	stmt_text(s, "act", act);
	if (story != 0)
		stmt_int(s, "story", story);
	stmt_text(s, "why", why);
	return stmt_run(s, f);
}
