/* SPDX-License-Identifier: Apache-2.0 */
/* The header block of an answer. Its body is made by the pages. */
#include "http/response.h"

#include <assert.h>
#include <stddef.h>
#include <time.h>

#include "base/clock.h"

#include "base/banned.h"

/*
 * A page is fresh for one second, so that a cache in front takes a rush off
 * us and a correction is out at once; for two more it may be shown while the
 * next is fetched; and for a day when we do not answer. These belong here and
 * not in the web server's configuration, where "use stale" knows no bound.
 *
 * An error page takes the same rush, but must never be shown instead of a
 * page that has come since.
 */
static const char *const cache_controls[CACHE__MAX] = {
    [CACHE_PUBLIC] =
	"public, max-age=1, stale-while-revalidate=2, stale-if-error=86400",
    [CACHE_SHORT] = "public, max-age=2, must-revalidate",
    [CACHE_NEVER] = "no-store",
};

static const char security_headers[] =
    "Content-Security-Policy: default-src 'none'; img-src 'self' data:; "
    "media-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), "
    "browsing-topics=()\r\n";

static const struct {
	int status;
	const char *text;
} statuses[] = {
    {200, "200 OK"},
    {204, "204 No Content"},
    {301, "301 Moved Permanently"},
    {302, "302 Found"},
    {303, "303 See Other"},
    {304, "304 Not Modified"},
    {307, "307 Temporary Redirect"},
    {308, "308 Permanent Redirect"},
    {400, "400 Bad Request"},
    {401, "401 Unauthorized"},
    {403, "403 Forbidden"},
    {404, "404 Not Found"},
    {405, "405 Method Not Allowed"},
    {406, "406 Not Acceptable"},
    {408, "408 Request Timeout"},
    {409, "409 Conflict"},
    {410, "410 Gone"},
    {411, "411 Length Required"},
    {412, "412 Precondition Failed"},
    {413, "413 Content Too Large"},
    {414, "414 URI Too Long"},
    {415, "415 Unsupported Media Type"},
    {421, "421 Misdirected Request"},
    {422, "422 Unprocessable Content"},
    {429, "429 Too Many Requests"},
    {431, "431 Request Header Fields Too Large"},
    {451, "451 Unavailable For Legal Reasons"},
    {500, "500 Internal Server Error"},
    {501, "501 Not Implemented"},
    {502, "502 Bad Gateway"},
    {503, "503 Service Unavailable"},
    {504, "504 Gateway Timeout"},
};

const char *
response_status_text(int status)
{
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
		if (statuses[i].status == status)
			return statuses[i].text;
	return "500 Internal Server Error";
}

void
response_reset(struct response *r)
{
	struct buf body = r->body;

	buf_reset(&body);
	*r = (struct response){
	    .status = 200, .cache = CACHE_NEVER, .body = body};
}

bool
response_has_body(const struct response *r)
{
	return r->status != 304 && r->status != 204;
}

/*
 * A control character in a value could begin a header, or a body, of the
 * sender's choosing. A header that holds one is left out: an assertion would
 * let whoever finds a way to put one there end workers at will.
 */
static bool
is_safe(const char *value)
{
	for (const char *p = value; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			return false;
	return true;
}

static void
put_header(struct buf *head, const char *name, const char *value)
{
	if (value == NULL || !is_safe(value))
		return;
	buf_puts(head, name);
	buf_append(head, ": ", 2);
	buf_puts(head, value);
	buf_append(head, "\r\n", 2);
}

/* RFC 9110 5.6.7, in English whatever the locale. */
static void
put_date(struct buf *head, const char *name, int64_t t)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	time_t seconds = (time_t)t;
	struct tm tm;

	if (gmtime_r(&seconds, &tm) == NULL || tm.tm_year > 9999 - 1900)
		return;
	buf_printf(head, "%s: %.3s, %02d %.3s %04d %02d:%02d:%02d GMT\r\n",
	    name, days + (ptrdiff_t)tm.tm_wday * 3, tm.tm_mday,
	    months + (ptrdiff_t)tm.tm_mon * 3, tm.tm_year + 1900, tm.tm_hour,
	    tm.tm_min, tm.tm_sec);
}

static void
put_validators(const struct response *r, struct buf *head)
{
	int64_t now;

	assert(r->cache < CACHE__MAX);
	now = clock_now();
	put_header(head, "Cache-Control", cache_controls[r->cache]);
	/* Behind Cache-Control, of which nginx would read no more then. */
	if (r->cache != CACHE_NEVER)
		buf_printf(
		    head, "X-Accel-Expires: @%lld\r\n", (long long)now);
	if (r->stale_s > 0)
		buf_printf(head, "Cache-Status: Broadsheet; hit; ttl=-%d\r\n",
		    r->stale_s);
	put_header(head, "Vary", "Accept-Encoding");
	put_header(head, "ETag", r->etag);
	if (r->modified <= 0)
		return;
	/* The store's clock may be ahead of ours; RFC 9110 8.8.2.1. */
	put_date(head, "Last-Modified", r->modified < now ? r->modified : now);
}

void
response_head(const struct response *r, struct buf *head)
{
	buf_reset(head);
	put_header(head, "Status", response_status_text(r->status));
	if (response_has_body(r)) {
		const char *type = r->type;

		if (type == NULL)
			type = "text/html; charset=utf-8";
		/* Without a type the browser guesses. */
		if (!is_safe(type))
			type = "application/octet-stream";
		put_header(head, "Content-Type", type);
		put_header(head, "Content-Encoding", r->encoding);
		buf_printf(head, "Content-Length: %zu\r\n", r->body.len);
	}
	put_validators(r, head);
	put_header(head, "Location", r->location);
	put_header(head, "Allow", r->allow);
	if (r->retry_after_s > 0)
		buf_printf(head, "Retry-After: %d\r\n", r->retry_after_s);
	if (r->refresh_s > 0)
		buf_printf(head, "Refresh: %d\r\n", r->refresh_s);
	put_header(head, "Surrogate-Key", r->surrogate_key);
	buf_append(head, security_headers, sizeof(security_headers) - 1);
	buf_append(head, "\r\n", 2);
}
