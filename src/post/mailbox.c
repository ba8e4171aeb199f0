/* SPDX-License-Identifier: Apache-2.0 */
/* E-mail addresses; host names by libidn2. */
#include "post/mailbox.h"

#include <glib.h>
#include <idn2.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#include "base/banned.h"

/* RFC 5321 4.5.3.1: octets. */
enum { LOCAL_MAX = 64, DOMAIN_MAX = 253, ADDRESS_MAX = 254, LABEL_MAX = 63 };

/* RFC 5322's atext, and letters of RFC 6532; no invisible ones. */
static bool
is_atext(gunichar c)
{
	if (c >= 0x80)
		return g_unichar_isalnum(c) || g_unichar_ismark(c);
	return g_ascii_isalnum((gchar)c) ||
	       (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", (int)c) != NULL);
}

static bool
is_local(const char *s, size_t n)
{
	if (n == 0 || n > LOCAL_MAX || s[0] == '.' || s[n - 1] == '.')
		return false;
	for (const char *c = s; c < s + n; c = g_utf8_next_char(c)) {
		if (*c == '.' ? c[1] == '.' : !is_atext(g_utf8_get_char(c)))
			return false;
	}
	return true;
}

/* Letters, digits and inner hyphens; two labels; not an IPv4 address. */
static bool
is_host(const char *s)
{
	size_t n = strlen(s), label = 0;
	bool has_dot = false;

	if (n == 0 || n > DOMAIN_MAX)
		return false;
	for (size_t i = 0; i <= n; i++) {
		if (s[i] == '.' || s[i] == '\0') {
			if (label == 0 || label > LABEL_MAX ||
			    s[i - 1] == '-' || s[i - label] == '-')
				return false;
			has_dot |= s[i] == '.';
			if (s[i] == '\0')
				return has_dot &&
				       strspn(s + i - label, "0123456789") <
					   label;
			label = 0;
		} else if (g_ascii_isalnum(s[i]) || s[i] == '-') {
			label++;
		} else {
			return false;
		}
	}
	return false;
}

/* The domain as DNS has it, in arena a; NULL: it is none. */
static const char *
host_of(struct arena *a, const char *domain)
{
	char *ascii = NULL;
	const char *made = NULL;

	if (idn2_to_ascii_8z(domain, &ascii,
		IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) == IDN2_OK) {
		made = arena_string(a, ascii);
		idn2_free(ascii);
	}
	return made != NULL && is_host(made) ? made : NULL;
}

static const char *
lower(struct arena *a, const char *s)
{
	char *low = g_utf8_strdown(s, -1);
	const char *made = arena_string(a, low);

	g_free(low);
	return made;
}

bool
mailbox_parse(struct arena *a, const char *text, struct mailbox *m)
{
	const char *at = strrchr(text, '@'), *local;
	size_t n, plus;

	if (at == NULL || strlen(text) > 4 * ADDRESS_MAX)
		return false;
	n = (size_t)(at - text);
	if (!utf8_is_clean(text, strlen(text)) || !is_local(text, n))
		return false;
	m->domain = host_of(a, at + 1);
	if (m->domain == NULL)
		return false;
	m->domain = lower(a, m->domain);
	local = arena_copy(a, text, n);
	m->is_utf8 = false;
	for (size_t i = 0; i < n; i++)
		m->is_utf8 |= (unsigned char)local[i] >= 0x80;
	m->address = arena_printf(a, "%s@%s", local, m->domain);
	plus = strcspn(local, "+");
	m->person = arena_printf(a, "%s@%s",
	    lower(a, plus == 0 ? local : arena_copy(a, local, plus)),
	    m->domain);
	return strlen(m->address) <= ADDRESS_MAX;
}
