/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens of forms: when issued, a nonce, and our signature under both. */
#include "post/token.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/arena.h"
#include "base/log.h"

#include "base/banned.h"

enum {
	NONCE_DIGITS = 2 * TOKEN_NONCE_BYTES,
	MAC_DIGITS = 64,
	ISSUED_DIGITS_MAX = 12
};

static const char hex[] = "0123456789abcdef";

char *
token_nonce(struct arena *a)
{
	unsigned char bytes[TOKEN_NONCE_BYTES];
	char *nonce = arena_alloc(a, NONCE_DIGITS + 1);

	/* So few bytes come whole, or the system has no randomness at all. */
	if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes)) {
		log_error("the system gives no random bytes");
		abort();
	}
	for (int i = 0; i < TOKEN_NONCE_BYTES; i++) {
		nonce[2 * i] = hex[bytes[i] >> 4];
		nonce[2 * i + 1] = hex[bytes[i] & 15];
	}
	nonce[NONCE_DIGITS] = '\0';
	return nonce;
}

static char *
sign(struct arena *a, const unsigned char secret[TOKEN_SECRET_BYTES],
    const char *form, int64_t subject, int64_t issued, const char *nonce)
{
	const char *text = arena_printf(a, "token\n%s\n%lld\n%lld\n%s", form,
	    (long long)subject, (long long)issued, nonce);
	char *mac = g_compute_hmac_for_string(
	    G_CHECKSUM_SHA256, secret, TOKEN_SECRET_BYTES, text, -1);
	char *copy = arena_string(a, mac);

	g_free(mac);
	return copy;
}

char *
token_make(struct arena *a, const unsigned char secret[TOKEN_SECRET_BYTES],
    const char *form, int64_t subject, int64_t now)
{
	const char *nonce = token_nonce(a);

	return arena_printf(a, "%lld-%s-%s", (long long)now, nonce,
	    sign(a, secret, form, subject, now, nonce));
}

bool
token_is_same(const char *a, const char *b)
{
	size_t n = strlen(a);
	volatile unsigned char differs = 0;

	if (strlen(b) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		differs |= (unsigned char)(a[i] ^ b[i]);
	return differs == 0;
}

/* Take "ISSUED-NONCE-MAC" apart; nothing in it is believed yet. */
static bool
split(struct arena *a, const char *token, int64_t *issued, const char **nonce,
    const char **mac)
{
	size_t n = strspn(token, "0123456789");

	if (n == 0 || n > ISSUED_DIGITS_MAX || token[0] == '0' ||
	    token[n] != '-')
		return false;
	*issued = strtoll(token, NULL, 10);
	token += n + 1;
	if (strspn(token, hex) != NONCE_DIGITS || token[NONCE_DIGITS] != '-')
		return false;
	*nonce = arena_copy(a, token, NONCE_DIGITS);
	*mac = token + NONCE_DIGITS + 1;
	return strspn(*mac, hex) == MAC_DIGITS && (*mac)[MAC_DIGITS] == '\0';
}

enum token_state
token_check(struct arena *a, const unsigned char secret[TOKEN_SECRET_BYTES],
    const char *form, int64_t subject, int64_t now, const char *token,
    const char **nonce)
{
	const char *mac, *found;
	int64_t issued;

	*nonce = NULL;
	if (!split(a, token, &issued, &found, &mac) ||
	    !token_is_same(mac, sign(a, secret, form, subject, issued, found)))
		return TOKEN_BAD;
	*nonce = found;
	if (issued > now - TOKEN_EARLY_S)
		return TOKEN_EARLY;
	return now - issued > TOKEN_OLD_S ? TOKEN_OLD : TOKEN_GOOD;
}
