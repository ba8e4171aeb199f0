/* SPDX-License-Identifier: Apache-2.0 */
/* The table of how a talk with a relay ends. */
#include "mail/smtp_end.h"

#include "base/banned.h"

/* Answers, by their first digit. */
enum answer { NONE, GOOD, GO_ON, LATER, NEVER, ODD, ANSWER__MAX };

#define DOWN TRANSPORT_DOWN
#define DEFERRED TRANSPORT_DEFERRED
#define REFUSED TRANSPORT_REFUSED
#define SENT TRANSPORT_SENT

/*
 * Until MAIL nothing has been said of a message: whatever is amiss is amiss
 * with the relay, or with us. From there on 5xx is final and all else is tried
 * again, also what makes no sense there: 2xx where the talk did not go on.
 * Only an answer of 2xx to the dot makes it theirs (RFC 5321, 6.1). Without
 * one the message may have been taken, and may come twice; that is better than
 * not at all.
 */
static const enum transport_end ends[SMTP_STAGE__MAX][ANSWER__MAX] = {
    /*                NONE      GOOD      GO_ON     LATER     NEVER    ODD */
    [SMTP_CONNECT] = {DOWN, DOWN, DOWN, DOWN, DOWN, DOWN},
    [SMTP_HELLO] = {DOWN, DOWN, DOWN, DOWN, DOWN, DOWN},
    [SMTP_TLS] = {DOWN, DOWN, DOWN, DOWN, DOWN, DOWN},
    [SMTP_AUTH] = {DOWN, DOWN, DOWN, DOWN, DOWN, DOWN},
    [SMTP_MAIL] = {DEFERRED, DEFERRED, DEFERRED, DEFERRED, REFUSED, DEFERRED},
    [SMTP_RCPT] = {DEFERRED, DEFERRED, DEFERRED, DEFERRED, REFUSED, DEFERRED},
    [SMTP_DATA] = {DEFERRED, DEFERRED, DEFERRED, DEFERRED, REFUSED, DEFERRED},
    [SMTP_BODY] = {DEFERRED, DEFERRED, DEFERRED, DEFERRED, DEFERRED, DEFERRED},
    [SMTP_DOT] = {DEFERRED, SENT, DEFERRED, DEFERRED, REFUSED, DEFERRED},
};

static enum answer
answer_of(int code)
{
	static const enum answer by_digit[] = {
	    NONE, ODD, GOOD, GO_ON, LATER, NEVER, ODD, ODD, ODD, ODD};

	return by_digit[code / 100 % 10];
}

/*
 * "Authentication required", "credentials invalid", "encryption required" and
 * their like (RFC 4954, 6): said of us, wherever they are said.
 */
static bool
is_of_us(int code)
{
	return code == 530 || code == 534 || code == 535 || code == 538;
}

enum transport_end
smtp_end(enum smtp_stage stage, int code)
{
	if (is_of_us(code) && stage < SMTP_BODY)
		return TRANSPORT_DOWN;
	return ends[stage][answer_of(code)];
}
