/* SPDX-License-Identifier: Apache-2.0 */
/* What belongs together: what was found, and what editors say of it. */
#include "store/related.h"

#include "base/arena.h"
#include "base/fault.h"
#include "store/stmt.h"

#include "base/banned.h"

enum {
	SOURCES_MAX = 200,
	/* Places that the query related_all gives. */
	PINNED_LAST = 999
};

static bool
run_story(struct db *db, enum query query, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, query, f);

	stmt_int(s, "story", story);
	return stmt_run(s, f);
}

bool
related_remove(struct db *db, int64_t story, struct fault *f)
{
	return run_story(db, QUERY_TERM_CLEAR, story, f) &&
	       run_story(db, QUERY_RELATED_CLEAR, story, f) &&
	       run_story(db, QUERY_RELATED_CLEAR_TO, story, f) &&
	       run_story(db, QUERY_RELATED_DUE_DROP, story, f);
}

/* Step a statement of numbers to its end. */
static bool
take_numbers(struct stmt *s, int64_t *story, size_t max, size_t *n,
    struct fault *f)
{
	enum stmt_step step;

	*n = 0;
	stmt_int(s, "max", (int64_t)max);
	while ((step = stmt_step(s, f)) == STMT_ROW && *n < max)
		story[(*n)++] = stmt_column_int(s, 0);
	stmt_end(s);
	return step != STMT_FAULTED;
}

bool
related_withdraw(struct db *db, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RELATED_SOURCES, f);
	int64_t source[SOURCES_MAX];
	size_t n;

	stmt_int(s, "story", story);
	if (!take_numbers(s, source, SOURCES_MAX, &n, f) ||
	    !related_remove(db, story, f))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!related_find_own(db, source[i], f))
			return false;
	}
	return true;
}

bool
related_put_off(struct db *db, int64_t story, struct fault *f)
{
	return run_story(db, QUERY_RELATED_DUE_ADD, story, f);
}

bool
related_is_done(struct db *db, int64_t story, struct fault *f)
{
	return run_story(db, QUERY_RELATED_DUE_DROP, story, f);
}

bool
related_due(struct db *db, int64_t after, int64_t *story, size_t max,
    size_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RELATED_DUE_NEXT, f);

	stmt_int(s, "after", after);
	return take_numbers(s, story, max, n, f);
}

bool
related_due_count(struct db *db, int64_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RELATED_DUE_COUNT, f);
	bool ok = stmt_step(s, f) == STMT_ROW;

	if (ok)
		*n = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

bool
related_stories(struct db *db, int64_t after, int64_t *story, size_t max,
    size_t *n, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_TERM_STORIES, f);

	stmt_int(s, "after", after);
	return take_numbers(s, story, max, n, f);
}

enum found
related_facts(struct db *db, struct arena *a, int64_t story,
    struct related_facts *facts, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RELATED_FACTS, f);
	enum stmt_step step;

	stmt_expect(s, "updated package document");
	stmt_int(s, "story", story);
	step = stmt_step(s, f);
	if (step == STMT_ROW)
		*facts = (struct related_facts){stmt_column_int(s, 0),
		    stmt_column_int(s, 1), stmt_column_copy(s, a, 2)};
	stmt_end(s);
	return stmt_found(step);
}

enum found
related_choose(struct db *db, int64_t story, int64_t target,
    enum related_choice choice, struct fault *f)
{
	struct stmt *s = stmt_start(db,
	    choice == RELATED_NO_CHOICE ? QUERY_RELATED_FORGET
					: QUERY_RELATED_CHOOSE,
	    f);

	stmt_int(s, "story", story);
	stmt_int(s, "target", target);
	if (choice != RELATED_NO_CHOICE) {
		stmt_text(s, "choice",
		    choice == RELATED_BANNED ? "banned" : "approved");
		return stmt_run(s, f) ? FOUND : FAULTED;
	}
	return stmt_ask(s, f);
}

bool
related_each(struct db *db, int64_t story,
    void (*each)(void *arg, const struct related_line *line), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_RELATED_ALL, f);
	enum stmt_step step;

	stmt_expect(s, "id place is_approved is_banned score why updated "
		       "headline is_live");
	stmt_int(s, "story", story);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct related_line line = {
		    .target = stmt_column_int(s, 0),
		    .source = stmt_column_int(s, 3) != 0 ? RELATED_IS_BANNED
			      : stmt_column_int(s, 1) <= PINNED_LAST ? RELATED_IS_PINNED
			      : stmt_column_int(s, 2) != 0
				  ? RELATED_IS_APPROVED
				  : RELATED_IS_SUGGESTED,
		    .score = stmt_column_int(s, 4),
		    .why = stmt_column_text(s, 5),
		    .updated = stmt_column_int(s, 6),
		    .headline = stmt_column_text(s, 7),
		    .is_live = stmt_column_int(s, 8) != 0,
		};

		each(arg, &line);
	}
	stmt_end(s);
	return step == STMT_DONE;
}
