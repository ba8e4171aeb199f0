/* SPDX-License-Identifier: Apache-2.0 */
/* The queue of slow requests: a ring under one lock, which is held briefly. */
#include "http/queue.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/banned.h"

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool is_closed;
	size_t max, first, n;
	struct queue_entry entry[];
};

struct queue *
queue_new(size_t max)
{
	struct queue *q = calloc(1, sizeof(*q) + max * sizeof(q->entry[0]));

	if (q == NULL)
		return NULL;
	pthread_mutex_init(&q->lock, NULL);
	pthread_cond_init(&q->changed, NULL);
	q->max = max;
	return q;
}

void
queue_free(struct queue *q)
{
	if (q == NULL)
		return;
	assert(q->n == 0);
	pthread_cond_destroy(&q->changed);
	pthread_mutex_destroy(&q->lock);
	free(q);
}

bool
queue_put(struct queue *q, struct queue_entry entry)
{
	bool has_room;

	pthread_mutex_lock(&q->lock);
	assert(!q->is_closed);
	has_room = q->n < q->max;
	if (has_room) {
		q->entry[(q->first + q->n++) % q->max] = entry;
		pthread_cond_signal(&q->changed);
	}
	pthread_mutex_unlock(&q->lock);
	return has_room;
}

bool
queue_take(struct queue *q, struct queue_entry *entry)
{
	bool has_one;

	pthread_mutex_lock(&q->lock);
	while (q->n == 0 && !q->is_closed)
		pthread_cond_wait(&q->changed, &q->lock);
	has_one = q->n > 0;
	if (has_one) {
		*entry = q->entry[q->first];
		q->first = (q->first + 1) % q->max;
		q->n--;
	}
	pthread_mutex_unlock(&q->lock);
	return has_one;
}

void
queue_close(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	q->is_closed = true;
	pthread_cond_broadcast(&q->changed);
	pthread_mutex_unlock(&q->lock);
}
