/* SPDX-License-Identifier: Apache-2.0 */
/* Whether Internet links work, as far as visits have told. */
#include "store/link_check.h"

#include <string.h>

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

enum found
link_check_load(struct db *db, struct arena *a, const char *url,
    struct link_check *c, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LINK_CHECK_LOAD, f);
	enum stmt_step step;

	*c = (struct link_check){.url = arena_string(a, url)};
	stmt_expect(s, "url checked status failures gone failed not_before "
		       "dead_since");
	stmt_text(s, "url", url);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		c->checked = stmt_column_int(s, 1);
		c->status = stmt_column_int(s, 2);
		c->failures = stmt_column_int(s, 3);
		c->gone = stmt_column_int(s, 4);
		c->failed = stmt_column_int(s, 5);
		c->not_before = stmt_column_int(s, 6);
		c->dead_since = stmt_column_int(s, 7);
	}
	stmt_end(s);
	return stmt_found(step);
}

bool
link_check_save(struct db *db, const struct link_check *c, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LINK_CHECK_SAVE, f);

	stmt_text(s, "url", c->url);
	stmt_int(s, "checked", c->checked);
	stmt_int(s, "status", c->status);
	stmt_int(s, "failures", c->failures);
	stmt_int(s, "gone", c->gone);
	stmt_int(s, "failed", c->failed);
	stmt_int(s, "not_before", c->not_before);
	if (c->dead_since != 0)
		stmt_int(s, "dead_since", c->dead_since);
	return stmt_run(s, f);
}

bool
link_check_forget(struct db *db, struct fault *f)
{
	return stmt_run(stmt_start(db, QUERY_LINK_CHECK_FORGET, f), f);
}

/* Step a statement of links to its end, and end it. */
static bool
take_urls(
    struct stmt *s, struct arena *a, struct link_due *due, struct fault *f)
{
	enum stmt_step step;
	size_t room = 0;

	*due = (struct link_due){0};
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		if (due->n == room) {
			const char **at = arena_zalloc(
			    a, room == 0 ? 64 : 2 * room, sizeof(*at));

			if (room > 0)
				memcpy(at, due->url, room * sizeof(*at));
			due->url = at;
			room = room == 0 ? 64 : 2 * room;
		}
		due->url[due->n++] = stmt_column_copy(s, a, 0);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
link_due(struct db *db, struct arena *a, int64_t before, int64_t now,
    struct link_due *due, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LINK_DUE, f);

	stmt_expect(s, "url checked");
	stmt_int(s, "before", before);
	stmt_int(s, "now", now);
	return take_urls(s, a, due, f);
}

bool
link_waiting(struct db *db, struct arena *a, int64_t now,
    struct link_due *waiting, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LINK_WAITING, f);

	stmt_expect(s, "url not_before");
	stmt_int(s, "now", now);
	return take_urls(s, a, waiting, f);
}

bool
link_dead(struct db *db,
    void (*each)(void *arg, const struct link_check *c, const char *place),
    void *arg, struct fault *f)
{
	struct stmt *s = stmt_start(db, QUERY_LINK_DEAD, f);
	enum stmt_step step;

	stmt_expect(s, "url checked status dead_since place");
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		struct link_check c = {
		    .url = stmt_column_text(s, 0),
		    .checked = stmt_column_int(s, 1),
		    .status = stmt_column_int(s, 2),
		    .dead_since = stmt_column_int(s, 3),
		};

		each(arg, &c, stmt_column_text(s, 4));
	}
	stmt_end(s);
	return step == STMT_DONE;
}
