/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_SECRET_H
#define POST_SECRET_H

#include <stdbool.h>
#include <stdint.h>

#include "post/token.h"

struct arena;
struct mailbox;

/*
 * What the postroom's secret hides and signs. Every text is in arena a and
 * 32 hexadecimal digits long (HMAC-SHA256, its first half).
 */

/* A keyed hash of text, for one purpose: nobody can turn it back. */
const char *secret_hash(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *purpose,
    const char *text);

/*
 * What is kept of a network instead of it, with what it sent at a time: who
 * sent much on one day can be told, who it was cannot.
 */
const char *secret_of_day(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], int64_t at,
    const char *network);

/* That of whoever has a mailbox, as limits and blocks know them. */
const char *secret_address(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const struct mailbox *m);

/*
 * Links that we send out, as the value of a parameter: "TEXT-SIGNATURE".
 * text is hexadecimal. secret_unlink gives the text of one that is ours, else
 * NULL.
 */
enum secret_link { SECRET_CONFIRM, SECRET_BLOCK, SECRET_LINK__MAX };
const char *secret_link(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], enum secret_link which,
    const char *text);
const char *secret_unlink(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], enum secret_link which,
    const char *value);

/*
 * Where they lead, without the skin: to let a sending go out, and to have no
 * more mail.
 */
const char *secret_confirm_path(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *sending);
const char *secret_block_path(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *address_hash);

/* The id of the nth message of an origin: the same for ever. */
const char *secret_message_id(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *origin,
    const char *which);

#endif
