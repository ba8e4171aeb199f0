/* SPDX-License-Identifier: Apache-2.0 */
/* What a deliverer sees to before it sends anything. */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "mail/deliver_internal.h"
#include "mail/ledger.h"
#include "post/email_form.h"
#include "store/db.h"
#include "store/sending.h"

#include "base/banned.h"

enum { KEPT_S = 30 * 24 * 3600, MESSAGES_MAX = 64 };

static const int64_t sweep_us = (int64_t)3600 * 1000 * 1000;
static const char held_reply[] = "held: it may have been sent already";

bool
deliver_write(struct deliverer *d, const struct message *m, struct fault *f)
{
	enum found pending;

	if (!message_set(d->db, m, f))
		return false;
	if (m->ended == 0 || m->kind == MESSAGE_ANSWER)
		return true;
	pending = message_pending(d->db, m->origin, f);
	if (pending == ABSENT)
		return sending_forget(d->db, m->origin, f);
	return pending == FOUND;
}

/* What is this queue's ledger from now on; and all that waits is held. */
static bool
adopt(struct deliverer *d, bool is_other, int64_t *n, struct fault *f)
{
	int64_t counts[MESSAGE_STATE__MAX];

	*n = 0;
	if (!db_begin(d->db, f))
		return false;
	if (message_count(d->db, counts, f) &&
	    (!is_other || message_hold(d->db, held_reply, f)) &&
	    ledger_save(d->db, ledger_name(d->ledger), f)) {
		if (is_other)
			*n = counts[MESSAGE_QUEUED] + counts[MESSAGE_LEASED];
		return db_commit(d->db, f);
	}
	db_rollback(d->db);
	return false;
}

/* See that the ledger is the one that the queue knows. */
static bool
compare(struct deliverer *d, struct deliver_count *count, struct fault *f)
{
	const char *known = NULL;
	enum found found = ledger_load(d->db, d->a, &known, f);
	int64_t n;

	if (found == FAULTED)
		return false;
	if (found == FOUND && strcmp(known, ledger_name(d->ledger)) == 0)
		return true;
	if (!adopt(d, found == FOUND, &n, f))
		return false;
	if (n == 0)
		return true;
	count->held += n;
	return fault_set(f, FAULT_DATA,
	    "%s is not the ledger that this queue was sent by: one of the two "
	    "is a copy, or was lost. %lld messages are held, because they may "
	    "have been sent; \"broadsheet queue list --state held\" shows "
	    "them, \"broadsheet queue retry --held\" sends them",
	    d->conf->mail_ledger, (long long)n);
}

bool
deliver_ready(
    struct deliverer *d, struct deliver_count *count, struct fault *f)
{
	const char *dir = d->conf->edition_dir;

	if (d->db != NULL && !db_is_current(d->db)) {
		db_close(d->db);
		d->db = NULL;
	}
	if (d->ledger != NULL && (d->db == NULL ||
				     !ledger_is_current(d->ledger))) {
		ledger_close(d->ledger);
		d->ledger = NULL;
	}
	if (d->db == NULL)
		d->db = db_open(dir, DB_POSTROOM, DB_WRITE, f);
	if (d->db == NULL)
		return false;
	if (d->ledger == NULL)
		d->ledger =
		    ledger_open(d->conf->mail_ledger, clock_now(), f);
	return d->ledger != NULL && compare(d, count, f);
}

static void
count_one(void *arg, const struct message *m)
{
	(void)m;
	++*(int *)arg;
}

/* One statement or two within a transaction, where there is need of it. */
static bool
mend(struct deliverer *d, struct fault *f)
{
	int64_t now = clock_now(), horizon = now + DELIVER_PAUSE_MAX_S;
	enum found far = message_far(d->db, horizon, f);
	int n_leased = 0;

	if (far == FAULTED || !message_in_state(d->db, MESSAGE_LEASED, 1,
				  count_one, &n_leased, f))
		return false;
	if (far == ABSENT && n_leased == 0)
		return true;
	if (!db_begin(d->db, f))
		return false;
	if (message_recover(d->db, now, f) &&
	    message_pull(d->db, horizon, now, f))
		return db_commit(d->db, f);
	db_rollback(d->db);
	return false;
}

struct pending {
	struct arena *a;
	struct message at[MESSAGES_MAX];
	size_t n;
};

static void
add_pending(void *arg, const struct message *m)
{
	struct pending *p = arg;

	if (m->ended != 0 || p->n == MESSAGES_MAX)
		return;
	p->at[p->n] = *m;
	p->at[p->n].id = arena_string(p->a, m->id);
	p->n++;
}

/* One that nobody confirmed: what waits for that never goes out. */
static bool
drop_sending(struct deliverer *d, const char *key,
    struct deliver_count *count, struct fault *f)
{
	struct pending p = {.a = d->a};
	int64_t now = clock_now();

	if (!message_of(d->db, key, add_pending, &p, f))
		return false;
	for (size_t i = 0; i < p.n; i++) {
		struct message *m = &p.at[i];

		m->state = MESSAGE_DROPPED;
		m->leased = 0;
		m->ended = now;
		m->reply = "not confirmed";
		if (!message_set(d->db, m, f))
			return false;
		count->dropped++;
	}
	return sending_forget(d->db, key, f);
}

static bool
drop_unconfirmed(
    struct deliverer *d, struct deliver_count *count, struct fault *f)
{
	for (;;) {
		const char *key = NULL;
		enum found found;

		arena_reset(d->a);
		if (!db_begin(d->db, f))
			return false;
		found = sending_unconfirmed(
		    d->db, d->a, clock_now() - EMAIL_CONFIRM_S, &key, f);
		if (found == FOUND && !drop_sending(d, key, count, f))
			found = FAULTED;
		if (found != FOUND)
			db_rollback(d->db);
		else if (!db_commit(d->db, f))
			found = FAULTED;
		if (found != FOUND)
			return found == ABSENT;
	}
}

static bool
sweep(struct deliverer *d, struct fault *f)
{
	int64_t before = clock_now() - KEPT_S;

	if (!db_begin(d->db, f))
		return false;
	if (message_sweep(d->db, before, f) &&
	    sending_sweep(d->db, before, f))
		return db_commit(d->db, f);
	db_rollback(d->db);
	return false;
}

bool
deliver_settle(
    struct deliverer *d, struct deliver_count *count, struct fault *f)
{
	int64_t ticks = clock_ticks_us();

	if (!mend(d, f))
		return false;
	if (d->swept_us != 0 && ticks - d->swept_us < sweep_us)
		return true;
	d->swept_us = ticks;
	return drop_unconfirmed(d, count, f) && sweep(d, f);
}
