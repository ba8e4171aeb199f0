/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_MAILBOX_H
#define POST_MAILBOX_H

#include <stdbool.h>

struct arena;

/*
 * An e-mail address as people have them: a dot-atom, "@", and a host name of
 * at least two labels (RFC 5321 4.1.2; RFC 6531 for letters that are not
 * ASCII's; IDNA2008). What the standards allow besides is refused: comments,
 * quoted local parts, address literals, source routes.
 */
struct mailbox {
	const char *address; /* as it goes on the wire; its domain in ASCII */
	const char *domain;  /* the same, in lower case */
	/* The local part has letters that want SMTPUTF8. */
	bool is_utf8;
	/*
	 * What counts as the same person's: in lower case and without what a
	 * '+' begins. For limits and blocks; mail does not go there.
	 */
	const char *person;
};

/* Read text, which is UTF-8, into *m, in arena a. false: it is none. */
bool mailbox_parse(struct arena *a, const char *text, struct mailbox *m);

#endif
