/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Visiting addresses of the Internet with libcurl. What is allowed is decided
 * by the address that is being connected to, after names were resolved: so
 * neither a name, a number in an odd form nor a redirect leads into the house.
 */
#include "wire/visit.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <glib.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/clock.h"
#include "base/fault.h"

#include "base/banned.h"

enum {
	TIMEOUT_MS = 10000,
	REDIRECTS_MAX = 5,
	BYTES_MAX = 64 * 1024, /* of headers, or of a redirect's body */
	SECOND_US = 1000000
};

struct visitor {
	CURL *curl;
	char *agent;
	char *allow;
	char *host;        /* that visitor_host gave */
	GHashTable *ready; /* host -> when it may be asked, in ticks */
	/* Of the request in hand: */
	bool may_be_private;
	bool was_refused;
	bool is_head;
	bool has_headers; /* all of them; the rest is not wanted */
	size_t bytes;
	char error[CURL_ERROR_SIZE];
};

/* The first bits of an address; refused ones of IPv4. */
struct span {
	const char *from;
	unsigned bits;
};

static const struct span private_v4[] = {
    {"0.0.0.0", 8},
    {"10.0.0.0", 8},
    {"100.64.0.0", 10},
    {"127.0.0.0", 8},
    {"169.254.0.0", 16},
    {"172.16.0.0", 12},
    {"192.0.0.0", 24},
    {"192.0.2.0", 24},
    {"192.88.99.0", 24},
    {"192.168.0.0", 16},
    {"198.18.0.0", 15},
    {"198.51.100.0", 24},
    {"203.0.113.0", 24},
    {"224.0.0.0", 4},
    {"240.0.0.0", 4},
};

/* Within 2000::/3, which is what is given out at all. */
static const struct span private_v6[] = {
    {"2001::", 23}, /* Teredo, ORCHID and others that are no hosts */
    {"2001:db8::", 32},
    {"3fff::", 20},
};

/* IPv6 addresses that have one of IPv4 in them, and at which byte. */
static const struct {
	struct span span;
	unsigned at;
} with_v4[] = {
    {{"::ffff:0:0", 96}, 12},
    {{"64:ff9b::", 96}, 12},
    {{"2002::", 16}, 2},
};

static bool
is_in(const unsigned char *address, int family, const struct span *s)
{
	unsigned char from[16];
	unsigned whole = s->bits / 8, rest = s->bits % 8;

	if (inet_pton(family, s->from, from) != 1)
		return false;
	return memcmp(address, from, whole) == 0 &&
	       (rest == 0 ||
		   (address[whole] ^ from[whole]) >> (8 - rest) == 0);
}

static bool
is_public_v4(const unsigned char *address)
{
	for (size_t i = 0; i < G_N_ELEMENTS(private_v4); i++) {
		if (is_in(address, AF_INET, &private_v4[i]))
			return false;
	}
	return true;
}

static bool
is_public_v6(const unsigned char *address)
{
	for (size_t i = 0; i < G_N_ELEMENTS(with_v4); i++) {
		if (is_in(address, AF_INET6, &with_v4[i].span))
			return is_public_v4(address + with_v4[i].at);
	}
	if (!is_in(address, AF_INET6, &(struct span){"2000::", 3}))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(private_v6); i++) {
		if (is_in(address, AF_INET6, &private_v6[i]))
			return false;
	}
	return true;
}

bool
visit_is_public(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET)
		return is_public_v4((const unsigned char *)&(
		    (const struct sockaddr_in *)(const void *)address)
					->sin_addr);
	return address->sa_family == AF_INET6 &&
	       is_public_v6((const unsigned char *)&(
		   (const struct sockaddr_in6 *)(const void *)address)
				->sin6_addr);
}

static curl_socket_t
open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct visitor *v = arg;

	if (purpose != CURLSOCKTYPE_IPCXN ||
	    (!v->may_be_private && !visit_is_public(&to->addr))) {
		v->was_refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

/*
 * Ends a GET behind its headers, and when there are too many of them. Not so
 * where it leads elsewhere: libcurl says to where at the end alone.
 */
static size_t
take_header(char *line, size_t size, size_t n, void *arg)
{
	struct visitor *v = arg;
	long status = 0;

	(void)size;
	v->bytes += n;
	if (v->bytes > BYTES_MAX)
		return 0;
	curl_easy_getinfo(v->curl, CURLINFO_RESPONSE_CODE, &status);
	if (v->is_head || n > 2 || (line[0] != '\r' && line[0] != '\n') ||
	    status < 200 || status / 100 == 3)
		return n;
	v->has_headers = true;
	return 0;
}

static size_t
take_body(char *bytes, size_t size, size_t n, void *arg)
{
	struct visitor *v = arg;

	(void)bytes;
	(void)size;
	v->bytes += n;
	return v->bytes > BYTES_MAX ? 0 : n;
}

static bool
set_up(struct visitor *v)
{
	CURL *c = v->curl;

	return curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https") ==
		   CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket) ==
		   CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, v) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_PROXY, "") == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L) ==
		   CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)TIMEOUT_MS) ==
		   CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_USERAGENT, v->agent) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header) ==
		   CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_HEADERDATA, v) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body) ==
		   CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_WRITEDATA, v) == CURLE_OK &&
	       curl_easy_setopt(c, CURLOPT_ERRORBUFFER, v->error) == CURLE_OK;
}

struct visitor *
visitor_open(const struct visitor_args *args, struct fault *f)
{
	struct visitor *v = g_new0(struct visitor, 1);

	v->agent = g_strdup(args->agent);
	v->allow = g_ascii_strdown(args->allow, -1);
	v->ready = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	if (curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) {
		v->curl = curl_easy_init();
		if (v->curl != NULL && set_up(v))
			return v;
	}
	visitor_close(v);
	fault_set(f, FAULT_OS, "libcurl cannot be used");
	return NULL;
}

void
visitor_close(struct visitor *v)
{
	if (v == NULL)
		return;
	curl_easy_cleanup(v->curl);
	g_hash_table_destroy(v->ready);
	g_free(v->agent);
	g_free(v->allow);
	g_free(v->host);
	g_free(v);
}

/* The host as curl will have it: "127.0.0.1" for "2130706433". */
static char *
host_of(const char *url)
{
	CURLU *u = curl_url();
	char *scheme = NULL, *host = NULL, *out = NULL;

	if (u != NULL && curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
	    curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
	    (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0) &&
	    curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK)
		out = g_ascii_strdown(host, -1);
	curl_free(scheme);
	curl_free(host);
	curl_url_cleanup(u);
	return out == NULL ? g_strdup("") : out;
}

const char *
visitor_host(struct visitor *v, const char *url, int64_t *wait_us)
{
	const int64_t *at;

	g_free(v->host);
	v->host = host_of(url);
	at = g_hash_table_lookup(v->ready, v->host);
	*wait_us = at == NULL ? 0 : *at - clock_ticks_us();
	if (*wait_us < 0)
		*wait_us = 0;
	return v->host;
}

/* A word of the list that was allowed; "[::1]" is "::1" there, too. */
static bool
is_allowed(const struct visitor *v, const char *host)
{
	size_t n = strlen(host);

	if (host[0] == '[' && host[n - 1] == ']')
		host++, n -= 2;
	for (const char *at = v->allow; *at != '\0';) {
		size_t m = strcspn(at, ", ");

		if (m == n && strncmp(at, host, n) == 0)
			return true;
		at += m + (at[m] != '\0');
	}
	return false;
}

static CURLcode
ask(struct visitor *v, const char *url, bool is_head)
{
	int64_t wait_us, *at = g_new(int64_t, 1);
	const char *host = visitor_host(v, url, &wait_us);
	CURLcode code;

	if (wait_us > 0)
		g_usleep((gulong)wait_us);
	v->may_be_private = is_allowed(v, host);
	v->was_refused = v->has_headers = false;
	v->is_head = is_head;
	v->bytes = 0;
	v->error[0] = '\0';
	curl_easy_setopt(v->curl, CURLOPT_URL, url);
	if (is_head)
		curl_easy_setopt(v->curl, CURLOPT_NOBODY, 1L);
	else
		curl_easy_setopt(v->curl, CURLOPT_HTTPGET, 1L);
	code = curl_easy_perform(v->curl);
	*at = clock_ticks_us() + SECOND_US;
	g_hash_table_replace(v->ready, g_strdup(host), at);
	return v->has_headers ? CURLE_OK : code;
}

/* What one address says, HEAD or GET, into *out. */
static void
visit_one(struct visitor *v, const char *url, bool is_head, struct visit *out)
{
	CURLcode code = ask(v, url, is_head);
	curl_off_t retry = 0;
	long status = 0;

	*out = (struct visit){.end = VISIT_ANSWERED};
	if (code != CURLE_OK) {
		out->end = v->was_refused ? VISIT_REFUSED : VISIT_NO_ANSWER;
		snprintf(out->why, sizeof(out->why), "%s",
		    v->was_refused	  ? "leads to a private address"
		    : v->error[0] != '\0' ? v->error
					  : curl_easy_strerror(code));
		/* Some servers hang up on what they do not know. */
		if (is_head && (code == CURLE_GOT_NOTHING ||
				   code == CURLE_RECV_ERROR))
			visit_one(v, url, false, out);
		return;
	}
	curl_easy_getinfo(v->curl, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(v->curl, CURLINFO_RETRY_AFTER, &retry);
	out->status = (int)status;
	out->retry_after_s = retry;
	/* No HEAD, no answer that can be relied on. */
	if (is_head && status >= 400 && status != 429 &&
	    !(status == 503 && retry > 0))
		visit_one(v, url, false, out);
}

void
visitor_visit(struct visitor *v, const char *url, struct visit *out)
{
	char *at = g_strdup(url);

	for (int hops = 0;; hops++) {
		int64_t wait_us;
		char *next = NULL;

		if (visitor_host(v, at, &wait_us)[0] == '\0') {
			out->end = VISIT_REFUSED;
			snprintf(out->why, sizeof(out->why), "%s",
			    "leads to what is not http or https");
			break;
		}
		visit_one(v, at, true, out);
		if (out->end != VISIT_ANSWERED || out->status / 100 != 3)
			break;
		curl_easy_getinfo(v->curl, CURLINFO_REDIRECT_URL, &next);
		if (next == NULL)
			break;
		if (hops == REDIRECTS_MAX) {
			out->end = VISIT_NO_ANSWER;
			snprintf(out->why, sizeof(out->why),
			    "over %d redirects", REDIRECTS_MAX);
			break;
		}
		next = g_strdup(next);
		g_free(at);
		at = next;
	}
	g_free(at);
}
