/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of open connections. Its slots are never freed while threads run,
 * and a key names slot and generation: so an event that a thread still has
 * in hand when another closes its connection finds nothing, rather than the
 * next one in that slot.
 */
#include "http/connection.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"

#include "base/banned.h"

/* A half request or answer that has not moved for so long is given up. */
enum { STALL_US = 30 * 1000 * 1000, NEW_US = 1000 * 1000 };

/*
 * A slot's lock guards all of it but what a taker owns, and is held over
 * epoll_ctl: so a thread that gets the event at once finds the slot waiting,
 * and none closes the descriptor in between. The table's lock guards the rest
 * of the table and is taken last. One lock for both was measured: it is
 * fought over at every request.
 */
enum slot_state { SLOT_FREE, SLOT_WAITING, SLOT_TAKEN };

struct slot {
	struct connection connection; /* first: one points to the other */
	pthread_mutex_t lock;
	enum slot_state state;
	enum connection_wait wait;
	uint32_t generation;
	int64_t since_us; /* waiting */
	size_t pending;   /* what of all->pending is ours */
};

struct connections {
	pthread_mutex_t lock;
	int epoll;
	size_t max;
	size_t pending; /* bytes, of those that wait to write */
	size_t n_free;
	uint32_t *free; /* a stack of slot numbers */
	struct slot *slot;
};

struct connections *
connections_new(int epoll, size_t max)
{
	struct connections *all = calloc(1, sizeof(*all));

	if (all == NULL)
		return NULL;
	all->slot = calloc(max, sizeof(*all->slot));
	all->free = calloc(max, sizeof(*all->free));
	if (all->slot == NULL || all->free == NULL) {
		free(all->slot);
		free(all->free);
		free(all);
		return NULL;
	}
	pthread_mutex_init(&all->lock, NULL);
	all->epoll = epoll;
	all->max = max;
	for (size_t i = 0; i < max; i++) {
		pthread_mutex_init(&all->slot[i].lock, NULL);
		all->free[all->n_free++] = (uint32_t)(max - 1 - i);
	}
	return all;
}

static uint64_t
key_of(const struct connections *all, const struct slot *s)
{
	return (uint64_t)s->generation << 32 | (uint64_t)(s - all->slot);
}

/* Under s's lock. Closing takes the descriptor out of the epoll, too. */
static void
close_slot(struct connections *all, struct slot *s)
{
	struct connection *c = &s->connection;

	if (c->fd >= 0)
		close(c->fd);
	buf_release(&c->kept);
	buf_release(&c->body);
	buf_release(&c->pending);
	*c = (struct connection){.fd = -1};
	s->state = SLOT_FREE;
	s->generation++;
	pthread_mutex_lock(&all->lock);
	all->pending -= s->pending;
	s->pending = 0;
	all->free[all->n_free++] = (uint32_t)(s - all->slot);
	pthread_mutex_unlock(&all->lock);
}

static bool
is_quiet(int fd)
{
	char byte;

	return recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
	       errno == EAGAIN;
}

/*
 * Whether s may be closed for the sake of another. A new connection's request
 * is likely on its way: it is left alone for a while.
 */
static bool
is_idle(const struct slot *s, int64_t now)
{
	return s->state == SLOT_WAITING && s->wait == WAIT_REQUEST &&
	       (s->connection.is_used || now - s->since_us > NEW_US) &&
	       is_quiet(s->connection.fd);
}

bool
connections_evict(struct connections *all)
{
	int64_t now = clock_ticks_us(), oldest_us = INT64_MAX;
	struct slot *oldest = NULL;

	for (size_t i = 0; i < all->max; i++) {
		struct slot *s = &all->slot[i];

		pthread_mutex_lock(&s->lock);
		if (s->since_us < oldest_us && is_idle(s, now)) {
			oldest = s;
			oldest_us = s->since_us;
		}
		pthread_mutex_unlock(&s->lock);
	}
	if (oldest == NULL)
		return false;
	/* If it is not idle any more, the next attempt finds another. */
	pthread_mutex_lock(&oldest->lock);
	if (is_idle(oldest, now))
		close_slot(all, oldest);
	pthread_mutex_unlock(&oldest->lock);
	return true;
}

static size_t
count_free(struct connections *all)
{
	size_t n;

	pthread_mutex_lock(&all->lock);
	n = all->n_free;
	pthread_mutex_unlock(&all->lock);
	return n;
}

bool
connections_make_room(struct connections *all)
{
	return count_free(all) > 0 || connections_evict(all);
}

/* Under s's lock. */
static bool
start_waiting(
    struct connections *all, struct slot *s, int op, enum connection_wait wait)
{
	struct epoll_event event = {
	    .events = (wait == WAIT_WRITE ? EPOLLOUT : EPOLLIN) | EPOLLONESHOT,
	    .data.u64 = key_of(all, s),
	};

	s->state = SLOT_WAITING;
	s->wait = wait;
	s->since_us = clock_ticks_us();
	return epoll_ctl(all->epoll, op, s->connection.fd, &event) == 0;
}

static struct slot *
take_free(struct connections *all)
{
	struct slot *s = NULL;

	pthread_mutex_lock(&all->lock);
	if (all->n_free > 0)
		s = &all->slot[all->free[--all->n_free]];
	pthread_mutex_unlock(&all->lock);
	return s;
}

bool
connections_add(struct connections *all, int fd)
{
	struct slot *s = take_free(all);
	bool is_added;

	if (s == NULL) {
		close(fd);
		return false;
	}
	pthread_mutex_lock(&s->lock);
	s->connection.fd = fd;
	is_added = start_waiting(all, s, EPOLL_CTL_ADD, WAIT_REQUEST);
	if (!is_added)
		close_slot(all, s);
	pthread_mutex_unlock(&s->lock);
	return is_added;
}

struct connection *
connections_take(struct connections *all, uint64_t key)
{
	struct slot *s = &all->slot[key & UINT32_MAX];
	struct connection *c = NULL;

	pthread_mutex_lock(&s->lock);
	if (s->state == SLOT_WAITING && key_of(all, s) == key) {
		s->state = SLOT_TAKEN;
		c = &s->connection;
	}
	pthread_mutex_unlock(&s->lock);
	return c;
}

/* Account for what s has to write. Returns whether that is too much. */
static bool
count_pending(struct connections *all, struct slot *s)
{
	size_t n = s->connection.pending.len;
	bool is_too_much;

	if (n == s->pending)
		return false;
	pthread_mutex_lock(&all->lock);
	all->pending += n - s->pending;
	s->pending = n;
	is_too_much = n > 0 && all->pending > CONNECTION_PENDING_MAX;
	pthread_mutex_unlock(&all->lock);
	return is_too_much;
}

void
connections_put(
    struct connections *all, struct connection *c, enum connection_wait wait)
{
	struct slot *s = (struct slot *)c;

	pthread_mutex_lock(&s->lock);
	if (count_pending(all, s) ||
	    !start_waiting(all, s, EPOLL_CTL_MOD, wait))
		close_slot(all, s);
	pthread_mutex_unlock(&s->lock);
}

void
connections_drop(struct connections *all, struct connection *c, bool without_fd)
{
	struct slot *s = (struct slot *)c;

	if (without_fd)
		c->fd = -1;
	pthread_mutex_lock(&s->lock);
	close_slot(all, s);
	pthread_mutex_unlock(&s->lock);
}

void
connections_expire(struct connections *all)
{
	int64_t limit = clock_ticks_us() - STALL_US;

	for (size_t i = 0; i < all->max; i++) {
		struct slot *s = &all->slot[i];

		pthread_mutex_lock(&s->lock);
		if (s->state == SLOT_WAITING && s->wait != WAIT_REQUEST &&
		    s->since_us < limit)
			close_slot(all, s);
		pthread_mutex_unlock(&s->lock);
	}
}

size_t
connections_close_idle(struct connections *all)
{
	for (size_t i = 0; i < all->max; i++) {
		struct slot *s = &all->slot[i];

		pthread_mutex_lock(&s->lock);
		if (s->state == SLOT_WAITING && s->wait == WAIT_REQUEST &&
		    s->connection.is_used && is_quiet(s->connection.fd))
			close_slot(all, s);
		pthread_mutex_unlock(&s->lock);
	}
	return all->max - count_free(all);
}

void
connections_free(struct connections *all)
{
	if (all == NULL)
		return;
	for (size_t i = 0; i < all->max; i++) {
		if (all->slot[i].state != SLOT_FREE)
			close_slot(all, &all->slot[i]);
		pthread_mutex_destroy(&all->slot[i].lock);
	}
	pthread_mutex_destroy(&all->lock);
	free(all->free);
	free(all->slot);
	free(all);
}
