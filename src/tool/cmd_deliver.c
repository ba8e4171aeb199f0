/* SPDX-License-Identifier: Apache-2.0 */
/* broadsheet deliver: what is in the queue goes out. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "mail/deliver.h"
#include "store/db.h"
#include "store/message.h"
#include "tool/command.h"
#include "tool/say.h"

#include "base/banned.h"

enum { DELIVER_WATCH };
enum { POLL_S = 1, MEND_S = 5, LIST_MAX = 100000, ID_SHOWN = 8 };

static volatile sig_atomic_t is_over;

static void
stop(int signal)
{
	(void)signal;
	is_over = 1;
}

static bool
say_count(const struct tool *t, const struct deliver_count *n, struct fault *f)
{
	if (t->is_json)
		return say_json("broadsheet.deliver/1",
		    json_pack("{s:b, s:I, s:I, s:I, s:I, s:I, s:I, s:b}", "dry_run",
			t->is_dry, "sent", (json_int_t)n->sent, "known",
			(json_int_t)n->known, "deferred",
			(json_int_t)n->deferred, "refused",
			(json_int_t)n->refused, "dropped",
			(json_int_t)n->dropped, "held", (json_int_t)n->held,
			"down", n->is_down),
		    f);
	if (!t->is_quiet) {
		printf("%s sent, %s deferred, %s refused",
		    say_number(n->sent), say_number(n->deferred),
		    say_number(n->refused));
		if (n->dropped > 0)
			printf(", %s dropped", say_number(n->dropped));
		if (n->known > 0)
			printf(", %s sent before", say_number(n->known));
		if (n->held > 0)
			printf(", %s held", say_number(n->held));
		putchar('\n');
	}
	return say_done(f);
}

static bool
once(const struct tool *t, struct fault *f)
{
	struct deliver_count n = {0};
	struct deliverer *d = deliverer_open(&t->conf, f);
	bool ok = d != NULL && deliverer_round(d, &is_over, &n, f);

	deliverer_close(d);
	if (d != NULL && !say_count(t, &n, ok ? f : NULL))
		ok = false;
	/* The log has the reason. */
	if (ok && n.is_down)
		return fault_set(f, FAULT_UNAVAILABLE,
		    "what waits is tried again by the next \"broadsheet "
		    "deliver\": %.300s", n.why);
	return ok;
}

/* A round, by a deliverer that is begun when there is none. */
static bool
look(const struct tool *t, struct deliverer **d, struct deliver_count *n,
    struct fault *f)
{
	if (*d != NULL && !deliverer_is_current(*d)) {
		deliverer_close(*d);
		*d = NULL;
	}
	if (*d == NULL)
		*d = deliverer_open(&t->conf, f);
	if (*d == NULL)
		return false;
	if (deliverer_round(*d, &is_over, n, f))
		return true;
	/* What it has open may be in the way of what is to be mended. */
	deliverer_close(*d);
	*d = NULL;
	return false;
}

static void
log_count(const struct deliver_count *n)
{
	if (n->sent + n->deferred + n->refused + n->dropped + n->known +
		n->held > 0)
		log_info("%lld sent, %lld deferred, %lld refused, %lld "
			 "dropped, %lld sent before, %lld held",
		    (long long)n->sent, (long long)n->deferred,
		    (long long)n->refused, (long long)n->dropped,
		    (long long)n->known, (long long)n->held);
}

/*
 * Look every second. What stands in the way, another deliverer say, is
 * complained of once, until it is another thing.
 */
static void
watch(const struct tool *t)
{
	struct deliverer *d = NULL;
	struct fault before = {0};

	while (!is_over) {
		struct deliver_count n = {0};
		struct fault why = {0};
		bool ok = look(t, &d, &n, &why);

		log_count(&n);
		if (!ok && strcmp(before.text, why.text) != 0)
			log_error("%s", why.text);
		else if (ok && before.text[0] != '\0')
			log_info("all is well again; going on");
		before = ok ? (struct fault){0} : why;
		if (!is_over)
			nanosleep(&(struct timespec){ok ? POLL_S : MEND_S, 0},
			    NULL);
	}
	deliverer_close(d);
}

struct due {
	const struct tool *t;
	int64_t n;
};

static void
list_one(void *arg, const struct message *m)
{
	struct due *due = arg;

	if (m->due > clock_now())
		return;
	due->n++;
	if (!due->t->is_json && !due->t->is_quiet)
		printf("message %.*s (%s) would be sent\n", ID_SHOWN, m->id,
		    message_kinds[m->kind]);
}

static bool
list_due(const struct tool *t, struct fault *f)
{
	struct db *db = db_open(t->conf.edition_dir, DB_POSTROOM, DB_READ, f);
	struct due due = {.t = t};
	bool ok = db != NULL &&
		  message_in_state(
		      db, MESSAGE_QUEUED, LIST_MAX, list_one, &due, f);

	db_close(db);
	return ok && (t->is_json ? say_json("broadsheet.deliver/1",
				       json_pack("{s:b, s:I}", "dry_run", true,
					   "due", (json_int_t)due.n),
				       f)
				 : say_done(f));
}

static bool
run(struct tool *t, struct fault *f)
{
	struct sigaction act = {.sa_handler = stop};

	if (t->conf.mail_transport == CONF_MAIL_OFF)
		return fault_set(f, FAULT_CONFIG,
		    "%s: mail_transport is \"off\": no mail leaves",
		    t->conf.path);
	if (t->is_dry)
		return list_due(t, f);
	sigaction(SIGTERM, &act, NULL);
	sigaction(SIGINT, &act, NULL);
	if (t->value[DELIVER_WATCH] == NULL)
		return once(t, f);
	watch(t);
	return true;
}

const struct command cmd_deliver = {
    .name = "deliver",
    .operands = "",
    .purpose = "Send what is in the queue and due",
    .about =
	"With --watch it goes on until it is stopped; this is what\n"
	"broadsheet-deliver.service runs. There is one deliverer an edition\n"
	"at a time. What the relay does not take now is tried again after 5\n"
	"minutes, then 10, 20, 40 and each hour; \"broadsheet queue list\"\n"
	"shows it.\n",
    .examples = "  broadsheet deliver\n"
		"  broadsheet deliver --watch\n",
    .exits = "  65  the ledger is not this queue's: messages are held\n"
	     "  69  nothing can be sent: the relay is away, say\n"
	     "  75  another deliverer is at work\n"
	     "  78  mail_transport is off\n",
    .option = {[DELIVER_WATCH] = {"watch", NULL,
		   "go on, looking every second"}},
    .needs_conf = true,
    .run = run,
};
