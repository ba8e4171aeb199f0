/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct conf;
struct db;
struct document;
struct fault;

/*
 * The acts of a newsroom on stories. Importers, the command and (later) the
 * newsroom in the browser all end here. A desk holds both databases open for
 * writing, and what rendering a body needs; it belongs to one thread.
 */
struct desk;

/*
 * Open the desk of conf's edition; who is written in the audit log. Moves
 * from newsroom to edition that stopped half way are finished first. NULL
 * and f: as db_open, or FAULT_CONFIG for a template.
 */
struct desk *desk_open(
    const struct conf *conf, const char *who, struct fault *f);
void desk_close(struct desk *d);

/* The databases, for reading what the desk wrote. */
struct db *desk_edition(struct desk *d);
struct db *desk_newsroom(struct desk *d);

/* What to do with a document. */
enum desk_status { DESK_LIVE, DESK_DRAFT, DESK_EMBARGOED };

/* What came of an item. */
enum desk_outcome { DESK_MADE, DESK_CHANGED, DESK_UNCHANGED };

/* An item from outside: a story file, an agency's item. */
struct desk_item {
	struct document *document; /* desk_take may fill in what follows */
	const char *source;        /* "files", "ninjs", a feed's name */
	const char *guid;          /* within the source */
	enum desk_status status;
	int64_t due; /* when an embargo ends */
	/*
	 * The item's digest as it came; an item whose digest is the one of
	 * last time changes nothing, whatever editors did to the story since.
	 */
	unsigned char digest[32];
};

/*
 * Taking items. They are batched: desk_begin, any number of desk_take and
 * desk_place, desk_commit. Only what desk_commit returned true for is kept;
 * an item that fails is undone by itself and the batch goes on. With dry set
 * desk_commit keeps nothing. desk_begin takes the writers' locks.
 */
bool desk_begin(struct desk *d, bool dry, struct fault *f);
bool desk_commit(struct desk *d, struct fault *f);
void desk_rollback(struct desk *d);

/*
 * The number of the story that (source, guid) is or will be: a new one is
 * taken for an item not seen before, so that stories can refer to ones that
 * come later. The same number is used when the item itself is taken.
 */
bool desk_number(struct desk *d, const char *source, const char *guid,
    int64_t *id, struct fault *f);

/*
 * Take one item: make its story, or the next revision, or nothing. Its
 * number goes to *id. false: FAULT_DATA, what is wrong with the document
 * (nothing of it is kept); others end the batch.
 */
bool desk_take(struct desk *d, struct desk_item *item, int64_t *id,
    enum desk_outcome *outcome, struct fault *f);

/* Publish the draft of a story. ABSENT: it has none. */
enum found desk_publish(struct desk *d, int64_t id, struct fault *f);

/*
 * Publish every story whose embargo has ended. each is told of it: when it
 * was due, and NULL or why it could not be published; it stays a draft then,
 * and the others go on. false: the store failed.
 */
bool desk_publish_due(struct desk *d,
    void (*each)(void *arg, int64_t id, int64_t due, const struct fault *why),
    void *arg, struct fault *f);

/*
 * Withdraw a live story everywhere, in one transaction; why is public.
 * ABSENT: there is no live story of that number.
 */
enum found desk_withdraw(
    struct desk *d, int64_t id, const char *why, struct fault *f);

/* Put stories into the slots of an index page ("" is the front), in order. */
bool desk_place(struct desk *d, const char *section, const int64_t *story,
    size_t n, struct fault *f);

/*
 * Make anew all that follows from the stories' documents: bodies, lists,
 * plain texts; after templates changed, or a schema before this one.
 */
bool desk_render_all(struct desk *d, void (*progress)(void *arg, int64_t done),
    void *arg, struct fault *f);

/*
 * Make the search index anew, as the configuration's search_language says, in
 * one transaction: readers search the old one until it is done.
 */
bool desk_index_again(struct desk *d, void (*progress)(void *arg, int64_t done),
    void *arg, struct fault *f);

#endif
