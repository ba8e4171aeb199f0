/* SPDX-License-Identifier: Apache-2.0 */
/* What the configuration says of the relay. */
#include "mail/relay.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"

#include "base/banned.h"

char *
relay_url(const struct conf *c)
{
	struct buf url = {0};

	buf_printf(&url, "%s/%s", c->mail_relay, strchr(c->mail_from, '@') + 1);
	return url.data;
}

bool
relay_is_smtps(const struct conf *c)
{
	return strncmp(c->mail_relay, "smtps:", 6) == 0;
}

static bool
is_loopback(const char *relay)
{
	const char *host = strstr(relay, "://") + 3;
	size_t n = host[0] == '[' ? strcspn(host, "]") + 1
				  : strcspn(host, ":");

	return (n == 9 && strncasecmp(host, "localhost", n) == 0) ||
	       (n > 4 && strncmp(host, "127.", 4) == 0 &&
		   strspn(host, "0123456789.") == n) ||
	       (n == 5 && strncmp(host, "[::1]", n) == 0);
}

/* The first line of the file. */
static bool
read_password(
    const char *path, char password[RELAY_PASSWORD_BYTES], struct fault *f)
{
	FILE *in = fopen(path, "re");
	bool ok = in != NULL &&
		  fgets(password, RELAY_PASSWORD_BYTES, in) != NULL;

	if (in != NULL)
		fclose(in);
	password[ok ? strcspn(password, "\r\n") : 0] = '\0';
	if (password[0] != '\0')
		return true;
	return fault_set(f, FAULT_NOINPUT,
	    "%s: %s; mail_password_file names it, and its first line is the "
	    "password",
	    path, in == NULL ? "cannot be read" : "has no password");
}

bool
relay_password(const struct conf *c, char password[RELAY_PASSWORD_BYTES],
    struct fault *f)
{
	if (c->mail_tls || relay_is_smtps(c) || is_loopback(c->mail_relay))
		return read_password(c->mail_password_file, password, f);
	return fault_set(f, FAULT_CONFIG,
	    "%s: mail_tls is \"off\": mail_user's password would go to %s in "
	    "the clear; it does so to this machine alone",
	    c->path, c->mail_relay);
}
