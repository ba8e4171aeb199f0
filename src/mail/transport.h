/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_TRANSPORT_H
#define MAIL_TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct conf;
struct fault;

/*
 * The way that messages leave, as mail_transport of the configuration says: a
 * relay that speaks SMTP, a program such as sendmail, or a folder. One is used
 * for many messages, one after the other.
 */
struct transport;

/* What came of handing one over. */
enum transport_end {
	TRANSPORT_SENT,     /* it is theirs now */
	TRANSPORT_DEFERRED, /* not now; what nobody knows is deferred, too */
	TRANSPORT_REFUSED,  /* never */
	/*
	 * Nothing goes out: the relay is away, or does not want us, or is not
	 * the one that we want. It says nothing of this message.
	 */
	TRANSPORT_DOWN
};

/* Whom a message is from and to, on the outside of it. */
struct envelope {
	const char *from;
	const char *to; /* mailbox.address */
	bool is_utf8;   /* mailbox.is_utf8 */
	const char *id; /* the message's, for ever the same */
};

/*
 * Make one ready; nothing is connected yet. c must live as long. NULL and f:
 * FAULT_CONFIG (no transport, or a password would go in the clear),
 * FAULT_NOINPUT (the password's file), FAULT_OS.
 */
struct transport *transport_open(const struct conf *c, struct fault *f);

/* Takes leave of the relay without waiting for its answer. NULL is allowed. */
void transport_close(struct transport *t);

/*
 * Hand over the n bytes of one message: RFC 5322 with CRLF, no line over 998
 * bytes. What was said to it, by them or by us, is appended to reply: one
 * line, without an address in it. TRANSPORT_DOWN also sets f.
 */
enum transport_end transport_send(struct transport *t,
    const struct envelope *e, const char *bytes, size_t n, struct buf *reply,
    struct fault *f);

#endif
