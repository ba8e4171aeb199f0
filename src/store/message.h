/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_MESSAGE_H
#define STORE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/found.h"

struct arena;
struct db;
struct fault;

/*
 * The postroom's queue: messages, each to one recipient, and who wants none.
 * A message's text is not in it; it is made when it goes out.
 */

enum message_kind {
	MESSAGE_CONFIRM, /* to a sender: the link that lets a story go out */
	MESSAGE_STORY,   /* to a friend */
	MESSAGE_ANSWER,  /* of the newsroom's, to feedback */
	MESSAGE_KIND__MAX
};

enum message_state {
	MESSAGE_UNCONFIRMED, /* until the sender has followed the link */
	MESSAGE_QUEUED,
	MESSAGE_LEASED,  /* a deliverer has it in hand, or had, and ended */
	MESSAGE_HELD,    /* until somebody looks: it may have been sent */
	MESSAGE_SENT,    /* handed over for good */
	MESSAGE_FAILED,  /* refused for good, or given up */
	MESSAGE_DROPPED, /* by us: blocked, withdrawn, not confirmed, by hand */
	MESSAGE_STATE__MAX
};

/* "confirm", …; "unconfirmed", …. */
extern const char *const message_kinds[MESSAGE_KIND__MAX];
extern const char *const message_states[MESSAGE_STATE__MAX];

struct message {
	const char *id; /* hexadecimal; left of the @ of its Message-ID */
	enum message_kind kind;
	const char *origin; /* the key of what it is about */
	/* An address as it was typed; "" when it is over. */
	const char *recipient;
	const char *recipient_hash;
	enum message_state state;
	int64_t queued; /* when it was accepted */
	int64_t due;
	int64_t attempts;
	int64_t leased; /* since; 0: it is not */
	int64_t ended;  /* when it was over; 0: it is not */
	const char *reply; /* what was said of it last; no address is in it */
};

/* Strings go to arena a. */
enum found message_by_id(struct db *postroom, struct arena *a,
    const char *id, struct message *m, struct fault *f);

/* How many ids begin with first, two meaning more than one; one to *id. */
bool message_like_id(struct db *postroom, struct arena *a, const char *first,
    int *n, const char **id, struct fault *f);

/* The next that is to go out by now. */
enum found message_due(struct db *postroom, struct arena *a, int64_t now,
    struct message *m, struct fault *f);

/* When the next goes out; ABSENT: nothing waits. */
enum found message_next_due(
    struct db *postroom, int64_t *due, struct fault *f);

/*
 * Call each with at most max messages in a state, those due first before
 * others; with all of an origin.
 */
typedef void message_each(void *arg, const struct message *m);
bool message_in_state(struct db *postroom, enum message_state state,
    int64_t max, message_each *each, void *arg, struct fault *f);
bool message_of(struct db *postroom, const char *origin, message_each *each,
    void *arg, struct fault *f);

/* Whether a message of an origin is not over yet. ABSENT: all are. */
enum found message_pending(
    struct db *postroom, const char *origin, struct fault *f);

/* Whether something in the queue is due after a time. */
enum found message_far(struct db *postroom, int64_t horizon, struct fault *f);

/* How many messages are in each state. */
bool message_count(struct db *postroom, int64_t n[MESSAGE_STATE__MAX],
    struct fault *f);

/* What follows, within a write transaction. */

/*
 * Queue id, kind, origin, recipient, recipient_hash and state of m at a time;
 * the rest is not read. A message of that id that is there already stays.
 */
bool message_insert(struct db *postroom, const struct message *m, int64_t at,
    struct fault *f);

/* What waited for the confirmation of origin may go out at at. */
bool message_confirm(
    struct db *postroom, const char *origin, int64_t at, struct fault *f);

/*
 * Write state, due, attempts, leased, ended and reply of m. When ended is not
 * 0 the recipient's address is forgotten.
 */
bool message_set(
    struct db *postroom, const struct message *m, struct fault *f);

/* Into the queue goes, at now, what is leased; the deliverer is not. */
bool message_recover(struct db *postroom, int64_t now, struct fault *f);

/* What in the queue is due after a time is due now. */
bool message_pull(
    struct db *postroom, int64_t horizon, int64_t now, struct fault *f);

/* All that is in the queue, or was in hand, is held. */
bool message_hold(struct db *postroom, const char *reply, struct fault *f);

/* Forget messages that were over before a time. */
bool message_sweep(struct db *postroom, int64_t before, struct fault *f);

/* Who wants no mail, by hash. blocked_has needs no transaction. */
enum found blocked_has(
    struct db *postroom, const char *address, struct fault *f);
bool blocked_add(struct db *postroom, const char *address, int64_t since,
    struct fault *f);
bool blocked_remove(
    struct db *postroom, const char *address, struct fault *f);

/* The id of the ledger that this queue goes with (mail/ledger.h). */
enum found ledger_load(
    struct db *postroom, struct arena *a, const char **id, struct fault *f);
bool ledger_save(struct db *postroom, const char *id, struct fault *f);

#endif
