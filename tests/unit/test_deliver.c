/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a talk with a relay comes to, for every stage and every code; how long
 * a message waits; and that what is kept of a reply has no address in it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "mail/deliver.h"
#include "mail/smtp_end.h"
#include "mail/transport_kind.h"

#include "base/banned.h"

/* Written as the standard has it, not as the table is. */
static enum transport_end
wanted(enum smtp_stage stage, int code)
{
	bool is_message = stage >= SMTP_MAIL;

	if (!is_message)
		return TRANSPORT_DOWN;
	if (stage < SMTP_BODY &&
	    (code == 530 || code == 534 || code == 535 || code == 538))
		return TRANSPORT_DOWN;
	if (code >= 500 && code < 600 && stage != SMTP_BODY)
		return TRANSPORT_REFUSED;
	if (stage == SMTP_DOT && code >= 200 && code < 300)
		return TRANSPORT_SENT;
	return TRANSPORT_DEFERRED;
}

static void
test_table(void **state)
{
	(void)state;
	for (int stage = 0; stage < SMTP_STAGE__MAX; stage++) {
		for (int code = 0; code < 1000; code++) {
			enum smtp_stage s = (enum smtp_stage)stage;

			if (smtp_end(s, code) != wanted(s, code))
				fail_msg("stage %d, code %d: %d", stage, code,
				    smtp_end(s, code));
		}
	}
}

static void
test_pause(void **state)
{
	static const int64_t minutes[] = {5, 5, 10, 20, 40, 60, 60, 60};
	static const char *const ids[] = {"0000", "8000", "ffff", "", "7",
	    "3f09a1c2d4e5f60718293a4b5c6d7e8f"};

	(void)state;
	for (int64_t n = 0; n < 1000; n++) {
		int64_t whole = 60 * minutes[n < 8 ? n : 7];

		for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
			int64_t s = deliver_pause_s(ids[i], n);

			assert_true(s >= whole - whole / 10);
			assert_true(s <= whole + whole / 10);
			assert_true(s < DELIVER_PAUSE_MAX_S);
			assert_int_equal(s, deliver_pause_s(ids[i], n));
		}
	}
	assert_int_equal(deliver_pause_s("0000", 1), 270);
	assert_int_equal(deliver_pause_s("ffff", 1), 330);
}

static const struct {
	const char *name, *said, *want;
} tidy_rows[] = {
    {"empty", "", ""},
    {"plain", "250 2.0.0 Ok: queued as 12\r\n", "250 2.0.0 Ok: queued as 12"},
    {"lines", "550-5.1.1 no\r\n550 5.1.1 user\r\n",
	"550-5.1.1 no 550 5.1.1 user"},
    {"address", "550 <Keeper@Example.NET>: unknown",
	"550 <(address)>: unknown"},
    {"another", "550 pilot+x@example.org unknown", "550 (address) unknown"},
    {"its name", "550 no such user KEEPER", "550 no such user (address)"},
    {"not its name", "550 keepers", "550 keepers"},
    {"escaped", "550 mailto:keeper@example.net?x", "550 mailto:(address)"},
    {"control", "550 \033[31mred\a", "550 [31mred"},
    {"bad UTF-8", "550 \xff\xfe", "550 \xef\xbf\xbd\xef\xbf\xbd"},
};

static void
test_tidy(void **state)
{
	char longest[5000];

	(void)state;
	for (size_t i = 0; i < sizeof(tidy_rows) / sizeof(tidy_rows[0]); i++) {
		struct buf out = {0};

		transport_tidy(&out, tidy_rows[i].said, "keeper@example.net");
		if (strcmp(buf_string(&out), tidy_rows[i].want) != 0)
			fail_msg("%s: \"%s\"", tidy_rows[i].name,
			    buf_string(&out));
		buf_release(&out);
	}
	for (size_t word = 1; word < 400; word += 7) {
		struct buf out = {0};

		for (size_t i = 0; i + 1 < sizeof(longest); i++)
			longest[i] = i % (word + 1) == word ? ' ' : 'x';
		longest[sizeof(longest) - 1] = '\0';
		transport_tidy(&out, longest, "keeper@example.net");
		assert_true(out.len <= 300);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_table),
	    cmocka_unit_test(test_pause),
	    cmocka_unit_test(test_tidy),
	};

	return cmocka_run_group_tests_name("deliver", tests, NULL, NULL);
}
