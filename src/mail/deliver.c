/* SPDX-License-Identifier: Apache-2.0 */
/* One message after the other out of the queue. */
#include "mail/deliver.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/log.h"
#include "mail/compose.h"
#include "mail/deliver_internal.h"
#include "mail/ledger.h"
#include "mail/transport.h"
#include "post/mailbox.h"
#include "store/db.h"

#include "base/banned.h"

enum {
	ARENA_BYTES_MAX = 4 << 20,
	PAUSE_FIRST_S = 5 * 60,
	PAUSE_LAST_S = 60 * 60,
	ATTEMPTS_MIN = 12, /* a clock that jumps gives nothing up */
	HOUR_S = 3600
};

static const int64_t down_us = (int64_t)60 * 1000 * 1000;

static int
open_lock(const char *dir, struct fault *f)
{
	char path[4096];
	int fd;

	snprintf(path, sizeof(path), "%s/deliver.lock", dir);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660);
	if (fd < 0)
		fault_set(f,
		    errno == EACCES || errno == EROFS ? FAULT_PERMISSION
						      : FAULT_CREATE,
		    "%s: %s; \"broadsheet init\" makes it", path,
		    strerror(errno));
	else
		(void)!fchmod(fd, 0660);
	return fd;
}

bool
deliver_make_lock(const char *edition_dir, struct fault *f)
{
	int fd = open_lock(edition_dir, f);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

struct deliverer *
deliverer_open(const struct conf *conf, struct fault *f)
{
	int fd = open_lock(conf->edition_dir, f);
	struct deliverer *d;

	if (fd < 0)
		return NULL;
	if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		fault_set(f, FAULT_BUSY,
		    "%s/deliver.lock: another deliverer is at work",
		    conf->edition_dir);
		close(fd);
		return NULL;
	}
	d = calloc(1, sizeof(*d));
	if (d == NULL)
		abort();
	d->conf = conf;
	d->lock_fd = fd;
	d->a = arena_new(ARENA_BYTES_MAX);
	return d;
}

/* Composer and transport are of one round: what they know may change. */
static void
end_round(struct deliverer *d)
{
	composer_close(d->composer);
	transport_close(d->transport);
	d->composer = NULL;
	d->transport = NULL;
}

void
deliverer_close(struct deliverer *d)
{
	if (d == NULL)
		return;
	end_round(d);
	ledger_close(d->ledger);
	db_close(d->db);
	close(d->lock_fd);
	arena_free(d->a);
	free(d);
}

bool
deliverer_is_current(const struct deliverer *d)
{
	struct stat there, open;
	char path[4096];

	snprintf(path, sizeof(path), "%s/deliver.lock", d->conf->edition_dir);
	return stat(path, &there) == 0 && fstat(d->lock_fd, &open) == 0 &&
	       there.st_ino == open.st_ino && there.st_dev == open.st_dev;
}

int64_t
deliver_pause_s(const char *id, int64_t attempts)
{
	int64_t pause_s = PAUSE_FIRST_S;
	char digits[5] = "0";

	for (int64_t i = 1; i < attempts && pause_s < PAUSE_LAST_S; i++)
		pause_s *= 2;
	if (pause_s > PAUSE_LAST_S)
		pause_s = PAUSE_LAST_S;
	snprintf(digits, sizeof(digits), "%s", id);
	/* 0 to 65535 of its id: from nine tenths to eleven. */
	return pause_s - pause_s / 10 +
	       pause_s / 5 * strtol(digits, NULL, 16) / 0xffff;
}

/* Write what became of m, and count it. */
static bool
finish(struct deliverer *d, struct message *m, enum message_state state,
    const char *reply, int64_t *n, struct fault *f)
{
	m->state = state;
	m->leased = 0;
	m->ended = state == MESSAGE_SENT || state == MESSAGE_FAILED ||
			   state == MESSAGE_DROPPED
		       ? clock_now()
		       : 0;
	m->reply = reply;
	if (!db_begin(d->db, f))
		return false;
	if (!deliver_write(d, m, f)) {
		db_rollback(d->db);
		return false;
	}
	if (!db_commit(d->db, f))
		return false;
	++*n;
	return true;
}

/*
 * Have it on disk that m is in hand, before anybody hears of it. ABSENT:
 * somebody was quicker: it is not in the queue any more.
 */
static enum found
lease(struct deliverer *d, struct message *m, struct fault *f)
{
	struct message now;
	enum found found;

	if (!db_begin(d->db, f))
		return FAULTED;
	found = message_by_id(d->db, d->a, m->id, &now, f);
	if (found == FOUND && now.state == MESSAGE_QUEUED) {
		*m = now;
		m->state = MESSAGE_LEASED;
		m->leased = clock_now();
		m->attempts++;
		if (message_set(d->db, m, f))
			return db_commit(d->db, f) ? FOUND : FAULTED;
		found = FAULTED;
	}
	db_rollback(d->db);
	return found == FAULTED ? FAULTED : ABSENT;
}

/* Back into the queue, as if it had not been taken. */
static bool
give_back(struct deliverer *d, struct message *m)
{
	struct fault why = {0};
	int64_t n;

	m->attempts--;
	if (!finish(d, m, MESSAGE_QUEUED, m->reply, &n, &why))
		log_warning("message %.8s: %s", m->id, why.text);
	return false;
}

static bool
defer(struct deliverer *d, struct message *m, const char *said,
    struct deliver_count *count, struct fault *f)
{
	int64_t now = clock_now();

	if (now - m->queued >
		(int64_t)d->conf->mail_give_up_hours * HOUR_S &&
	    m->attempts >= ATTEMPTS_MIN)
		return finish(d, m, MESSAGE_FAILED,
		    arena_printf(d->a, "given up: %s", said), &count->refused,
		    f);
	m->due = now + deliver_pause_s(m->id, m->attempts);
	return finish(d, m, MESSAGE_QUEUED, said, &count->deferred, f);
}

/* The relay is away: one message learned of it, the others wait. */
static void
go_down(struct deliverer *d, const struct fault *why,
    struct deliver_count *count)
{
	count->is_down = true;
	snprintf(count->why, sizeof(count->why), "%s", why->text);
	if (d->down_until_us == 0)
		log_error("no mail goes out: %s; trying again", why->text);
	d->down_until_us = clock_ticks_us() + down_us;
}

static bool
settle_sent(struct deliverer *d, struct message *m, const char *said,
    struct deliver_count *count, struct fault *f)
{
	struct fault why = {0};
	bool is_noted = ledger_add(d->ledger, m->id, clock_now(), &why);

	if (!finish(d, m, MESSAGE_SENT, said, &count->sent, f))
		return false;
	if (!is_noted && f != NULL)
		*f = why;
	return is_noted;
}

static bool
hand_over(struct deliverer *d, struct message *m, const struct mailbox *to,
    const struct buf *text, struct deliver_count *count, struct fault *f)
{
	struct envelope e = {
	    d->conf->mail_from, to->address, to->is_utf8, m->id};
	struct fault why = {0};
	struct buf reply = {0};
	const char *said;
	enum transport_end end = transport_send(
	    d->transport, &e, text->data, text->len, &reply, &why);

	said = arena_string(d->a, buf_string(&reply));
	buf_release(&reply);
	if (end == TRANSPORT_DOWN) {
		go_down(d, &why, count);
	} else if (d->down_until_us != 0) {
		log_info("mail goes out again");
		d->down_until_us = 0;
	}
	if (end == TRANSPORT_SENT)
		return settle_sent(d, m, said, count, f);
	if (end == TRANSPORT_REFUSED)
		return finish(
		    d, m, MESSAGE_FAILED, said, &count->refused, f);
	return defer(d, m, said, count, f);
}

/* Compose m, which is leased, and hand it over. */
static bool
send_leased(struct deliverer *d, struct message *m, const struct mailbox *to,
    struct deliver_count *count, struct fault *f)
{
	const char *gone = "";
	struct fault why = {0};
	struct buf text = {0};
	bool ok;

	switch (compose_message(d->composer, m, &text, &gone, &why)) {
	case COMPOSE_DONE:
		ok = hand_over(d, m, to, &text, count, f);
		break;
	case COMPOSE_GONE:
		ok = finish(d, m, MESSAGE_DROPPED, arena_string(d->a, gone),
		    &count->dropped, f);
		break;
	default:
		if (why.cause == FAULT_BUG || why.cause == FAULT_DATA) {
			log_error("message %.8s is held: %s", m->id, why.text);
			ok = finish(d, m, MESSAGE_HELD,
			    arena_string(d->a, why.text), &count->held, f);
		} else {
			if (f != NULL)
				*f = why;
			ok = give_back(d, m);
		}
		break;
	}
	buf_release(&text);
	return ok;
}

/* All that must be there before a message is touched. */
static bool
is_ready_to_send(struct deliverer *d, struct fault *f)
{
	if (d->composer == NULL)
		d->composer = composer_open(d->conf, d->db, f);
	if (d->composer == NULL)
		return false;
	if (d->transport == NULL)
		d->transport = transport_open(d->conf, f);
	return d->transport != NULL && ledger_ready(d->ledger, f);
}

static bool
handle(struct deliverer *d, struct message *m, struct deliver_count *count,
    struct fault *f)
{
	enum found found = blocked_has(d->db, m->recipient_hash, f);
	struct mailbox to;

	if (found == FAULTED)
		return false;
	if (ledger_has(d->ledger, m->id))
		return finish(d, m, MESSAGE_SENT,
		    "sent before, as the ledger has it", &count->known, f);
	if (found == FOUND)
		return finish(
		    d, m, MESSAGE_DROPPED, "blocked", &count->dropped, f);
	if (!mailbox_parse(d->a, m->recipient, &to))
		return finish(d, m, MESSAGE_DROPPED, "it has no address",
		    &count->dropped, f);
	if (!is_ready_to_send(d, f))
		return false;
	found = lease(d, m, f);
	if (found != FOUND)
		return found == ABSENT;
	return send_leased(d, m, &to, count, f);
}

static bool
send_due(struct deliverer *d, const volatile sig_atomic_t *is_over,
    struct deliver_count *count, struct fault *f)
{
	while (!*is_over && !count->is_down) {
		struct message m;
		enum found found;

		arena_reset(d->a);
		found = message_due(d->db, d->a, clock_now(), &m, f);
		if (found != FOUND)
			return found == ABSENT;
		if (!handle(d, &m, count, f))
			return false;
	}
	return true;
}

bool
deliverer_round(struct deliverer *d, const volatile sig_atomic_t *is_over,
    struct deliver_count *count, struct fault *f)
{
	bool ok;

	arena_reset(d->a);
	if (!deliver_ready(d, count, f) || !deliver_settle(d, count, f))
		return false;
	if (clock_ticks_us() < d->down_until_us)
		return true;
	ok = send_due(d, is_over, count, f);
	/* Addresses that have been forgotten are not to stay in the log. */
	if (count->sent + count->refused + count->dropped > 0)
		db_fold(d->db);
	end_round(d);
	return ok;
}
