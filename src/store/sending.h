/* SPDX-License-Identifier: Apache-2.0 */
#ifndef STORE_SENDING_H
#define STORE_SENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/conf.h"
#include "store/found.h"

struct arena;
struct db;
struct fault;

/* The postroom's: stories that readers mail to friends. */
struct sending {
	const char *key; /* the nonce of its form; the origin of its messages */
	int64_t story;
	enum conf_email_mode mode; /* not CONF_EMAIL_OFF */
	const char *digest;
	int64_t accepted;
	const char *name;
	const char *sender; /* an address; "" when it is gone */
	const char *sender_hash;
	const char *note; /* may be "" */
	int64_t confirmed; /* when; 0: it is not */
};

/* Strings go to arena a. */
enum found sending_by_key(struct db *postroom, struct arena *a,
    const char *key, struct sending *s, struct fault *f);

/* Within a write transaction: all but confirmed. */
bool sending_insert(
    struct db *postroom, const struct sending *s, struct fault *f);
bool sending_confirm(
    struct db *postroom, const char *key, int64_t at, struct fault *f);

/*
 * One that has waited for its confirmation since before a time, and whose
 * addresses are to be forgotten. ABSENT: there is none.
 */
enum found sending_unconfirmed(struct db *postroom, struct arena *a,
    int64_t before, const char **key, struct fault *f);

/* Within a write transaction: forget who sent it and what they wrote. */
bool sending_forget(struct db *postroom, const char *key, struct fault *f);

/*
 * Within a write transaction: forget those accepted before a time of which
 * nothing is yet to be sent.
 */
bool sending_sweep(struct db *postroom, int64_t before, struct fault *f);

/*
 * Call each with the stories that at least so many senders mailed and
 * confirmed after a time, and until another; those of most senders first, of
 * as many the newest. Until it returns false.
 */
bool sending_most(struct db *postroom, int64_t after, int64_t until,
    int64_t least, bool (*each)(void *arg, int64_t story), void *arg,
    struct fault *f);

#endif
