/* SPDX-License-Identifier: Apache-2.0 */
/*
 * request.h: what is read out of a request's variables, what is refused, and
 * what is still known of a refused one; and who has a fresh copy.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"
#include "http/request.h"

#include "base/banned.h"

static struct arena *arena;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new(1024 * 1024);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static bool
parse(const char *const *envp, struct request *r, struct fault *f)
{
	memset(r, 0xa5, sizeof(*r));
	return request_parse(arena, (char *const *)envp, r, f);
}

/* request_parse of a GET of uri; NULL for no REQUEST_URI at all. */
static bool
parse_uri(const char *uri, struct request *r, struct fault *f)
{
	const char *envp[] = {"REQUEST_METHOD=GET", NULL, NULL};

	if (uri != NULL)
		envp[1] = arena_printf(arena, "REQUEST_URI=%s", uri);
	return parse(envp, r, f);
}

static void
reads_paths(void **state)
{
	static const struct {
		const char *name, *in, *path, *query;
	} table[] = {
	    {"front", "/", "/", ""},
	    {"low front", "/low/", "/low/", ""},
	    {"query", "/search?q=a", "/search", "q=a"},
	    {"empty query", "/search?", "/search", ""},
	    {"second question mark", "/a?b?c=/", "/a", "b?c=/"},
	    {"decoded", "/%77orld/%C3%a9", "/world/\xc3\xa9", ""},
	    {"raw UTF-8", "/\xc3\xa9", "/\xc3\xa9", ""},
	    {"decoded once", "/%2541", "/%41", ""},
	    {"plus is itself", "/a+b", "/a+b", ""},
	    {"encoded question mark", "/a%3Fb", "/a?b", ""},
	    {"dots that are no step up", "/.../a..b/..c/d..",
		"/.../a..b/..c/d..", ""},
	    {"absolute", "http://h.example/world/?p=2", "/world/", "p=2"},
	    {"absolute with port", "HTTPS://h:8443/a", "/a", ""},
	    {"absolute, no path", "http://h", "/", ""},
	    {"absolute, no path but query", "http://h?x=1", "/", "x=1"},
	    {"scheme in the path", "/http://h/", "/http://h/", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct request r;
		struct fault f = {0};

		print_message("# %s\n", table[i].name);
		assert_true(parse_uri(table[i].in, &r, &f));
		assert_string_equal(r.path, table[i].path);
		assert_string_equal(r.query, table[i].query);
		assert_ptr_equal(r.arena, arena);
	}
}

/* The target is there before the request is checked, right or wrong. */
static void
finds_targets(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} table[] = {
	    {"absent", "REQUEST_METHOD=GET", ""},
	    {"empty", "REQUEST_URI=", ""},
	    {"path and query", "REQUEST_URI=/low/search?q=%zz",
		"/low/search?q=%zz"},
	    {"absolute", "REQUEST_URI=http://h:80/search?q=/", "/search?q=/"},
	    {"absolute, no path", "REQUEST_URI=http://h", ""},
	    {"absolute, no path but query", "REQUEST_URI=http://h?x", "?x"},
	    {"scheme in the path", "REQUEST_URI=/http://h/", "/http://h/"},
	    {"no slash", "REQUEST_URI=search", "search"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char *envp[] = {arena_string(arena, table[i].in), NULL, NULL};

		print_message("# %s\n", table[i].name);
		assert_string_equal(request_target(envp), table[i].want);
		envp[1] = arena_string(arena, "REQUEST_URI=/second");
		if (i > 0)
			assert_string_equal(
			    request_target(envp), table[i].want);
	}
}

static void
refuses_addresses(void **state)
{
	static const struct {
		const char *name, *in, *path;
	} table[] = {
	    {"absent", NULL, "/"},
	    {"empty", "", "/"},
	    {"no slash", "world/", "/"},
	    {"asterisk", "*", "/"},
	    {"authority form", "h:443", "/"},
	    {"bad percent", "/%zz", "/"},
	    {"half a percent", "/a%4", "/"},
	    {"percent at the end", "/low/a%", "/low/"},
	    {"low, decoded", "/%6cow/%zz", "/low/"},
	    {"not low", "/lower/%zz", "/"},
	    {"low in absolute form", "http://h/low/%00", "/low/"},
	    {"NUL", "/low/a%00", "/low/"},
	    {"encoded slash", "/a%2fb", "/"},
	    {"encoded slash for a step up", "/a/..%2f", "/"},
	    {"CR LF", "/a%0d%0aSet-Cookie:x", "/"},
	    {"raw control", "/a\001", "/"},
	    {"DEL", "/a%7F", "/"},
	    {"step up", "/a/../b", "/"},
	    {"step up at the end", "/low/..", "/low/"},
	    {"encoded step up", "/low/%2e%2E/x", "/low/"},
	    {"bad UTF-8", "/%ff", "/"},
	    {"overlong UTF-8", "/%c0%af", "/"},
	    {"raw bad UTF-8", "/\xc0\xaf", "/"},
	    {"surrogate", "/%ed%a0%80", "/"},
	    {"bad UTF-8 in query", "/low/s?q=%ff", "/low/s"},
	    {"raw bad UTF-8 in query", "/low/s?q=\xff", "/low/s"},
	    {"bad percent in query", "/s?q=%zz", "/s"},
	    {"NUL in query", "/s?q=a%00", "/s"},
	    {"NUL in a name", "/s?a%00=1", "/s"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct request r;
		struct fault f = {0};

		print_message("# %s\n", table[i].name);
		assert_false(parse_uri(table[i].in, &r, &f));
		assert_int_equal(f.cause, FAULT_DATA);
		assert_true(f.text[0] != '\0');
		assert_int_equal(r.method, METHOD_GET);
		assert_string_equal(r.path, table[i].path);
		assert_int_equal(r.n_params, 0);
		assert_string_equal(r.remote_addr, "");
	}
}

static void
bounds_the_address(void **state)
{
	static char uri[REQUEST_URI_MAX + 2];
	struct request r;
	struct fault f;

	(void)state;
	memset(uri, 'a', sizeof(uri));
	memcpy(uri, "/low/", 5);
	uri[REQUEST_URI_MAX] = '\0';
	assert_true(parse_uri(uri, &r, &f));
	assert_int_equal(strlen(r.path), REQUEST_URI_MAX);
	uri[REQUEST_URI_MAX] = 'a';
	uri[REQUEST_URI_MAX + 1] = '\0';
	assert_false(parse_uri(uri, &r, &f));
	assert_string_equal(r.path, "/low/");
	/* The bound is on all of it, not on the path. */
	uri[7] = '?';
	assert_false(parse_uri(uri, &r, &f));
	memcpy(uri, "http://h?", 9);
	assert_false(parse_uri(uri, &r, &f));
	assert_string_equal(r.path, "/");
}

static void
reads_parameters(void **state)
{
	static const struct {
		const char *name, *in;
		size_t n;
		const char *param, *want;
	} table[] = {
	    {"one", "q=a", 1, "q", "a"},
	    {"absent", "q=a", 1, "r", NULL},
	    {"no query", "", 0, "q", NULL},
	    {"plus and percent", "q=a+b%20c%2B", 1, "q", "a b c+"},
	    {"UTF-8", "q=%E2%82%ac", 1, "q", "\xe2\x82\xac"},
	    {"empty value", "q=", 1, "q", ""},
	    {"no equals", "q", 1, "q", ""},
	    {"empty name", "=a", 1, "", "a"},
	    {"second equals", "q=a=b", 1, "q", "a=b"},
	    {"empty pieces", "&&q=a&&r=b&", 2, "r", "b"},
	    {"twice: the first", "q=a&q=b", 2, "q", "a"},
	    {"encoded name", "%71+=a", 1, "q ", "a"},
	    {"encoded ampersand", "q=a%26r=b", 1, "q", "a&r=b"},
	    {"newline", "q=a%0Ab", 1, "q", "a\nb"},
	    {"semicolon is no separator", "q=a;r=b", 1, "q", "a;r=b"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct request r;
		struct fault f = {0};
		const char *got;

		print_message("# %s\n", table[i].name);
		assert_true(parse_uri(
		    arena_printf(arena, "/s?%s", table[i].in), &r, &f));
		assert_int_equal(r.n_params, table[i].n);
		got = request_param(&r, table[i].param);
		if (table[i].want == NULL)
			assert_null(got);
		else
			assert_string_equal(got, table[i].want);
	}
}

static void
bounds_parameters(void **state)
{
	char uri[4 * (REQUEST_PARAMS_MAX + 1) + 4] = "/s?";
	size_t n = 3;
	struct request r;
	struct fault f;

	(void)state;
	for (int i = 0; i < REQUEST_PARAMS_MAX; i++)
		n += (size_t)snprintf(uri + n, sizeof(uri) - n, "&a=1");
	assert_true(parse_uri(uri, &r, &f));
	assert_int_equal(r.n_params, REQUEST_PARAMS_MAX);
	snprintf(uri + n, sizeof(uri) - n, "&a=1");
	assert_false(parse_uri(uri, &r, &f));
	assert_int_equal(f.cause, FAULT_DATA);
	assert_string_equal(r.path, "/s");
}

static void
reads_methods(void **state)
{
	static const struct {
		const char *in;
		enum method want;
	} table[] = {
	    {"REQUEST_METHOD=GET", METHOD_GET},
	    {"REQUEST_METHOD=HEAD", METHOD_HEAD},
	    {"REQUEST_METHOD=POST", METHOD_POST},
	    {"REQUEST_METHOD=PUT", METHOD_OTHER},
	    {"REQUEST_METHOD=FOO", METHOD_OTHER},
	    {"REQUEST_METHOD=get", METHOD_OTHER},
	    {"REQUEST_METHOD=GETS", METHOD_OTHER},
	    {"REQUEST_METHOD=", METHOD_OTHER},
	    {"OTHER=GET", METHOD_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const char *envp[] = {table[i].in, "REQUEST_URI=/", NULL};
		struct request r;
		struct fault f;

		print_message("# %s\n", table[i].in);
		assert_true(parse(envp, &r, &f));
		assert_int_equal(r.method, table[i].want);
	}
}

static void
reads_lengths(void **state)
{
	static const struct {
		const char *in;
		bool ok;
		uint64_t want;
	} table[] = {
	    {"CONTENT_LENGTH=", true, 0},
	    {"CONTENT_LENGTH=0", true, 0},
	    {"CONTENT_LENGTH=007", true, 7},
	    {"CONTENT_LENGTH=65536", true, 65536},
	    {"CONTENT_LENGTH=9223372036854775807", true, INT64_MAX},
	    {"CONTENT_LENGTH=9223372036854775808", false, 0},
	    {"CONTENT_LENGTH=18446744073709551616", false, 0},
	    {"CONTENT_LENGTH=99999999999999999999999", false, 0},
	    {"CONTENT_LENGTH=-1", false, 0},
	    {"CONTENT_LENGTH=+1", false, 0},
	    {"CONTENT_LENGTH= 1", false, 0},
	    {"CONTENT_LENGTH=1 ", false, 0},
	    {"CONTENT_LENGTH=0x1", false, 0},
	    {"CONTENT_LENGTH=1,1", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const char *envp[] = {"REQUEST_METHOD=POST",
		    "REQUEST_URI=/low/f", table[i].in, NULL};
		struct request r;
		struct fault f;

		print_message("# %s\n", table[i].in);
		assert_int_equal(parse(envp, &r, &f), table[i].ok);
		assert_string_equal(r.path, "/low/f");
		assert_int_equal(r.content_length, table[i].want);
	}
}

static void
first_variable_wins(void **state)
{
	const char *envp[] = {"REQUEST_URI=/a", "REQUEST_URI=/b",
	    "REMOTE_ADDR=::1", "REMOTE_ADDR=::2", "REQUEST_METHOD=HEAD",
	    "REQUEST_METHOD=POST",
	    "HTTP_IF_NONE_MATCH=", "HTTP_IF_NONE_MATCH=\"x\"", "PATH_INFO=/c",
	    "REQUEST_URIS=/d", "=x", "", NULL};
	const char *none[] = {NULL};
	struct request r;
	struct fault f;

	(void)state;
	assert_true(parse(envp, &r, &f));
	assert_string_equal(r.path, "/a");
	assert_string_equal(r.remote_addr, "::1");
	assert_int_equal(r.method, METHOD_HEAD);
	assert_null(r.if_none_match);
	assert_false(parse(none, &r, NULL));
	assert_int_equal(r.method, METHOD_OTHER);
	assert_string_equal(r.path, "/");
}

static void
knows_fresh_copies(void **state)
{
	static const char june[] = "Fri, 09 Jun 2000 10:46:00 GMT";
	enum { JUNE = 960547560 };
	static const struct {
		const char *name;
		enum method method;
		const char *match, *since, *etag;
		int64_t modified;
		bool want;
	} table[] = {
	    {"nothing asked", METHOD_GET, NULL, NULL, "\"a\"", JUNE, false},
	    {"same", METHOD_GET, "\"a\"", NULL, "\"a\"", 0, true},
	    {"same, HEAD", METHOD_HEAD, "\"a\"", NULL, "\"a\"", 0, true},
	    {"same, POST", METHOD_POST, "\"a\"", june, "\"a\"", JUNE, false},
	    {"other", METHOD_GET, "\"b\"", NULL, "\"a\"", 0, false},
	    {"longer", METHOD_GET, "\"ab\"", NULL, "\"a\"", 0, false},
	    {"weak asked", METHOD_GET, "W/\"a\"", NULL, "\"a\"", 0, true},
	    {"weak ours", METHOD_GET, "\"a\"", NULL, "W/\"a\"", 0, true},
	    {"small w", METHOD_GET, "w/\"a\"", NULL, "\"a\"", 0, false},
	    {"list", METHOD_GET, "\"b\" , W/\"c\",\"a\"", NULL, "\"a\"", 0,
		true},
	    {"list with gaps", METHOD_GET, ",, \"b\",,\"a\",", NULL, "\"a\"", 0,
		true},
	    {"comma in a tag", METHOD_GET, "\"b,a\",\"a\"", NULL, "\"a\"", 0,
		true},
	    {"tag inside a tag", METHOD_GET, "\"b,\\\"a\"", NULL, "\"a\"", 0,
		false},
	    {"star", METHOD_GET, "*", NULL, "\"a\"", 0, true},
	    {"star in a list", METHOD_GET, "\"b\", *", NULL, "\"a\"", 0, false},
	    {"no quotes", METHOD_GET, "a", NULL, "\"a\"", 0, false},
	    {"open quote", METHOD_GET, "\"a", NULL, "\"a\"", 0, false},
	    {"no etag of ours", METHOD_GET, "\"a\"", NULL, NULL, 0, false},
	    {"tag beats date", METHOD_GET, "\"b\"", june, "\"a\"", JUNE, false},
	    {"date, same", METHOD_GET, NULL, june, "\"a\"", JUNE, true},
	    {"date, older", METHOD_GET, NULL, june, NULL, JUNE - 1, true},
	    {"date, newer", METHOD_GET, NULL, june, NULL, JUNE + 1, false},
	    {"no date of ours", METHOD_GET, NULL, june, NULL, 0, false},
	    {"no date", METHOD_GET, NULL, "yesterday", NULL, JUNE, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct request r = {.method = table[i].method,
		    .if_none_match = table[i].match,
		    .if_modified_since = table[i].since};

		print_message("# %s\n", table[i].name);
		assert_int_equal(
		    request_is_fresh(&r, table[i].etag, table[i].modified),
		    table[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(reads_paths, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(finds_targets, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		refuses_addresses, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		bounds_the_address, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		reads_parameters, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		bounds_parameters, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(reads_methods, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(reads_lengths, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(
		first_variable_wins, set_up, tear_down),
	    cmocka_unit_test(knows_fresh_copies),
	};

	return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
