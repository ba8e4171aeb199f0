/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_INTERNAL_H
#define DESK_INTERNAL_H

/* What the files of src/desk share. Nothing outside sees it. */

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "desk/life.h"
#include "desk/package.h"
#include "store/found.h"

struct arena;
struct body_args;
struct body_figure;
struct conf;
struct db;
struct desk;
struct document;
struct document_clip;
struct draft;
struct fault;
struct operation;
struct package;
struct press;
struct publication;
struct view;

struct desk {
	const struct conf *conf;
	const char *who;
	struct db *edition;
	struct db *newsroom;
	struct db *postroom; /* NULL until it is wanted */
	struct press *press;
	struct arena *a;     /* of the act in hand */
	GHashTable *numbers; /* "source\nguid" -> number, taken in advance */
	bool is_open;        /* a batch is */
	bool is_dry;
	bool has_changed; /* readers will see the batch */
	int64_t n_taken;  /* live items, since desk_relate */
};

/* Readers will see something new: in the transaction that makes it so. */
bool desk_note_change(struct desk *d, struct fault *f);

/*
 * An act that begins in the newsroom and is done in the edition; see
 * store/operation.h. act_begin opens the newsroom's transaction, when nothing
 * is on its way any more; the caller looks whether the act is possible and
 * either rolls back or calls act_go with its transaction open. act_go notes
 * the operation, does it and ends it. false: it was not done (FAULT_DATA), or
 * may be done at the next start.
 */
bool act_begin(struct desk *d, struct fault *f);
bool act_go(struct desk *d, const char *act, int64_t story, const char *why,
    const char *detail, struct fault *f);

/* What has begun and not ended is done now. */
bool act_recover(struct desk *d, struct fault *f);

/* An act that is the newsroom's alone: commit it with its audit line. */
bool act_note(struct desk *d, const char *act, int64_t story, const char *why,
    struct fault *f);

/* The newsroom's transaction, undone; always false. */
bool act_refuse(struct desk *d);

/* An operation's detail: o, which it takes, as text in arena a. */
const char *act_detail(struct arena *a, json_t *o);

/* A text out of a detail that has been read; "" when it has none. */
const char *act_text(const json_t *o, const char *name);

/*
 * act_begin for an act on a story, which it must allow; its state goes to
 * *life and *draft. false: no transaction is open.
 */
bool desk_begin_act(struct desk *d, int64_t id, enum life_act act,
    struct life *life, struct draft *draft, struct fault *f);

/*
 * How an act is done: apply (or NULL: readers see nothing of it) within the
 * edition's transaction, finish (or NULL) within the newsroom's that ends it.
 * FAULT_DATA from apply undoes it. finish may write the postroom, in a
 * transaction that it commits itself: it may be called again after that, when
 * the power went before the newsroom's was committed.
 */
struct act {
	const char *name;
	bool (*apply)(
	    struct desk *d, const struct operation *o, struct fault *f);
	bool (*finish)(
	    struct desk *d, const struct operation *o, struct fault *f);
};

/* Ended by a name of NULL; one table a file of acts. */
extern const struct act debate_acts[];
extern const struct act feedback_acts[];
extern const struct act letter_acts[];
extern const struct act package_acts[];
extern const struct act picture_acts[];
extern const struct act publish_acts[];
extern const struct act related_acts[];
extern const struct act entry_acts[];

/* Set p->clips from d, whose strings they are. */
void press_fill_clips(
    struct arena *a, const struct document *d, struct publication *p);

/*
 * The clips of d as figures, which has room for them, and what is said in
 * them, into args.
 */
bool press_render_clips(struct view *view, const struct conf *conf,
    struct arena *a, const struct document *d, struct body_figure *figures,
    struct body_args *args, struct fault *f);

/* The crosshead that what is said in a clip stands under. */
const char *press_transcript_heading(
    struct arena *a, const struct document_clip *c);

/* The body of a live page into p: its pages, entries and words. */
bool press_live(struct view *view, const struct conf *conf, struct arena *a,
    const struct body_args *args, struct publication *p, struct fault *f);

/*
 * A package on its way, as an operation's detail, in arena a. Reading back
 * what was not written by it is FAULT_DATA.
 */
const char *package_to_json(
    struct arena *a, const struct package *p, enum package_state state);
bool package_from_json(struct arena *a, const char *text, struct package *p,
    enum package_state *state, struct fault *f);

/*
 * Set p->plain from d; its other members are set already. Strings live in
 * the arena or are d's. A standing page gets none.
 */
void press_fill_plain(
    struct arena *a, const struct document *d, struct publication *p);

#endif
