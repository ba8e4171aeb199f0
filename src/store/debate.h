/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_DEBATE_H
#define STORE_DEBATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * A talking point: a question, open from when until when, and what readers
 * said of it, as approved. Its number is one of the stories'. Strings live in
 * the arena and are never NULL.
 */
struct debate {
	int64_t id;
	const char *slug;
	const char *question;
	const char *intro; /* HTML of the skin that was asked for */
	int64_t opened;
	int64_t closes; /* by itself */
	int64_t closed; /* by hand, before that; 0: it was not */
	const char *note; /* the closing note, HTML, or "" */
};

/* At most so many are open at a time. */
enum { DEBATE_OPEN_MAX = 10 };

struct debate_list {
	size_t n;
	struct debate *at;
};

/* Whether it is open at now. */
bool debate_is_open(const struct debate *d, int64_t now);

enum found debate_by_id(struct db *db, struct arena *a, int64_t id, bool low,
    struct debate *d, struct fault *f);

/* At most max that are open at now, the first to be closed first. */
bool debate_open(struct db *db, struct arena *a, int64_t now, int max,
    bool low, struct debate_list *list, struct fault *f);

/*
 * At most max that were opened before (opened, id), the newest first: those
 * closed at now, or, with now INT64_MIN, any.
 */
bool debate_closed(struct db *db, struct arena *a, int64_t opened, int64_t id,
    int64_t now, int max, bool low, struct debate_list *list,
    struct fault *f);

/* Text for readers: as its editors wrote it, and as each skin shows it. */
struct debate_text {
	const char *source; /* CommonMark */
	const char *full;
	const char *low;
};

/* Within a write transaction: d without its texts, and its intro. */
bool debate_insert(struct db *db, const struct debate *d,
    const struct debate_text *intro, struct fault *f);
bool debate_close(struct db *db, int64_t id, int64_t at,
    const struct debate_text *note, struct fault *f);

/* What a reader said, as it is shown. */
struct contribution {
	int64_t number; /* within its debate, in the order of approval */
	int64_t received;
	const char *name;
	const char *place; /* or "" */
	const char *text;  /* plain, paragraphs parted by empty lines */
	bool is_edited;
};

struct contribution_list {
	size_t n;
	struct contribution *at;
};

/*
 * Within a write transaction: c, whose number is not read, as the next one of
 * a debate. origin is the letter's key; of one that came in before nothing is
 * done.
 */
bool contribution_add(struct db *db, int64_t debate, const char *origin,
    const struct contribution *c, struct fault *f);

/* The debate that what came from origin is in. */
enum found contribution_debate(
    struct db *db, const char *origin, int64_t *debate, struct fault *f);

/* The same: another text for what is shown; its words are taken off. */
bool contribution_cut(
    struct db *db, const char *origin, const char *text, struct fault *f);
bool contribution_remove(
    struct db *db, const char *origin, int64_t at, struct fault *f);

/* At most max of those shown with numbers above after, ascending. */
bool contribution_after(struct db *db, struct arena *a, int64_t debate,
    int64_t after, int max, struct contribution_list *list, struct fault *f);

/* How many are shown. */
bool contribution_count(
    struct db *db, int64_t debate, int64_t *count, struct fault *f);

#endif
