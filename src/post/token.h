/* SPDX-License-Identifier: Apache-2.0 */
#ifndef POST_TOKEN_H
#define POST_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/*
 * Every form that readers can send has a token in it, signed by us
 * (HMAC-SHA256), for one form about one thing: so nobody sends what they have
 * not been shown, or sooner than a person can write. It is not bound to the
 * sender's network address, which a telephone changes while its owner writes.
 * Its nonce becomes the key of what is taken, so that a form is taken once
 * (intake.h); tokens themselves are kept nowhere.
 */
enum { TOKEN_SECRET_BYTES = 32, TOKEN_NONCE_BYTES = 16 };
enum { TOKEN_EARLY_S = 3, TOKEN_OLD_S = 24 * 3600 };

enum token_state {
	TOKEN_GOOD,
	TOKEN_EARLY, /* younger than TOKEN_EARLY_S; a clock was set back */
	TOKEN_OLD,   /* older than TOKEN_OLD_S */
	TOKEN_BAD,   /* not one of ours, or of another form or thing */
	TOKEN__MAX
};

/* "3f…": random bytes of the system's in hexadecimal, in arena a. */
char *token_nonce(struct arena *a);

/* A token for form about subject, in arena a. Its nonce is new. */
char *token_make(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *form,
    int64_t subject, int64_t now);

/*
 * What token is worth. Its nonce goes to *nonce, in arena a, unless it is
 * TOKEN_BAD; then that is NULL.
 */
enum token_state token_check(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *form,
    int64_t subject, int64_t now, const char *token, const char **nonce);

/* Whether two texts are the same, in a time that does not tell how much is. */
bool token_is_same(const char *a, const char *b);

#endif
