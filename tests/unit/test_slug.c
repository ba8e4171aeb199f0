/* SPDX-License-Identifier: Apache-2.0 */
/* A slug is ASCII words from any script, and never a story's number. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "story/slug.h"

#include "base/banned.h"

#define TEN "abcdefghij"

static void
test_rows(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"the example", "Ferry to visit North Quay",
		"ferry-to-visit-north-quay"},
	    {"empty", "", "story"},
	    {"marks only", " -- !? ", "story"},
	    {"digits only", "2024", "story-2024"},
	    {"digits apart", "9 11", "9-11"},
	    {"accents", "Élève ça où", "eleve-ca-ou"},
	    {"accents in two characters", "e\xcc\x81tude", "etude"},
	    {"sharp s, ligature", "Straße æon Œuvre", "strasse-aeon-oeuvre"},
	    {"Greek", "Αθήνα", "athena"},
	    {"Cyrillic", "Путин", "putin"},
	    {"Chinese", "北京", "bei-jing"},
	    {"apostrophes", "Don't can\xe2\x80\x99t", "dont-cant"},
	    {"quotes and dashes", "\xe2\x80\x98Yes\xe2\x80\x99 \xe2\x80\x94 no",
		"yes-no"},
	    {"no letters in any script", "\xf0\x9f\x98\x80", "story"},
	    {"bad UTF-8",
		"a\xff"
		"b",
		"a-b"},
	    {"max", TEN TEN TEN TEN TEN TEN, TEN TEN TEN TEN TEN TEN},
	    {"max + 1", TEN TEN TEN TEN TEN TEN "k", TEN TEN TEN TEN TEN TEN},
	    {"cut at a word", TEN " " TEN TEN TEN TEN TEN, TEN},
	    {"just fits", TEN " " TEN TEN TEN TEN "abcdefghi",
		TEN "-" TEN TEN TEN TEN "abcdefghi"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena *a = arena_new(1 << 20);
		char *got = slug_make(a, rows[i].in);

		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s: %s: wants %s", rows[i].name, got,
			    rows[i].want);
		arena_free(a);
	}
}

static void
test_long(void **state)
{
	struct arena *a = arena_new(1 << 20);
	char text[3001], *slug;

	(void)state;
	/* Two bytes each: the cut of the text falls anywhere. */
	for (size_t i = 0; i < 3000; i += 2)
		memcpy(text + i, "\xd1\x89", 2);
	text[3000] = '\0';
	slug = slug_make(a, text);
	assert_int_equal(strlen(slug), SLUG_MAX);
	for (size_t i = 0; i < 1000; i++)
		text[i] = '7';
	text[1000] = '\0';
	slug = slug_make(a, text);
	assert_in_range(strlen(slug), 1, SLUG_MAX);
	assert_memory_equal(slug, "story-7", 7);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rows),
	    cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
