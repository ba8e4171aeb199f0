/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Messages to a relay, by libcurl. It says in which order which commands go;
 * what became of a message is decided by what was said last, and what was
 * answered to that (smtp_end.h), not by its own errors.
 */
#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "mail/relay.h"
#include "mail/smtp_end.h"
#include "mail/transport_kind.h"

#include "base/banned.h"

enum {
	REPLIES_BYTES_MAX = 64 * 1024, /* to one message */
	WHOLE_FACTOR = 10, /* a message may take so many answers' time */
	DOT_FACTOR = 2 /* RFC 5321, 4.5.3.2.6: the dot's answer has longer */
};

struct smtp {
	const struct conf *conf;
	CURL *curl;
	char *url;
	/* Of the connection: */
	bool has_starttls; /* it was asked for */
	bool has_auth;     /* of the last EHLO's answer */
	bool has_utf8;
	/* Of the message in hand: */
	enum smtp_stage stage;
	bool is_leaving; /* QUIT was said */
	int code; /* that was answered to what was said last, or 0 */
	struct buf said;
	size_t n_said;
	const char *bytes;
	size_t left;
	bool is_utf8;
	const char *why; /* we ended it, or NULL */
	bool is_refused; /* by us, for good */
	char error[CURL_ERROR_SIZE];
};

/* What the commands begin with that lead to a stage. */
static const struct {
	const char *word;
	enum smtp_stage stage;
} commands[] = {
    {"EHLO ", SMTP_HELLO},
    {"HELO ", SMTP_HELLO},
    {"STARTTLS\r\n", SMTP_TLS},
    {"AUTH ", SMTP_AUTH},
    {"MAIL FROM:", SMTP_MAIL},
    {"RCPT TO:", SMTP_RCPT},
    {"DATA\r\n", SMTP_DATA},
};

static void
said(struct smtp *s, const char *line, size_t n)
{
	/* What was answered before is what it came to. */
	s->is_leaving = n >= 4 && memcmp(line, "QUIT", 4) == 0;
	if (s->is_leaving)
		return;
	s->code = 0;
	buf_reset(&s->said);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		size_t m = strlen(commands[i].word);

		if (n >= m && memcmp(line, commands[i].word, m) == 0)
			s->stage = commands[i].stage;
	}
	if (s->stage == SMTP_TLS)
		s->has_starttls = true;
	if (s->stage == SMTP_HELLO)
		s->has_auth = s->has_utf8 = false;
}

/* A new connection, maybe in place of one of which we learned it is lost. */
static int
begin_connection(void *arg, curl_socket_t fd, curlsocktype purpose)
{
	struct smtp *s = arg;

	(void)fd;
	(void)purpose;
	s->stage = SMTP_CONNECT;
	s->code = 0;
	s->is_leaving = s->has_starttls = s->has_auth = s->has_utf8 = false;
	return CURL_SOCKOPT_OK;
}

static int
take_debug(CURL *curl, curl_infotype type, char *data, size_t n, void *arg)
{
	(void)curl;
	if (type == CURLINFO_HEADER_OUT)
		said(arg, data, n);
	return 0;
}

/*
 * Whether the talk may go on behind the answer to EHLO. libcurl by itself
 * would go on without a password, and name an address that is not ASCII's to
 * a relay that knows none.
 */
static bool
may_go_on(struct smtp *s)
{
	const struct conf *c = s->conf;

	if (c->mail_tls && !s->has_starttls && !relay_is_smtps(c))
		return true; /* it is only the first of two */
	if (c->mail_user[0] != '\0' && !s->has_auth) {
		s->why = "it offers no AUTH, and mail_user wants it";
		return false;
	}
	if (s->is_utf8 && !s->has_utf8) {
		s->why = "the relay takes no such address (SMTPUTF8)";
		s->is_refused = true;
		return false;
	}
	return true;
}

static bool
is_word(const char *line, size_t n, const char *word)
{
	size_t m = strlen(word);

	return n > m && strncasecmp(line, word, m) == 0 &&
	       strchr(" =\r\n", line[m]) != NULL;
}

static bool
is_digits(const char *line)
{
	for (int i = 0; i < 3; i++) {
		if (line[i] < '0' || line[i] > '9')
			return false;
	}
	return true;
}

/* A line of an answer. What is none is passed over, as libcurl does. */
static bool
take_line(struct smtp *s, const char *line, size_t n)
{
	if (n < 4 || !is_digits(line) || s->is_leaving)
		return true;
	buf_append(&s->said, line, n);
	if (s->stage == SMTP_HELLO && line[0] == '2') {
		s->has_auth |= is_word(line + 4, n - 4, "AUTH");
		s->has_utf8 |= is_word(line + 4, n - 4, "SMTPUTF8");
	}
	if (line[3] != ' ' && n != 5)
		return true;
	s->code =
	    (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
	return s->stage != SMTP_HELLO || line[0] != '2' || may_go_on(s);
}

static size_t
take_reply(char *line, size_t size, size_t n, void *arg)
{
	struct smtp *s = arg;

	(void)size;
	s->n_said += n;
	if (s->n_said > REPLIES_BYTES_MAX) {
		s->code = 0;
		s->why = "it talks without end";
		return 0;
	}
	return take_line(s, line, n) ? n : 0;
}

static size_t
give_bytes(char *to, size_t size, size_t n, void *arg)
{
	struct smtp *s = arg;

	n *= size;
	if (n > s->left)
		n = s->left;
	memcpy(to, s->bytes, n);
	s->bytes += n;
	s->left -= n;
	s->stage = n == 0 ? SMTP_DOT : SMTP_BODY;
	s->code = 0;
	buf_reset(&s->said);
	if (n == 0) /* who is given up now may have taken it */
		curl_easy_setopt(s->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
		    (long)s->conf->mail_timeout_s * DOT_FACTOR);
	return n;
}

#define SET(option, value) \
	(curl_easy_setopt(s->curl, option, value) == CURLE_OK)

static bool
set_user(struct smtp *s, struct fault *f)
{
	const struct conf *c = s->conf;
	char password[RELAY_PASSWORD_BYTES];
	bool ok;

	if (c->mail_user[0] == '\0')
		return true;
	if (!relay_password(c, password, f))
		return false;
	ok = SET(CURLOPT_USERNAME, c->mail_user) &&
	     SET(CURLOPT_PASSWORD, password);
	explicit_bzero(password, sizeof(password));
	return ok || fault_set(f, FAULT_OS, "libcurl cannot be used");
}

static bool
set_safety(struct smtp *s)
{
	const struct conf *c = s->conf;

	return SET(CURLOPT_PROTOCOLS_STR, "smtp,smtps") &&
	       SET(CURLOPT_PROXY, "") && SET(CURLOPT_NOSIGNAL, 1L) &&
	       SET(CURLOPT_USE_SSL, c->mail_tls ? (long)CURLUSESSL_ALL
						: (long)CURLUSESSL_NONE) &&
	       SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) &&
	       SET(CURLOPT_SSL_VERIFYPEER, 1L) &&
	       SET(CURLOPT_SSL_VERIFYHOST, 2L) &&
	       (c->mail_ca_file[0] == '\0' ||
		   (SET(CURLOPT_CAINFO, c->mail_ca_file) &&
		       SET(CURLOPT_CAPATH, NULL)));
}

static bool
set_up(struct smtp *s)
{
	long timeout_s = s->conf->mail_timeout_s;

	return set_safety(s) && SET(CURLOPT_URL, s->url) &&
	       SET(CURLOPT_CONNECTTIMEOUT, timeout_s) &&
	       SET(CURLOPT_TIMEOUT, timeout_s * WHOLE_FACTOR) &&
	       SET(CURLOPT_LOW_SPEED_LIMIT, 1L) &&
	       SET(CURLOPT_LOW_SPEED_TIME, timeout_s) &&
	       SET(CURLOPT_UPLOAD, 1L) && SET(CURLOPT_VERBOSE, 1L) &&
	       SET(CURLOPT_DEBUGFUNCTION, take_debug) &&
	       SET(CURLOPT_DEBUGDATA, s) &&
	       SET(CURLOPT_SOCKOPTFUNCTION, begin_connection) &&
	       SET(CURLOPT_SOCKOPTDATA, s) &&
	       SET(CURLOPT_HEADERFUNCTION, take_reply) &&
	       SET(CURLOPT_HEADERDATA, s) &&
	       SET(CURLOPT_WRITEFUNCTION, take_reply) &&
	       SET(CURLOPT_WRITEDATA, s) &&
	       SET(CURLOPT_READFUNCTION, give_bytes) &&
	       SET(CURLOPT_READDATA, s) &&
	       SET(CURLOPT_ERRORBUFFER, s->error);
}

static void
close_smtp(void *own)
{
	struct smtp *s = own;
	curl_socket_t fd = CURL_SOCKET_BAD;

	/* QUIT is said, and nobody waits for what is said to that. */
	if (s->curl != NULL &&
	    curl_easy_getinfo(s->curl, CURLINFO_ACTIVESOCKET, &fd) ==
		CURLE_OK &&
	    fd != CURL_SOCKET_BAD)
		shutdown(fd, SHUT_RD);
	curl_easy_cleanup(s->curl);
	buf_release(&s->said);
	free(s->url);
	free(s);
}

static void *
open_smtp(const struct conf *c, struct fault *f)
{
	struct smtp *s = calloc(1, sizeof(*s));

	if (s == NULL)
		abort();
	s->conf = c;
	s->url = relay_url(c);
	if (curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK)
		s->curl = curl_easy_init();
	if (s->curl == NULL || !set_up(s))
		fault_set(f, FAULT_OS, "libcurl cannot be used");
	else if (set_user(s, f))
		return s;
	close_smtp(s);
	return NULL;
}

static CURLcode
talk(struct smtp *s, const struct envelope *e, const char *bytes, size_t n,
    bool is_fresh)
{
	struct curl_slist *to = curl_slist_append(NULL, e->to);
	CURLcode code;

	s->stage = SMTP_CONNECT;
	s->code = 0;
	s->n_said = 0;
	s->is_leaving = false;
	s->bytes = bytes;
	s->left = n;
	s->is_utf8 = e->is_utf8;
	s->why = NULL;
	s->is_refused = false;
	s->error[0] = '\0';
	buf_reset(&s->said);
	curl_easy_setopt(s->curl, CURLOPT_FRESH_CONNECT, (long)is_fresh);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_FROM, e->from);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, to);
	/*
	 * libcurl is not told the size: it would compare it with what it sent,
	 * the dots that it doubles among it, and stop there.
	 */
	curl_easy_setopt(s->curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
	    (long)s->conf->mail_timeout_s);
	code = curl_easy_perform(s->curl);
	curl_easy_setopt(s->curl, CURLOPT_MAIL_RCPT, NULL);
	curl_slist_free_all(to);
	return code;
}

/* The relay had closed a connection of ours, and we learned of it only now. */
static bool
was_stale(struct smtp *s)
{
	long n_made = 0;

	return curl_easy_getinfo(s->curl, CURLINFO_NUM_CONNECTS, &n_made) ==
		   CURLE_OK &&
	       n_made == 0 && s->stage <= SMTP_MAIL && s->why == NULL &&
	       (s->code == 0 || s->code == 421);
}

static enum transport_end
send_smtp(void *own, const struct envelope *e, const char *bytes, size_t n,
    struct buf *reply, struct fault *f)
{
	struct smtp *s = own;
	CURLcode code = talk(s, e, bytes, n, e->is_utf8);
	enum transport_end end;
	const char *why;

	/* Of the message nothing was said yet. */
	if (code != CURLE_OK && was_stale(s))
		code = talk(s, e, bytes, n, true);
	end = s->is_refused ? TRANSPORT_REFUSED : smtp_end(s->stage, s->code);
	why = s->why != NULL	? s->why
	      : end == TRANSPORT_SENT || s->code >= 400
		  ? buf_string(&s->said)
	      : s->error[0] != '\0' ? s->error
				: curl_easy_strerror(code);
	buf_puts(reply, why);
	if (end == TRANSPORT_DOWN)
		fault_set(f, FAULT_UNAVAILABLE, "%s: %.300s",
		    s->conf->mail_relay, why);
	return end;
}

const struct transport_kind transport_smtp = {
    open_smtp, close_smtp, send_smtp};
