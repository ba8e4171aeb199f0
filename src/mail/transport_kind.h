/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_TRANSPORT_KIND_H
#define MAIL_TRANSPORT_KIND_H

#include "mail/transport.h"

/* For the transports, a file each. */
struct transport_kind {
	/* As transport_open; what it gives is its own. */
	void *(*open)(const struct conf *c, struct fault *f);
	void (*close)(void *own);
	/* As transport_send, but reply may have anything in it. */
	enum transport_end (*send)(void *own, const struct envelope *e,
	    const char *bytes, size_t n, struct buf *reply, struct fault *f);
};

extern const struct transport_kind transport_smtp;
extern const struct transport_kind transport_sendmail;
extern const struct transport_kind transport_maildir;

/*
 * Append to out what was said, in one line that can be kept: no address, and
 * not the name before the '@' of to, is left in it. At most 300 bytes.
 */
void transport_tidy(struct buf *out, const char *said, const char *to);

#endif
