/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every named statement prepares, and none reads a whole table or sorts in a
 * temporary B-tree unless its SQL says why. Run on the edition in the folder
 * given, so that the planner sees real sizes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/db.h"
#include "store/stmt.h"

#include "base/banned.h"

/* The line of a plan that reads too much, or NULL. */
static const char *
bad_step(char *plan)
{
	char *rest;

	for (char *line = strtok_r(plan, "\n", &rest); line != NULL;
	     line = strtok_r(NULL, "\n", &rest)) {
		if (strncmp(line, "SCAN ", 5) == 0 &&
		    strcmp(line, "SCAN CONSTANT ROW") != 0)
			return line;
		if (strstr(line, "TEMP B-TREE") != NULL)
			return line;
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(16 << 20);
	struct db *db[DB__MAX];
	struct fault f = {0};
	int failed = 0;

	if (argc != 2) {
		fprintf(stderr, "usage: plans EDITION\n");
		return 64;
	}
	for (int i = 0; i < DB__MAX; i++) {
		db[i] = db_open(argv[1], i, DB_CREATE, &f);
		if (db[i] == NULL) {
			fprintf(stderr, "%s\n", f.text);
			return 99;
		}
	}
	printf("1..%d\n", QUERY__MAX);
	for (int i = 0; i < QUERY__MAX; i++) {
		const struct stmt_text *text = stmt_text_of(i);
		char *plan = stmt_plan(db[text->file], i, a, &f);
		const char *bad = plan == NULL ? f.text : bad_step(plan);

		if (plan != NULL && text->scan_excused)
			bad = NULL;
		if (bad != NULL)
			failed = 1;
		printf("%sok %d - %s%s%s\n", bad == NULL ? "" : "not ", i + 1,
		    text->name, bad == NULL ? "" : " # ",
		    bad == NULL ? "" : bad);
	}
	for (int i = 0; i < DB__MAX; i++)
		db_close(db[i]);
	arena_free(a);
	return failed;
}
