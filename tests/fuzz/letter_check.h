/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FUZZ_LETTER_CHECK_H
#define FUZZ_LETTER_CHECK_H

/*
 * What holds of every letter, whatever was written into the form: exactly the
 * headers that there should be, one recipient, and words that come out as
 * they went in. By a reader of our own that knows only of lines, and by
 * GMime's parser. For the fuzzer and for a table of millions.
 */
#include <gmime/gmime.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "mail/letter.h"
#include "post/mailbox.h"
#include "post/writing.h"

/* What a case is made of. */
enum letter_field {
	LETTER_NAME,
	LETTER_EMAIL,
	LETTER_FRIENDS,
	LETTER_NOTE,
	LETTER_HEADLINE,
	LETTER_TEXT,
	LETTER_SITE,
	LETTER__MAX
};

static const char *const letter_headers[] = {"From", "Reply-To", "To",
    "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language",
    "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version",
    "Content-Type"};
enum { LETTER_HEADERS = 12, LETTER_LINE_MAX = 998 };

/* What was wrong first; NULL: nothing. */
static const char *letter_wrong;
#define LETTER_WANT(condition)                            \
	do {                                              \
		if (!(condition) && letter_wrong == NULL) \
			letter_wrong = #condition;        \
	} while (0)

/* The nth header that is there: Reply-To may be missing. */
static const char *
letter_header(const struct mail_letter *l, int n)
{
	return letter_headers[n + (n >= 1 && l->reply_to == NULL)];
}

/* Lines end with CR LF and are short; before the first empty one is nothing
 * but the headers. */
static void
letter_check_lines(const struct mail_letter *l, const char *p, size_t n)
{
	int seen = 0, all = LETTER_HEADERS - (l->reply_to == NULL);
	bool in_header = true;

	LETTER_WANT(n > 2 && memcmp(p + n - 2, "\r\n", 2) == 0);
	LETTER_WANT(memchr(p, '\0', n) == NULL);
	while (n > 0 && letter_wrong == NULL) {
		const char *end = memchr(p, '\n', n);
		size_t size = end == NULL ? n : (size_t)(end - p);

		LETTER_WANT(size > 0 && p[size - 1] == '\r');
		LETTER_WANT(size - 1 <= LETTER_LINE_MAX);
		LETTER_WANT(memchr(p, '\r', size) == p + size - 1);
		if (in_header && size == 1) {
			in_header = false;
			LETTER_WANT(seen == all);
		} else if (in_header && *p != ' ' && *p != '\t') {
			const char *name =
			    seen < all ? letter_header(l, seen) : "";

			LETTER_WANT(seen++ < all &&
				    strncmp(p, name, strlen(name)) == 0 &&
				    p[strlen(name)] == ':');
		}
		for (size_t i = 0; i + 1 < size; i++)
			LETTER_WANT((p[i] >= ' ' && p[i] <= '~') ||
				    p[i] == '\t' ||
				    (in_header && (unsigned char)p[i] >= 0x80));
		p += size + 1;
		n -= size + 1;
	}
	LETTER_WANT(!in_header);
}

/* Without white space, and what may not be in a header. */
static const char *
letter_bare(struct arena *a, const char *text)
{
	const char *clean = utf8_clean(a, text, strlen(text));
	char *made = arena_string(a, clean), *o = made;

	for (const char *c = clean; *c != '\0'; c = g_utf8_next_char(c)) {
		gunichar u = g_utf8_get_char(c);

		if (!g_unichar_isspace(u) && !g_unichar_iscntrl(u) &&
		    u != 0x200e && u != 0x200f && u != 0x61c)
			o += g_unichar_to_utf8(u, o);
	}
	*o = '\0';
	return made;
}

/* Words of a header, decoded, are those that went in. */
static bool
letter_is_same(struct arena *a, const char *got, const char *in)
{
	/* A longer one is cut. */
	return utf8_length(utf8_clean(a, in, strlen(in))) > 200 ||
	       (got != NULL &&
		   strcmp(letter_bare(a, got), letter_bare(a, in)) == 0 &&
		   utf8_is_clean(got, strlen(got)) &&
		   strpbrk(got, "\r\n") == NULL);
}

static void
letter_check_addresses(
    struct arena *a, const struct mail_letter *l, GMimeMessage *m)
{
	InternetAddressList *to = g_mime_message_get_to(m),
			    *from = g_mime_message_get_from(m);
	InternetAddress *one;
	struct mailbox box;

	LETTER_WANT(
	    g_mime_message_get_cc(m) == NULL ||
	    internet_address_list_length(g_mime_message_get_cc(m)) == 0);
	LETTER_WANT(internet_address_list_length(to) == 1);
	LETTER_WANT(internet_address_list_length(from) == 1);
	if (letter_wrong != NULL)
		return;
	one = internet_address_list_get_address(to, 0);
	LETTER_WANT(mailbox_parse(a, l->to, &box) &&
		    INTERNET_ADDRESS_IS_MAILBOX(one) &&
		    strcmp(internet_address_mailbox_get_idn_addr(
			       INTERNET_ADDRESS_MAILBOX(one)),
			box.address) == 0);
	one = internet_address_list_get_address(from, 0);
	LETTER_WANT(INTERNET_ADDRESS_IS_MAILBOX(one) &&
		    strcmp(internet_address_mailbox_get_addr(
			       INTERNET_ADDRESS_MAILBOX(one)),
			l->from) == 0);
	LETTER_WANT(letter_is_same(
	    a, one->name == NULL ? "" : one->name, l->from_name));
}

static void
letter_check_part(struct arena *a, GMimeObject *part, const char *want)
{
	GMimeStream *stream = g_mime_stream_mem_new();
	GByteArray *bytes;
	struct buf got = {0};

	LETTER_WANT(GMIME_IS_PART(part));
	if (letter_wrong == NULL) {
		g_mime_data_wrapper_write_to_stream(
		    g_mime_part_get_content(GMIME_PART(part)), stream);
		bytes =
		    g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
		for (guint i = 0; i < bytes->len; i++) {
			/* RFC 2045 6.8, of base64, too. */
			LETTER_WANT(bytes->data[i] != '\n' ||
				    (i > 0 && bytes->data[i - 1] == '\r'));
			if (bytes->data[i] != '\r')
				buf_append(&got, bytes->data + i, 1);
		}
		LETTER_WANT(strcmp(buf_string(&got),
				utf8_clean(a, want, strlen(want))) == 0);
	}
	buf_release(&got);
	g_object_unref(stream);
}

/* What begins with "Content-" it has in a list of the body's. */
static void
letter_check_names(const struct mail_letter *l, GMimeMessage *m)
{
	GMimeObject *both = g_mime_message_get_mime_part(m);
	GMimeHeaderList *list[2] = {
	    g_mime_object_get_header_list(GMIME_OBJECT(m)),
	    both == NULL ? NULL : g_mime_object_get_header_list(both)};
	int at[2] = {0}, all = LETTER_HEADERS - (l->reply_to == NULL);

	LETTER_WANT(both != NULL);
	for (int i = 0; letter_wrong == NULL && i < all; i++) {
		const char *name = letter_header(l, i);
		int j = strncmp(name, "Content-", 8) == 0;

		LETTER_WANT(at[j] < g_mime_header_list_get_count(list[j]));
		if (letter_wrong == NULL)
			LETTER_WANT(
			    strcmp(name, g_mime_header_get_name(
					     g_mime_header_list_get_header_at(
						 list[j], at[j]++))) == 0);
	}
	for (int j = 0; letter_wrong == NULL && j < 2; j++)
		LETTER_WANT(at[j] == g_mime_header_list_get_count(list[j]));
}

static void
letter_check_parsed(
    struct arena *a, const struct mail_letter *l, const char *p, size_t n)
{
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(p, n);
	GMimeParser *parser = g_mime_parser_new_with_stream(stream);
	GMimeMessage *m = g_mime_parser_construct_message(parser, NULL);
	GMimeMultipart *both;

	LETTER_WANT(m != NULL);
	if (m != NULL) {
		letter_check_names(l, m);
		letter_check_addresses(a, l, m);
		LETTER_WANT(letter_is_same(
		    a, g_mime_message_get_subject(m), l->subject));
		LETTER_WANT(
		    GMIME_IS_MULTIPART(g_mime_message_get_mime_part(m)));
	}
	if (letter_wrong == NULL) {
		both = GMIME_MULTIPART(g_mime_message_get_mime_part(m));
		LETTER_WANT(g_mime_multipart_get_count(both) == 2);
		letter_check_part(
		    a, g_mime_multipart_get_part(both, 0), l->text);
		letter_check_part(
		    a, g_mime_multipart_get_part(both, 1), l->html);
	}
	if (m != NULL)
		g_object_unref(m);
	g_object_unref(parser);
	g_object_unref(stream);
}

/* The case as a form, or as it is (is_raw); to the nth friend. Whether there
 * is such a letter; its bytes go to out. */
static inline bool
letter_of_case(struct arena *a, const char *const field[LETTER__MAX],
    bool is_raw, int friend, struct mail_letter *l, struct buf *out)
{
	const char *value[WRITING__MAX] = {
	    [WRITING_NAME] = field[LETTER_NAME],
	    [WRITING_EMAIL] = field[LETTER_EMAIL],
	    [WRITING_FRIENDS] = field[LETTER_FRIENDS],
	    [WRITING_NOTE] = field[LETTER_NOTE],
	};
	const char *to[WRITING_FRIENDS_MAX] = {field[LETTER_FRIENDS]};
	struct fault f = {0};
	struct writing w = {0};
	bool is_taken = !is_raw && writing_take(a, &writing_email, value, &w);

	if (!is_raw &&
	    (!is_taken ||
		friend >= writing_addresses(a, w.field[WRITING_FRIENDS], to)))
		return false;
	*l = (struct mail_letter){
	    .id = "0123456789abcdef0123456789abcdef",
	    .subject = field[LETTER_HEADLINE],
	    .from_name = field[LETTER_SITE],
	    .from = "post@courier.example",
	    .to = to[is_raw ? 0 : friend],
	    .reply_to = is_raw ? field[LETTER_EMAIL] : w.field[WRITING_EMAIL],
	    .language = "en-GB",
	    .unsubscribe = "https://courier.example/email/block?a=1-2",
	    .date = 1000000000,
	    .text = arena_printf(a, "%s\n> %s\n%s\n",
		is_raw ? field[LETTER_NAME] : w.field[WRITING_NAME],
		is_raw ? field[LETTER_NOTE] : w.field[WRITING_NOTE],
		field[LETTER_TEXT]),
	    .html = arena_printf(a, "<p>%s</p>", field[LETTER_TEXT]),
	};
	if (letter_write(a, l, out, &f))
		return true;
	/* What the form takes makes a letter. */
	LETTER_WANT(is_raw);
	return false;
}

static void
letter_check(
    struct arena *a, const struct mail_letter *l, const struct buf *out)
{
	letter_check_lines(l, out->data, out->len);
	letter_check_parsed(a, l, out->data, out->len);
}

#endif
