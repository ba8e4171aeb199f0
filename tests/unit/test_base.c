/* SPDX-License-Identifier: Apache-2.0 */
/* Memory, bytes, faults and the configuration behave as their headers say. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "base/utf8.h"

#include "base/banned.h"

static void
test_arena(void **state)
{
	struct arena *a = arena_new(1 << 20);
	char *big, *first;

	(void)state;
	first = arena_string(a, "one");
	assert_int_equal((uintptr_t)arena_alloc(a, 1) % 16, 0);
	assert_int_equal((uintptr_t)arena_alloc(a, 0) % 16, 0);
	big = arena_zalloc(a, 300, 1000);
	assert_int_equal(big[299999], 0);
	assert_string_equal(first, "one");
	assert_string_equal(arena_printf(a, "%s-%d", "two", 2), "two-2");
	assert_null(arena_string(a, NULL));
	arena_reset(a);
	assert_string_equal(arena_copy(a, "abc", 2), "ab");
	arena_free(a);
	arena_free(NULL);
}

static void
test_buf(void **state)
{
	struct buf b = {0};

	(void)state;
	assert_string_equal(buf_string(&b), "");
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%d,", i);
	assert_int_equal(b.len, 10 * 2 + 90 * 3 + 900 * 4);
	assert_int_equal(strlen(buf_string(&b)), b.len);
	buf_reset(&b);
	assert_string_equal(buf_string(&b), "");
	buf_append(&b, "a\0b", 3);
	assert_int_equal(b.len, 3);
	buf_release(&b);
	assert_null(b.data);
}

static void
test_fault(void **state)
{
	struct fault f = {0};

	(void)state;
	assert_false(fault_set(&f, FAULT_DATA, "line %d", 3));
	assert_false(fault_at(&f, "%s", "file"));
	assert_string_equal(f.text, "file: line 3");
	assert_int_equal(fault_exit_code(f.cause), EX_DATAERR);
	assert_int_equal(fault_exit_code(FAULT_NONE), 0);
	assert_false(fault_set(NULL, FAULT_DATA, "nobody asks"));
}

static void
test_utf8(void **state)
{
	static const struct {
		const char *name, *in;
		size_t n;
		bool valid, clean;
		const char *cleaned;
	} rows[] = {
	    {"empty", "", 0, true, true, ""},
	    {"ascii", "abc\n\tx", 6, true, true, "abc\n\tx"},
	    {"two bytes", "\xc3\xa9", 2, true, true, "\xc3\xa9"},
	    {"four bytes", "\xf0\x9f\x93\xb0", 4, true, true,
		"\xf0\x9f\x93\xb0"},
	    {"overlong", "\xc0\xaf", 2, false, false,
		"\xef\xbf\xbd\xef\xbf\xbd"},
	    {"surrogate", "\xed\xa0\x80", 3, false, false,
		"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
	    {"past the last", "\xf4\x90\x80\x80", 4, false, false,
		"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
	    {"cut", "a\xe2\x82", 3, false, false, "a\xef\xbf\xbd\xef\xbf\xbd"},
	    {"NUL", "a\0b", 3, true, false, "ab"},
	    {"escape", "a\x1b[31m", 6, true, false, "a[31m"},
	    {"C1 control", "a\xc2\x85", 3, true, false, "a"},
	    {"bidi override",
		"a\xe2\x80\xae"
		"b",
		5, true, false, "ab"},
	    {"right-to-left mark", "a\xe2\x80\x8f", 4, true, true,
		"a\xe2\x80\x8f"},
	    {"CR LF", "a\r\nb\rc", 6, true, false, "a\nb\nc"},
	    {"noncharacter", "\xef\xbf\xbf", 3, true, false, ""},
	};
	struct arena *a = arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		print_message("# %s\n", rows[i].name);
		assert_int_equal(
		    utf8_is_valid(rows[i].in, rows[i].n), rows[i].valid);
		assert_int_equal(
		    utf8_is_clean(rows[i].in, rows[i].n), rows[i].clean);
		assert_string_equal(
		    utf8_clean(a, rows[i].in, rows[i].n), rows[i].cleaned);
	}
	assert_int_equal(utf8_length("a\xc3\xa9z"), 3);
	assert_int_equal(utf8_prefix("a\xc3\xa9z", 2), 3);
	assert_int_equal(utf8_prefix("ab", 9), 2);
	arena_free(a);
}

/* Load text as a configuration file. */
static bool
load(const char *text, struct conf *c, struct fault *f)
{
	char path[] = "/tmp/test_conf_XXXXXX";
	int fd = mkstemp(path);
	bool ok;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
	ok = conf_load(path, c, f);
	unlink(path);
	return ok;
}

static void
test_conf(void **state)
{
	static const struct {
		const char *name, *in, *want; /* in the fault; NULL: taken */
	} rows[] = {
	    {"empty", "", NULL},
	    {"all kinds",
		"site_name = \"X\"\nworkers = 3\nlow_indexed = yes\n"
		"zone UK { name = \"Europe/London\" }\n"
		"family Radio { url = \"https://radio.example\" }\n",
		NULL},
	    {"unknown option", "site_nam = \"X\"\n", ":1: no such option"},
	    {"unknown in a section", "\nzone UK { nam = \"x\" }\n",
		":2: no such option"},
	    {"no such zone", "zone X { name = \"Europe/Nowhere\" }\n",
		"no time zone"},
	    {"slash behind the address", "base_url = \"http://x/\"\n",
		"without a slash"},
	    {"no scheme", "base_url = \"example.org\"\n", "base_url"},
	    {"quote in the address", "base_url = 'http://x\"y'\n", "base_url"},
	    {"bad language", "language = \"en_GB\"\n", "BCP 47"},
	    {"bad direction", "direction = \"up\"\n", "ltr"},
	    {"too many workers", "workers = 999\n", "workers"},
	    {"no thread", "threads = 0\n", "threads"},
	    {"not a number", "threads = many\n", ":1:"},
	    {"family without url", "family X {}\n", "no url"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct conf c = {0};
		struct fault f = {0};
		bool ok = load(rows[i].in, &c, &f);

		print_message("# %s: %s\n", rows[i].name, f.text);
		assert_int_equal(ok, rows[i].want == NULL);
		if (ok) {
			assert_int_equal(c.zones.n, 1);
			assert_int_equal(c.socket[0], '/');
			conf_release(&c);
		} else {
			assert_int_equal(f.cause, FAULT_CONFIG);
			assert_non_null(strstr(f.text, rows[i].want));
		}
	}
}

static void
test_conf_paths(void **state)
{
	struct conf c = {0};
	struct fault f = {0};

	(void)state;
	assert_true(load("edition = \"here\"\nstatic = \"/abs\"\n", &c, &f));
	assert_string_equal(c.edition_dir, "/tmp/here");
	assert_string_equal(c.static_dir, "/abs");
	assert_string_equal(c.override_dir, "");
	conf_release(&c);
	assert_false(conf_load("/nowhere/x.conf", &c, &f));
	assert_int_equal(f.cause, FAULT_NOINPUT);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_arena),
	    cmocka_unit_test(test_buf),
	    cmocka_unit_test(test_fault),
	    cmocka_unit_test(test_utf8),
	    cmocka_unit_test(test_conf),
	    cmocka_unit_test(test_conf_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
