/* SPDX-License-Identifier: Apache-2.0 */
/* Drafts and their versions. */
#include "store/draft.h"

#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/source.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] = "story state scheduled embargo due headline "
			      "changed changed_by version document";

const char *const draft_states[] = {"draft", "ready", "scheduled", "spiked"};
enum { N_STATES = sizeof(draft_states) / sizeof(draft_states[0]) };

static bool
next_version(struct db *db, int64_t story, int64_t *version, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_VERSION_NEXT, f);
	bool ok;

	stmt_int(s, "story", story);
	ok = stmt_step(s, f) == STMT_ROW;
	if (ok)
		*version = stmt_column_int(s, 0);
	stmt_end(s);
	return ok;
}

static bool
keep_version(struct db *db, const struct draft *d, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_VERSION_KEEP, f);

	stmt_int(s, "story", d->story);
	stmt_int(s, "version", d->version);
	stmt_int(s, "saved", d->changed);
	stmt_text(s, "who", d->changed_by);
	if (d->embargo != 0)
		stmt_int(s, "embargo", d->embargo);
	stmt_text(s, "document", d->document);
	return stmt_run(s, f);
}

static void
bind_state(struct stmt *s, const struct draft *d)
{
	stmt_int(s, "story", d->story);
	stmt_text(s, "state", draft_states[d->state]);
	if (d->scheduled != 0)
		stmt_int(s, "scheduled", d->scheduled);
	if (d->embargo != 0)
		stmt_int(s, "embargo", d->embargo);
}

bool
draft_save(struct db *db, struct draft *d, struct fault *f)
{
	struct stmt *s;

	if (!next_version(db, d->story, &d->version, f) ||
	    !keep_version(db, d, f))
		return false;
	s = stmt_start(db, QUERY_DRAFT_SAVE, f);
	bind_state(s, d);
	stmt_text(s, "headline", d->headline);
	stmt_int(s, "changed", d->changed);
	stmt_text(s, "changed_by", d->changed_by);
	stmt_int(s, "version", d->version);
	stmt_text(s, "document", d->document);
	return stmt_run(s, f);
}

bool
draft_set_state(struct db *db, const struct draft *d, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_STATE, f);

	bind_state(s, d);
	if (!stmt_run(s, f))
		return false;
	s = stmt_start(db, QUERY_DRAFT_VERSION_EMBARGO, f);
	stmt_int(s, "story", d->story);
	if (d->embargo != 0)
		stmt_int(s, "embargo", d->embargo);
	return stmt_run(s, f);
}

static void
decode(struct stmt *s, struct draft *d)
{
	const char *state = stmt_column_text(s, 1);

	d->story = stmt_column_int(s, 0);
	for (int i = 0; i < N_STATES; i++) {
		if (strcmp(state, draft_states[i]) == 0)
			d->state = (enum draft_state)i;
	}
	d->scheduled = stmt_column_int(s, 2);
	d->embargo = stmt_column_int(s, 3);
	d->due = stmt_column_int(s, 4);
	d->headline = stmt_column_text(s, 5);
	d->changed = stmt_column_int(s, 6);
	d->changed_by = stmt_column_text(s, 7);
	d->version = stmt_column_int(s, 8);
	d->document = stmt_column_text(s, 9);
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
		d->changed_by = arena_string(a, d->changed_by);
		d->document = arena_string(a, d->document);
	}
	stmt_end(s);
	return stmt_found(step);
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
	return stmt_found(step);
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
draft_drop(struct db *db, int64_t story, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_DROP, f);

	stmt_int(s, "story", story);
	if (!stmt_run(s, f))
		return false;
	s = stmt_start(db, QUERY_DRAFT_SOURCE_DROP, f);
	stmt_int(s, "story", story);
	return stmt_run(s, f);
}

static void
decode_version(struct stmt *s, struct draft_version *v)
{
	v->version = stmt_column_int(s, 0);
	v->saved = stmt_column_int(s, 1);
	v->who = stmt_column_text(s, 2);
	v->embargo = stmt_column_int(s, 3);
	v->document = stmt_column_text(s, 4);
}

enum found
draft_version_load(struct db *db, struct arena *a, int64_t story,
    int64_t version, struct draft_version *v, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_VERSION_LOAD, f);
	enum stmt_step step;

	stmt_expect(s, "version saved who embargo document");
	stmt_int(s, "story", story);
	stmt_int(s, "version", version);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		decode_version(s, v);
		v->who = arena_string(a, v->who);
		v->document = arena_string(a, v->document);
	}
	stmt_end(s);
	return stmt_found(step);
}

bool
draft_version_each(struct db *db, int64_t story,
    void (*each)(void *arg, const struct draft_version *v), void *arg,
    struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_DRAFT_VERSION_LIST, f);
	struct draft_version v;
	enum stmt_step step;

	stmt_expect(s, "version saved who embargo document");
	stmt_int(s, "story", story);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		decode_version(s, &v);
		each(arg, &v);
	}
	stmt_end(s);
	return step == STMT_DONE;
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
	return stmt_found(step);
}
