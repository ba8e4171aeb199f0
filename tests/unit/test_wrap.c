/* SPDX-License-Identifier: Apache-2.0 */
/* Words go into lines that are not too long, and none is lost or cut. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "story/wrap.h"

#include "base/banned.h"

static void
test_wrap(void **state)
{
	static const struct {
		const char *name, *in;
		size_t columns;
		const char *want;
	} rows[] = {
	    {"empty", "", 10, ""},
	    {"blanks", " \n\t\xc2\xa0 ", 10, ""},
	    {"one word", "a", 10, "a\n"},
	    {"blanks around and between", " \n a \t\n b\xe2\x80\x83 ", 10,
		"a b\n"},
	    {"max", "aaaa bbbbb c", 10, "aaaa bbbbb\nc\n"},
	    {"max + 1", "aaaa bbbbbb", 10, "aaaa\nbbbbbb\n"},
	    {"columns of 1", "a bc d", 1, "a\nbc\nd\n"},
	    {"columns of 0", "a b", 0, "a\nb\n"},
	    {"columns without end", "a b c", SIZE_MAX, "a b c\n"},
	    {"long word", "a http://x.example/y-z b", 10,
		"a\nhttp://x.example/y-z\nb\n"},
	    {"long word first", "http://x.example/ b c", 10,
		"http://x.example/\nb c\n"},
	    {"no-break space",
		"aaaa b\xc2\xa0"
		"c dd",
		6,
		"aaaa\nb\xc2\xa0"
		"c dd\n"},
	    {"no-break spaces at the ends",
		"\xc2\xa0"
		"a\xc2\xa0 b\xc2\xa0",
		10, "a b\n"},
	    {"combining marks",
		"e\xcc\x81"
		"e\xcc\x81"
		"e\xcc\x81 e\xcc\x81",
		5,
		"e\xcc\x81"
		"e\xcc\x81"
		"e\xcc\x81 e\xcc\x81\n"},
	    {"a mark first", "\xcc\x81 a", 2, "\xcc\x81 a\n"},
	    {"emoji in a word", "a\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 2,
		"a\xf0\x9f\x98\x80\xf0\x9f\x98\x80\n"},
	    {"bad UTF-8", "a\xff b\xc3", 2, "a\xff\nb\xc3\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = {0};

		wrap_text(&out, rows[i].in, "", "", rows[i].columns);
		if (strcmp(buf_string(&out), rows[i].want) != 0)
			fail_msg("%s: \"%s\" wants \"%s\"", rows[i].name,
			    buf_string(&out), rows[i].want);
		buf_release(&out);
	}
}

static void
test_indents(void **state)
{
	static const struct {
		const char *name, *in, *first, *rest, *want;
	} rows[] = {
	    {"empty", "", "- ", "  ", ""},
	    {"counted", "aaa bb ccc", "- ", "  ", "- aaa\n  bb\n  ccc\n"},
	    {"first longer", "aa bb cc", "---- ", "", "---- aa\nbb cc\n"},
	    {"wide", "a b",
		"\xe5\x8c\x97"
		"\xe5\x8c\x97",
		"    ",
		"\xe5\x8c\x97"
		"\xe5\x8c\x97"
		"a b\n"},
	    {"wider than a line", "a b", "--------", "--------",
		"--------a\n--------b\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = {0};

		wrap_text(&out, rows[i].in, rows[i].first, rows[i].rest, 7);
		if (strcmp(buf_string(&out), rows[i].want) != 0)
			fail_msg("%s: \"%s\" wants \"%s\"", rows[i].name,
			    buf_string(&out), rows[i].want);
		buf_release(&out);
	}
}

/* UTF-8 as it is, which is easier to judge for those who read it. */
static void
test_unspaced(void **state)
{
	static const struct {
		const char *name, *in;
		size_t columns;
		const char *want;
	} rows[] = {
	    {"Han, max", "北京市民", 8, "北京市民\n"},
	    {"Han, max + 1", "北京市民", 7, "北京市\n民\n"},
	    {"columns of 1", "北京", 1, "北\n京\n"},
	    {"supplementary", "𠀀𠀁", 2, "𠀀\n𠀁\n"},
	    {"kana", "ひらカタ", 4, "ひら\nカタ\n"},
	    {"small kana do not begin", "ひらきゃ", 6, "ひら\nきゃ\n"},
	    {"nor a long vowel", "ひらカー", 6, "ひら\nカー\n"},
	    {"nor a full stop", "北京市民。", 8, "北京市\n民。\n"},
	    {"nor does a bracket end", "北京「市民」", 6, "北京\n「市\n民」\n"},
	    {"nor a quotation mark", "北京“市”民", 5, "北京\n“市”\n民\n"},
	    {"Latin in Han", "北京abc市民", 5, "北京\nabc市\n民\n"},
	    {"after a full stop", "北京。abc", 6, "北京。\nabc\n"},
	    {"dashes stay together", "北京——市", 5, "北京\n——市\n"},
	    {"a space stays", "北 京 市", 5, "北 京\n市\n"},
	    {"address", "见https://a.b/日本。北京", 4,
		"见\nhttps://a.b/日本。\n北京\n"},
	    {"address in brackets", "https://a.b/（北京", 4,
		"https://a.b/\n（北\n京\n"},
	    {"Thai", "กขคง", 2, "กข\nคง\n"},
	    {"Thai marks", "กี่ขี่คี่", 2, "กี่ขี่\nคี่\n"},
	    {"Thai vowels before", "กเขแค", 2, "ก\nเข\nแค\n"},
	    {"Thai vowels behind", "กาขำคะ", 3, "กา\nขำ\nคะ\n"},
	    {"Lao", "ກຂເຄ", 3, "ກຂ\nເຄ\n"},
	    {"Khmer subscripts", "ក្ខគ", 1, "ក្ខ\nគ\n"},
	    {"Myanmar", "ကခဂ", 2, "ကခ\nဂ\n"},
	    {"Myanmar stacks", "က္ခဂ", 1, "က္ခ\nဂ\n"},
	    {"zero width space",
		"ab\u200b"
		"cd",
		3, "ab\u200b\ncd\n"},
	    {"word joiner", "北\u2060京", 2, "北\u2060京\n"},
	    {"Hangul has spaces", "한국어 한국어", 4, "한국어\n한국어\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = {0};

		wrap_text(&out, rows[i].in, "", "", rows[i].columns);
		if (strcmp(buf_string(&out), rows[i].want) != 0)
			fail_msg("%s: \"%s\" wants \"%s\"", rows[i].name,
			    buf_string(&out), rows[i].want);
		buf_release(&out);
	}
}

/* A hundred kilobytes, of what could be slow in each loop. */
static void
test_large(void **state)
{
	static const char *const texts[] = {"a", "a ", " ", "\xc2\xa0",
	    "\xcc\x81", "\xe5\x8c\x97", "\xe3\x80\x82", "://", "\xe2\x80\x8b"};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct buf text = {0}, out = {0};

		buf_puts(&text, "b");
		while (text.len < 100000)
			buf_puts(&text, texts[i]);
		buf_puts(&text, "b");
		wrap_text(&out, text.data, "", "", 72);
		for (size_t j = 0; j < out.len; j++) {
			if (strchr(" \n", out.data[j]) == NULL)
				continue;
			out.data[j] = ' ';
			assert_true(j == 0 || out.data[j - 1] != ' ');
		}
		assert_int_equal(out.data[out.len - 2], 'b');
		buf_release(&text);
		buf_release(&out);
	}
}

static void
test_columns(void **state)
{
	static const struct {
		const char *name, *in;
		size_t want;
	} rows[] = {
	    {"empty", "", 0},
	    {"Latin", "ab c", 4},
	    {"combining marks", "e\xcc\x81\xcc\xa3", 1},
	    {"wide", "\xe5\x8c\x97\xef\xbc\xa1", 4},
	    {"halfwidth", "\xef\xbd\xb1", 1},
	    {"not seen", "\xe2\x80\x8b\xe2\x81\xa0\xef\xbb\xbf", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t got = wrap_columns(rows[i].in, strlen(rows[i].in));

		if (got != rows[i].want)
			fail_msg("%s: %zu", rows[i].name, got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_wrap),
	    cmocka_unit_test(test_indents),
	    cmocka_unit_test(test_unspaced),
	    cmocka_unit_test(test_large),
	    cmocka_unit_test(test_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
