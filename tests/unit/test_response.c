/* SPDX-License-Identifier: Apache-2.0 */
/* response.h: the header block of an answer, header by header. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "http/response.h"

#include "base/banned.h"

enum { NOW = 1000000000 }; /* Sun, 09 Sep 2001 01:46:40 GMT */

static const char security[] =
    "Content-Security-Policy: default-src 'none'; img-src 'self' data:; "
    "media-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: strict-origin-when-cross-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), "
    "browsing-topics=()\r\n\r\n";

/* The head of r must be want and then the security headers. */
static void
check_head(struct response *r, const char *want)
{
	struct buf head = {0};
	size_t n = strlen(want);

	clock_set(NOW);
	buf_puts(&head, "what was there before");
	response_head(r, &head);
	assert_true(head.len >= n);
	if (memcmp(head.data, want, n) != 0)
		assert_string_equal(head.data, want);
	assert_string_equal(head.data + n, security);
	buf_release(&head);
}

static void
resets_to_an_empty_page_kept_by_nobody(void **state)
{
	struct response r = {.status = 404, .etag = "\"a\"", .modified = 1};
	size_t cap;

	(void)state;
	buf_puts(&r.body, "text");
	cap = r.body.cap;
	response_reset(&r);
	assert_int_equal(r.body.cap, cap);
	assert_int_equal(r.body.len, 0);
	check_head(&r, "Status: 200 OK\r\n"
		       "Content-Type: text/html; charset=utf-8\r\n"
		       "Content-Length: 0\r\n"
		       "Cache-Control: no-store\r\n"
		       "Vary: Accept-Encoding\r\n");
	buf_release(&r.body);
}

static void
writes_every_header(void **state)
{
	struct response r = {.status = 503,
	    .type = "text/plain",
	    .cache = CACHE_SHORT,
	    .location = "/a%20b",
	    .allow = "GET, HEAD",
	    .etag = "W/\"a\"",
	    .modified = NOW - 86400,
	    .retry_after_s = 5,
	    .encoding = "gzip",
	    .stale_s = 7,
	    .surrogate_key = "front s1"};

	(void)state;
	buf_append(&r.body, "a\0b", 3);
	check_head(&r, "Status: 503 Service Unavailable\r\n"
		       "Content-Type: text/plain\r\n"
		       "Content-Encoding: gzip\r\n"
		       "Content-Length: 3\r\n"
		       "Cache-Control: public, max-age=2, must-revalidate\r\n"
		       "X-Accel-Expires: @1000000000\r\n"
		       "Cache-Status: Broadsheet; hit; ttl=-7\r\n"
		       "Vary: Accept-Encoding\r\n"
		       "ETag: W/\"a\"\r\n"
		       "Last-Modified: Sat, 08 Sep 2001 01:46:40 GMT\r\n"
		       "Location: /a%20b\r\n"
		       "Allow: GET, HEAD\r\n"
		       "Retry-After: 5\r\n"
		       "Surrogate-Key: front s1\r\n");
	buf_release(&r.body);
}

static void
not_modified_repeats_the_caching_headers(void **state)
{
	struct response r = {.status = 304,
	    .type = "text/plain",
	    .cache = CACHE_PUBLIC,
	    .etag = "\"a\"",
	    .modified = NOW + 60,
	    .surrogate_key = "front"};

	(void)state;
	assert_false(response_has_body(&r));
	/* Last-Modified is now: the store's clock is ahead. */
	check_head(&r,
	    "Status: 304 Not Modified\r\n"
	    "Cache-Control: public, max-age=1, stale-while-revalidate=2, "
	    "stale-if-error=86400\r\n"
	    "X-Accel-Expires: @1000000000\r\n"
	    "Vary: Accept-Encoding\r\n"
	    "ETag: \"a\"\r\n"
	    "Last-Modified: Sun, 09 Sep 2001 01:46:40 GMT\r\n"
	    "Surrogate-Key: front\r\n");
	r.status = 200;
	assert_true(response_has_body(&r));
}

static void
leaves_out_values_with_control_characters(void **state)
{
	static const char *const bad[] = {
	    "/a\r\nSet-Cookie: b", "/a\n", "\r", "/a\tb", "/a\177", "\001"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct response r = {.status = 301,
		    .cache = CACHE_NEVER,
		    .type = bad[i],
		    .location = bad[i],
		    .allow = bad[i],
		    .etag = bad[i],
		    .surrogate_key = bad[i]};

		check_head(&r, "Status: 301 Moved Permanently\r\n"
			       "Content-Type: application/octet-stream\r\n"
			       "Content-Length: 0\r\n"
			       "Cache-Control: no-store\r\n"
		       "Vary: Accept-Encoding\r\n");
	}
}

static void
names_statuses(void **state)
{
	static const struct {
		int in;
		const char *want;
	} table[] = {
	    {200, "200 OK"},
	    {301, "301 Moved Permanently"},
	    {400, "400 Bad Request"},
	    {404, "404 Not Found"},
	    {405, "405 Method Not Allowed"},
	    {410, "410 Gone"},
	    {503, "503 Service Unavailable"},
	    {0, "500 Internal Server Error"},
	    {999, "500 Internal Server Error"},
	    {-1, "500 Internal Server Error"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		assert_string_equal(
		    response_status_text(table[i].in), table[i].want);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(resets_to_an_empty_page_kept_by_nobody),
	    cmocka_unit_test(writes_every_header),
	    cmocka_unit_test(not_modified_repeats_the_caching_headers),
	    cmocka_unit_test(leaves_out_values_with_control_characters),
	    cmocka_unit_test(names_statuses),
	};

	return cmocka_run_group_tests_name("response", tests, NULL, NULL);
}
