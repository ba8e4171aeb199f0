/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_STORE_NEWSROOM_H
#define TESTS_STORE_NEWSROOM_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/desk.h"
#include "store/search.h"
#include "story/document.h"

/*
 * An edition of its own in a folder that goes at the end, and its desk, for
 * tests of what is found. Whatever goes wrong in here fails the test.
 */
struct newsroom {
	struct arena *a; /* reset by newsroom_find */
	struct desk *desk;
	struct db *db; /* the edition */
	char dir[32];
	const char *section; /* of new stories, and of what is found */
	int64_t clock;       /* of the next story */
};

/* Make one with these sections (see desk/tree.h). */
void newsroom_open(struct newsroom *n, const char *sections);
void newsroom_close(struct newsroom *n);

/* Close and open its desk again. */
void newsroom_reopen(struct newsroom *n);

/* A document of the section with that text, a second newer than the last. */
struct document newsroom_document(
    struct newsroom *n, const char *headline, const char *body);

/* Take it; its number. The guid also is its name in what is found. */
int64_t newsroom_take(struct newsroom *n, const char *guid, struct document *d,
    enum desk_status status);

/* Both at once: a live story of that body. */
int64_t newsroom_story(struct newsroom *n, const char *guid, const char *body);

/* The search that a reader types, in the newsroom's section. */
void newsroom_understand(
    struct newsroom *n, const char *text, struct search *s);

/*
 * The guids of what the text finds, oldest first, with blanks between; also
 * counted, and by relevance, which must find the same. Good until the next.
 */
const char *newsroom_find(struct newsroom *n, const char *text);

/* The one number that SQL gives, by a connection without any of our code. */
int64_t newsroom_ask(struct newsroom *n, const char *sql);

/* Fail with f's text unless ok. */
void newsroom_must(bool ok, const struct fault *f);

#endif
