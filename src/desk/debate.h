/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESK_DEBATE_H
#define DESK_DEBATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct debate_plan;
struct desk;
struct fault;
struct letter;

/*
 * The acts of editors on talking points, and on what readers sent to them. As
 * those of desk.h: each is in the audit log; false with FAULT_DATA is a step
 * that is not possible, and f says which are. FAULT_NOINPUT: there is no such
 * debate or letter.
 */

enum {
	DEBATE_QUESTION_MAX = 120,    /* characters */
	DEBATE_TEXT_BYTES_MAX = 3000, /* of its intro, and of its note */
	DEBATE_LASTS_MAX_S = 366 * 24 * 3600
};

/* Keep plan, whose number goes to *id. It waits to be opened. */
bool desk_debate_new(struct desk *d, const struct debate_plan *plan,
    int64_t *id, struct fault *f);

/* Open it now. */
bool desk_debate_open(struct desk *d, int64_t id, struct fault *f);

/* Open those whose time has come; as desk_publish_due. */
bool desk_debate_open_due(struct desk *d,
    void (*each)(void *arg, int64_t id, int64_t due, const struct fault *why),
    void *arg, struct fault *f);

/*
 * Close it now, with a closing note (CommonMark, or ""). One that has been
 * closed, perhaps by itself, without a note can still be given one.
 */
bool desk_debate_close(
    struct desk *d, int64_t id, const char *note, struct fault *f);

/* postroom.db, for writing; NULL and f: it cannot be had. */
struct db *desk_postroom(struct desk *d, struct fault *f);

/*
 * A letter that came another way, on paper, say: l->name, place, email,
 * message. It waits as others do. Its key goes to *key, in the arena of the
 * act.
 */
bool desk_letter_add(struct desk *d, int64_t debate, const struct letter *l,
    const char **key, struct fault *f);

/*
 * The letter whose key begins with first, in arena a. FAULT_DATA: more than
 * one does.
 */
bool desk_letter(struct desk *d, struct arena *a, const char *first,
    struct letter *l, struct fault *f);

/* Show a letter that waits, as it came or as it was cut. */
bool desk_letter_approve(struct desk *d, const char *key, struct fault *f);

/* Never show it; one that is shown is taken off. */
bool desk_letter_reject(
    struct desk *d, const char *key, const char *why, struct fault *f);

/*
 * Show text instead of what the reader wrote, marked as edited. The letter
 * itself stays as it came.
 */
bool desk_letter_cut(
    struct desk *d, const char *key, const char *text, struct fault *f);

#endif
