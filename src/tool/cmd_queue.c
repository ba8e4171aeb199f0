/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet queue list, show: what goes out, and what has. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/stamp.h"
#include "store/db.h"
#include "store/message.h"
#include "tool/command.h"
#include "tool/queue.h"
#include "tool/say.h"

#include "base/banned.h"

enum { ARENA_BYTES_MAX = 256 << 20, ID_SHOWN = 8, LINES = 100 };

struct list {
	struct arena *a;
	json_t *out;
	bool has_address;
};

static void
add_time(struct list *l, json_t *one, const char *name, int64_t at)
{
	if (at != 0)
		json_object_set_new(
		    one, name, json_string(stamp_iso(l->a, at)));
}

static void
add(void *arg, const struct message *m)
{
	struct list *l = arg;
	json_t *one = json_pack("{s:s, s:s, s:s, s:s, s:I, s:s}", "id", m->id,
	    "kind", message_kinds[m->kind], "origin", m->origin, "state",
	    message_states[m->state], "attempts", (json_int_t)m->attempts,
	    "reply", m->reply);

	add_time(l, one, "queued", m->queued);
	if (m->ended == 0)
		add_time(l, one, "due", m->due);
	add_time(l, one, "leased", m->leased);
	add_time(l, one, "ended", m->ended);
	if (l->has_address && m->recipient[0] != '\0')
		json_object_set_new(
		    one, "recipient", json_string(m->recipient));
	json_array_append_new(l->out, one);
}

static const char *
text_of(const json_t *object, const char *name)
{
	const char *s = json_string_value(json_object_get(object, name));

	return s == NULL ? "" : s;
}

enum { LIST_STATE, LIST_LIMIT };

static bool
parse_state(const char *word, int *first, int *last, struct fault *f)
{
	*first = 0;
	*last = MESSAGE_STATE__MAX - 1;
	if (word == NULL)
		return true;
	for (int i = 0; i < MESSAGE_STATE__MAX; i++) {
		if (strcmp(word, message_states[i]) == 0) {
			*first = *last = i;
			return true;
		}
	}
	return fault_set(f, FAULT_USAGE,
	    "--state: wants unconfirmed, queued, leased, held, sent, failed "
	    "or dropped");
}

static bool
gather(struct tool *t, struct list *l, int64_t n[MESSAGE_STATE__MAX],
    struct fault *f)
{
	int64_t limit = LINES;
	int first, last;
	struct db *db;
	bool ok;

	if (!parse_state(t->value[LIST_STATE], &first, &last, f) ||
	    !say_parse_limit(t->value[LIST_LIMIT], &limit, f))
		return false;
	db = db_open(t->conf.edition_dir, DB_POSTROOM, DB_READ, f);
	ok = db != NULL && db_begin(db, f) && message_count(db, n, f);
	for (int i = first; ok && i <= last; i++)
		ok = message_in_state(
		    db, (enum message_state)i, limit, add, l, f);
	db_close(db);
	return ok;
}

static void
print_counts(const int64_t n[MESSAGE_STATE__MAX])
{
	bool is_empty = true;

	for (int i = 0; i < MESSAGE_STATE__MAX; i++) {
		if (n[i] == 0)
			continue;
		printf("%s%s %s", is_empty ? "" : ", ", say_number(n[i]),
		    message_states[i]);
		is_empty = false;
	}
	puts(is_empty ? "no messages" : "");
}

static void
print_list(const json_t *list)
{
	const json_t *one;
	size_t i;

	json_array_foreach(list, i, one)
	{
		const char *ended = text_of(one, "ended");
		const char *reply = text_of(one, "reply");

		printf("%.*s  %-11s  %-7s  %s %.16s  %lld attempt%s%s%s\n",
		    ID_SHOWN, text_of(one, "id"), text_of(one, "state"),
		    text_of(one, "kind"), ended[0] != '\0' ? "over" : "due ",
		    ended[0] != '\0' ? ended : text_of(one, "due"),
		    (long long)json_integer_value(
			json_object_get(one, "attempts")),
		    json_integer_value(json_object_get(one, "attempts")) == 1
			? ""
			: "s",
		    reply[0] == '\0' ? "" : "  ", reply);
	}
}

static json_t *
counts_json(const int64_t n[MESSAGE_STATE__MAX])
{
	json_t *counts = json_object();

	for (int i = 0; i < MESSAGE_STATE__MAX; i++)
		json_object_set_new(
		    counts, message_states[i], json_integer(n[i]));
	return counts;
}

static bool
run_list(struct tool *t, struct fault *f)
{
	struct list l = {.a = arena_new(ARENA_BYTES_MAX), .out = json_array()};
	int64_t n[MESSAGE_STATE__MAX];
	bool ok = gather(t, &l, n, f);

	if (ok && t->is_json)
		ok = say_json("broadsheet.queue/1",
		    json_pack("{s:o, s:O}", "counts", counts_json(n),
			"messages", l.out),
		    f);
	else if (ok) {
		print_list(l.out);
		print_counts(n);
		ok = say_done(f);
	}
	json_decref(l.out);
	arena_free(l.a);
	return ok;
}

static bool
run_show(struct tool *t, struct fault *f)
{
	struct list l = {.a = arena_new(ARENA_BYTES_MAX),
	    .out = json_array(),
	    .has_address = true};
	struct db *db = db_open(t->conf.edition_dir, DB_POSTROOM, DB_READ, f);
	const char *name;
	json_t *value;
	struct message m;
	bool ok = db != NULL &&
		  queue_find(db, l.a, t->operand[0], &m, f);

	if (ok) {
		add(&l, &m);
		value = json_array_get(l.out, 0);
		if (t->is_json)
			ok = say_json("broadsheet.queue-message/1",
			    json_incref(value), f);
		else {
			json_t *one = value;

			json_object_foreach(one, name, value)
			{
				if (json_is_integer(value))
					printf("%-10s %lld\n", name,
					    (long long)json_integer_value(
						value));
				else
					printf("%-10s %s\n", name,
					    json_string_value(value));
			}
			ok = say_done(f);
		}
	}
	db_close(db);
	json_decref(l.out);
	arena_free(l.a);
	return ok;
}

const struct command cmd_queue_list = {
    .name = "queue list",
    .operands = "",
    .purpose = "List the messages to readers, and how many are in each state",
    .about =
	"Those that wait for a confirmation, are queued or in hand, are held\n"
	"because they may have been sent, and those that are over, for 30\n"
	"days. The other verbs take a message's id, or as much of its\n"
	"beginning as no other has.\n",
    .examples = "  broadsheet queue list\n"
		"  broadsheet queue list --state held\n",
    .option =
	{
	    [LIST_STATE] = {"state", "STATE",
		"unconfirmed, queued, leased, held, sent, failed, dropped"},
	    [LIST_LIMIT] = {"limit", "N", "so many of each state; else 100"},
	},
    .needs_conf = true,
    .run = run_list,
};

const struct command cmd_queue_show = {
    .name = "queue show",
    .operands = "ID",
    .purpose = "Show one message: what was said of it last, and to whom it is",
    .about = "The address is there only as long as the message is not over.\n",
    .examples = "  broadsheet queue show 3f09a1c2\n",
    .min = 1,
    .max = 1,
    .needs_conf = true,
    .run = run_show,
};
