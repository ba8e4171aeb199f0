/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_COMPOSE_H
#define MAIL_COMPOSE_H

struct buf;
struct conf;
struct db;
struct fault;
struct message;

/*
 * What our letters say. A message of the queue refers to what it is about,
 * and is made of what is public at the moment when it goes out.
 */
struct composer;

/*
 * postroom stays the caller's, open and on one thread with the composer; it
 * is only read. conf must live as long. NULL and f: a template is broken, or
 * the postroom has no secret. The edition is opened when it is wanted.
 */
struct composer *composer_open(
    const struct conf *conf, struct db *postroom, struct fault *f);
void composer_close(struct composer *c);

enum compose_end {
	COMPOSE_DONE,
	/* What it was about is not public any more, or nothing is known of it:
	 * *why is a sentence without a full stop that says so, and static. */
	COMPOSE_GONE,
	/* It could not be made now: f. */
	COMPOSE_FAULTED
};

/*
 * Make message m into *out, which is reset first: the bytes that go on the
 * wire, with CRLF behind every line.
 */
enum compose_end compose_message(struct composer *c, const struct message *m,
    struct buf *out, const char **why, struct fault *f);

#endif
