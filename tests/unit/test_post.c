/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What readers send: which bodies are a form; what a token is worth, to the
 * second; whose network an address is, and who asks behind proxies; what an
 * e-mail address is; which links are ours; and what of a reader's words is kept or refused.
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
#include "base/buf.h"
#include "base/conf.h"
#include "base/fault.h"
#include "http/form.h"
#include "http/record.h"
#include "http/request.h"
#include "post/limit.h"
#include "post/mailbox.h"
#include "post/reference.h"
#include "post/secret.h"
#include "post/token.h"
#include "post/writing.h"

#include "base/banned.h"

static struct arena *a;

static int
set_up(void **state)
{
	(void)state;
	a = arena_new(16 << 20);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static const char type[] = "application/x-www-form-urlencoded";

static int
parse(const char *content_type, const char *coding, const char *body, size_t n,
    uint64_t length, struct form *form)
{
	struct request r = {
	    .arena = a,
	    .content_type = content_type,
	    .content_encoding = coding,
	    .content_length = length,
	    .body = body,
	    .body_bytes = n,
	};
	struct fault f = {0};
	int status = form_parse(&r, form, &f);

	assert_int_equal(f.cause, status == 0 ? FAULT_NONE : FAULT_DATA);
	return status;
}

static void
takes_forms(void **state)
{
	static const struct {
		const char *name, *type, *coding, *body;
		long more; /* of the length than there is of the body */
		int want;
	} rows[] = {
	    {"one", type, NULL, "a=1", 0, 0},
	    {"none", type, NULL, "", 0, 0},
	    {"charset", "Application/X-WWW-form-urlencoded; charset=UTF-8",
		NULL, "a=1", 0, 0},
	    {"identity", type, "identity", "a=1", 0, 0},
	    {"no type", NULL, NULL, "a=1", 0, 415},
	    {"multipart", "multipart/form-data; boundary=x", NULL, "a=1", 0,
		415},
	    {"longer type", "application/x-www-form-urlencodedx", NULL, "a=1",
		0, 415},
	    {"gzip", type, "gzip", "a=1", 0, 415},
	    {"short", type, NULL, "a=1", 1, 400},
	    {"long", type, NULL, "a=1", -1, 400},
	    {"absent length", type, NULL, "a=1", -3, 400},
	    {"too long", type, NULL, "a=1", FORM_BYTES_MAX, 413},
	    {"huge", type, NULL, "a=1", INT64_MAX - 3, 413},
	    {"twice", type, NULL, "a=1&b=2&a=1", 0, 400},
	    {"bad percent", type, NULL, "a=%zz", 0, 400},
	    {"NUL", type, NULL, "a=%00", 0, 400},
	    {"not UTF-8", type, NULL, "a=%ff", 0, 400},
	    {"overlong", type, NULL, "a=%c0%af", 0, 400},
	};
	struct form form;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t n = strlen(rows[i].body);
		int got = parse(rows[i].type, rows[i].coding, rows[i].body, n,
		    (uint64_t)((int64_t)n + rows[i].more), &form);

		if (got != rows[i].want)
			fail_msg("%s: %d", rows[i].name, got);
	}
	assert_int_equal(parse(type, NULL, "a\0b", 3, 3, &form), 400);
	assert_int_equal(parse(type, NULL, "a=+x%0d%0a&b", 12, 12, &form), 0);
	assert_string_equal(form_value(&form, "a"), " x\r\n");
	assert_string_equal(form_value(&form, "b"), "");
	assert_string_equal(form_value(&form, "c"), "");
}

static void
bounds_forms(void **state)
{
	char *body = arena_zalloc(a, FORM_BYTES_MAX + 2, 1);
	struct buf many = {0};
	struct form form;

	(void)state;
	memset(body, 'x', FORM_BYTES_MAX + 1);
	assert_int_equal(
	    parse(type, NULL, body, FORM_BYTES_MAX, FORM_BYTES_MAX, &form),
	    0);
	assert_int_equal(parse(type, NULL, body, FORM_BYTES_MAX + 1,
			     FORM_BYTES_MAX + 1, &form),
	    413);
	for (int i = 0; i < FORM_FIELDS_MAX; i++)
		buf_printf(&many, "f%d=1&", i);
	assert_int_equal(
	    parse(type, NULL, many.data, many.len, many.len, &form), 0);
	buf_puts(&many, "more=1");
	assert_int_equal(
	    parse(type, NULL, many.data, many.len, many.len, &form), 400);
	buf_release(&many);
}

static void
put(struct buf *b, int kind, const char *content, size_t n, int padding)
{
	unsigned char h[8] = {1, (unsigned char)kind, 0, 1,
	    (unsigned char)(n >> 8), (unsigned char)n, (unsigned char)padding,
	    0};

	buf_append(b, h, 8);
	buf_append(b, content, n);
	for (int i = 0; i < padding; i++)
		buf_append(b, "P", 1);
}

/* The body of a request in two records with padding, cut at every byte. */
static void
keeps_bodies(void **state)
{
	struct buf all = {0};

	(void)state;
	put(&all, 1, "\0\1\0\0\0\0\0\0", 8, 0);
	put(&all, 4, "", 0, 3);
	put(&all, 5, "name=", 5, 5);
	put(&all, 5, "value", 5, 0);
	put(&all, 5, "", 0, 0);
	for (size_t cut = 0; cut <= all.len; cut++) {
		struct record_scan scan = {0};
		struct buf kept = {0}, body = {0};
		size_t used;
		enum record_state end = record_scan(
		    &scan, all.data, cut, &used, &kept, &body);

		assert_int_equal(used, cut);
		if (cut < all.len)
			end = record_scan(&scan, all.data + cut,
			    all.len - cut, &used, &kept, &body);
		assert_int_equal(end, RECORD_WHOLE);
		assert_string_equal(buf_string(&body), "name=value");
		assert_int_equal(kept.len, all.len - 2 * 8 - 15);
		buf_release(&kept);
		buf_release(&body);
	}
	buf_release(&all);
}

static void
bounds_bodies(void **state)
{
	char *part = arena_zalloc(a, 60000, 1);
	struct record_scan scan = {0};
	struct buf all = {0}, kept = {0}, body = {0};
	size_t used;

	(void)state;
	put(&all, 1, "\0\1\0\0\0\0\0\0", 8, 0);
	put(&all, 4, "", 0, 0);
	for (int i = 0; i < 10; i++)
		put(&all, 5, part, 60000, 7);
	put(&all, 5, "", 0, 0);
	assert_int_equal(
	    record_scan(&scan, all.data, all.len, &used, &kept, &body),
	    RECORD_WHOLE);
	assert_int_equal(body.len, RECORD_BODY_MAX + 1);
	buf_release(&all);
	buf_release(&kept);
	buf_release(&body);
}

static const unsigned char secret[TOKEN_SECRET_BYTES] = "one secret";
enum { NOW = 1000000000 };

static enum token_state
check(const char *token, int64_t now)
{
	const char *nonce;
	enum token_state state =
	    token_check(a, secret, "form", 7, now, token, &nonce);

	assert_true((nonce == NULL) == (state == TOKEN_BAD));
	return state;
}

static void
knows_its_tokens(void **state)
{
	char *token = token_make(a, secret, "form", 7, NOW);
	unsigned char other[TOKEN_SECRET_BYTES] = "another";
	const char *nonce, *again;

	(void)state;
	assert_int_equal(check(token, NOW - 1), TOKEN_EARLY);
	assert_int_equal(check(token, 0), TOKEN_EARLY);
	assert_int_equal(check(token, NOW), TOKEN_EARLY);
	assert_int_equal(check(token, NOW + 2), TOKEN_EARLY);
	assert_int_equal(check(token, NOW + 3), TOKEN_GOOD);
	assert_int_equal(check(token, NOW + 86400), TOKEN_GOOD);
	assert_int_equal(check(token, NOW + 86401), TOKEN_OLD);
	assert_int_equal(check(token, INT64_MAX), TOKEN_OLD);
	assert_int_equal(
	    token_check(a, secret, "form", 8, NOW + 9, token, &nonce),
	    TOKEN_BAD);
	assert_int_equal(
	    token_check(a, secret, "forms", 7, NOW + 9, token, &nonce),
	    TOKEN_BAD);
	assert_int_equal(
	    token_check(a, other, "form", 7, NOW + 9, token, &nonce),
	    TOKEN_BAD);
	token_check(a, secret, "form", 7, NOW + 9, token, &nonce);
	token_check(a, secret, "form", 7, NOW + 9,
	    token_make(a, secret, "form", 7, NOW), &again);
	assert_int_equal(strlen(nonce), 32);
	assert_string_not_equal(nonce, again);
}

/* Any byte of one changed, cut off or put behind it makes it another's. */
static void
knows_others(void **state)
{
	char *token = token_make(a, secret, "form", 7, NOW);
	size_t n = strlen(token);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		char was = token[i];

		for (int c = 1; c < 256; c++) {
			token[i] = (char)c;
			if (token[i] != was)
				assert_int_equal(
				    check(token, NOW + 9), TOKEN_BAD);
		}
		token[i] = '\0';
		assert_int_equal(check(token, NOW + 9), TOKEN_BAD);
		token[i] = was;
	}
	assert_int_equal(check(token, NOW + 9), TOKEN_GOOD);
	assert_int_equal(check(arena_printf(a, "%s0", token), NOW + 9),
	    TOKEN_BAD);
	assert_int_equal(check(arena_printf(a, "0%s", token), NOW + 9),
	    TOKEN_BAD);
}

static void
knows_networks(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
	    {"192.0.2.1", "4 192.0.2.1"},
	    {"::ffff:192.0.2.1", "4 192.0.2.1"},
	    {"2001:db8:1:2:3:4:5:6", "6 2001:0db8:0001:0002"},
	    {"2001:db8:1:2::", "6 2001:0db8:0001:0002"},
	    {"2001:db8:1:3::", "6 2001:0db8:0001:0003"},
	    {"::1", "6 0000:0000:0000:0000"},
	    {"", ""},
	    {"unix:", ""},
	    {"192.0.2.1, 192.0.2.2", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_string_equal(limit_network(a, rows[i].in), rows[i].want);
}

static char *
times(const char *s, int n)
{
	char *made = arena_alloc(a, strlen(s) * (size_t)n + 1);

	made[0] = '\0';
	for (int i = 0; i < n; i++)
		memcpy(made + strlen(s) * (size_t)i, s, strlen(s) + 1);
	return made;
}

/* Who asks, behind proxies of ours, of others, and of nobody's. */
static void
knows_clients(void **state)
{
	char here[] = "127.0.0.1", four[] = "10.0.0.0/8",
	     six[] = "2001:db8:f::/48", *trusted[] = {here, four, six};
	struct conf conf = {.trusted_proxies = {3, trusted}};
	static const struct {
		const char *from, *forwarded, *want;
	} rows[] = {
	    {"192.0.2.1", NULL, "192.0.2.1"},
	    {"192.0.2.1", "198.51.100.1", "192.0.2.1"},
	    {"127.0.0.1", NULL, "127.0.0.1"},
	    {"127.0.0.1", "198.51.100.1", "198.51.100.1"},
	    {"127.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"},
	    {"127.0.0.1", "203.0.113.9,198.51.100.1 , 10.2.3.4",
		"198.51.100.1"},
	    {"10.1.1.1", "10.9.9.9", "10.9.9.9"},
	    {"2001:db8:f:1::1", "2001:db8:a::1", "2001:db8:a::1"},
	    {"2001:db8:e:1::1", "2001:db8:a::1", "2001:db8:e:1::1"},
	    {"::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"},
	    {"127.0.0.1", "no address", "127.0.0.1"},
	    {"127.0.0.1", "", "127.0.0.1"},
	    {"127.0.0.1", ",,,", "127.0.0.1"},
	    {"11.0.0.1", "198.51.100.1", "11.0.0.1"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct request req = {.remote_addr = rows[i].from,
		    .forwarded_for = rows[i].forwarded};

		assert_string_equal(
		    limit_client(a, &conf, &req), rows[i].want);
	}
}

static void
knows_mailboxes(void **state)
{
	static const struct {
		const char *in, *address, *person;
		bool is_utf8;
	} good[] = {
	    {"ann@example.org", "ann@example.org", "ann@example.org", false},
	    {"Ann.Lee+news@Example.ORG", "Ann.Lee+news@example.org",
		"ann.lee@example.org", false},
	    {"+@example.org", "+@example.org", "+@example.org", false},
	    {"ann@b\u00fccher.example", "ann@xn--bcher-kva.example",
		"ann@xn--bcher-kva.example", false},
	    {"\u00c4nn@example.org", "\u00c4nn@example.org",
		"\u00e4nn@example.org", true},
	    {"a@b.co", "a@b.co", "a@b.co", false},
	    {"o'hara{x}@a-b.example", "o'hara{x}@a-b.example",
		"o'hara{x}@a-b.example", false},
	};
	static const char *const bad[] = {"", "@", "ann", "ann@", "@example.org",
	    "ann@example", "ann@.org", "ann@example..org", "ann@example.org.",
	    "ann@-example.org", "ann@example-.org", "a..b@example.org",
	    ".a@example.org", "a.@example.org", "a b@example.org",
	    "a@exa mple.org", "a@b@example.org", "\"a\"@example.org",
	    "a@[192.0.2.1]", "a@192.0.2.1", "a(c)@example.org",
	    "<a@example.org>", "Ann <a@example.org>", "a@example.org,b@c.org",
	    "a@example.org\r\nBcc: b@c.org", "a@example.org\n",
	    "a\t@example.org", "a\u202e@example.org", "a\u200b@example.org",
	    "a\u2028@example.org", "a@exam_ple.org", "a@example.123",
	    "a;b@example.org", "a:b@example.org", "a\\b@example.org"};
	struct mailbox m;
	const char *text;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(mailbox_parse(a, good[i].in, &m));
		assert_string_equal(m.address, good[i].address);
		assert_string_equal(m.person, good[i].person);
		assert_int_equal(m.is_utf8, good[i].is_utf8);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (mailbox_parse(a, bad[i], &m))
			fail_msg("\"%s\" was taken", bad[i]);
	}
	text = times("l", 64);
	assert_true(mailbox_parse(
	    a, arena_printf(a, "%s@example.org", text), &m));
	assert_false(mailbox_parse(
	    a, arena_printf(a, "%sl@example.org", text), &m));
	text = times("d", 63);
	assert_true(mailbox_parse(
	    a, arena_printf(a, "a@%s.%s.%s.org", text, text, text), &m));
	assert_false(mailbox_parse(
	    a, arena_printf(a, "a@%sd.example.org", text), &m));
	assert_false(mailbox_parse(
	    a, arena_printf(a, "a@%s.%s.%s.%s", text, text, text, text), &m));
}

/* What is signed is believed, and nothing else. */
static void
signs_links(void **state)
{
	unsigned char other[TOKEN_SECRET_BYTES] = {4};
	const char *text = "0123456789abcdef0123456789abcdef";
	const char *link = secret_link(a, secret, SECRET_CONFIRM, text);
	char *bad;

	(void)state;
	assert_string_equal(
	    secret_unlink(a, secret, SECRET_CONFIRM, link), text);
	assert_null(secret_unlink(a, secret, SECRET_BLOCK, link));
	assert_null(secret_unlink(a, other, SECRET_CONFIRM, link));
	assert_null(secret_unlink(a, secret, SECRET_CONFIRM, ""));
	assert_null(secret_unlink(a, secret, SECRET_CONFIRM, text));
	for (size_t i = 0; link[i] != '\0'; i++) {
		bad = arena_string(a, link);
		bad[i] = bad[i] == 'e' ? 'f' : 'e';
		assert_null(secret_unlink(a, secret, SECRET_CONFIRM, bad));
	}
	assert_null(secret_unlink(
	    a, secret, SECRET_CONFIRM, arena_printf(a, "%s0", link)));
}

static void
judges_words(void **state)
{
	const struct {
		const char *name;
		enum writing_field field;
		const char *in, *kept;
		enum writing_fault want;
	} rows[] = {
	    {"absent", WRITING_NAME, NULL, "", WRITING_MISSING},
	    {"empty", WRITING_NAME, "", "", WRITING_MISSING},
	    {"blanks", WRITING_NAME, " \t ", "", WRITING_MISSING},
	    {"one", WRITING_NAME, " a ", "a", WRITING_FINE},
	    {"lines", WRITING_NAME, "a\r\n b", "a b", WRITING_UNCLEAN},
	    {"CR", WRITING_PLACE, "a\rb", "a b", WRITING_UNCLEAN},
	    {"LF", WRITING_EMAIL, "a@b.co\nc", "a@b.co c", WRITING_UNCLEAN},
	    {"tab", WRITING_NAME, "a\tb", "a b", WRITING_FINE},
	    {"max", WRITING_NAME, times("\xf0\x9f\xa6\xa2", 60),
		times("\xf0\x9f\xa6\xa2", 60), WRITING_FINE},
	    {"max+1", WRITING_NAME, times("a", 61), times("a", 61),
		WRITING_TOO_LONG},
	    {"NFC", WRITING_NAME, "e\xcc\x81", "\xc3\xa9", WRITING_FINE},
	    {"control", WRITING_NAME, "a\x01" "b", "ab", WRITING_UNCLEAN},
	    {"bidi", WRITING_NAME, "a\xe2\x80\xae" "b", "ab",
		WRITING_UNCLEAN},
	    {"no place", WRITING_PLACE, "", "", WRITING_FINE},
	    {"place max+1", WRITING_PLACE, times("a", 61), times("a", 61),
		WRITING_TOO_LONG},
	    {"no address", WRITING_EMAIL, "", "", WRITING_FINE},
	    {"address", WRITING_EMAIL, "a.b+c@example.org",
		"a.b+c@example.org", WRITING_FINE},
	    {"two", WRITING_EMAIL, "a@b.org,c@d.org", "a@b.org,c@d.org",
		WRITING_NO_ADDRESS},
	    {"two at", WRITING_EMAIL, "a@b@c.org", "a@b@c.org",
		WRITING_NO_ADDRESS},
	    {"no dot", WRITING_EMAIL, "a@b", "a@b", WRITING_NO_ADDRESS},
	    {"last dot", WRITING_EMAIL, "a@b.", "a@b.", WRITING_NO_ADDRESS},
	    {"header", WRITING_EMAIL, "a@b.org\r\nBcc: c@d.org",
		"a@b.org Bcc: c@d.org", WRITING_UNCLEAN},
	    {"brackets", WRITING_EMAIL, "A <a@b.org>", "A <a@b.org>",
		WRITING_NO_ADDRESS},
	    {"address max+1", WRITING_EMAIL, times("a", 255), times("a", 255),
		WRITING_TOO_LONG},
	    {"message", WRITING_MESSAGE, "a\r\n\r\n\r\n b\r\nc\r",
		"a\n\nb\nc", WRITING_FINE},
	    {"message max", WRITING_MESSAGE, times("a\n", 1000),
		arena_printf(a, "%sa", times("a\n", 999)), WRITING_FINE},
	    {"message max+1", WRITING_MESSAGE, times("a", 2001),
		times("a", 2001), WRITING_TOO_LONG},
	    {"tags are text", WRITING_MESSAGE, "<b>&amp;", "<b>&amp;",
		WRITING_FINE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *value[WRITING__MAX] = {
		    [WRITING_NAME] = "n", [WRITING_MESSAGE] = "m"};
		struct writing w;
		bool ok;

		value[rows[i].field] = rows[i].in;
		ok = writing_take(a, &writing_debate, value, &w);
		if (w.fault[rows[i].field] != rows[i].want ||
		    ok != (rows[i].want == WRITING_FINE) ||
		    strcmp(w.field[rows[i].field], rows[i].kept) != 0)
			fail_msg("%s: %d, \"%s\"", rows[i].name,
			    w.fault[rows[i].field], w.field[rows[i].field]);
	}
}

/* What a letter to a friend may have in it. */
static void
judges_letters(void **state)
{
	static const struct {
		const char *name;
		enum writing_field field;
		const char *in, *kept;
		enum writing_fault want;
	} rows[] = {
	    {"name", WRITING_NAME, "Ann O'Hara-Lee", "Ann O'Hara-Lee",
		WRITING_FINE},
	    {"initials", WRITING_NAME, "J. R. Lee", "J. R. Lee", WRITING_FINE},
	    {"other letters", WRITING_NAME, "\u0639\u0644\u064a",
		"\u0639\u0644\u064a", WRITING_FINE},
	    {"no name", WRITING_NAME, "", "", WRITING_MISSING},
	    {"a host", WRITING_NAME, "casino.example", "casino.example",
		WRITING_NO_NAME},
	    {"a link", WRITING_NAME, "http://x.example", "http://x.example",
		WRITING_NO_NAME},
	    {"figures", WRITING_NAME, "Call 0123", "Call 0123",
		WRITING_NO_NAME},
	    {"a header", WRITING_NAME, "Ann\r\nBcc: b@c.org",
		"Ann Bcc: b@c.org", WRITING_UNCLEAN},
	    {"brackets", WRITING_NAME, "Ann <b>", "Ann <b>", WRITING_NO_NAME},
	    {"one", WRITING_FRIENDS, "a@b.org", "a@b.org", WRITING_FINE},
	    {"three", WRITING_FRIENDS, " a@b.org;c@d.org , e@f.org,",
		"a@b.org, c@d.org, e@f.org", WRITING_FINE},
	    {"lines", WRITING_FRIENDS, "a@b.org\r\nc@d.org",
		"a@b.org, c@d.org", WRITING_FINE},
	    {"four", WRITING_FRIENDS, "a@b.org,c@d.org,e@f.org,g@h.org",
		"a@b.org, c@d.org, e@f.org, g@h.org", WRITING_TOO_MANY},
	    {"one is none", WRITING_FRIENDS, "a@b.org, c", "a@b.org, c",
		WRITING_NO_ADDRESS},
	    {"nobody", WRITING_FRIENDS, " , ", "", WRITING_MISSING},
	    {"in quotes", WRITING_FRIENDS, "\"Bob\" <b@c.org>",
		"\"Bob\", <b@c.org>", WRITING_NO_ADDRESS},
	    {"note", WRITING_NOTE, "Do\nread it. It is 7.30, or 1,200 now.",
		"Do read it. It is 7.30, or 1,200 now.", WRITING_FINE},
	    {"note with links", WRITING_NOTE,
		"see http://a.b/c, www.x.org, x.org/y, me@x.org and 1.2.3.4 !",
		"see [\u2026] [\u2026] [\u2026] [\u2026] and [\u2026] !",
		WRITING_FINE},
	    {"note with other stops", WRITING_NOTE, "x\u3002org x\uff0eorg",
		"[\u2026] [\u2026]", WRITING_FINE},
	    {"note with a number", WRITING_NOTE,
		"call 0123 456 789 or 012345 or (01) 2-3 4 5 now",
		"call [\u2026] or [\u2026] or [\u2026] now", WRITING_FINE},
	    {"no note", WRITING_NOTE, "", "", WRITING_FINE},
	};
	struct writing w;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *value[WRITING__MAX] = {
		    [WRITING_NAME] = "Ann",
		    [WRITING_EMAIL] = "ann@example.org",
		    [WRITING_FRIENDS] = "bob@example.org",
		};
		bool ok;

		value[rows[i].field] = rows[i].in;
		ok = writing_take(a, &writing_email, value, &w);
		if (w.fault[rows[i].field] != rows[i].want ||
		    ok != (rows[i].want == WRITING_FINE) ||
		    strcmp(w.field[rows[i].field], rows[i].kept) != 0)
			fail_msg("%s: %d, \"%s\"", rows[i].name,
			    w.fault[rows[i].field], w.field[rows[i].field]);
	}
}

static void
makes_references(void **state)
{
	static const struct {
		const char *nonce, *want;
	} of[] = {
	    {"00000000000000000000000000000000", "0000-0000"},
	    {"ffffffffffffffffffffffffffffffff", "ZZZZ-ZZZZ"},
	    {"00000000010000000000000000000000", "0000-0001"},
	    {"00000000200000000000000000000000", "0000-0010"},
	    {"0000100000ffffffffffffffffffffff", "0001-0000"},
	    {"8000000000ffffffffffffffffffffff", "G000-0000"},
	    {"0123456789abcdef0123456789abcdef", "04HM-ASW9"},
	};
	static const struct {
		const char *typed, *want;
	} typed[] = {
	    {"7K3F-9Q2M", "7K3F-9Q2M"},
	    {"7k3f9q2m", "7K3F-9Q2M"},
	    {"oOiI-lL10", "0011-1110"},
	    {"0123-4567", "0123-4567"},
	    {"", NULL},
	    {"7K3F-9Q2", NULL},
	    {"7K3F-9Q2M0", NULL},
	    {"7K3F-9Q2M-", NULL},
	    {"7K3-F9Q2M", NULL},
	    {"7K3F--9Q2M", NULL},
	    {"7K3F 9Q2M", NULL},
	    {" 7K3F9Q2M", NULL},
	    {"7K3F9Q2U", NULL},
	    {"7K3F-9Q2\xc3\x89", NULL},
	    {"<b>a-b</b", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
		assert_string_equal(reference_of(a, of[i].nonce), of[i].want);
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		const char *got = reference_parse(a, typed[i].typed);

		if (typed[i].want == NULL)
			assert_null(got);
		else
			assert_string_equal(got, typed[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(takes_forms),
	    cmocka_unit_test(bounds_forms),
	    cmocka_unit_test(keeps_bodies),
	    cmocka_unit_test(bounds_bodies),
	    cmocka_unit_test(knows_its_tokens),
	    cmocka_unit_test(knows_others),
	    cmocka_unit_test(knows_networks),
	    cmocka_unit_test(knows_clients),
	    cmocka_unit_test(knows_mailboxes),
	    cmocka_unit_test(signs_links),
	    cmocka_unit_test(makes_references),
	    cmocka_unit_test(judges_words),
	    cmocka_unit_test(judges_letters),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
