/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A letter's bytes: which header each thing becomes, to the character; what
 * is cut, cleaned or refused, whatever the caller did; and that bodies of any
 * kind come out as they went in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/fuzz/letter_check.h"

static struct arena *a;

static int
set_up(void **state)
{
	(void)state;
	a = arena_new(64 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct mail_letter
good(void)
{
	return (struct mail_letter){
	    .id = "0a1b",
	    .subject = "Divers put back stones",
	    .from_name = "The Saltmere Courier",
	    .from = "post@courier.example",
	    .to = "friend@example.net",
	    .language = "en-GB",
	    .unsubscribe = "https://courier.example/email/block?a=1-2",
	    .date = 960547560,
	    .text = "Text.\n",
	    .html = "<p>Text.</p>\n",
	};
}

static void
writes_it_whole(void **state)
{
	struct mail_letter l = good();
	struct buf out = {0};

	(void)state;
	l.reply_to = "pilot@example.org";
	assert_true(letter_write(a, &l, &out, NULL));
	assert_string_equal(buf_string(&out),
	    "From: \"The Saltmere Courier\" <post@courier.example>\r\n"
	    "Reply-To: pilot@example.org\r\n"
	    "To: friend@example.net\r\n"
	    "Subject: Divers put back stones\r\n"
	    "Date: Fri, 09 Jun 2000 10:46:00 +0000\r\n"
	    "Message-ID: <0a1b@courier.example>\r\n"
	    "Auto-Submitted: auto-generated\r\n"
	    "Content-Language: en-GB\r\n"
	    "List-Unsubscribe: "
	    "<https://courier.example/email/block?a=1-2>\r\n"
	    "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: multipart/alternative; boundary=\"=_0a1b\"\r\n"
	    "\r\n"
	    "--=_0a1b\r\n"
	    "Content-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n"
	    "\r\n"
	    "Text.\r\n"
	    "\r\n"
	    "--=_0a1b\r\n"
	    "Content-Type: text/html; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: quoted-printable\r\n"
	    "\r\n"
	    "<p>Text.</p>\r\n"
	    "\r\n"
	    "--=_0a1b--\r\n");
	buf_release(&out);
}

/* The lines of a header, without its name. */
static const char *
header_of(const struct mail_letter *l, const char *name)
{
	const char *want = arena_printf(a, "\r\n%s: ", name), *start, *end;
	struct buf out = {0};
	const char *made;

	buf_puts(&out, "\r\n");
	assert_true(letter_write(a, l, &out, NULL));
	start = strstr(buf_string(&out), want);
	assert_non_null(start);
	start += strlen(want);
	for (end = strstr(start, "\r\n"); end[2] == ' ';)
		end = strstr(end + 2, "\r\n");
	made = arena_copy(a, start, (size_t)(end - start));
	buf_release(&out);
	return made;
}

static const char *
times(const char *s, int n)
{
	struct buf b = {0};
	const char *made;

	while (n-- > 0)
		buf_puts(&b, s);
	made = arena_string(a, buf_string(&b));
	buf_release(&b);
	return made;
}

static void
words_headers(void **state)
{
	static const struct {
		const char *name, *in, *want;
	} rows[] = {
	    {"empty", "", ""},
	    {"a header", "a\r\nBcc: x@example.org", "a Bcc: x@example.org"},
	    {"other line ends", "a\rb\nc\vd\fe\u2028f\u2029g\xc2\x85h",
		"a b cde f gh"},
	    {"controls",
		"a\x01\x1b\x7f"
		"b",
		"ab"},
	    {"overrides",
		"a\u202e\u2066\u200f\u061c"
		"b",
		"ab"},
	    {"bad UTF-8",
		"a\xff"
		"b",
		"=?UTF-8?Q?a=EF=BF=BDb?="},
	    {"white space", "  a \t b  ", "a b"},
	    {"other scripts", "\u05d0b \U0001f600",
		"=?UTF-8?Q?=D7=90b_=F0=9F=98=80?="},
	    {"an encoded word", "=?utf-8?q?=0d=0ax?=",
		"=?UTF-8?Q?=3D=3Futf=2D8=3Fq=3F=3D0d=3D0ax=3F=3D?="},
	};
	struct mail_letter l = good();
	const char *got;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		l.subject = rows[i].in;
		got = header_of(&l, "Subject");
		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s: \"%s\"", rows[i].name, got);
	}
	l.subject = times("0123456789 ", 10);
	assert_string_equal(header_of(&l, "Subject"),
	    "0123456789 0123456789 0123456789 0123456789 0123456789 "
	    "0123456789\r\n 0123456789 0123456789 0123456789 0123456789");
	l.subject = times("x", 200);
	assert_string_equal(header_of(&l, "Subject"), l.subject);
	l.subject = times("x", 201);
	assert_non_null(strstr(header_of(&l, "Subject"), "=E2=80=A6?="));
}

static void
names_the_site(void **state)
{
	struct mail_letter l = good();

	(void)state;
	l.from_name = "The \"Q\" <x@example.org>, \\";
	assert_string_equal(header_of(&l, "From"),
	    "\"The \\\"Q\\\" <x@example.org>, \\\\\" <post@courier.example>");
	l.from_name = "L'\u00c9t\u00e9";
	assert_string_equal(header_of(&l, "From"),
	    "=?UTF-8?Q?L=27=C3=89t=C3=A9?=\r\n <post@courier.example>");
	l.from_name = "";
	assert_string_equal(header_of(&l, "From"), "<post@courier.example>");
}

static void
refuses(void **state)
{
	static const struct {
		const char *name;
		size_t at;
		const char *value;
	} rows[] = {
#define AT(field) offsetof(struct mail_letter, field)
	    {"no recipient", AT(to), ""},
	    {"two recipients", AT(to), "a@example.org, b@example.org"},
	    {"a recipient's header", AT(to), "a@example.org\r\nBcc: b@c.de"},
	    {"a recipient's name", AT(to), "A <a@example.org>"},
	    {"a recipient's comment", AT(to), "a@example.org (b)"},
	    {"a quoted recipient", AT(to), "\"a\"@example.org"},
	    {"two for answers", AT(reply_to), "a@b.example,c@d.example"},
	    {"none for answers", AT(reply_to), ""},
	    {"no sender", AT(from), ""},
	    {"a sender beyond ASCII", AT(from), "p\u00eflot@example.org"},
	    {"an id with a header", AT(id), "0a\r\nBcc: b@c.de"},
	    {"no id", AT(id), ""},
	    {"a language with a header", AT(language), "en\r\nBcc: b@c.de"},
	    {"no language", AT(language), ""},
	    {"a link with a header", AT(unsubscribe), "http://a/\r\nBcc: b"},
	    {"a link with an end", AT(unsubscribe), "http://a/>,<mailto:b"},
	    {"a link of another kind", AT(unsubscribe), "mailto:a@b.example"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct mail_letter l = good();
		struct buf out = {0};
		struct fault f = {0};

		memcpy((char *)&l + rows[i].at, &rows[i].value,
		    sizeof(rows[i].value));
		if (letter_write(a, &l, &out, &f) || out.len > 0)
			fail_msg("%s was taken", rows[i].name);
		assert_int_equal(f.cause, FAULT_DATA);
	}
}

static void
keeps_bodies(void **state)
{
	const char *const rows[] = {"", "\n", "x", ".\n..\n.x\n", "From x\n",
	    "a  \nb\t\n", "=\n=20\n", "--=_0a1b--\n", "\u05d0\n\u05d1\n",
	    "\u6771\u4eac\n\nFrom\n.\n", times("x", 998), times("\u6771", 3000),
	    times("w ", 2000), "a\tb\n", "\n\n\n"};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct mail_letter l = good();
		struct buf out = {0};

		l.text = rows[i];
		l.html = rows[(i + 1) % (sizeof(rows) / sizeof(rows[0]))];
		assert_true(letter_write(a, &l, &out, NULL));
		letter_check(a, &l, &out);
		if (letter_wrong != NULL)
			fail_msg("row %zu: %s", i, letter_wrong);
		buf_release(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(writes_it_whole),
	    cmocka_unit_test(words_headers),
	    cmocka_unit_test(names_the_site),
	    cmocka_unit_test(refuses),
	    cmocka_unit_test(keeps_bodies),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
