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

enum slot_state { SLOT_FREE, SLOT_WAITING, SLOT_TAKEN };

struct slot {
	struct connection connection; /* first: one points to the other */
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
	size_t n_open;
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
	while (all->n_free < max) {
		all->free[all->n_free] = (uint32_t)(max - 1 - all->n_free);
		all->n_free++;
	}
	return all;
}

static uint64_t
key_of(const struct connections *all, const struct slot *s)
{
	return (uint64_t)s->generation << 32 | (uint64_t)(s - all->slot);
}

/* Under the lock. Closing takes the descriptor out of the epoll, too. */
static void
close_slot(struct connections *all, struct slot *s)
{
	struct connection *c = &s->connection;

	if (c->fd >= 0)
		close(c->fd);
	buf_release(&c->kept);
	buf_release(&c->pending);
	*c = (struct connection){.fd = -1};
	all->pending -= s->pending;
	s->pending = 0;
	s->state = SLOT_FREE;
	s->generation++;
	all->free[all->n_free++] = (uint32_t)(s - all->slot);
	all->n_open--;
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

static bool
evict(struct connections *all)
{
	int64_t now = clock_ticks_us();
	struct slot *oldest = NULL;

	for (size_t i = 0; i < all->max; i++) {
		struct slot *s = &all->slot[i];

		if ((oldest == NULL || s->since_us < oldest->since_us) &&
		    is_idle(s, now))
			oldest = s;
	}
	if (oldest == NULL)
		return false;
	close_slot(all, oldest);
	return true;
}

bool
connections_evict(struct connections *all)
{
	bool is_done;

	pthread_mutex_lock(&all->lock);
	is_done = evict(all);
	pthread_mutex_unlock(&all->lock);
	return is_done;
}

bool
connections_make_room(struct connections *all)
{
	bool has_room;

	pthread_mutex_lock(&all->lock);
	has_room = all->n_free > 0 || evict(all);
	pthread_mutex_unlock(&all->lock);
	return has_room;
}

/*
 * Under the lock, so that a thread that gets the event at once finds the slot
 * waiting, and none closes the descriptor in between.
 */
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

bool
connections_add(struct connections *all, int fd)
{
	bool is_added = false;

	pthread_mutex_lock(&all->lock);
	if (all->n_free > 0) {
		struct slot *s = &all->slot[all->free[--all->n_free]];

		s->connection.fd = fd;
		all->n_open++;
		is_added = start_waiting(all, s, EPOLL_CTL_ADD, WAIT_REQUEST);
		if (!is_added)
			close_slot(all, s);
	} else {
		close(fd);
	}
	pthread_mutex_unlock(&all->lock);
	return is_added;
}

struct connection *
connections_take(struct connections *all, uint64_t key)
{
	struct slot *s = &all->slot[key & UINT32_MAX];
	struct connection *c = NULL;

	pthread_mutex_lock(&all->lock);
	if (s->state == SLOT_WAITING && key_of(all, s) == key) {
		s->state = SLOT_TAKEN;
		c = &s->connection;
	}
	pthread_mutex_unlock(&all->lock);
	return c;
}

void
connections_put(
    struct connections *all, struct connection *c, enum connection_wait wait)
{
	struct slot *s = (struct slot *)c;

	pthread_mutex_lock(&all->lock);
	all->pending += c->pending.len - s->pending;
	s->pending = c->pending.len;
	if (all->pending > CONNECTION_PENDING_MAX && wait == WAIT_WRITE)
		close_slot(all, s);
	else if (!start_waiting(all, s, EPOLL_CTL_MOD, wait))
		close_slot(all, s);
	pthread_mutex_unlock(&all->lock);
}

void
connections_drop(struct connections *all, struct connection *c, bool without_fd)
{
	if (without_fd)
		c->fd = -1;
	pthread_mutex_lock(&all->lock);
	close_slot(all, (struct slot *)c);
	pthread_mutex_unlock(&all->lock);
}

void
connections_expire(struct connections *all)
{
	int64_t limit = clock_ticks_us() - STALL_US;

	pthread_mutex_lock(&all->lock);
	for (size_t i = 0; all->n_open > 0 && i < all->max; i++) {
		struct slot *s = &all->slot[i];

		if (s->state == SLOT_WAITING && s->wait != WAIT_REQUEST &&
		    s->since_us < limit)
			close_slot(all, s);
	}
	pthread_mutex_unlock(&all->lock);
}

size_t
connections_close_idle(struct connections *all)
{
	size_t left;

	pthread_mutex_lock(&all->lock);
	for (size_t i = 0; all->n_open > 0 && i < all->max; i++) {
		struct slot *s = &all->slot[i];

		if (s->state == SLOT_WAITING && s->wait == WAIT_REQUEST &&
		    s->connection.is_used && is_quiet(s->connection.fd))
			close_slot(all, s);
	}
	left = all->n_open;
	pthread_mutex_unlock(&all->lock);
	return left;
}

void
connections_free(struct connections *all)
{
	if (all == NULL)
		return;
	for (size_t i = 0; i < all->max; i++)
		if (all->slot[i].state != SLOT_FREE)
			close_slot(all, &all->slot[i]);
	pthread_mutex_destroy(&all->lock);
	free(all->free);
	free(all->slot);
	free(all);
}
