/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_SMTP_END_H
#define MAIL_SMTP_END_H

#include "mail/transport.h"

/* How far the talk with the relay had come: what was said to it last. */
enum smtp_stage {
	SMTP_CONNECT, /* nothing: its name, the connection, its greeting */
	SMTP_HELLO,   /* EHLO, or HELO */
	SMTP_TLS,     /* STARTTLS, and what follows of TLS */
	SMTP_AUTH,
	SMTP_MAIL,
	SMTP_RCPT,
	SMTP_DATA,
	SMTP_BODY, /* some of the message */
	SMTP_DOT,  /* all of it, and the dot that ends it */
	SMTP_STAGE__MAX
};

/*
 * What it comes to when a talk ends at a stage, by the code that was answered
 * to what was said last; 0: no answer, whether nobody connected, the time was
 * over, the connection was lost, or what came was no answer. RFC 5321, 4.2.
 */
enum transport_end smtp_end(enum smtp_stage stage, int code);

#endif
