/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_STMT_H
#define STORE_STMT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"
#include "store/query_name.h"

struct arena;
struct db;
struct fault;

/*
 * A named statement of sql/query in use. It is prepared once a connection
 * and kept. Names of statements are an enumeration made from the SQL, so a
 * misspelt one does not compile; a misspelt parameter or a column that is
 * not where its decoder reads it is an assertion.
 */
struct stmt;

enum stmt_step { STMT_ROW, STMT_DONE, STMT_FAULTED };

/*
 * Begin to use a statement; all its parameters are NULL. Aborts when the
 * statement is in use already. Returns NULL with f set when it cannot be
 * prepared; every function here takes NULL for such a statement, and
 * stmt_step then gives STMT_FAULTED, so that only the step need be checked.
 */
struct stmt *stmt_start(struct db *db, enum query name, struct fault *f);

/* Bind by name, without the colon. Text must live until stmt_end. */
void stmt_int(struct stmt *s, const char *param, int64_t value);
void stmt_text(struct stmt *s, const char *param, const char *value);
void stmt_blob(struct stmt *s, const char *param, const void *p, size_t n);

/* The next row. STMT_FAULTED leaves f as stmt_start or the engine set it. */
enum stmt_step stmt_step(struct stmt *s, struct fault *f);

/* Columns of the row, from 0; text is never NULL and lives until the step. */
int64_t stmt_column_int(struct stmt *s, int column);
const char *stmt_column_text(struct stmt *s, int column);
const void *stmt_column_blob(struct stmt *s, int column, size_t *n);

/* Column text as a string of arena a. */
char *stmt_column_copy(struct stmt *s, struct arena *a, int column);

/*
 * Abort unless the columns have exactly these names, "a b c": a decoder
 * calls it before its first row. The check is made once a prepared statement.
 */
void stmt_expect(struct stmt *s, const char *columns);

/* Done with the statement. */
void stmt_end(struct stmt *s);

/* Step once, expecting no row, and end. */
bool stmt_run(struct stmt *s, struct fault *f);

/* What a step says of a thing that is looked for. */
enum found stmt_found(enum stmt_step step);

/* Step once and end: whether there is a row. */
enum found stmt_ask(struct stmt *s, struct fault *f);

/*
 * For a statement that gives the hexadecimal keys from :first up to :end: how
 * many begin with first, two meaning more than one; one of them to *key, in
 * arena a.
 */
bool stmt_like(struct db *db, enum query name, struct arena *a,
    const char *first, int *n, const char **key, struct fault *f);

/* The SQL of a statement and what is said of it, for tests and tools. */
struct stmt_text {
	const char *name;
	int file;          /* enum db_file */
	bool scan_excused; /* "-- scan: reason" */
	const char *sql;
};
const struct stmt_text *stmt_text_of(enum query name);

/*
 * The engine's plan for a statement, a line a step, in arena a; NULL and f
 * when it does not prepare.
 */
char *stmt_plan(
    struct db *db, enum query name, struct arena *a, struct fault *f);

#endif
