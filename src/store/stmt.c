/* SPDX-License-Identifier: Apache-2.0 */
/* Named statements: prepared once a connection, bound by name. */
#include "store/stmt.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/log.h"
#include "store/internal.h"

#include "base/banned.h"

static const struct stmt_text queries[QUERY__MAX] = {
#include "store/query_table.h"
};

const struct stmt_text *
stmt_text_of(enum query name)
{
	assert(name < QUERY__MAX);
	return &queries[name];
}

/* Our own mistake: say which statement, then stop. */
static void
mistake(enum query name, const char *what, const char *which)
{
	log_error("statement %s: %s %s", queries[name].name, what, which);
	abort();
}

struct stmt *
stmt_start(struct db *db, enum query name, struct fault *f)
{
	struct stmt *s = &db->stmt[name];

	if (queries[name].file != (int)db->file)
		mistake(name, "asked of", db->path);
	if (s->in_use)
		mistake(name, "is", "in use already");
	if (s->handle == NULL) {
		if (sqlite3_prepare_v3(db->handle, queries[name].sql, -1,
			SQLITE_PREPARE_PERSISTENT, &s->handle,
			NULL) != SQLITE_OK) {
			db_fault(db, queries[name].name, f);
			return NULL;
		}
		s->db = db;
		s->name = name;
	}
	s->in_use = true;
	if (db->is_watched && !db->has_budget)
		watchdog_begin(&db->watched, WATCHDOG_MS);
	sqlite3_clear_bindings(s->handle);
	return s;
}

static int
parameter(struct stmt *s, const char *param)
{
	int n = sqlite3_bind_parameter_count(s->handle);

	for (int i = 1; i <= n; i++) {
		const char *name = sqlite3_bind_parameter_name(s->handle, i);

		if (name != NULL && strcmp(name + 1, param) == 0)
			return i;
	}
	mistake(s->name, "has no parameter", param);
	return 0;
}

void
stmt_int(struct stmt *s, const char *param, int64_t value)
{
	if (s != NULL)
		sqlite3_bind_int64(s->handle, parameter(s, param), value);
}

void
stmt_text(struct stmt *s, const char *param, const char *value)
{
	if (s != NULL)
		sqlite3_bind_text(
		    s->handle, parameter(s, param), value, -1, SQLITE_STATIC);
}

void
stmt_blob(struct stmt *s, const char *param, const void *p, size_t n)
{
	if (s != NULL)
		sqlite3_bind_blob64(
		    s->handle, parameter(s, param), p, n, SQLITE_STATIC);
}

enum stmt_step
stmt_step(struct stmt *s, struct fault *f)
{
	if (s == NULL)
		return STMT_FAULTED;
	switch (sqlite3_step(s->handle)) {
	case SQLITE_ROW:
		return STMT_ROW;
	case SQLITE_DONE:
		return STMT_DONE;
	default:
		db_fault(s->db, queries[s->name].name, f);
		return STMT_FAULTED;
	}
}

int64_t
stmt_column_int(struct stmt *s, int column)
{
	return sqlite3_column_int64(s->handle, column);
}

const char *
stmt_column_text(struct stmt *s, int column)
{
	const char *text = (const char *)sqlite3_column_text(s->handle, column);

	return text == NULL ? "" : text;
}

const void *
stmt_column_blob(struct stmt *s, int column, size_t *n)
{
	const void *p = sqlite3_column_blob(s->handle, column);

	*n = (size_t)sqlite3_column_bytes(s->handle, column);
	return p;
}

char *
stmt_column_copy(struct stmt *s, struct arena *a, int column)
{
	const char *text = stmt_column_text(s, column);

	return arena_copy(
	    a, text, (size_t)sqlite3_column_bytes(s->handle, column));
}

void
stmt_expect(struct stmt *s, const char *columns)
{
	const char *p = columns;
	int i, n;

	if (s == NULL || s->columns_checked)
		return;
	n = sqlite3_column_count(s->handle);
	for (i = 0; i < n; i++) {
		const char *name = sqlite3_column_name(s->handle, i);
		size_t len = strlen(name);

		if (strncmp(p, name, len) != 0 ||
		    (p[len] != ' ' && p[len] != '\0'))
			mistake(s->name, "unexpected column", name);
		p += len + (p[len] == ' ');
	}
	if (*p != '\0')
		mistake(s->name, "lacks column", p);
	s->columns_checked = true;
}

void
stmt_end(struct stmt *s)
{
	if (s == NULL || !s->in_use)
		return;
	sqlite3_reset(s->handle);
	s->in_use = false;
	if (s->db->is_watched && !s->db->has_budget)
		watchdog_end(&s->db->watched);
}

enum found
stmt_found(enum stmt_step step)
{
	return step == STMT_ROW ? FOUND : step == STMT_DONE ? ABSENT : FAULTED;
}

enum found
stmt_ask(struct stmt *s, struct fault *f)
{
	enum stmt_step step = stmt_step(s, f);

	stmt_end(s);
	return stmt_found(step);
}

bool
stmt_like(struct db *db, enum query name, struct arena *a, const char *first,
    int *n, const char **key, struct fault *f)
{
	struct stmt *s = stmt_start(db, name, f);
	/* Behind all that begin so. */
	const char *end = arena_printf(a, "%s~", first);
	enum stmt_step step;

	*n = 0;
	stmt_text(s, "first", first);
	stmt_text(s, "end", end);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		*key = stmt_column_copy(s, a, 0);
		++*n;
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
stmt_run(struct stmt *s, struct fault *f)
{
	enum stmt_step step = stmt_step(s, f);

	stmt_end(s);
	assert(step != STMT_ROW);
	return step == STMT_DONE;
}

char *
stmt_plan(struct db *db, enum query name, struct arena *a, struct fault *f)
{
	char *sql = arena_printf(a, "EXPLAIN QUERY PLAN %s", queries[name].sql);
	sqlite3_stmt *s = NULL;
	struct buf plan = {0};
	char *text = NULL;

	if (sqlite3_prepare_v2(db->handle, sql, -1, &s, NULL) != SQLITE_OK) {
		db_fault(db, queries[name].name, f);
		return NULL;
	}
	while (sqlite3_step(s) == SQLITE_ROW)
		buf_printf(&plan, "%s\n", sqlite3_column_text(s, 3));
	text = arena_string(a, buf_string(&plan));
	buf_release(&plan);
	sqlite3_finalize(s);
	return text;
}
