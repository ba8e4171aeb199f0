/* SPDX-License-Identifier: Apache-2.0 */
/* Keyed hashes of what is not to be kept, and signed links. */
#include "post/secret.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "post/mailbox.h"

#include "base/banned.h"

enum { DIGITS = 32, DAY_S = 24 * 3600 };

static const char *const link_names[SECRET_LINK__MAX] = {
    [SECRET_CONFIRM] = "confirm link",
    [SECRET_BLOCK] = "block link",
};

const char *
secret_hash(struct arena *a, const unsigned char secret[TOKEN_SECRET_BYTES],
    const char *purpose, const char *text)
{
	const char *both = arena_printf(a, "%s\n%s", purpose, text);
	char *mac = g_compute_hmac_for_string(
	    G_CHECKSUM_SHA256, secret, TOKEN_SECRET_BYTES, both, -1);
	const char *made = arena_copy(a, mac, DIGITS);

	g_free(mac);
	return made;
}

const char *
secret_of_day(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], int64_t at,
    const char *network)
{
	return secret_hash(a, secret, "network of a day",
	    arena_printf(a, "%lld\n%s", (long long)(at / DAY_S), network));
}

const char *
secret_address(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const struct mailbox *m)
{
	return secret_hash(a, secret, "address", m->person);
}

const char *
secret_link(struct arena *a, const unsigned char secret[TOKEN_SECRET_BYTES],
    enum secret_link which, const char *text)
{
	return arena_printf(a, "%s-%s", text,
	    secret_hash(a, secret, link_names[which], text));
}

const char *
secret_unlink(struct arena *a, const unsigned char secret[TOKEN_SECRET_BYTES],
    enum secret_link which, const char *value)
{
	size_t n = strspn(value, "0123456789abcdef");
	const char *text = arena_copy(a, value, n);

	if (n != DIGITS || value[n] != '-' ||
	    !token_is_same(value + n + 1,
		secret_hash(a, secret, link_names[which], text)))
		return NULL;
	return text;
}

const char *
secret_confirm_path(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *sending)
{
	return arena_printf(a, "/email/confirm?k=%s",
	    secret_link(a, secret, SECRET_CONFIRM, sending));
}

const char *
secret_block_path(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *address_hash)
{
	return arena_printf(a, "/email/block?a=%s",
	    secret_link(a, secret, SECRET_BLOCK, address_hash));
}

const char *
secret_message_id(struct arena *a,
    const unsigned char secret[TOKEN_SECRET_BYTES], const char *origin,
    const char *which)
{
	return secret_hash(
	    a, secret, "message", arena_printf(a, "%s\n%s", origin, which));
}
