/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_DESK_H
#define DESK_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/life.h"
#include "store/found.h"
#include "store/related.h"

struct arena;
struct conf;
struct db;
struct document;
struct draft;
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
enum desk_outcome {
	DESK_MADE,
	DESK_CHANGED,
	DESK_UNCHANGED,
	DESK_OLDER /* than the version that was taken: nothing was done */
};

/* An item from outside: a story file, an agency's item. */
struct desk_item {
	struct document *document; /* desk_take may fill in what follows */
	const char *source;        /* "files", "ninjs", a feed's name */
	const char *guid;          /* within the source */
	enum desk_status status;
	int64_t due;     /* when an embargo ends */
	int64_t version; /* as its source counts; 0: it does not */
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
 * The version of that item that was taken last; 0: none, or it has no
 * versions.
 */
bool desk_version(struct desk *d, const char *source, const char *guid,
    int64_t *version, struct fault *f);

/*
 * Whether t has come, the end of an item's embargo. false: the clock says so
 * but is not believed (FAULT_UNAVAILABLE, see time.h), or the store's.
 */
bool desk_has_come(struct desk *d, int64_t t, bool *has, struct fault *f);

/*
 * Take one item: make its story, or the next revision, or nothing. Its
 * number goes to *id. false: FAULT_DATA, what is wrong with the document
 * (nothing of it is kept); others end the batch.
 */
bool desk_take(struct desk *d, struct desk_item *item, int64_t *id,
    enum desk_outcome *outcome, struct fault *f);

/*
 * Within a batch: withdraw a live story, and keep what of it is not public yet
 * from going out by itself; a story that never was public is spiked. ABSENT:
 * there is nothing of it, or it is done already.
 */
enum found desk_withdraw_item(
    struct desk *d, int64_t id, const char *why, struct fault *f);

/* Within a batch: remember the version of an item that is here. */
bool desk_set_version(struct desk *d, const char *source, const char *guid,
    int64_t version, struct fault *f);

/*
 * What follows are the acts of editors, each by itself, not in a batch. Every
 * one is in the audit log with who, when and why. false with FAULT_DATA is a
 * step that is not possible (life.h): nothing was done, and f says what is.
 * FAULT_NOINPUT: there is no such story. Others are the store's; whether it
 * was done is then seen at the next start.
 */

/* What a story is now, and its draft; draft may be NULL. In arena a. */
bool desk_life(struct desk *d, struct arena *a, int64_t id, struct life *life,
    struct draft *draft, struct fault *f);

/* Whether doc can be a draft; it is completed, as by take. */
bool desk_check(struct desk *d, struct document *doc, struct fault *f);

/* A new story, as a draft. doc is checked, and completed, as by take. */
bool desk_new(struct desk *d, struct document *doc, int64_t *id,
    struct fault *f);

/*
 * What an editor of the story begins with: its draft, or, with version 0, its
 * live revision. In arena a.
 */
bool desk_source(struct desk *d, struct arena *a, int64_t id,
    struct document *doc, int64_t *version, struct fault *f);

/*
 * Save doc as the story's draft, if the draft is still the version that the
 * editor began with. The version it has now goes to *version: on a conflict,
 * the other editor's, who was first. What was ready or scheduled is a draft
 * again.
 */
enum desk_edit { DESK_EDIT_SAVED, DESK_EDIT_CONFLICT, DESK_EDIT_REFUSED };
enum desk_edit desk_edit(struct desk *d, int64_t id, struct document *doc,
    int64_t base, int64_t *version, struct fault *f);

/*
 * The draft is ready. When it will go out by itself, because an embargo ends
 * then, goes to *due; 0: it waits.
 */
bool desk_ready(struct desk *d, int64_t id, int64_t *due, struct fault *f);

/* The draft goes out at when, which lies ahead. */
bool desk_schedule(struct desk *d, int64_t id, int64_t when, struct fault *f);

/* Not before until, which lies ahead; 0 lifts the embargo. */
bool desk_embargo(struct desk *d, int64_t id, int64_t until, const char *why,
    struct fault *f);

/* Throw the draft away; a story that never was public can be restored. */
bool desk_spike(struct desk *d, int64_t id, const char *why, struct fault *f);

/*
 * A draft again: a spiked story; of a live or withdrawn one, a revision (0:
 * the last) or a version that a draft of it once had.
 */
struct desk_earlier {
	int64_t revision;
	int64_t version;
};
bool desk_restore(struct desk *d, int64_t id, const struct desk_earlier *from,
    const char *why, struct fault *f);

/* What kind of change a draft is for readers. */
enum desk_change_kind {
	DESK_CHANGE, /* its first publication, or a change that is no news */
	DESK_UPDATE, /* news: the story's last update is now */
	/* With a correction of that kind, whose text is why: */
	DESK_CORRECTION,
	DESK_CLARIFICATION,
	DESK_UPDATE_NOTICE /* news, too */
};
struct desk_change {
	enum desk_change_kind kind;
	const char *why; /* public, one line */
	int64_t version; /* of the draft, that was looked at; 0: any */
	/*
	 * Corrections only: leave the draft, and publish what is live again
	 * with the notice. So it is where there is no draft.
	 */
	bool leaves_draft;
};

/* Publish the draft of a story. */
bool desk_publish(struct desk *d, int64_t id, const struct desk_change *change,
    struct fault *f);

/*
 * Publish every story whose time has come. each is told of it: when it was
 * due, and NULL or why it could not be published; it stays a draft then, and
 * the others go on. false: the store failed, or the clock is not believed
 * (FAULT_UNAVAILABLE, see time.h).
 */
bool desk_publish_due(struct desk *d,
    void (*each)(void *arg, int64_t id, int64_t due, const struct fault *why),
    void *arg, struct fault *f);

/*
 * Withdraw a live story everywhere, in one transaction; why is public. each
 * is told of every place that it is taken from.
 */
bool desk_withdraw(struct desk *d, int64_t id, const char *why,
    void (*each)(void *arg, const char *place), void *arg, struct fault *f);

/* Do not show a revision to readers, or do again. */
bool desk_hide(struct desk *d, int64_t id, int64_t revision, bool hidden,
    const char *why, struct fault *f);

/* Withdraw a correction by its id; why is public. */
bool desk_retract(struct desk *d, int64_t correction, const char *why,
    struct fault *f);

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
 * At the end of an import: find what is related (store/related.h) for the
 * stories that it put off. With all set, or when a tenth of all stories and 20
 * or more were taken, for every story, by the vocabulary of now. progress is told how far it is,
 * done of total, and how many stories that were; *n is how many in the end.
 */
bool desk_relate(struct desk *d, bool all,
    void (*progress)(
	void *arg, int64_t done, int64_t total, int64_t stories),
    void *arg, int64_t *n, struct fault *f);

/*
 * Say of a target whether it belongs to a story's see-also, for good; or, with
 * RELATED_NO_CHOICE, not any more.
 */
bool desk_choose(struct desk *d, int64_t story, int64_t target,
    enum related_choice choice, struct fault *f);

/*
 * Make the search index anew, as the configuration's search_language says, in
 * one transaction: readers search the old one until it is done.
 */
bool desk_index_again(struct desk *d, void (*progress)(void *arg, int64_t done),
    void *arg, struct fault *f);

#endif
