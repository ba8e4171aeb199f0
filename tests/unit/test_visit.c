/* SPDX-License-Identifier: Apache-2.0 */
/* Which addresses are of the whole Internet, and which a host's name hides. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>

#include "base/fault.h"
#include "wire/visit.h"

#include "base/banned.h"

static bool
is_public(const char *text)
{
	struct sockaddr_in6 six = {.sin6_family = AF_INET6};
	struct sockaddr_in four = {.sin_family = AF_INET};

	if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
		return visit_is_public(
		    (const struct sockaddr *)(const void *)&four);
	assert_int_equal(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
	return visit_is_public((const struct sockaddr *)(const void *)&six);
}

/* The first and last of each span that is refused, and their neighbours. */
static void
test_addresses(void **state)
{
	static const struct {
		const char *in;
		bool want;
	} rows[] = {
	    {"0.0.0.0", false},
	    {"0.255.255.255", false},
	    {"1.0.0.0", true},
	    {"9.255.255.255", true},
	    {"10.0.0.0", false},
	    {"10.255.255.255", false},
	    {"11.0.0.0", true},
	    {"100.63.255.255", true},
	    {"100.64.0.0", false},
	    {"100.127.255.255", false},
	    {"100.128.0.0", true},
	    {"126.255.255.255", true},
	    {"127.0.0.1", false},
	    {"127.255.255.255", false},
	    {"128.0.0.0", true},
	    {"169.253.255.255", true},
	    {"169.254.169.254", false}, /* what clouds call metadata */
	    {"169.255.0.0", true},
	    {"172.15.255.255", true},
	    {"172.16.0.0", false},
	    {"172.31.255.255", false},
	    {"172.32.0.0", true},
	    {"192.0.0.1", false},
	    {"192.0.1.0", true},
	    {"192.0.2.1", false},
	    {"192.167.255.255", true},
	    {"192.168.0.0", false},
	    {"192.168.255.255", false},
	    {"192.169.0.0", true},
	    {"198.17.255.255", true},
	    {"198.18.0.0", false},
	    {"198.19.255.255", false},
	    {"198.20.0.0", true},
	    {"203.0.113.9", false},
	    {"223.255.255.255", true},
	    {"224.0.0.1", false},
	    {"239.255.255.255", false},
	    {"240.0.0.0", false},
	    {"255.255.255.255", false},
	    {"::", false},
	    {"::1", false},
	    {"::8.8.8.8", false}, /* a form that is no more */
	    {"::ffff:127.0.0.1", false},
	    {"::ffff:10.1.2.3", false},
	    {"::ffff:8.8.8.8", true},
	    {"64:ff9b::127.0.0.1", false},
	    {"64:ff9b::169.254.169.254", false},
	    {"64:ff9b::8.8.8.8", true},
	    {"64:ff9b:1::8.8.8.8", false},
	    {"100::1", false},
	    {"1fff:ffff::1", false},
	    {"2000::1", true},
	    {"2001::1", false},
	    {"2001:1ff::1", false},
	    {"2001:200::1", true},
	    {"2001:db8::1", false},
	    {"2002:7f00:1::1", false}, /* 6to4 of 127.0.0.1 */
	    {"2002:808:808::1", true},
	    {"2a00:1450::1", true},
	    {"3ffe:ffff::1", true},
	    {"3fff:fff::1", false},
	    {"4000::1", false},
	    {"fc00::1", false},
	    {"fd00:ec2::254", false}, /* metadata again */
	    {"fe80::1", false},
	    {"fec0::1", false},
	    {"ff02::1", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (is_public(rows[i].in) != rows[i].want)
			fail_msg("%s: want %s", rows[i].in,
			    rows[i].want ? "public" : "private");
	}
}

static void
test_hosts(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"plain", "http://www.example.org/a?b", "www.example.org"},
	    {"capitals", "HTTPS://WWW.Example.org", "www.example.org"},
	    {"a number", "http://2130706433/", "127.0.0.1"},
	    {"octal and hex", "http://0177.0x1/", "127.0.0.1"},
	    {"a port", "http://a.example:8080/", "a.example"},
	    {"IPv6", "http://[::1]/", "[::1]"},
	    {"another scheme", "ftp://a.example/", ""},
	    {"a file", "file:///etc/passwd", ""},
	    {"nothing", "", ""},
	    {"no host", "http://", ""},
	};
	struct visitor_args args = {.agent = "test", .allow = ""};
	struct fault f = {0};
	struct visitor *v = visitor_open(&args, &f);
	int64_t wait_us;

	(void)state;
	assert_non_null(v);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = visitor_host(v, rows[i].in, &wait_us);

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s: got \"%s\", want \"%s\"", rows[i].name,
			    got, rows[i].want);
		assert_int_equal(wait_us, 0);
	}
	visitor_close(v);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_addresses),
	    cmocka_unit_test(test_hosts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
