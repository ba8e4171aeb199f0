/* SPDX-License-Identifier: Apache-2.0 */
#ifndef MAIL_RELAY_H
#define MAIL_RELAY_H

#include <stdbool.h>

struct conf;
struct fault;

/* What the configuration says of the relay, for smtp.c. */

enum { RELAY_PASSWORD_BYTES = 512 };

/* Its address, with what we call ourselves as its path; to be freed. */
char *relay_url(const struct conf *c);

/* Whether TLS begins with the first byte. */
bool relay_is_smtps(const struct conf *c);

/*
 * The password of mail_user. false: FAULT_CONFIG (it would leave this machine
 * in the clear), FAULT_NOINPUT (its file).
 */
bool relay_password(const struct conf *c,
    char password[RELAY_PASSWORD_BYTES], struct fault *f);

#endif
