/* SPDX-License-Identifier: Apache-2.0 */
/* What the configuration says of mail, and of what readers may send. */
#include "base/conf_mail.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "base/conf.h"
#include "base/conf_machines.h"
#include "base/fault.h"

#include "base/banned.h"

enum { PER_MAX = 1000000 };

const char *const conf_mail_transports[CONF_MAIL__MAX] = {
    [CONF_MAIL_OFF] = "off",
    [CONF_MAIL_SMTP] = "smtp",
    [CONF_MAIL_SENDMAIL] = "sendmail",
    [CONF_MAIL_MAILDIR] = "maildir",
};

const char *const conf_email_modes[CONF_EMAIL__MAX] = {
    [CONF_EMAIL_OFF] = "off",
    [CONF_EMAIL_VERIFIED] = "verified",
    [CONF_EMAIL_OPEN] = "open",
    [CONF_EMAIL_SELF] = "self",
};

static bool
take_word(const char *path, const char *option, const char *value,
    const char *const words[], int n, int *taken, struct fault *f)
{
	for (int i = 0; i < n; i++) {
		if (strcmp(value, words[i]) == 0) {
			*taken = i;
			return true;
		}
	}
	return fault_set(f, FAULT_CONFIG,
	    "%s: %s = \"%s\": wants \"%s\", \"%s\", \"%s\" or \"%s\"", path,
	    option, value, words[0], words[1], words[2], words[3]);
}

/* As it stands in an envelope: more is checked of what readers write. */
static bool
check_from(const char *path, const char *from, struct fault *f)
{
	const char *at = strchr(from, '@');

	if (at != NULL && at != from && strchr(at + 1, '@') == NULL &&
	    strchr(at + 1, '.') != NULL &&
	    strspn(from, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
			 "0123456789.!#$%&'*+-/=?^_`{|}~@") == strlen(from))
		return true;
	return fault_set(f, FAULT_CONFIG,
	    "%s: mail_from = \"%s\": wants the address that mail comes from, "
	    "like \"courier@news.example.org\"",
	    path, from);
}

static bool
check_transport(const char *path, const struct conf *c, struct fault *f)
{
	if (c->mail_transport == CONF_MAIL_OFF)
		return true;
	if (!check_from(path, c->mail_from, f))
		return false;
	if (c->mail_transport == CONF_MAIL_SMTP &&
	    ((strncmp(c->mail_relay, "smtp://", 7) != 0 &&
		 strncmp(c->mail_relay, "smtps://", 8) != 0) ||
		strpbrk(c->mail_relay, " \t\"'<>?#@") != NULL ||
		strchr(strchr(c->mail_relay, ':') + 3, '/') != NULL))
		return fault_set(f, FAULT_CONFIG,
		    "%s: mail_relay = \"%s\": wants a server, like "
		    "\"smtp://relay.example.org:587\", or smtps:// for TLS "
		    "from the first byte",
		    path, c->mail_relay);
	if (c->mail_transport == CONF_MAIL_MAILDIR && c->maildir[0] == '\0')
		return fault_set(f, FAULT_CONFIG,
		    "%s: maildir: wants the folder that mail is put into", path);
	if ((c->mail_user[0] == '\0') != (c->mail_password_file[0] == '\0'))
		return fault_set(f, FAULT_CONFIG,
		    "%s: mail_user and mail_password_file: one needs the "
		    "other",
		    path);
	return true;
}

static bool
take_transport(cfg_t *cfg, const char *path,
    char *(*absolute)(const char *file, const char *path), struct conf *c,
    struct fault *f)
{
	const char *tls = cfg_getstr(cfg, "mail_tls");
	int transport, mode;

	c->mail_from = strdup(cfg_getstr(cfg, "mail_from"));
	c->mail_relay = strdup(cfg_getstr(cfg, "mail_relay"));
	c->mail_user = strdup(cfg_getstr(cfg, "mail_user"));
	c->mail_password_file =
	    absolute(path, cfg_getstr(cfg, "mail_password_file"));
	c->mail_ca_file = absolute(path, cfg_getstr(cfg, "mail_ca_file"));
	c->mail_ledger = absolute(path, cfg_getstr(cfg, "mail_ledger"));
	c->sendmail = absolute(path, cfg_getstr(cfg, "sendmail"));
	c->maildir = absolute(path, cfg_getstr(cfg, "maildir"));
	if (!take_word(path, "mail_transport",
		cfg_getstr(cfg, "mail_transport"), conf_mail_transports,
		CONF_MAIL__MAX, &transport, f) ||
	    !take_word(path, "email_mode", cfg_getstr(cfg, "email_mode"),
		conf_email_modes, CONF_EMAIL__MAX, &mode, f))
		return false;
	c->mail_transport = (enum conf_mail_transport)transport;
	c->email_mode = (enum conf_email_mode)mode;
	/* What cannot be sent is not to be accepted. */
	if (c->mail_transport == CONF_MAIL_OFF)
		c->email_mode = CONF_EMAIL_OFF;
	c->mail_tls = strcmp(tls, "required") == 0;
	if (!c->mail_tls && strcmp(tls, "off") != 0)
		return fault_set(f, FAULT_CONFIG,
		    "%s: mail_tls = \"%s\": wants \"required\" or \"off\"",
		    path, tls);
	return check_transport(path, c, f);
}

static bool
take_limits(cfg_t *cfg, const char *path, struct conf *c, struct fault *f)
{
	const struct {
		const char *name;
		int *at;
		int max;
	} options[] = {
	    {"mail_timeout_s", &c->mail_timeout_s, 3600},
	    {"mail_give_up_hours", &c->mail_give_up_hours, 24 * 30},
	    {"debate_per_hour", &c->debate_per_hour, PER_MAX},
	    {"debate_total_per_hour", &c->debate_total_per_hour, PER_MAX},
	    {"feedback_per_hour", &c->feedback_per_hour, PER_MAX},
	    {"feedback_total_per_hour", &c->feedback_total_per_hour, PER_MAX},
	    {"email_network_per_hour", &c->email_network_per_hour, PER_MAX},
	    {"email_network_per_day", &c->email_network_per_day, PER_MAX},
	    {"email_sender_per_day", &c->email_sender_per_day, PER_MAX},
	    {"email_recipient_per_day", &c->email_recipient_per_day, PER_MAX},
	    {"email_domain_per_hour", &c->email_domain_per_hour, PER_MAX},
	    {"email_story_per_hour", &c->email_story_per_hour, PER_MAX},
	    {"email_total_per_hour", &c->email_total_per_hour, PER_MAX},
	};

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		int n = (int)cfg_getint(cfg, options[i].name);

		if (n < 1 || n > options[i].max)
			return fault_set(f, FAULT_CONFIG,
			    "%s: %s = %d: wants 1 to %d", path,
			    options[i].name, n, options[i].max);
		*options[i].at = n;
	}
	return true;
}

/* "192.0.2.0/24", "2001:db8::1": an address, and how much of it counts. */
static bool
is_network(const char *text)
{
	char address[INET6_ADDRSTRLEN];
	unsigned char bytes[16];
	size_t n = strcspn(text, "/");
	const char *bits = text + n;
	bool is_six;

	if (n >= sizeof(address))
		return false;
	memcpy(address, text, n);
	address[n] = '\0';
	is_six = strchr(address, ':') != NULL;
	if (inet_pton(is_six ? AF_INET6 : AF_INET, address, bytes) != 1)
		return false;
	if (*bits == '\0')
		return true;
	bits++;
	return *bits != '\0' && strlen(bits) <= 3 &&
	       strspn(bits, "0123456789") == strlen(bits) &&
	       strtol(bits, NULL, 10) <= (is_six ? 128 : 32);
}

static bool
take_proxies(cfg_t *cfg, const char *path, struct conf *c, struct fault *f)
{
	conf_take_list(cfg, "trusted_proxies", &c->trusted_proxies);
	for (size_t i = 0; i < c->trusted_proxies.n; i++) {
		if (!is_network(c->trusted_proxies.at[i]))
			return fault_set(f, FAULT_CONFIG,
			    "%s: trusted_proxies: \"%s\": wants an address, or "
			    "a network like \"192.0.2.0/24\"",
			    path, c->trusted_proxies.at[i]);
	}
	return true;
}

bool
conf_take_mail(cfg_t *cfg, const char *path,
    char *(*absolute)(const char *file, const char *path), struct conf *c,
    struct fault *f)
{
	return take_transport(cfg, path, absolute, c, f) &&
	       take_limits(cfg, path, c, f) && take_proxies(cfg, path, c, f);
}

void
conf_release_mail(struct conf *c)
{
	free(c->mail_from);
	free(c->mail_relay);
	free(c->mail_user);
	free(c->mail_password_file);
	free(c->mail_ca_file);
	free(c->mail_ledger);
	free(c->sendmail);
	free(c->maildir);
	conf_release_list(&c->trusted_proxies);
}
