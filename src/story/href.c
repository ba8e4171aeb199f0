/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses in stories. GLib parses; what is taken is decided here. */
#include "story/href.h"

#include <glib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"

#include "base/banned.h"

static bool
has_prefix(const char *s, const char *prefix)
{
	return strncasecmp(s, prefix, strlen(prefix)) == 0;
}

/*
 * Whether url has a host, and no "name:password@" before it: that is no part
 * of a link in public, and mostly there to deceive. Nor has a host any of the
 * other marks, which RFC 3986 allows in one: GLib ends the host there.
 */
static bool
has_host(const char *url)
{
	const char *authority = strstr(url, "://") + 3;
	char *host = NULL;
	bool ok;

	if (strcspn(authority, "@!$&'()*+,;=") < strcspn(authority, "/?#"))
		return false;
	ok = g_uri_split_network(
	    url, G_URI_FLAGS_PARSE_RELAXED, NULL, &host, NULL, NULL);
	ok = ok && host != NULL && host[0] != '\0';
	g_free(host);
	return ok;
}

bool
href_is_web(const char *url)
{
	if (!has_prefix(url, "http://") && !has_prefix(url, "https://"))
		return false;
	for (const char *p = url; *p != '\0'; p++) {
		if ((unsigned char)*p <= ' ' || *p == 0x7f)
			return false;
	}
	return has_host(url);
}

static bool
needs_encoding(const char *url, size_t at)
{
	unsigned char c = (unsigned char)url[at];

	if (c == '%')
		return !g_ascii_isxdigit(url[at + 1]) ||
		       !g_ascii_isxdigit(url[at + 2]);
	if (c == '#')
		return memchr(url, '#', at) != NULL;
	return c <= ' ' || c == 0x7f || strchr("\"<>\\^`{|}[]", c) != NULL;
}

/* url with what no URL may hold percent-encoded, for HTML's checkers. */
static const char *
encode(struct arena *a, const char *url)
{
	struct buf b = {0};
	const char *made = url;
	size_t i, changed = 0;

	for (i = 0; url[i] != '\0'; i++) {
		if (needs_encoding(url, i)) {
			buf_printf(&b, "%%%02X", (unsigned char)url[i]);
			changed++;
		} else {
			buf_append(&b, url + i, 1);
		}
	}
	if (changed > 0)
		made = arena_copy(a, b.data, b.len);
	buf_release(&b);
	return made;
}

/*
 * The path of url below base_url, or NULL. "https://site//evil" is none: as
 * a path it would name another host.
 */
static const char *
path_on_site(struct arena *a, const char *url, const char *base_url)
{
	size_t n = base_url == NULL ? 0 : strlen(base_url);
	const char *rest = url + n;

	if (n == 0 || strncasecmp(url, base_url, n) != 0)
		return NULL;
	if (rest[0] == '\0')
		return "/";
	if (rest[0] == '?' || rest[0] == '#')
		return arena_printf(a, "/%s", rest);
	if (rest[0] != '/' || rest[1] == '/' || rest[1] == '\\')
		return NULL;
	return rest;
}

const char *
href_of_body(struct arena *a, const char *url, const char *base_url)
{
	const char *path;

	url = encode(a, url);
	if (url[0] == '/')
		return url[1] == '/' || has_prefix(url, "/%5C") ? NULL : url;
	if (has_prefix(url, "mailto:"))
		return strchr(url, '@') != NULL ? url : NULL;
	if (!href_is_web(url))
		return NULL;
	path = path_on_site(a, url, base_url);
	return path != NULL ? path : url;
}

static bool
is_below(const char *href, const char *dir)
{
	size_t n = strlen(dir);

	return strncmp(href, dir, n) == 0 &&
	       (href[n] == '\0' || strchr("/?#", href[n]) != NULL);
}

const char *
href_low(struct arena *a, const char *href)
{
	size_t path = strcspn(href, "?#");
	const char *last = memrchr(href, '/', path);

	if (href[0] != '/' || is_below(href, "/low") ||
	    is_below(href, "/media") || is_below(href, "/static"))
		return href;
	if (memchr(last, '.', (size_t)(href + path - last)) != NULL)
		return href;
	return arena_printf(a, "/low%s", href);
}

const char *
href_resolve(struct arena *a, const char *base, const char *reference)
{
	const char *made = reference;
	char *whole;

	if (g_uri_peek_scheme(reference) != NULL || !href_is_web(base))
		return reference;
	if (strncmp(reference, "//", 2) == 0)
		return arena_printf(
		    a, "%.*s:%s", (int)strcspn(base, ":"), base, reference);
	whole = g_uri_resolve_relative(base, reference,
	    G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
	if (whole != NULL)
		made = arena_string(a, whole);
	g_free(whole);
	return made;
}
