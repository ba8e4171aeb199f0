/* SPDX-License-Identifier: Apache-2.0 */
/* A letter of ours as bytes; MIME by GMime. */
#include "mail/letter.h"

#include <gmime/gmime.h>
#include <pthread.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/utf8.h"
#include "post/mailbox.h"
#include "story/wrap.h"

#include "base/banned.h"

enum {
	SUBJECT_MAX = 200,
	URL_MAX = 800,
	LANGUAGE_MAX = 80,
	ID_MAX = 64,
	HEADER_COLUMNS = 76
};

/* What may be in a header besides text: nothing that turns its direction. */
static bool
is_shown(uint32_t c)
{
	return c != 0x200e && c != 0x200f && c != 0x061c &&
	       !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
}

/* Text as one line of a header, in arena a: no controls, no line ends. */
static const char *
one_line(struct arena *a, const char *text, size_t max)
{
	const char *clean = utf8_clean(a, text, strlen(text));
	size_t n = utf8_prefix(clean, max), size;
	struct buf b = {0};
	const char *made;

	for (const char *c = clean; c < clean + n; c += size) {
		uint32_t code;

		size = utf8_next(c, (size_t)(clean + n - c));
		code = utf8_code(c, size);
		if (g_unichar_isspace(code) || g_unichar_iscntrl(code) ||
		    code == 0x2028 || code == 0x2029) {
			if (b.len > 0 && b.data[b.len - 1] != ' ')
				buf_puts(&b, " ");
		} else if (is_shown(code)) {
			buf_append(&b, c, size);
		}
	}
	while (b.len > 0 && b.data[b.len - 1] == ' ')
		b.data[--b.len] = '\0';
	if (clean[n] != '\0')
		buf_puts(&b, "\u2026");
	made = arena_string(a, buf_string(&b));
	buf_release(&b);
	return made;
}

/* Whether s is nothing but the characters of set, and has at most max. */
static bool
is_of(const char *s, const char *set, size_t max)
{
	size_t n = strlen(s);

	return n > 0 && n <= max && strspn(s, set) == n;
}

static bool
is_url(const char *s)
{
	if (strncmp(s, "https://", 8) != 0 && strncmp(s, "http://", 7) != 0)
		return false;
	for (const char *c = s; *c != '\0'; c++) {
		if (*c <= ' ' || *c > '~' || strchr("<>\"\\", *c) != NULL)
			return false;
	}
	return strlen(s) <= URL_MAX;
}

#define ALNUM "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* l with its addresses read, its words cleaned. */
struct checked {
	const struct mail_letter *l;
	struct mailbox from, to, reply_to;
	const char *subject, *from_name;
	const char *text, *html;
};

static bool
check(struct arena *a, const struct mail_letter *l, struct checked *c,
    struct fault *f)
{
	c->l = l;
	if (!mailbox_parse(a, l->from, &c->from) || c->from.is_utf8)
		return fault_set(
		    f, FAULT_DATA, "the address that mail comes from is none");
	if (!mailbox_parse(a, l->to, &c->to))
		return fault_set(f, FAULT_DATA,
		    "the recipient's address is "
		    "none");
	if (l->reply_to != NULL && !mailbox_parse(a, l->reply_to, &c->reply_to))
		return fault_set(f, FAULT_DATA,
		    "the address for answers is "
		    "none");
	if (!is_of(l->id, ALNUM, ID_MAX))
		return fault_set(f, FAULT_DATA, "a message's id is none");
	if (!is_of(l->language, ALNUM "-, ", LANGUAGE_MAX))
		return fault_set(f, FAULT_DATA, "a letter's language is none");
	if (!is_url(l->unsubscribe))
		return fault_set(f, FAULT_DATA,
		    "the address to get no more mail at is none: is base_url "
		    "right?");
	c->subject = one_line(a, l->subject, SUBJECT_MAX);
	c->from_name = one_line(a, l->from_name, SUBJECT_MAX);
	c->text = utf8_clean(a, l->text, strlen(l->text));
	c->html = utf8_clean(a, l->html, strlen(l->html));
	return true;
}

/*
 * Text that has more than ASCII, or what would be taken for encoded words, as
 * encoded words (RFC 2047), each on a line that has column characters before
 * it and 76 at most. These are ours because GMime's are of base64, of which
 * its own reader loses what stands behind a padded one; and because it leaves
 * "=?utf-8?q?=0d=0a?=" as it is, which readers turn into two lines.
 */
static void
put_words(struct buf *b, const char *text, size_t column)
{
	static const char start[] = "=?UTF-8?Q?", end[] = "?=";
	bool is_open = false;

	for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
		size_t n = (size_t)(g_utf8_next_char(c) - c);
		bool is_plain = n == 1 && g_ascii_isalnum(*c);
		size_t size = is_plain || *c == ' ' ? 1 : 3 * n;

		if (is_open && column + size + strlen(end) > HEADER_COLUMNS) {
			buf_printf(b, "%s\n ", end);
			is_open = false;
			column = 1;
		}
		if (!is_open) {
			buf_puts(b, start);
			column += strlen(start);
			is_open = true;
		}
		if (is_plain || *c == ' ')
			buf_append(b, *c == ' ' ? "_" : c, 1);
		else
			for (size_t i = 0; i < n; i++)
				buf_printf(b, "=%02X", (unsigned char)c[i]);
		column += size;
	}
	if (is_open)
		buf_puts(b, end);
}

static bool
is_plain(const char *text)
{
	for (const char *c = text; *c != '\0'; c++) {
		if (*c < ' ' || *c > '~')
			return false;
	}
	return strstr(text, "=?") == NULL;
}

/* The subject as it stands behind its name, folded at spaces. */
static const char *
subject_of(struct arena *a, const char *text)
{
	static const char name[] = "Subject: ";
	struct buf b = {0};
	const char *made;

	if (is_plain(text) && text[0] != '\0')
		wrap_text(&b, text, name, " ", HEADER_COLUMNS);
	else
		buf_printf(&b, "%s\n", name);
	b.data[--b.len] = '\0';
	if (!is_plain(text))
		put_words(&b, text, b.len);
	made = arena_string(a, b.data + strlen(name));
	buf_release(&b);
	return made;
}

/* "Name" <address> (RFC 5322 3.4). */
static const char *
from_of(struct arena *a, const char *name, const char *address)
{
	struct buf b = {0};
	const char *made;

	if (!is_plain(name)) {
		put_words(&b, name, strlen("From: "));
	} else if (name[0] != '\0') {
		buf_puts(&b, "\"");
		for (const char *c = name; *c != '\0'; c++)
			buf_printf(&b, "%s%c",
			    *c == '"' || *c == '\\' ? "\\" : "", *c);
		buf_puts(&b, "\"");
	}
	buf_printf(&b, "%s<%s>",
	    b.len == 0                                       ? ""
	    : is_plain(name) && b.len + strlen(address) < 60 ? " "
							     : "\n ",
	    address);
	made = arena_string(a, buf_string(&b));
	buf_release(&b);
	return made;
}

/* A header of our own making, on a line of its own as it is. */
static void
put_header(GMimeObject *to, const char *name, const char *value)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(to);
	char *raw = g_strdup_printf(" %s\n", value);
	GMimeHeader *header;

	g_mime_header_list_append(list, name, value, NULL);
	header = g_mime_header_list_get_header_at(
	    list, g_mime_header_list_get_count(list) - 1);
	g_mime_header_set_raw_value(header, raw);
	g_free(raw);
}

/*
 * The header, in an order that is always the same, and word for word ours:
 * GMime would encode what is not ASCII in an address.
 */
static void
put_headers(struct arena *a, GMimeMessage *message, const struct checked *c)
{
	GMimeObject *o = GMIME_OBJECT(message);
	GDateTime *date = g_date_time_new_from_unix_utc(c->l->date);
	char *stamp = g_mime_utils_header_format_date(date);

	put_header(o, "From", from_of(a, c->from_name, c->from.address));
	if (c->l->reply_to != NULL)
		put_header(o, "Reply-To", c->reply_to.address);
	put_header(o, "To", c->to.address);
	put_header(o, "Subject", subject_of(a, c->subject));
	put_header(o, "Date", stamp);
	put_header(o, "Message-ID",
	    arena_printf(a, "<%s@%s>", c->l->id, c->from.domain));
	put_header(o, "Auto-Submitted", "auto-generated");
	put_header(o, "Content-Language", c->l->language);
	put_header(
	    o, "List-Unsubscribe", arena_printf(a, "<%s>", c->l->unsubscribe));
	put_header(o, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
	g_free(stamp);
	g_date_time_unref(date);
}

/*
 * One body of the two, in 7 bits; quoted-printable also where it need not be,
 * which no boundary of ours can stand in, and which mends long lines. Base64
 * is of the text as it is on the wire (RFC 2045 6.8).
 */
static GMimeObject *
make_part(const char *subtype, const char *text)
{
	GMimePart *part = g_mime_part_new_with_type("text", subtype);
	GMimeFilter *best = g_mime_filter_best_new(GMIME_FILTER_BEST_ENCODING);
	GMimeContentEncoding encoding;
	GMimeDataWrapper *content;
	GMimeStream *stream;
	struct buf b = {0};
	char *out;
	size_t n, before;

	g_mime_filter_complete(
	    best, (char *)text, strlen(text), 0, &out, &n, &before);
	encoding = g_mime_filter_best_encoding(
	    GMIME_FILTER_BEST(best), GMIME_ENCODING_CONSTRAINT_7BIT);
	g_object_unref(best);
	if (encoding != GMIME_CONTENT_ENCODING_BASE64)
		encoding = GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '\n' && encoding == GMIME_CONTENT_ENCODING_BASE64)
			buf_puts(&b, "\r");
		buf_append(&b, c, 1);
	}
	stream =
	    g_mime_stream_mem_new_with_buffer(b.len == 0 ? "" : b.data, b.len);
	content = g_mime_data_wrapper_new_with_stream(
	    stream, GMIME_CONTENT_ENCODING_DEFAULT);
	g_mime_object_set_content_type_parameter(
	    GMIME_OBJECT(part), "charset", "utf-8");
	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, encoding);
	g_object_unref(content);
	g_object_unref(stream);
	buf_release(&b);
	return GMIME_OBJECT(part);
}

static void
put_bodies(struct arena *a, GMimeMessage *message, const struct checked *c)
{
	GMimeMultipart *both = g_mime_multipart_new_with_subtype("alternative");
	GMimeObject *part;

	/* No line of quoted-printable or base64 has "=_". */
	g_mime_multipart_set_boundary(both, arena_printf(a, "=_%s", c->l->id));
	part = make_part("plain", c->text);
	g_mime_multipart_add(both, part);
	g_object_unref(part);
	part = make_part("html", c->html);
	g_mime_multipart_add(both, part);
	g_object_unref(part);
	g_mime_message_set_mime_part(message, GMIME_OBJECT(both));
	g_object_unref(both);
}

bool
letter_write(struct arena *a, const struct mail_letter *l, struct buf *out,
    struct fault *f)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	GMimeFormatOptions *options;
	struct checked c = {0};
	GMimeMessage *message;
	GByteArray *bytes;
	GMimeStream *stream;

	if (!check(a, l, &c, f))
		return false;
	pthread_once(&once, g_mime_init);
	message = g_mime_message_new(FALSE);
	put_headers(a, message, &c);
	put_bodies(a, message, &c);
	bytes = g_byte_array_new();
	stream = g_mime_stream_mem_new_with_byte_array(bytes);
	g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), FALSE);
	options = g_mime_format_options_new();
	g_mime_format_options_set_newline_format(
	    options, GMIME_NEWLINE_FORMAT_DOS);
	g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream);
	buf_append(out, bytes->data, bytes->len);
	g_mime_format_options_free(options);
	g_object_unref(stream);
	g_byte_array_free(bytes, TRUE);
	g_object_unref(message);
	return true;
}
