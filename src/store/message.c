/* SPDX-License-Identifier: Apache-2.0 */
/* The queue of messages, and who wants none. */
#include "store/message.h"

#include <string.h>

#include "base/arena.h"
#include "store/stmt.h"

#include "base/banned.h"

static const char columns[] = "id kind origin recipient recipient_hash state "
			      "queued due attempts leased ended reply";

const char *const message_kinds[MESSAGE_KIND__MAX] = {
    [MESSAGE_CONFIRM] = "confirm",
    [MESSAGE_STORY] = "story",
    [MESSAGE_ANSWER] = "answer",
};

const char *const message_states[MESSAGE_STATE__MAX] = {
    [MESSAGE_UNCONFIRMED] = "unconfirmed",
    [MESSAGE_QUEUED] = "queued",
    [MESSAGE_LEASED] = "leased",
    [MESSAGE_HELD] = "held",
    [MESSAGE_SENT] = "sent",
    [MESSAGE_FAILED] = "failed",
    [MESSAGE_DROPPED] = "dropped",
};

static int
index_of(const char *word, const char *const words[], int n)
{
	for (int i = 0; i < n; i++) {
		if (strcmp(word, words[i]) == 0)
			return i;
	}
	return 0;
}

/* The row; its strings live until the next step. */
static void
decode(struct stmt *s, struct message *m)
{
	*m = (struct message){
	    .id = stmt_column_text(s, 0),
	    .kind = (enum message_kind)index_of(
		stmt_column_text(s, 1), message_kinds, MESSAGE_KIND__MAX),
	    .origin = stmt_column_text(s, 2),
	    .recipient = stmt_column_text(s, 3),
	    .recipient_hash = stmt_column_text(s, 4),
	    .state = (enum message_state)index_of(
		stmt_column_text(s, 5), message_states, MESSAGE_STATE__MAX),
	    .queued = stmt_column_int(s, 6),
	    .due = stmt_column_int(s, 7),
	    .attempts = stmt_column_int(s, 8),
	    .leased = stmt_column_int(s, 9),
	    .ended = stmt_column_int(s, 10),
	    .reply = stmt_column_text(s, 11),
	};
}

/* One row into *m, and the end of the statement. */
static enum found
take_one(struct stmt *s, struct arena *a, struct message *m, struct fault *f)
{
	enum stmt_step step;

	stmt_expect(s, columns);
	step = stmt_step(s, f);
	if (step == STMT_ROW) {
		const char **strings[] = {&m->id, &m->origin, &m->recipient,
		    &m->recipient_hash, &m->reply};

		decode(s, m);
		for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]);
		     i++)
			*strings[i] = arena_string(a, *strings[i]);
	}
	stmt_end(s);
	return stmt_found(step);
}

enum found
message_by_id(struct db *postroom, struct arena *a, const char *id,
    struct message *m, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_BY_ID, f);

	stmt_text(s, "id", id);
	return take_one(s, a, m, f);
}

bool
message_like_id(struct db *postroom, struct arena *a, const char *first,
    int *n, const char **id, struct fault *f)
{
	return stmt_like(postroom, QUERY_MESSAGE_LIKE_ID, a, first, n, id, f);
}

enum found
message_due(struct db *postroom, struct arena *a, int64_t now,
    struct message *m, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_DUE, f);

	stmt_int(s, "now", now);
	return take_one(s, a, m, f);
}

enum found
message_next_due(struct db *postroom, int64_t *due, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_NEXT_DUE, f);
	enum stmt_step step = stmt_step(s, f);

	if (step == STMT_ROW)
		*due = stmt_column_int(s, 0);
	stmt_end(s);
	return stmt_found(step);
}

static bool
call_each(struct stmt *s, message_each *each, void *arg, struct fault *f)
{
	enum stmt_step step;
	struct message m;

	stmt_expect(s, columns);
	while ((step = stmt_step(s, f)) == STMT_ROW) {
		decode(s, &m);
		each(arg, &m);
	}
	stmt_end(s);
	return step == STMT_DONE;
}

bool
message_in_state(struct db *postroom, enum message_state state, int64_t max,
    message_each *each, void *arg, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_IN_STATE, f);

	stmt_text(s, "state", message_states[state]);
	stmt_int(s, "max", max);
	return call_each(s, each, arg, f);
}

bool
message_of(struct db *postroom, const char *origin, message_each *each,
    void *arg, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_OF, f);

	stmt_text(s, "origin", origin);
	return call_each(s, each, arg, f);
}

enum found
message_pending(struct db *postroom, const char *origin, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_PENDING, f);

	stmt_text(s, "origin", origin);
	return stmt_ask(s, f);
}

bool
message_count(
    struct db *postroom, int64_t n[MESSAGE_STATE__MAX], struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_COUNT, f);
	enum stmt_step step;

	for (int i = 0; i < MESSAGE_STATE__MAX; i++)
		n[i] = 0;
	while ((step = stmt_step(s, f)) == STMT_ROW)
		n[index_of(stmt_column_text(s, 0), message_states,
		    MESSAGE_STATE__MAX)] = stmt_column_int(s, 1);
	stmt_end(s);
	return step == STMT_DONE;
}

bool
message_insert(struct db *postroom, const struct message *m, int64_t at,
    struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_INSERT, f);

	stmt_text(s, "id", m->id);
	stmt_text(s, "kind", message_kinds[m->kind]);
	stmt_text(s, "origin", m->origin);
	stmt_text(s, "recipient", m->recipient);
	stmt_text(s, "recipient_hash", m->recipient_hash);
	stmt_text(s, "state", message_states[m->state]);
	stmt_int(s, "at", at);
	return stmt_run(s, f);
}

bool
message_confirm(
    struct db *postroom, const char *origin, int64_t at, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_CONFIRM, f);

	stmt_text(s, "origin", origin);
	stmt_int(s, "at", at);
	return stmt_run(s, f);
}

bool
message_set(struct db *postroom, const struct message *m, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_SET, f);

	stmt_text(s, "id", m->id);
	stmt_text(s, "state", message_states[m->state]);
	stmt_int(s, "due", m->due);
	stmt_int(s, "attempts", m->attempts);
	if (m->leased != 0)
		stmt_int(s, "leased", m->leased);
	if (m->ended != 0)
		stmt_int(s, "ended", m->ended);
	stmt_text(s, "reply", m->reply);
	return stmt_run(s, f);
}

enum found
message_far(struct db *postroom, int64_t horizon, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_FAR, f);

	stmt_int(s, "horizon", horizon);
	return stmt_ask(s, f);
}

bool
message_recover(struct db *postroom, int64_t now, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_RECOVER, f);

	stmt_int(s, "now", now);
	return stmt_run(s, f);
}

bool
message_pull(
    struct db *postroom, int64_t horizon, int64_t now, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_PULL, f);

	stmt_int(s, "horizon", horizon);
	stmt_int(s, "now", now);
	return stmt_run(s, f);
}

bool
message_hold(struct db *postroom, const char *reply, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_HOLD, f);

	stmt_text(s, "reply", reply);
	return stmt_run(s, f);
}

bool
message_sweep(struct db *postroom, int64_t before, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_MESSAGE_SWEEP, f);

	stmt_int(s, "before", before);
	return stmt_run(s, f);
}

enum found
blocked_has(struct db *postroom, const char *address, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_BLOCKED_HAS, f);

	stmt_text(s, "address", address);
	return stmt_ask(s, f);
}

bool
blocked_add(struct db *postroom, const char *address, int64_t since,
    struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_BLOCKED_ADD, f);

	stmt_text(s, "address", address);
	stmt_int(s, "since", since);
	return stmt_run(s, f);
}

bool
blocked_remove(struct db *postroom, const char *address, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_BLOCKED_REMOVE, f);

	stmt_text(s, "address", address);
	return stmt_run(s, f);
}

enum found
ledger_load(
    struct db *postroom, struct arena *a, const char **id, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_LEDGER_LOAD, f);
	enum stmt_step step = stmt_step(s, f);

	if (step == STMT_ROW)
		*id = stmt_column_copy(s, a, 0);
	stmt_end(s);
	return stmt_found(step);
}

bool
ledger_save(struct db *postroom, const char *id, struct fault *f)
{
	struct stmt *s = stmt_start(postroom, QUERY_LEDGER_SAVE, f);

	stmt_text(s, "id", id);
	return stmt_run(s, f);
}
