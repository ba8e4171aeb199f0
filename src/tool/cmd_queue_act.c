/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet queue retry, drop, block, unblock. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "post/mailbox.h"
#include "post/secret.h"
#include "store/db.h"
#include "store/letter.h"
#include "store/message.h"
#include "store/sending.h"
#include "tool/command.h"
#include "tool/queue.h"
#include "tool/say.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 256 << 20, ID_SHOWN = 8, ALL_MAX = 1000000 };

/* One run of a verb: within a transaction of the postroom. */
struct act {
	struct tool *t;
	struct db *db;
	struct arena *a;
	json_t *done; /* ids */
};

bool
queue_find(struct db *postroom, struct arena *a, const char *word,
    struct message *m, struct fault *f)
{
	const char *id = NULL;
	int n = 0;

	if (word[0] == '\0' ||
	    strspn(word, "0123456789abcdef") != strlen(word))
		return fault_set(f, FAULT_USAGE,
		    "\"%.60s\" is not the id of a message; \"broadsheet queue "
		    "list\" shows them",
		    word);
	if (!message_like_id(postroom, a, word, &n, &id, f))
		return false;
	if (n != 1)
		return fault_set(f, FAULT_USAGE,
		    n == 0 ? "no message's id begins with \"%.60s\""
			   : "more than one message's id begins with "
			     "\"%.60s\"; give more of it",
		    word);
	return message_by_id(postroom, a, id, m, f) == FOUND;
}

static bool
refuse(const struct message *m, struct fault *f)
{
	if (m->ended != 0)
		return fault_set(f, FAULT_DATA,
		    "message %.*s is %s: it is over, and its address is gone",
		    ID_SHOWN, m->id, message_states[m->state]);
	if (m->state == MESSAGE_LEASED)
		return fault_set(f, FAULT_BUSY,
		    "message %.*s is being sent; try again in a moment",
		    ID_SHOWN, m->id);
	return fault_set(f, FAULT_DATA,
	    "message %.*s is %s: its sender has not followed the link yet",
	    ID_SHOWN, m->id, message_states[m->state]);
}

static bool
write(struct act *act, const struct message *m, struct fault *f)
{
	enum found pending;

	if (act->t->is_dry)
		return true;
	if (!message_set(act->db, m, f))
		return false;
	if (m->ended == 0 || m->kind == MESSAGE_ANSWER)
		return true;
	pending = message_pending(act->db, m->origin, f);
	if (pending == ABSENT)
		return sending_forget(act->db, m->origin, f);
	return pending == FOUND;
}

static bool
retry(struct act *act, struct message *m, struct fault *f)
{
	if (m->state != MESSAGE_QUEUED && m->state != MESSAGE_HELD)
		return refuse(m, f);
	m->state = MESSAGE_QUEUED;
	m->due = clock_now();
	return write(act, m, f);
}

static bool
drop(struct act *act, struct message *m, struct fault *f)
{
	if (m->ended != 0 || m->state == MESSAGE_LEASED)
		return refuse(m, f);
	m->state = MESSAGE_DROPPED;
	m->ended = clock_now();
	m->reply = "dropped by hand";
	return write(act, m, f);
}

typedef bool act_one(struct act *act, struct message *m, struct fault *f);

static bool
do_one(struct act *act, const char *id, act_one *one, struct fault *f)
{
	struct message m;

	if (!queue_find(act->db, act->a, id, &m, f) || !one(act, &m, f))
		return false;
	json_array_append_new(act->done, json_string(m.id));
	return true;
}

static void
note_id(void *arg, const struct message *m)
{
	json_array_append_new(arg, json_string(m->id));
}

enum { RETRY_HELD, RETRY_ALL };

static bool
retry_all(struct act *act, struct fault *f)
{
	json_t *ids = json_array();
	bool ok = message_in_state(
	    act->db, MESSAGE_HELD, ALL_MAX, note_id, ids, f);
	const json_t *id;
	size_t i;

	if (act->t->value[RETRY_ALL] != NULL)
		ok = ok && message_in_state(act->db, MESSAGE_QUEUED, ALL_MAX,
			       note_id, ids, f);
	json_array_foreach(ids, i, id)
		ok = ok && do_one(act, json_string_value(id), retry, f);
	json_decref(ids);
	return ok;
}

static bool
do_retry(struct act *act, struct fault *f)
{
	struct tool *t = act->t;
	bool is_all =
	    t->value[RETRY_HELD] != NULL || t->value[RETRY_ALL] != NULL;

	if (is_all == (t->n > 0))
		return fault_set(
		    f, FAULT_USAGE, "wants ids, or --held, or --all");
	if (is_all)
		return retry_all(act, f);
	for (size_t i = 0; i < t->n; i++) {
		if (!do_one(act, t->operand[i], retry, f))
			return false;
	}
	return true;
}

static bool
do_drop(struct act *act, struct fault *f)
{
	for (size_t i = 0; i < act->t->n; i++) {
		if (!do_one(act, act->t->operand[i], drop, f))
			return false;
	}
	return true;
}

/* The hash that an address is known by. */
static const char *
hash_of(struct act *act, struct fault *f)
{
	unsigned char secret[SECRET_BYTES];
	struct mailbox m;

	if (!mailbox_parse(act->a, act->t->operand[0], &m)) {
		fault_set(f, FAULT_USAGE, "\"%.100s\" is no e-mail address",
		    act->t->operand[0]);
		return NULL;
	}
	switch (secret_load(act->db, secret, f)) {
	case FOUND:
		return secret_address(act->a, secret, &m);
	case ABSENT:
		fault_set(f, FAULT_UNAVAILABLE,
		    "postroom.db has no secret; \"broadsheet init\" makes it");
		return NULL;
	default:
		return NULL;
	}
}

static bool
do_block(struct act *act, struct fault *f)
{
	const char *hash = hash_of(act, f);

	return hash != NULL &&
	       (act->t->is_dry ||
		   blocked_add(act->db, hash, clock_now(), f));
}

static bool
do_unblock(struct act *act, struct fault *f)
{
	const char *hash = hash_of(act, f);

	return hash != NULL &&
	       (act->t->is_dry || blocked_remove(act->db, hash, f));
}

static bool
say(struct act *act, const char *did, struct fault *f)
{
	struct tool *t = act->t;
	const json_t *id;
	size_t i;

	if (t->is_json)
		return say_json("broadsheet.queue-act/1",
		    json_pack("{s:b, s:s, s:O}", "dry_run", t->is_dry, "act",
			did, "messages", act->done),
		    f);
	json_array_foreach(act->done, i, id)
	{
		if (!t->is_quiet)
			printf("message %.*s: %s%s\n", ID_SHOWN,
			    json_string_value(id),
			    t->is_dry ? "would be " : "", did);
	}
	return say_done(f);
}

/* All of it or nothing. */
static bool
run_act(struct tool *t, bool (*all)(struct act *act, struct fault *f),
    const char *did, struct fault *f)
{
	struct act act = {.t = t,
	    .a = arena_new(ARENA_BYTES_MAX),
	    .done = json_array()};
	bool ok;

	act.db = db_open(t->conf.edition_dir, DB_POSTROOM,
	    t->is_dry ? DB_READ : DB_WRITE, f);
	ok = act.db != NULL && db_begin(act.db, f) && all(&act, f) &&
	     db_commit(act.db, f) && say(&act, did, f);
	db_close(act.db);
	json_decref(act.done);
	arena_free(act.a);
	return ok;
}

static bool
run_retry(struct tool *t, struct fault *f)
{
	return run_act(t, do_retry, "tried again at once", f);
}

static bool
run_drop(struct tool *t, struct fault *f)
{
	return run_act(t, do_drop, "dropped", f);
}

static bool
run_block(struct tool *t, struct fault *f)
{
	return run_act(t, do_block, "blocked", f);
}

static bool
run_unblock(struct tool *t, struct fault *f)
{
	return run_act(t, do_unblock, "unblocked", f);
}

const struct command cmd_queue_retry = {
    .name = "queue retry",
    .operands = "[ID...]",
    .purpose = "Have messages sent now that wait, or are held",
    .about =
	"Messages are held when the ledger of what was sent is lost or is\n"
	"another's: some may have been sent already. What is in the ledger\n"
	"is not sent again whatever you say. A message that is over cannot be\n"
	"sent again: its address is gone.\n",
    .examples = "  broadsheet queue retry 3f09a1c2\n"
		"  broadsheet queue retry --held\n",
    .exits = "  65  one of them is over, or not confirmed; nothing is done\n"
	     "  75  one of them is being sent; nothing is done\n",
    .option =
	{
	    [RETRY_HELD] = {"held", NULL, "all that are held"},
	    [RETRY_ALL] = {"all", NULL, "these, and all that wait"},
	},
    .max = ALL_MAX,
    .needs_conf = true,
    .run = run_retry,
};

const struct command cmd_queue_drop = {
    .name = "queue drop",
    .operands = "ID...",
    .purpose = "Never send messages, and forget their addresses",
    .examples = "  broadsheet queue drop 3f09a1c2 77d0\n",
    .exits = "  65  one of them is over; nothing is done\n"
	     "  75  one of them is being sent; nothing is done\n",
    .min = 1,
    .max = ALL_MAX,
    .needs_conf = true,
    .run = run_drop,
};

const struct command cmd_queue_block = {
    .name = "queue block",
    .operands = "ADDRESS",
    .purpose = "Send no mail to an address, as the link in our letters does",
    .about = "Only a keyed hash of it is kept. What waits for it is dropped\n"
	     "when it is due.\n",
    .examples = "  broadsheet queue block keeper@example.net\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_block,
};

const struct command cmd_queue_unblock = {
    .name = "queue unblock",
    .operands = "ADDRESS",
    .purpose = "Send mail to an address again, when its owner asks",
    .examples = "  broadsheet queue unblock keeper@example.net\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_unblock,
};
