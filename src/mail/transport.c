/* SPDX-License-Identifier: Apache-2.0 */
/* The way that messages leave, whichever it is. */
#include "mail/transport.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "mail/transport_kind.h"

#include "base/banned.h"

enum {
	REPLY_BYTES_MAX = 300,
	SAID_BYTES_MAX = 8192,
	ARENA_BYTES_MAX = 256 * 1024
};

struct transport {
	const struct transport_kind *kind;
	void *own;
};

static const struct transport_kind *const kinds[CONF_MAIL__MAX] = {
    [CONF_MAIL_SMTP] = &transport_smtp,
    [CONF_MAIL_SENDMAIL] = &transport_sendmail,
    [CONF_MAIL_MAILDIR] = &transport_maildir,
};

struct transport *
transport_open(const struct conf *c, struct fault *f)
{
	const struct transport_kind *kind = kinds[c->mail_transport];
	struct transport *t;
	void *own;

	if (kind == NULL) {
		fault_set(f, FAULT_CONFIG,
		    "%s: mail_transport is \"off\": no mail leaves", c->path);
		return NULL;
	}
	own = kind->open(c, f);
	if (own == NULL)
		return NULL;
	t = malloc(sizeof(*t));
	if (t == NULL)
		abort();
	*t = (struct transport){kind, own};
	return t;
}

void
transport_close(struct transport *t)
{
	if (t == NULL)
		return;
	t->kind->close(t->own);
	free(t);
}

/* What stands between words, and around addresses. */
static bool
is_between(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7f ||
	       strchr("<>()[]\"',;:", c) != NULL;
}

static bool
is_address(const char *word, size_t n, const char *to)
{
	size_t local = strcspn(to, "@");

	return memchr(word, '@', n) != NULL ||
	       (n == local && strncasecmp(word, to, n) == 0);
}

/* The next of what is between words. */
static void
put_between(struct buf *out, size_t start, char c)
{
	bool is_blank = (unsigned char)c <= ' ' || c == 0x7f;

	if (!is_blank)
		buf_append(out, &c, 1);
	else if (out->len > start && out->data[out->len - 1] != ' ')
		buf_append(out, " ", 1);
}

void
transport_tidy(struct buf *out, const char *said, const char *to)
{
	struct arena *a = arena_new(ARENA_BYTES_MAX);
	size_t start = out->len;

	said = utf8_clean(a, said, strnlen(said, SAID_BYTES_MAX));
	while (*said != '\0' && out->len - start < REPLY_BYTES_MAX) {
		size_t n = 0;

		if (is_between(*said)) {
			put_between(out, start, *said++);
			continue;
		}
		while (said[n] != '\0' && !is_between(said[n]))
			n++;
		if (is_address(said, n, to))
			buf_puts(out, "(address)");
		else if (out->len - start + n <= REPLY_BYTES_MAX)
			buf_append(out, said, n);
		else
			break;
		said += n;
	}
	while (out->len > start && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	arena_free(a);
}

enum transport_end
transport_send(struct transport *t, const struct envelope *e,
    const char *bytes, size_t n, struct buf *reply, struct fault *f)
{
	struct buf said = {0};
	enum transport_end end =
	    t->kind->send(t->own, e, bytes, n, &said, f);

	transport_tidy(reply, buf_string(&said), e->to);
	buf_release(&said);
	return end;
}
